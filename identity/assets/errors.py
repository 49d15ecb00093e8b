"""What the store of uploaded files refuses."""

from identity.kernel.errors import InputRefused, Unavailable


class StorageNotConfigured(InputRefused):
    """There is nowhere to put a file."""

    code = "storage.not_configured"
    message = "No storage is set up for uploaded files."


class FileTooLarge(InputRefused):
    """More than a picture needs."""

    code = "guard.file_size_exceeded"
    message = "The file is too large: at most {megabytes} MB."

    @classmethod
    def over(cls, most: int) -> "FileTooLarge":
        """Larger than so many bytes."""
        return cls(megabytes=most // 1024**2)


class FileTypeRefused(InputRefused):
    """A file that is, by its content, none of the kinds that are taken."""

    code = "guard.mime_type_not_allowed"
    message = "Files of this kind are not taken: {reason}"


class StorageFailed(Unavailable):
    """The store is there and does not answer as it should."""

    code = "storage.upload_error"
    message = "The file could not be stored. Please try again in a moment."
