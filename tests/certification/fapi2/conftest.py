"""The clients of the FAPI 2.0 plans."""

import pytest

from tests.certification.fapi2.party import CALLBACK, FapiParty
from tests.certification.provider import Provider


@pytest.fixture(scope="module")
def client(provider: Provider) -> FapiParty:
    """The first client of the plan."""
    return FapiParty(provider)


@pytest.fixture(scope="module")
def client2(provider: Provider) -> FapiParty:
    """The second, whose redirect URI has a query."""
    return FapiParty(provider, f"{CALLBACK}?dummy1=lorem&dummy2=ipsum")
