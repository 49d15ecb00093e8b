"""Every way through the Experience API by HTTP alone, as pages of an operator's own would go."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pyotp
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from identity.kernel import clock
from identity.kernel import database as db
from identity.kernel.actor import SYSTEM
from identity.keys.cookie_queries import signed_cookies
from identity.one_time_tokens.actions import create_one_time_token
from identity.one_time_tokens.inputs import NewOneTimeToken
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from identity.users.models import User
from rest_api.routes import routes
from tests.inbox.opening import open_inbox
from tests.sign_in.conftest import begin_interaction
from tests.sign_in.messages import code_sent_to
from tests.sign_in.providers import (
    CALLBACK,
    STATE,
    OidcHost,
    answer,
    oidc_connector,
    oidc_host,
    sso_connector,
)
from tests.sign_in.second_factors import totp_of
from tests.sign_in.soft_authenticator import SoftAuthenticator
from tests.sign_in.ways import BY_CODE, method, set_up

ENDPOINT = "http://localhost:3001"
EMAIL, PHONE, PASSWORD, NEW = "ada@example.com", "4930123456", "correct horse staple", "violet otter 7"
ALL_FACTORS = ["Totp", "WebAuthn", "BackupCode"]


class Pages:
    """Pages of somebody's own: they know the API and nothing else."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def open(self, event: str = "SignIn") -> "Pages":
        """A browser comes with an authorization request."""
        cookie = quote(json.dumps({"demo-app": await begin_interaction()}))
        self.http.cookies.update(await signed_cookies("_interaction", cookie))
        await self.call("PUT", "", interactionEvent=event)
        return self

    async def call(self, verb: str, path: str, **body: Any) -> Any:
        """A call that succeeds; what it tells."""
        found = await self.http.request(verb, f"/api/experience{path}", json=body or None)
        assert found.is_success, f"{verb} {path}: {found.status_code} {found.text}"
        return found.json() if found.content else None

    async def refused(self, verb: str, path: str, **body: Any) -> tuple[int, str, Any]:
        """A call that is refused: the status, the code and the data."""
        found = await self.http.request(verb, f"/api/experience{path}", json=body or None)
        assert not found.is_success, found.text
        told = found.json()
        return found.status_code, told["code"], told.get("data")

    async def verify(self, kind: str, **body: Any) -> str:
        """A verification's id."""
        return str((await self.call("POST", f"/verification/{kind}", **body))["verificationId"])

    async def password(self, value: str = PASSWORD, username: str = "ada") -> str:
        """The password of an account."""
        return await self.verify("password", identifier=username_of(username), password=value)

    async def code(self, kind: str, value: str, event: str = "SignIn") -> str:
        """A code that was sent, read and entered."""
        identifier = {"type": kind, "value": value}
        sent = await self.verify("verification-code", identifier=identifier, interactionEvent=event)
        code = await code_sent_to(value)
        return await self.verify(
            "verification-code/verify", identifier=identifier, verificationId=sent, code=code
        )

    async def identify(self, verification_id: str | None = None, **more: Any) -> None:
        """Who it is."""
        body = more | ({"verificationId": verification_id} if verification_id else {})
        found = await self.http.post("/api/experience/identification", json=body)
        assert found.status_code in (201, 204), found.text

    async def submit(self, user_id: str | None = None) -> None:
        """The end: a session of the person."""
        told = await self.call("POST", "/submit")
        assert told["redirectTo"].startswith(f"{ENDPOINT}/oidc/auth/")
        owner = await db.fetch_value("SELECT user_id FROM sessions ORDER BY created_at DESC LIMIT 1")
        assert user_id is None or owner == user_id
        await db.execute("DELETE FROM sessions")
        self.http.cookies.clear()

    async def provider(self, kind: str, connector_id: str, host: OidcHost, **claims: Any) -> str:
        """A person who went to a provider and came back."""
        begun = await self.call(
            "POST",
            f"/verification/{kind}/{connector_id}/authorization-uri",
            state=STATE,
            redirectUri=CALLBACK,
        )
        host.grant(begun["authorizationUri"], **claims)
        verified = await self.verify(
            f"{kind}/{connector_id}/verify",
            verificationId=begun["verificationId"],
            connectorData=answer(),
        )
        assert verified == begun["verificationId"]
        return verified


