"""The tests of a file share what they read of the source, and no longer."""

from collections.abc import Iterator

import pytest

from tests.architecture import source


@pytest.fixture(autouse=True, scope="module")
def _syntax() -> Iterator[None]:
    yield
    source.forget()
