"""The encryption keys of this installation: from the settings, or in development from a file in the data directory."""

from identity.kernel import vault
from identity.security.encryption import Keyring, load_or_create_key_file
from identity.settings import Settings


def open_vault(own: Settings) -> None:
    """Make the keyring of this process."""
    keys = own.encryption_keys or (load_or_create_key_file(own.data_dir / "encryption.key"),)
    vault.use(Keyring(keys))
