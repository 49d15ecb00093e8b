"""OpenID Connect Core section 8: what `sub` is."""

from dataclasses import replace

import pytest

from identity.applications.clients import ApplicationType, Client
from identity.applications.protocol import ProtocolMetadata, SubjectType
from oidc.subjects import is_subject, subject_of

_PAIRWISE = Client(
    id="client000000000000001",
    name="An application",
    type=ApplicationType.TRADITIONAL,
    redirect_uris=("https://one.example.com/callback",),
    protocol=ProtocolMetadata(subject_type=SubjectType.PAIRWISE),
    subject_salt=b"s" * 32,
)
_USER, _ANOTHER = "user00000001", "user00000002"


def test_public_subjects_are_the_same_for_all_clients() -> None:
    """8: public "provides the same sub value to all Clients"."""
    public = replace(_PAIRWISE, protocol=ProtocolMetadata(), subject_salt=None)
    assert subject_of(public, _USER) == subject_of(replace(public, id="another"), _USER) == _USER


def test_pairwise_subjects_differ_between_sectors() -> None:
    """8.1: "distinct Sector Identifier values MUST result in distinct Subject Identifier values"."""
    other = replace(_PAIRWISE, redirect_uris=("https://two.example.com/callback",))
    assert subject_of(_PAIRWISE, _USER) != subject_of(other, _USER)
    assert subject_of(_PAIRWISE, _USER) != subject_of(_PAIRWISE, _ANOTHER)
    assert is_subject(_PAIRWISE, _USER, subject_of(_PAIRWISE, _USER))
    assert not is_subject(_PAIRWISE, _USER, subject_of(other, _USER))


def test_pairwise_subjects_are_shared_inside_a_sector() -> None:
    """8.1: the host of the redirect URIs is the sector, whatever their paths are."""
    other = replace(_PAIRWISE, id="another", redirect_uris=("https://one.example.com/elsewhere",))
    assert subject_of(_PAIRWISE, _USER) == subject_of(other, _USER)


def test_a_sector_identifier_uri_names_the_sector() -> None:
    """8.1: "the Sector Identifier is the host component of the sector_identifier_uri"."""
    protocol = replace(_PAIRWISE.protocol, sector_identifier_uri="https://sector.example.com/uris.json")
    one, two = replace(_PAIRWISE, protocol=protocol), replace(_PAIRWISE, protocol=protocol, redirect_uris=())
    assert subject_of(one, _USER) == subject_of(two, _USER) != subject_of(_PAIRWISE, _USER)


def test_pairwise_subjects_cannot_be_turned_back() -> None:
    """8.1: "The Subject Identifier value MUST NOT be reversible by any party other than the OpenID Provider"."""
    subject = subject_of(_PAIRWISE, _USER)
    assert subject.isascii()
    assert len(subject) <= 255
    assert _USER not in subject
    assert subject != subject_of(replace(_PAIRWISE, subject_salt=b"t" * 32), _USER)


def test_without_the_secret_nobody_gets_a_subject() -> None:
    with pytest.raises(RuntimeError):
        subject_of(replace(_PAIRWISE, subject_salt=None), _USER)


def test_without_a_host_each_client_is_a_sector_of_its_own() -> None:
    native = replace(_PAIRWISE, redirect_uris=("com.example.app:/callback",))
    assert subject_of(native, _USER) != subject_of(replace(native, id="another"), _USER)