def username_of(value: str) -> dict[str, str]:
    """An identifier."""
    return {"type": "username", "value": value}


@pytest.fixture
def _inbox(database: str) -> Iterator[None]:
    with open_inbox():
        yield


@pytest.fixture
async def pages(_inbox: None) -> AsyncIterator[Pages]:
    transport = httpx.ASGITransport(Starlette(routes=[Mount("/api", routes=routes)]))
    async with httpx.AsyncClient(transport=transport, base_url=ENDPOINT) as http:
        yield Pages(http)


@pytest.fixture
async def ada(database: str) -> User:
    new = NewUser(username="ada", primary_email=EMAIL, primary_phone=PHONE, password=PASSWORD)
    return await create_user(SYSTEM, new)


@pytest.fixture
async def host(database: str) -> AsyncIterator[OidcHost]:
    async with oidc_host() as found:
        yield found


async def test_a_password(pages: Pages, ada: User) -> None:
    await pages.open()
    await pages.identify(await pages.password())
    await pages.submit(ada.id)


@pytest.mark.parametrize(("kind", "value"), [("email", EMAIL), ("phone", PHONE)])
async def test_a_code(pages: Pages, ada: User, kind: str, value: str) -> None:
    await set_up(**BY_CODE)
    await pages.open()
    await pages.identify(await pages.code(kind, value))
    await pages.submit(ada.id)


async def test_registering_with_a_name(pages: Pages) -> None:
    await pages.open("Register")
    body = {"identifier": username_of("grace"), "password": NEW}
    await pages.identify(await pages.verify("new-password-identity", **body))
    await pages.submit()
    await pages.open()
    await pages.identify(await pages.password(NEW, "grace"))
    await pages.submit()


async def test_registering_with_an_address_and_all_that_is_asked_for(pages: Pages) -> None:
    sign_up = {
        "identifiers": ["email"], "password": True, "verify": True,
        "secondaryIdentifiers": [{"identifier": "username"}, {"identifier": "phone", "verify": True}],
    }  # fmt: skip
    await set_up(signUp=sign_up, **BY_CODE)
    await pages.open("Register")
    record = await pages.code("email", EMAIL, "Register")
    status, code, data = await pages.refused("POST", "/identification", verificationId=record)
    assert (status, code) == (422, "user.missing_profile")
    assert set(data["missingProfile"]) == {"username", "phone", "password"}
    await pages.call("POST", "/profile", type="username", value="ada")
    await pages.call("POST", "/profile", type="password", value=NEW)
    phone = await pages.code("phone", PHONE, "Register")
    await pages.call("POST", "/profile", type="phone", verificationId=phone)
    await pages.call("POST", "/profile", type="extraProfile", values={"name": "Ada", "team": "engine"})
    await pages.identify()
    await pages.submit()
    user = await User.get(username="ada")
    assert (user.primary_email, user.primary_phone, user.name) == (EMAIL, PHONE, "Ada")


async def test_who_is_unknown_registers_on_the_way(pages: Pages) -> None:
    await set_up(signUp={"identifiers": ["email"], "password": False, "verify": True}, **BY_CODE)
    await pages.open()
    record = await pages.code("email", EMAIL)
    refusal = await pages.refused("POST", "/identification", verificationId=record)
    assert refusal[:2] == (404, "user.user_not_exist")
    await pages.call("PUT", "/interaction-event", interactionEvent="Register")
    await pages.identify(record)
    await pages.submit()


async def test_a_forgotten_password(pages: Pages, ada: User) -> None:
    await set_up(forgotPasswordMethods=["EmailVerificationCode"])
    await pages.open("ForgotPassword")
    await pages.identify(await pages.code("email", EMAIL, "ForgotPassword"))
    await pages.call("PUT", "/profile/password", password=NEW)
    found = await pages.http.post("/api/experience/submit")
    assert (found.status_code, found.content) == (204, b"")
    assert "set-cookie" not in found.headers
    await pages.call("PUT", "", interactionEvent="SignIn")  # the same authorization request still waits
    await pages.identify(await pages.password(NEW))
    await pages.submit(ada.id)


