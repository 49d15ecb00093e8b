"""Files that come in as a form: parsed while they arrive, kept in memory only while they are small."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from identity.assets.actions import LARGEST_FILE
from identity.assets.errors import FileTooLarge
from rest_api.guard import InvalidInput

_FIELD = "file"
_OVERHEAD = 65_536  # boundaries, headers, small fields
_MOST_FIELDS = 8
_LARGEST_FIELD = 8_192


@dataclass(frozen=True, slots=True)
class Upload:
    """A form that has not been read yet."""

    request: Request
    largest: int = LARGEST_FILE

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[UploadFile]:
        """The form's file; it is gone when the block ends."""
        if not self.request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
            raise _not_a_file("The body is no multipart form")
        parser = MultiPartParser(
            self.request.headers,
            _bounded(self.request, self.largest),
            max_files=1,
            max_fields=_MOST_FIELDS,
            max_part_size=_LARGEST_FIELD,
        )
        try:
            yield _file_in(await _parsed(parser))
        finally:
            for each in parser._files_to_close_on_error:  # also a file that the form breaks off in
                each.close()


def upload_of(request: Request) -> Upload:
    """The form that the request brings."""
    return Upload(request)


async def _parsed(parser: MultiPartParser) -> FormData:
    try:
        return await parser.parse()
    except (MultiPartException, LookupError, UnicodeError):
        raise _not_a_file("The form cannot be read") from None


def _file_in(form: FormData) -> UploadFile:
    file = form.get(_FIELD)
    if not isinstance(file, UploadFile):
        raise _not_a_file("There is no file in the form")
    return file


async def _bounded(request: Request, largest: int) -> AsyncGenerator[bytes, None]:
    """What comes in, up to the largest file that is taken: the rest is not even read."""
    seen = 0
    async for chunk in request.stream():
        seen += len(chunk)
        if seen > largest + _OVERHEAD:
            raise FileTooLarge.over(largest)
        yield chunk


def _not_a_file(message: str) -> InvalidInput:
    return InvalidInput([{"code": "custom", "path": [_FIELD], "message": message}])
