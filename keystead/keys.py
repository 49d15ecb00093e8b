"""The encryption keys of this installation: from the settings, or in development from a file in the data directory."""

from identity.kernel import vault
from identity.security.encryption import Keyring, Tampered, UnknownKey, check_canary, load_or_create_key_file
from identity.settings import Settings


def open_vault(own: Settings) -> Keyring:
    """Make the keyring of this process."""
    keys = own.encryption_keys or (load_or_create_key_file(own.data_dir / "encryption.key"),)
    return vault.use(Keyring(keys))


def fits(keyring: Keyring, canary: str) -> bool:
    """Whether the keyring opens what this canary stands for."""
    try:
        check_canary(keyring, canary)
    except (UnknownKey, Tampered):
        return False
    return True