async def test_a_one_time_token(pages: Pages, ada: User) -> None:
    made = await create_one_time_token(SYSTEM, NewOneTimeToken(email=EMAIL))
    await pages.open()
    identifier = {"type": "email", "value": EMAIL}
    await pages.identify(await pages.verify("one-time-token/verify", identifier=identifier, token=made.value))
    await pages.submit(ada.id)


async def test_a_one_time_token_of_somebody_new(pages: Pages) -> None:
    await set_up(signInMode="SignIn", signUp={"identifiers": ["email"], "password": True, "verify": True})
    made = await create_one_time_token(SYSTEM, NewOneTimeToken(email=EMAIL))
    await pages.open()
    identifier = {"type": "email", "value": EMAIL}
    record = await pages.verify("one-time-token/verify", identifier=identifier, token=made.value)
    await pages.refused("POST", "/identification", verificationId=record)
    await pages.call("PUT", "/interaction-event", interactionEvent="Register")
    await pages.identify(record)
    await pages.submit((await User.get(primary_email=EMAIL)).id)


async def test_setting_up_an_app_and_backup_codes_and_using_them(pages: Pages, ada: User) -> None:
    await set_up(mfa={"factors": ["Totp", "BackupCode"], "policy": "Mandatory"})
    await pages.open()
    await pages.identify(await pages.password())
    status, code, data = await pages.refused("POST", "/submit")
    assert (status, code) == (422, "user.missing_mfa")
    assert "Totp" in data["availableFactors"]
    made = await pages.call("POST", "/verification/totp/secret")
    app = pyotp.TOTP(made["secret"])
    record = await pages.verify(
        "totp/verify", code=app.at(clock.now()), verificationId=made["verificationId"]
    )
    await pages.call("POST", "/profile/mfa", type="Totp", verificationId=record)
    assert (await pages.refused("POST", "/submit"))[:2] == (422, "session.mfa.backup_code_required")
    drawn = await pages.call("POST", "/verification/backup-code/generate")
    await pages.call("POST", "/profile/mfa", type="BackupCode", verificationId=drawn["verificationId"])
    await pages.submit(ada.id)

    await pages.open()
    await pages.identify(await pages.password())
    status, code, data = await pages.refused("POST", "/submit")
    assert (status, code) == (403, "session.mfa.require_mfa_verification")
    assert data["availableFactors"] == ["Totp", "BackupCode"]
    await pages.verify("backup-code/verify", code=drawn["codes"][0])
    await pages.submit(ada.id)
    await pages.open()
    await pages.identify(await pages.password())
    await pages.refused("POST", "/verification/backup-code/verify", code=drawn["codes"][0])
    await db.execute("UPDATE mfa_factors SET last_used_step = NULL")  # half a minute later
    await pages.verify("totp/verify", code=app.at(clock.now()))
    await pages.submit(ada.id)


async def test_a_code_as_second_factor(pages: Pages, ada: User) -> None:
    await set_up(mfa={"factors": ["EmailVerificationCode"], "policy": "Mandatory"})
    await pages.open()
    await pages.identify(await pages.password())
    assert (await pages.refused("POST", "/submit"))[0] == 403
    sent = await pages.verify("mfa-verification-code", identifierType="email")
    code = await code_sent_to(EMAIL)
    body = {"verificationId": sent, "code": code, "identifierType": "email"}
    await pages.verify("mfa-verification-code/verify", **body)
    await pages.submit(ada.id)


async def test_leaving_second_factors_for_later(pages: Pages, ada: User) -> None:
    await set_up(mfa={"factors": ["Totp"], "policy": "PromptOnlyAtSignIn"})
    await pages.open()
    await pages.identify(await pages.password())
    assert (await pages.refused("POST", "/submit"))[0] == 422
    await pages.call("POST", "/profile/mfa/mfa-skipped")
    await pages.submit(ada.id)


