"""Signing in with a social provider: whose account it is, what is linked and kept, and what is no proof."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from identity.connectors.actions import NewConnector, create_connector, delete_connector
from identity.connectors.catalogue import every_kind, kind_of
from identity.connectors.errors import (
    AuthorizationFailed,
    ConnectorFailed,
    IdentityTaken,
    InsufficientInformation,
    NotTheSameSignIn,
    SocialCodeInvalid,
    SocialIdentityUnknown,
    SocialIdTokenInvalid,
)
from identity.connectors.models import Connector
from identity.connectors.providers import google
from identity.experience.queries import public_sign_in_experience
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.kernel.errors import Forbidden, NotFoundById, Refusal
from identity.security.codes import pkce_s256_challenge
from identity.sign_in import actions, identification_actions, profile_actions, social_actions
from identity.sign_in.errors import MethodNotEnabled, NotVerified, VerificationNotFound
from identity.sign_in.password_actions import verify_password
from identity.sso.token_vault import opened
from identity.users.queries import user_by_id
from tests.sign_in.conftest import (
    BROWSER,
    PASSWORD,
    REGISTER,
    SIGN_IN,
    Begin,
    MakeUser,
    event_keys,
    experience_of,
    named,
    signed_in,
)
from tests.sign_in.providers import (
    CALLBACK,
    CLIENT,
    SECRET,
    STATE,
    OidcHost,
    answer,
    oidc_connector,
    oidc_host,
    parameters_of,
)
from tests.sign_in.ways import set_up

ADA = {"name": "Ada", "picture": "https://idp.example.com/ada.png", "email": "ada@example.com"}
VERIFIED = ADA | {"email_verified": True}


@pytest.fixture
async def provider(database: str) -> AsyncIterator[OidcHost]:
    """A provider that may be called."""
    async with oidc_host() as found:
        yield found


async def came_back(provider: OidcHost, row: Connector, interaction: str, **claims: Any) -> str:
    """A person who was sent to the provider and came back; the id of the verification."""
    record, uri = await social_actions.begin_social(BROWSER, interaction, row.id, STATE, CALLBACK)
    provider.grant(uri, **claims)
    return await social_actions.verify_social(BROWSER, interaction, row.id, record, answer())


async def identify(interaction: str, record: str, **more: Any) -> bool:
    return await identification_actions.identify(BROWSER, interaction, record, **more)


async def identities_of(user_id: str) -> dict[str, dict[str, Any]]:
    user = await user_by_id(user_id)
    assert user is not None
    return user.identities


async def user_id_of(interaction: str) -> str:
    return str((await experience_of(interaction))["userId"])


async def registered(provider: OidcHost, row: Connector, begin: Begin, **claims: Any) -> str:
    """A new account by a social one; its id."""
    await set_up(signUp={"identifiers": [], "password": False, "verify": False})
    interaction = await begin(REGISTER)
    assert await identify(interaction, await came_back(provider, row, interaction, **claims))
    await actions.submit(BROWSER, interaction)
    return await user_id_of(interaction)


async def test_the_way_there_protects_the_way_back(provider: OidcHost, begin: Begin) -> None:
    row = await oidc_connector(provider, customConfig={"nonce": "fixed", "hint": "x"})
    interaction = await begin(SIGN_IN)
    record, uri = await social_actions.begin_social(BROWSER, interaction, row.id, STATE, CALLBACK)
    query = parameters_of(uri)
    assert uri.startswith(f"{provider.url}/authorize?")
    assert (query["client_id"], query["redirect_uri"], query["state"]) == (CLIENT, CALLBACK, STATE)
    assert (query["response_type"], query["scope"], query["hint"]) == ("code", "openid profile email", "x")
    assert query["nonce"] != "fixed"
    provider.grant(uri)
    assert await social_actions.verify_social(BROWSER, interaction, row.id, record, answer()) == record
    form = provider.last_form
    assert (form["client_id"], form["client_secret"], form["code"]) == (CLIENT, SECRET, "a-code")
    assert pkce_s256_challenge(form["code_verifier"]) == query["code_challenge"]
    assert (await experience_of(interaction))["captcha"]["skipped"] is True
    keys = [key for key, _ in await event_keys() if "Social" in key]
    assert keys == [
        "Interaction.SignIn.Verification.Social.Create",
        "Interaction.SignIn.Verification.Social.Submit",
    ]


async def test_nothing_of_the_way_is_told(provider: OidcHost, begin: Begin) -> None:
    row, interaction = await oidc_connector(provider), await begin(SIGN_IN)
    _, uri = await social_actions.begin_social(BROWSER, interaction, row.id, STATE, CALLBACK)
    told = str(await database.fetch("SELECT * FROM events"))
    assert parameters_of(uri)["nonce"] not in told
    assert SECRET not in told


async def test_a_social_account_registers_and_then_signs_in(provider: OidcHost, begin: Begin) -> None:
    row = await oidc_connector(provider)
    user_id = await registered(provider, row, begin, **VERIFIED)
    user = await user_by_id(user_id)
    assert user is not None
    assert (user.primary_email, user.name, user.avatar) == (ADA["email"], "Ada", ADA["picture"])
    assert user.identities["acme"]["userId"] == "person-1"
    assert user.identities["acme"]["details"]["email"] == ADA["email"]
    interaction = await begin(SIGN_IN)
    assert not await identify(interaction, await came_back(provider, row, interaction, **VERIFIED))
    assert await user_id_of(interaction) == user_id
    await actions.submit(BROWSER, interaction)


async def test_addresses_that_somebody_has_are_not_taken(
    provider: OidcHost, begin: Begin, make_user: MakeUser
) -> None:
    await make_user(primary_email=ADA["email"])
    user = await user_by_id(await registered(provider, await oidc_connector(provider), begin, **VERIFIED))
    assert user is not None
    assert user.primary_email is None
    assert user.name == "Ada"


async def test_an_account_with_the_same_address_is_named_and_linked_only_when_wanted(
    provider: OidcHost, begin: Begin, make_user: MakeUser
) -> None:
    row, ada = await oidc_connector(provider), await make_user(primary_email=ADA["email"])
    interaction = await begin(SIGN_IN)
    record = await came_back(provider, row, interaction, **VERIFIED)
    with pytest.raises(SocialIdentityUnknown) as refused:
        await identify(interaction, record)
    assert (refused.value.status, refused.value.code) == (404, "user.identity_not_exist")
    assert refused.value.data == {"relatedUser": {"type": "email", "value": ADA["email"]}}
    assert await identities_of(ada.id) == {}
    await identify(interaction, record, links_social=True)
    assert await identities_of(ada.id) == {}  # not before it is submitted
    await actions.submit(BROWSER, interaction)
    assert (await identities_of(ada.id))["acme"]["userId"] == "person-1"


async def test_the_settings_may_link_by_themselves(
    provider: OidcHost, begin: Begin, make_user: MakeUser
) -> None:
    row, ada = await oidc_connector(provider), await make_user(primary_email=ADA["email"])
    await set_up(socialSignIn={"automaticAccountLinking": True})
    interaction = await begin(SIGN_IN)
    await identify(interaction, await came_back(provider, row, interaction, **VERIFIED))
    await actions.submit(BROWSER, interaction)
    assert (await identities_of(ada.id))["acme"]["userId"] == "person-1"


@pytest.mark.parametrize("unverified", [{}, {"email_verified": False}, {"email_verified": "no"}])
async def test_an_unverified_address_links_nothing(
    provider: OidcHost, begin: Begin, make_user: MakeUser, unverified: dict[str, Any]
) -> None:
    row, ada = await oidc_connector(provider), await make_user(primary_email=ADA["email"])
    await set_up(socialSignIn={"automaticAccountLinking": True})
    interaction = await begin(SIGN_IN)
    record = await came_back(provider, row, interaction, **ADA, **unverified)
    with pytest.raises(SocialIdentityUnknown) as refused:
        await identify(interaction, record, links_social=True)
    assert refused.value.data is None
    assert await identities_of(ada.id) == {}


async def test_who_has_another_account_there_keeps_it(
    provider: OidcHost, begin: Begin, make_user: MakeUser
) -> None:
    row, ada = await oidc_connector(provider), await make_user(primary_email=ADA["email"])
    interaction = await begin(SIGN_IN)
    await identify(interaction, await came_back(provider, row, interaction, **VERIFIED), links_social=True)
    await actions.submit(BROWSER, interaction)
    interaction = await begin(SIGN_IN)
    record = await came_back(provider, row, interaction, **VERIFIED, sub="person-2")
    with pytest.raises(IdentityTaken):
        await identify(interaction, record, links_social=True)
    assert (await identities_of(ada.id))["acme"]["userId"] == "person-1"


async def test_an_identified_person_adds_a_social_account(
    provider: OidcHost, begin: Begin, make_user: MakeUser
) -> None:
    row, ada = await oidc_connector(provider), await make_user()
    interaction = await begin(SIGN_IN)
    record = await came_back(provider, row, interaction, **VERIFIED)
    await identify(interaction, await verify_password(BROWSER, interaction, named("ada"), PASSWORD))
    await profile_actions.add_verified(BROWSER, interaction, "social", record)
    await actions.submit(BROWSER, interaction)
    assert (await identities_of(ada.id))["acme"]["userId"] == "person-1"


async def test_a_linked_account_registers_nobody_else(provider: OidcHost, begin: Begin) -> None:
    row = await oidc_connector(provider)
    await registered(provider, row, begin, **VERIFIED)
    interaction = await begin(REGISTER)
    with pytest.raises(IdentityTaken):
        await identify(interaction, await came_back(provider, row, interaction, **VERIFIED))


async def test_tokens_are_kept_encrypted(provider: OidcHost, begin: Begin) -> None:
    row = await oidc_connector(provider)
    user_id = await registered(provider, row, begin, **VERIFIED)
    rows = await database.fetch("SELECT * FROM stored_tokens WHERE user_id = $1", user_id)
    assert [opened(each["tokens_encrypted"])["accessToken"] for each in rows] == ["an-access-token"]
    assert "an-access-token" not in str(rows)
    assert rows[0]["metadata"] == {
        "expiresAt": rows[0]["metadata"]["expiresAt"], "tokenType": "Bearer", "hasRefreshToken": False,
    }  # fmt: skip
    interaction = await begin(SIGN_IN)
    await identify(interaction, await came_back(provider, row, interaction, **VERIFIED))
    await actions.submit(BROWSER, interaction)
    assert await database.fetch_value("SELECT count(*) FROM stored_tokens") == 1
    assert "an-access-token" not in str(await database.fetch("SELECT * FROM events"))


async def test_details_follow_the_provider_when_that_is_wanted(provider: OidcHost, begin: Begin) -> None:
    row = await oidc_connector(provider)
    user_id = await registered(provider, row, begin, **VERIFIED)
    for synchronized, name in ((False, "Ada"), (True, "Ada Lovelace")):
        await database.execute("UPDATE connectors SET is_profile_synchronized = $1", synchronized)
        interaction = await begin(SIGN_IN)
        record = await came_back(provider, row, interaction, **VERIFIED | {"name": "Ada Lovelace"})
        await identify(interaction, record)
        await actions.submit(BROWSER, interaction)
        user = await user_by_id(user_id)
        assert user is not None
        assert user.name == name


BAD_TOKENS: dict[str, dict[str, Any]] = {
    "another nonce": {"nonce": "another"},
    "no nonce": {"nonce": None},
    "another audience": {"aud": "another-client"},
    "several audiences": {"aud": [CLIENT, "another-client"]},
    "another authorized party": {"azp": "another-client"},
    "another issuer": {"iss": "https://idp.example.com"},
    "expired": {"exp": 1},
    "endless": {"exp": None},
    "from the future": {"iat": 99_999_999_999},
    "a time that is none": {"exp": "tomorrow"},
}


@pytest.mark.parametrize("claims", BAD_TOKENS.values(), ids=BAD_TOKENS)
async def test_id_tokens_of_others_are_no_proof(
    provider: OidcHost, begin: Begin, claims: dict[str, Any]
) -> None:
    row, interaction = await oidc_connector(provider), await begin(SIGN_IN)
    with pytest.raises(SocialIdTokenInvalid) as refused:
        await came_back(provider, row, interaction, **claims)
    assert (refused.value.status, refused.value.code) == (401, "connector.social_invalid_id_token")
    assert "socialUserInfo" not in str(await experience_of(interaction)).replace("'socialUserInfo': None", "")


async def test_id_tokens_of_other_keys_are_no_proof(provider: OidcHost, begin: Begin) -> None:
    row, interaction = await oidc_connector(provider), await begin(SIGN_IN)
    record, uri = await social_actions.begin_social(BROWSER, interaction, row.id, STATE, CALLBACK)
    other = OidcHost(provider.host)
    for forged in ("eyJhbGciOiJub25lIn0.e30.", "x", other.signed({"sub": "person-1"})):
        provider.answer_tokens(forged)
        with pytest.raises(SocialIdTokenInvalid):
            await social_actions.verify_social(BROWSER, interaction, row.id, record, answer())
    provider.grant(uri)
    await social_actions.verify_social(BROWSER, interaction, row.id, record, answer())


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (answer(state="another"), NotTheSameSignIn),
        (answer(state=7), NotTheSameSignIn),
        (answer(redirectUri="https://evil.example.com"), NotTheSameSignIn),
        ({"error": "access_denied", "state": STATE}, AuthorizationFailed),
        ({"state": STATE}, SocialCodeInvalid),
        (answer(code={"a": 1}), SocialCodeInvalid),
        (answer(code="x" * 10_000), SocialCodeInvalid),
    ],
)
async def test_answers_of_other_sign_ins_are_no_proof(
    provider: OidcHost, begin: Begin, data: dict[str, Any], refusal: type[Refusal]
) -> None:
    row, interaction = await oidc_connector(provider), await begin(SIGN_IN)
    record, uri = await social_actions.begin_social(BROWSER, interaction, row.id, STATE, CALLBACK)
    provider.grant(uri)
    with pytest.raises(refusal):
        await social_actions.verify_social(BROWSER, interaction, row.id, record, data)
    with pytest.raises(NotVerified):
        await identify(interaction, record)


async def test_an_answer_counts_once_and_for_its_own_interaction(provider: OidcHost, begin: Begin) -> None:
    row, interaction, other = await oidc_connector(provider), await begin(SIGN_IN), await begin(SIGN_IN)
    record = await came_back(provider, row, interaction)
    with pytest.raises(NotTheSameSignIn):
        await social_actions.verify_social(BROWSER, interaction, row.id, record, answer())
    with pytest.raises(VerificationNotFound):
        await social_actions.verify_social(BROWSER, other, row.id, record, answer())
    with pytest.raises(VerificationNotFound):
        await identify(other, record)


async def test_a_verification_belongs_to_its_connector(provider: OidcHost, begin: Begin) -> None:
    row, interaction = await oidc_connector(provider), await begin(SIGN_IN)
    other = await oidc_connector(provider, target="other")
    record, uri = await social_actions.begin_social(BROWSER, interaction, row.id, STATE, CALLBACK)
    provider.grant(uri)
    for verification in (record, None, "nothing"):
        with pytest.raises(VerificationNotFound):
            await social_actions.verify_social(BROWSER, interaction, other.id, verification, answer())
    with pytest.raises(NotFoundById):
        await social_actions.begin_social(BROWSER, interaction, "nothing", STATE, CALLBACK)


async def test_providers_that_are_not_offered_sign_nobody_in(provider: OidcHost, begin: Begin) -> None:
    row, interaction = await oidc_connector(provider), await begin(SIGN_IN)
    record = await came_back(provider, row, interaction, **VERIFIED)
    await set_up(socialSignInConnectorTargets=[])
    with pytest.raises(MethodNotEnabled):
        await identify(interaction, record)


async def test_a_connector_that_has_gone_signs_nobody_in(provider: OidcHost, begin: Begin) -> None:
    row, interaction = await oidc_connector(provider), await begin(SIGN_IN)
    record = await came_back(provider, row, interaction, **VERIFIED)
    await delete_connector(SYSTEM, row.id)
    with pytest.raises(Refusal):
        await identify(interaction, record)


async def test_the_console_trusts_no_other_provider(provider: OidcHost, begin: Begin) -> None:
    row, interaction = await oidc_connector(provider), await begin(SIGN_IN, "admin-console")
    with pytest.raises(Forbidden):
        await social_actions.begin_social(BROWSER, interaction, row.id, STATE, CALLBACK)


@pytest.mark.parametrize(("state", "redirect_uri"), [("", CALLBACK), (STATE, ""), ("x" * 2000, CALLBACK)])
async def test_a_beginning_needs_a_way_back(
    provider: OidcHost, begin: Begin, state: str, redirect_uri: str
) -> None:
    row, interaction = await oidc_connector(provider), await begin(SIGN_IN)
    with pytest.raises(InsufficientInformation):
        await social_actions.begin_social(BROWSER, interaction, row.id, state, redirect_uri)


async def test_connectors_reach_nothing_inside(provider: OidcHost, begin: Begin) -> None:
    inside = "http://10.0.0.1/token"
    row, interaction = await oidc_connector(provider, tokenEndpoint=inside), await begin(SIGN_IN)
    with pytest.raises(ConnectorFailed) as refused:
        await came_back(provider, row, interaction)
    assert "10.0.0.1" not in refused.value.text
    assert not any(each.path == "/token" for each in provider.host.asked)


async def test_passwords_still_sign_in_beside_it(
    provider: OidcHost, begin: Begin, make_user: MakeUser
) -> None:
    await make_user()
    await oidc_connector(provider)
    assert (await signed_in(await begin(SIGN_IN))).redirect_to


async def test_one_tap_signs_in_without_a_beginning_and_once(
    provider: OidcHost, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = kind_of("google-universal")
    assert kind is not None
    here = replace(google.PROVIDER, jwks_uri=f"{provider.url}/jwks")
    monkeypatch.setitem(every_kind(), kind.id, replace(kind, flow=here.flow))
    new = NewConnector(factory_id=kind.id, config={"clientId": CLIENT, "clientSecret": SECRET})
    row, now = await create_connector(SYSTEM, new), int(clock.now().timestamp())
    claims = {"iss": "accounts.google.com", "aud": CLIENT, "sub": "g-1", "iat": now, "exp": now + 60}
    interaction, data = await begin(SIGN_IN), {"credential": provider.signed(claims)}
    record = await social_actions.verify_social(BROWSER, interaction, row.id, None, data)
    stored = (await experience_of(interaction))["verificationRecords"]
    assert [(each["id"], each["target"], each["socialUserInfo"]["id"]) for each in stored] == [
        (record, "google", "g-1")
    ]
    with pytest.raises(NotTheSameSignIn):
        await social_actions.verify_social(BROWSER, await begin(SIGN_IN), row.id, None, data)
    acme = await oidc_connector(provider)
    with pytest.raises(VerificationNotFound):
        await social_actions.verify_social(BROWSER, interaction, acme.id, None, data)


async def test_how_many_statements_a_social_sign_in_takes(
    provider: OidcHost, begin: Begin, statements: Any
) -> None:
    row = await oidc_connector(provider)
    await registered(provider, row, begin, **VERIFIED)
    interaction = await begin(SIGN_IN)
    with statements() as counted:
        record, uri = await social_actions.begin_social(BROWSER, interaction, row.id, STATE, CALLBACK)
    assert counted.number == 3, counted.texts  # read, connector, save
    provider.grant(uri, **VERIFIED)
    with statements() as counted:
        await social_actions.verify_social(BROWSER, interaction, row.id, record, answer())
    assert counted.number == 3, counted.texts
    with statements() as counted:
        await identify(interaction, record)
    assert counted.number == 4, counted.texts  # and whose account it is


async def test_one_tap_is_offered_where_google_is(database: str) -> None:
    shown = {"isEnabled": True, "autoSelect": False}
    for one_tap, targets, is_offered in (
        (shown, ["google"], True),
        (shown, [], False),
        ({"isEnabled": False}, ["google"], False),
    ):
        config = {"clientId": CLIENT, "clientSecret": SECRET, "oneTap": one_tap}
        row = await create_connector(SYSTEM, NewConnector(factory_id="google-universal", config=config))
        await set_up(socialSignInConnectorTargets=targets)
        settings = await public_sign_in_experience()
        assert ("googleOneTap" in settings) is is_offered
        if is_offered:
            assert settings["googleOneTap"] == {**shown, "clientId": CLIENT, "connectorId": row.id}
        assert SECRET not in str(settings)
        await delete_connector(SYSTEM, row.id)
