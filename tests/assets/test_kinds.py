"""What kind of file it is, by its content."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.assets.rules import ENDINGS, SHOWN_IN_PLACE, content_type_of
from tests.assets.pictures import ACCEPTED, REFUSED


@pytest.mark.parametrize("kind", ACCEPTED)
def test_each_kind_is_known_by_its_content(kind: str) -> None:
    source = BytesIO(ACCEPTED[kind])
    assert content_type_of(source) == kind
    assert source.tell() == 0


@pytest.mark.parametrize("name", REFUSED)
def test_what_only_pretends_is_none_of_them(name: str) -> None:
    assert content_type_of(BytesIO(REFUSED[name])) is None


def test_what_may_hold_code_is_not_shown_in_place() -> None:
    assert set(ENDINGS) - SHOWN_IN_PLACE == {"image/svg+xml", "application/zip"}
    assert set(ENDINGS) == set(ACCEPTED)


@given(st.binary(max_size=200) | st.text(max_size=50).map(lambda text: f"<svg{text}".encode()))
def test_any_bytes_are_of_a_kind_or_not(data: bytes) -> None:
    assert content_type_of(BytesIO(data)) in {None, *ENDINGS}


@pytest.mark.parametrize("encoding", ["utf-7", "base64", "rot13", "idna", "undefined", "nonsense"])
def test_no_codec_is_run_because_a_file_names_it(encoding: str) -> None:
    file = f'<?xml version="1.0" encoding="{encoding}"?><svg/>'.encode()
    assert content_type_of(BytesIO(file)) == "image/svg+xml"
