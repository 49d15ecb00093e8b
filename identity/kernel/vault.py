"""The process's keyring: what stored secrets are encrypted with."""

from identity.security.encryption import Keyring

_keyrings: list[Keyring] = []


def use(keyring: Keyring) -> Keyring:
    """Make this the keyring of the process; called once at the start."""
    _keyrings[:] = [keyring]
    return keyring


def vault() -> Keyring:
    """The keyring of this process."""
    if not _keyrings:
        raise RuntimeError("no keyring is in use: call vault.use(keyring) at the start")
    return _keyrings[0]
