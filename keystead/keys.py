"""The encryption keys of this installation: from the settings, or in development from a file in the data directory."""

from pathlib import Path

from identity.kernel import vault
from identity.security.encryption import Keyring, Tampered, UnknownKey, check_canary, load_or_create_key_file
from identity.settings import Settings


def open_vault(own: Settings) -> Keyring:
    """Make the keyring of this process."""
    return vault.use(Keyring(own.encryption_keys or (_key_of_development(own.data_dir),)))


def _key_of_development(data_dir: Path) -> bytes:
    # With an external database nobody has made the directory yet. The key itself is closed to others.
    data_dir.mkdir(mode=0o711, parents=True, exist_ok=True)
    return load_or_create_key_file(data_dir / "encryption.key")


def fits(keyring: Keyring, canary: str) -> bool:
    """Whether the keyring opens what this canary stands for."""
    try:
        check_canary(keyring, canary)
    except (UnknownKey, Tampered):
        return False
    return True
