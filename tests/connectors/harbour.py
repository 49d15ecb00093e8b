"""An installed package that brings a provider of sign-in: for connectors that keep nothing between the way to the
provider and the way back, at an address of the test's choice."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from identity.connectors.catalogue import every_kind

SITE = Path(__file__).parent / "harbour_login"  # for PYTHONPATH
FACTORY = "harbour-universal"


def harbour_config(url: str) -> dict[str, Any]:
    """Settings for a provider there."""
    return {"clientId": "client", "clientSecret": "a secret of the client", "provider": url}


@contextmanager
def harbour_installed() -> Iterator[None]:
    """The package, where this process looks for packages."""
    sys.path.insert(0, str(SITE))
    every_kind.cache_clear()
    try:
        assert FACTORY in every_kind()
        yield
    finally:
        sys.path.remove(str(SITE))
        every_kind.cache_clear()