async def test_a_passkey(pages: Pages, ada: User) -> None:
    await set_up(passkeySignIn={"enabled": True}, mfa={"factors": ["WebAuthn"], "policy": "NoPrompt"})
    key = SoftAuthenticator()
    await pages.open()
    await pages.identify(await pages.password())
    assert (await pages.refused("POST", "/submit"))[:2] == (422, "user.passkey_preferred")
    begun = await pages.call("POST", "/verification/web-authn/registration")
    body = {
        "verificationId": begun["verificationId"],
        "payload": as_sent(key.create(begun["registrationOptions"])),
    }
    record = await pages.verify("web-authn/registration/verify", **body)
    await pages.call("POST", "/profile/mfa/passkey", verificationId=record)
    await pages.submit(ada.id)

    await pages.open()
    begun = await pages.call(
        "POST", "/verification/sign-in-passkey/authentication", identifier=username_of("ada")
    )
    payload = as_sent(key.get(begun["authenticationOptions"]))
    body = {"verificationId": begun["verificationId"], "payload": payload}
    await pages.identify(await pages.verify("sign-in-passkey/authentication/verify", **body))
    await pages.submit(ada.id)

    await pages.open()  # the browser offers what it has, and nobody types anything
    begun = await pages.call("POST", "/preflight/sign-in-passkey/authentication")
    payload = as_sent(key.get(begun["authenticationOptions"]))
    await pages.identify(await pages.verify("sign-in-passkey/authentication/verify", payload=payload))
    await pages.submit(ada.id)


def as_sent(credential: dict[str, Any]) -> dict[str, Any]:
    """As pages send it: the contract calls its type by the factor's name."""
    return credential | {"type": "WebAuthn"}


async def test_a_social_provider(pages: Pages, host: OidcHost) -> None:
    connector = await oidc_connector(host)
    await set_up(signUp={"identifiers": [], "password": False, "verify": False})
    await pages.open()
    record = await pages.provider("social", connector.id, host, name="Ada")
    refusal = await pages.refused("POST", "/identification", verificationId=record)
    assert refusal[:2] == (404, "user.identity_not_exist")
    await pages.call("PUT", "/interaction-event", interactionEvent="Register")
    await pages.identify(record)
    await pages.submit((await User.get(name="Ada")).id)
    await pages.open()
    await pages.identify(await pages.provider("social", connector.id, host))
    await pages.submit((await User.get(name="Ada")).id)


async def test_linking_a_social_account(pages: Pages, ada: User, host: OidcHost) -> None:
    connector = await oidc_connector(host)
    await pages.open()
    record = await pages.provider("social", connector.id, host, email=EMAIL, email_verified=True)
    status, _, data = await pages.refused("POST", "/identification", verificationId=record)
    assert (status, data) == (404, {"relatedUser": {"type": "email", "value": EMAIL}})
    await pages.identify(record, linkSocialIdentity=True)
    await pages.submit(ada.id)


async def test_an_enterprise(pages: Pages, ada: User, host: OidcHost) -> None:
    connector = await sso_connector(host, "example.com")
    await set_up(singleSignOnEnabled=True, signIn={"methods": [method("email", password=True, code=False)]})
    await pages.open()
    found = await pages.http.get("/api/experience/sso-connectors", params={"email": EMAIL})
    assert found.json() == {"connectorIds": [connector.id]}
    identifier = {"type": "email", "value": EMAIL}
    record = await pages.verify("password", identifier=identifier, password=PASSWORD)
    status, code, data = await pages.refused("POST", "/identification", verificationId=record)
    assert (status, code) == (422, "session.sso_enabled")
    assert [each["id"] for each in data["ssoConnectors"]] == [connector.id]
    claims = {"email": EMAIL, "email_verified": True}
    await pages.identify(await pages.provider("sso", connector.id, host, **claims))
    await pages.submit(ada.id)


async def test_what_was_done_so_far_is_shown_without_secrets(pages: Pages, ada: User) -> None:
    await totp_of(ada.id)
    await pages.open()
    await pages.identify(await pages.password())
    await pages.call("POST", "/profile", type="extraProfile", values={"nickname": "A"})
    shown = await pages.call("GET", "/interaction")
    assert shown["userId"] == ada.id
    assert shown["profile"] == {"profile": {"nickname": "A"}}
    assert "argon2" not in str(shown)


async def test_not_wanting_to(pages: Pages, ada: User) -> None:
    await pages.open()
    assert (await pages.call("POST", "/cancel"))["redirectTo"].startswith(ENDPOINT)
