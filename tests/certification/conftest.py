"""The installation under test: one for all plans, as an operator would have it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.certification.party import Party
from tests.certification.provider import Provider, a_provider


@pytest.fixture(scope="session")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    """With everything switched on that any plan needs."""
    with a_provider(tmp_path_factory.mktemp("certification")) as made:
        yield made


Registering = Callable[..., Party]


@pytest.fixture
def party(provider: Provider) -> Registering:
    """Registers a client for one module."""

    def register(response_type: str = "code", **metadata: Any) -> Party:
        return Party.registered(provider, response_type, **metadata)

    return register
