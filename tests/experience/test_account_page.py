"""What the account centre's page is given, and the application that it signs in as."""

import pytest

from identity.applications import queries as applications
from identity.content.account_center_actions import update_account_center
from identity.experience.account_page import account_page_data
from identity.experience.languages import account_languages, languages
from identity.experience.phrase_actions import set_custom_phrases
from identity.kernel.actor import Actor

pytestmark = pytest.mark.usefixtures("database")


async def test_it_is_closed_at_first_and_says_nothing_of_the_sign_in_itself(system: Actor) -> None:
    data = await account_page_data()

    assert data["accountCenter"]["enabled"] is False
    assert data["accountCenter"]["fields"] == {}
    assert "signIn" not in data["settings"]
    assert "sentinelPolicy" not in data["settings"]


async def test_the_page_obeys_the_settings_at_once(system: Actor) -> None:
    await update_account_center(
        system, {"enabled": True, "fields": {"email": "Edit"}, "customCss": "body { color: teal }"}
    )

    data = await account_page_data()

    assert data["accountCenter"]["enabled"] is True
    assert data["accountCenter"]["fields"] == {"email": "Edit"}
    assert data["settings"]["customCss"] == "body { color: teal }"


async def test_its_words_are_in_the_wanted_language_with_those_of_the_sign_in(system: Actor) -> None:
    data = await account_page_data(["de-AT", "fr"])

    assert data["language"] == "de"
    assert data["phrases"]["account"]["save"] == "Speichern"
    assert data["phrases"]["action"]["continue"] == "Weiter"
    assert "consent" not in data["phrases"]
    assert account_languages() == languages()


async def test_words_of_the_operator_go_before_ours(system: Actor) -> None:
    assert (await account_page_data(["en"]))["phrases"]["account"]["save"] == "Save"

    await set_custom_phrases(system, "en", {"account": {"save": "Stow it"}})

    phrases = (await account_page_data(["en"]))["phrases"]
    assert phrases["account"]["save"] == "Stow it"
    assert phrases["account"]["add"] == "Add"


async def test_it_signs_in_as_a_public_application_of_this_server(system: Actor) -> None:
    client = await applications.client("account-center")

    assert client
    assert client.is_public
    assert client.is_first_party
    assert client.redirect_uris == ("http://localhost:3001/account",)
    assert client.post_logout_redirect_uris == ("http://localhost:3001/account/signed-out",)
