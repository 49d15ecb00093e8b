"""Signing in with Alipay: on its web page, or from an application by Alipay itself."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta, timezone
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_der_private_key, load_pem_private_key

from identity.connectors.errors import InvalidConnectorConfig, SocialAccessTokenInvalid, SocialCodeInvalid
from identity.connectors.forms import Settings, entry, secret, text
from identity.connectors.providers.social_login import SCOPE, social_kind
from identity.connectors.social import oauth
from identity.connectors.social.flow import Arrived, Begun, Flow, Kept, Opening, arrived
from identity.connectors.social.own_ways import answered_by, begun, read, require_no_error, text_in
from identity.connectors.social.people import at, person_of
from identity.delivery import outgoing
from identity.delivery.outgoing import Answer
from identity.kernel import clock
from identity.kernel.errors import Refusal

_ITS_TIME = timezone(timedelta(hours=8))
_IN_APPLICATIONS = "alipay://"  # an application's own code reads this address and opens Alipay
_SUCCESS = "10000"
_CODE_ERRORS = frozenset({"isv.code-invalid", "isv.grant-type-invalid"})
_TOKEN_ERRORS = frozenset(
    {"aop.invalid-auth-token", "aop.auth-token-time-out", "isv.invalid-auth-token", "20001"}
)
_CHARSETS = {"utf8": "utf-8", "gbk": "gbk"}


class AlipaySettings(Settings, frozen=True, kw_only=True):
    """The application, and the key that its requests are signed with; Alipay has the other half."""

    app_id: Annotated[str, text("App id", "<app-id>", bounds={"max_length": 16})]
    private_key: Annotated[
        str, secret("Private key", "<private-key>", hint="PEM, or its base64 alone.", form="MultilineText")
    ]
    sign_type: Annotated[
        Literal["RSA", "RSA2"], entry("Signature", hint="RSA2 is RSA with SHA-256, RSA with SHA-1.")
    ] = "RSA2"


class WebSettings(AlipaySettings, frozen=True, kw_only=True):
    """What is asked for on the web page, and how calls are written."""

    charset: Annotated[Literal["gbk", "utf8"], entry("Character set")] = "utf8"
    scope: Annotated[str, SCOPE] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alipay:
    """Where Alipay is. Its answers are believed for the connection that they come over: the settings hold no key to
    check their signatures with. People are known by their id at Alipay, in newer applications by one of its own."""

    authorization_endpoint: str
    gateway: str

    async def begin(self, settings: WebSettings, opening: Opening) -> Begun:
        """The way to Alipay's page."""
        query = {
            "app_id": settings.app_id,
            "redirect_uri": opening.redirect_uri,
            "scope": opening.scope or settings.scope or "auth_user",
            "state": opening.state,
        }
        return begun(self.authorization_endpoint, query, opening)

    async def begin_in_application(self, settings: AlipaySettings, opening: Opening) -> Begun:
        """What the application needs to open Alipay."""
        return begun(_IN_APPLICATIONS, {"app_id": settings.app_id, "state": opening.state}, opening)

    async def finish(self, settings: AlipaySettings, kept: Kept, data: Mapping[str, Any]) -> Arrived:
        """Who came back; Alipay calls the code `auth_code`."""
        code = oauth.returned_code(kept, {**data, "code": data.get("auth_code", data.get("code"))})
        granted = await self._called(
            settings, "alipay.system.oauth.token", SocialCodeInvalid,
            {"grant_type": "authorization_code", "code": code},
        )  # fmt: skip
        token = text_in(granted, "access_token", SocialCodeInvalid)
        said = await self._called(
            settings, "alipay.user.info.share", SocialAccessTokenInvalid, {"auth_token": token}
        )
        person = person_of(
            id=said.get("user_id") or said.get("open_id") or granted.get("user_id") or granted.get("open_id"),
            name=said.get("nick_name"),
            avatar=said.get("avatar"),
            raw=said,
        )
        return arrived(person)

    async def _called(
        self, settings: AlipaySettings, method: str, refusal: type[Refusal], parameters: Mapping[str, str]
    ) -> dict[str, Any]:
        """What a method of the gateway answers. It says what went wrong with status 200."""
        charset = _CHARSETS[getattr(settings, "charset", "utf8")]
        form = signed(settings, charset, {"method": method, **parameters})
        call = outgoing.post(
            f"{self.gateway}?charset={charset}",
            urlencode(form, encoding=charset).encode(),
            {"content-type": f"application/x-www-form-urlencoded;charset={charset}"},
        )
        said = read(_as_utf8(await answered_by(call, refusal), charset))
        answered = said.get(f"{method.replace('.', '_')}_response") or said.get("error_response")
        if at(answered, "code") not in (None, _SUCCESS):
            known = _CODE_ERRORS if refusal is SocialCodeInvalid else _TOKEN_ERRORS
            require_no_error(at(answered, "sub_code") or at(answered, "code"), known, refusal)
        return answered if isinstance(answered, dict) else {}


def signed(settings: AlipaySettings, charset: str, parameters: Mapping[str, str]) -> dict[str, str]:
    """A call as the gateway takes it: with the time, and a signature over all of it in alphabetical order."""
    form = {
        "app_id": settings.app_id, "format": "JSON", "charset": charset, "sign_type": settings.sign_type,
        "timestamp": f"{clock.now().astimezone(_ITS_TIME):%Y-%m-%d %H:%M:%S}", "version": "1.0", **parameters,
    }  # fmt: skip
    said = "&".join(f"{name}={form[name]}" for name in sorted(form))
    algorithm = hashes.SHA256() if settings.sign_type == "RSA2" else hashes.SHA1()  # noqa: S303 - Alipay's older way
    signature = _key(settings.private_key).sign(said.encode(charset), PKCS1v15(), algorithm)
    return {**form, "sign": b64encode(signature).decode()}


def _key(text: str) -> RSAPrivateKey:
    try:
        found = (
            load_pem_private_key(text.encode(), None)
            if "-----BEGIN" in text
            else load_der_private_key(b64decode("".join(text.split()), validate=True), None)
        )
    except (ValueError, TypeError, UnsupportedAlgorithm):
        found = None
    if not isinstance(found, RSAPrivateKey):
        raise InvalidConnectorConfig(path="config", reason="Alipay's private key cannot be read")
    return found


def _as_utf8(answer: Answer, charset: str) -> Answer:
    return replace(answer, body=answer.body.decode(charset, "replace").encode())


PROVIDER = Alipay(
    authorization_endpoint="https://openauth.alipay.com/oauth2/publicAppAuthorize.htm",
    gateway="https://openapi.alipay.com/gateway.do",
)
_WHERE = "Alipay's open platform"
CONNECTORS = (
    social_kind(
        "alipay", "Alipay", "#1677ff", where=_WHERE, settings=WebSettings, platform="Web",
        flow=Flow(begin=PROVIDER.begin, finish=PROVIDER.finish),
    ),
    social_kind(
        "alipay", "Alipay", "#1677ff", where=_WHERE, settings=AlipaySettings, platform="Native",
        flow=Flow(begin=PROVIDER.begin_in_application, finish=PROVIDER.finish),
    ),
)  # fmt: skip
