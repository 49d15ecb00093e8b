"""Providers that follow no standard: what each is asked, who comes back, and what its refusals mean."""

from base64 import b64decode, b64encode
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import orjson
import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15

from identity.connectors.errors import (
    AuthorizationFailed,
    ConnectorFailed,
    InvalidConnectorConfig,
    NotTheSameSignIn,
    SocialAccessTokenInvalid,
    SocialCodeInvalid,
)
from identity.connectors.forms import checked
from identity.connectors.providers import alipay, dingtalk, feishu, qq, wechat, wecom, xiaomi
from identity.connectors.providers.social_login import ClientSettings
from identity.connectors.social.flow import Opening
from identity.connectors.social.people import ProviderPerson
from identity.delivery import outgoing
from identity.kernel import clock
from identity.kernel.errors import Refusal
from tests.delivery.hosts import Asked, Host, allowed, host

CALLBACK, STATE = "https://accounts.example.com/callback/x", "a state"
OPENING = Opening(state=STATE, redirect_uri=CALLBACK)
KEY = rsa.generate_private_key(65537, 2048)
_DER = KEY.private_bytes(
    serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
)
_PEM = KEY.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
)
CLIENT = {"clientId": "our-client", "clientSecret": "our secret"}
APP = {"appId": "our-client", "appSecret": "our secret"}
CORP = {"corpId": "our-client", "appSecret": "our secret", "agentId": "7"}
SIGNING = {"appId": "our-client", "privateKey": b64encode(_DER).decode()}
SHARED, GRANTED = "alipay_user_info_share_response", "alipay_system_oauth_token_response"


@dataclass(frozen=True)
class Way:
    """A provider: how it is set up, where its two answers are, what they say and of whom, and what it says instead
    when the code or the token is not good."""

    provider: Any
    settings: type
    config: dict[str, Any]
    granting: tuple[str, Any]
    telling: tuple[str, Any]
    person: tuple[str, str | None, str | None]
    bad_code: tuple[int, Any]
    bad_token: tuple[int, Any]
    code: str = "code"
    more: dict[str, Any] = field(default_factory=dict)  # what is answered at further addresses


WAYS = {
    "wechat": Way(
        wechat.PROVIDER, wechat.WebSettings, APP,
        ("/sns/oauth2/access_token", {"access_token": "token", "openid": "o1", "unionid": "u1"}),
        ("/sns/userinfo", {"openid": "o1", "unionid": "u1", "nickname": "阿达", "headimgurl": "https://w.example/a"}),
        ("u1", "阿达", "https://w.example/a"),
        (200, {"errcode": 40029, "errmsg": "invalid code"}), (200, {"errcode": 42001, "errmsg": "expired"}),
    ),
    "wechat, of no account": Way(
        wechat.PROVIDER, wechat.NativeSettings, APP,
        ("/sns/oauth2/access_token", {"access_token": "token", "openid": "o1"}),
        ("/sns/userinfo", {"openid": "o1", "nickname": "Ada"}),
        ("o1", "Ada", None),
        (200, {"errcode": 40163, "errmsg": "code been used"}), (200, {"errcode": 40001, "errmsg": "credential"}),
    ),
    "wecom": Way(
        wecom.PROVIDER, wecom.WeComSettings, CORP,
        ("/cgi-bin/auth/getuserinfo", {"errcode": 0, "userid": "ada", "user_ticket": "a ticket"}),
        ("/cgi-bin/user/get", {"errcode": 0, "userid": "ada", "name": "Ada", "avatar": "https://w.example/a"}),
        ("ada", "Ada", "https://w.example/a"),
        (200, {"errcode": 40029}), (200, {"errcode": 40014}),
        more={"/cgi-bin/gettoken": {"errcode": 0, "access_token": "token"}},
    ),
    "qq": Way(
        qq.PROVIDER, ClientSettings, CLIENT,
        ("/oauth2.0/token", {"access_token": "token", "expires_in": 7776000}),
        ("/user/get_user_info", {"ret": 0, "nickname": "Ada", "figureurl_qq_1": "https://q.example/40"}),
        ("u1", "Ada", "https://q.example/40"),
        (200, {"error": 100020, "error_description": "code is reused"}), (200, {"ret": 100016, "msg": "check"}),
        more={"/oauth2.0/me": {"client_id": "our-client", "openid": "o1", "unionid": "u1"}},
    ),
    "dingtalk": Way(
        dingtalk.PROVIDER, ClientSettings, CLIENT,
        ("/v1.0/oauth2/userAccessToken", {"accessToken": "token", "expireIn": 7200}),
        ("/v1.0/contact/users/me", {"unionId": "u1", "nick": "Ada", "avatarUrl": "https://d.example/a",
                                    "mobile": "13800138000", "email": "ada@example.com"}),
        ("u1", "Ada", "https://d.example/a"),
        (400, {"code": "invalidParameter.authCode.notFound"}), (403, {"code": "Forbidden.AccessDenied"}),
        code="authCode",
    ),
    "feishu": Way(
        feishu.PROVIDER, feishu.FeishuSettings, APP,
        ("/open-apis/authen/v2/oauth/token", {"code": 0, "access_token": "token", "token_type": "Bearer"}),
        ("/open-apis/authen/v1/user_info",
         {"code": 0, "data": {"open_id": "o1", "name": "Ada", "avatar_url": "https://f.example/a",
                              "enterprise_email": "boss@example.com", "mobile": "+8613800138000"}}),
        ("o1", "Ada", "https://f.example/a"),
        (400, {"code": 20003, "error": "invalid_grant"}), (200, {"code": 99991668, "msg": "Invalid access token"}),
    ),
    "xiaomi": Way(
        xiaomi.PROVIDER, xiaomi.XiaomiSettings, CLIENT,
        ("/oauth2/token", {"access_token": "token", "openId": "o1", "mac_key": "k"}),
        ("/user/profile", {"result": "ok", "code": 0, "data": {"unionId": "u1", "miliaoNick": "Ada",
                                                               "miliaoIcon": "https://x.example/a"}}),
        ("u1", "Ada", "https://x.example/a"),
        (200, {"error": 96013, "error_description": "invalid code"}), (200, {"result": "error", "code": 96006}),
    ),
    "alipay": Way(
        alipay.PROVIDER, alipay.WebSettings, SIGNING,
        ("/gateway.do", {GRANTED: {"access_token": "token", "user_id": "2088"}}),
        ("/gateway.do", {SHARED: {"code": "10000", "user_id": "2088", "nick_name": "阿达", "avatar": "https://a.example/a"}}),
        ("2088", "阿达", "https://a.example/a"),
        (200, {"error_response": {"code": "40002", "sub_code": "isv.code-invalid"}}),
        (200, {SHARED: {"code": "20001", "sub_code": "aop.invalid-auth-token"}}),
        code="auth_code",
    ),
}  # fmt: skip
KNOWN_BY = {
    "wechat": ("appid", "secret"), "wecom": ("corpid", "corpsecret"), "qq": ("client_id", "client_secret"),
    "dingtalk": ("clientId", "clientSecret"), "feishu": ("client_id", "client_secret"),
    "xiaomi": ("client_id", "client_secret"),
}  # fmt: skip
ENDPOINTS = ("token_endpoint", "profile_endpoint", "id_endpoint")


@pytest.fixture
async def there(settings: object) -> AsyncIterator[Host]:
    """Where the provider is in tests."""
    async with host() as running, allowed("127.0.0.1"):
        yield running


def say(there: Host, path: str, value: Any, status: int = 200) -> None:
    """Let the provider answer with this."""
    body = value if isinstance(value, bytes) else orjson.dumps(value)
    there.answer(path, body, status, content_type="application/json")


class Here:
    """A provider with all its addresses in the test."""

    def __init__(self, way: Way, there: Host) -> None:
        self.way, self.there = way, there
        self.joined: dict[str, Any] = {}
        self.settings: Any = checked(way.config, way.settings)
        moved = {
            name: there.url + urlsplit(getattr(way.provider, name)).path
            for name in ENDPOINTS
            if hasattr(way.provider, name)
        }
        if way.provider is wecom.PROVIDER:
            moved = {"api": f"{there.url}/cgi-bin"}
        if way.provider is alipay.PROVIDER:
            moved = {"gateway": f"{there.url}/gateway.do"}
        self.provider: Any = replace(way.provider, **moved)
        for path, value in way.more.items():
            say(there, path, value)
        self.grants(way.granting[1])
        self.tells(way.telling[1])

    def grants(self, value: Any, status: int = 200) -> None:
        self._say(self.way.granting[0], value, status)

    def tells(self, value: Any, status: int = 200) -> None:
        self._say(self.way.telling[0], value, status)

    def _say(self, path: str, value: Any, status: int) -> None:
        """Alipay has one address for all, and so its answers are joined into one."""
        if self.way.provider is alipay.PROVIDER and isinstance(value, dict) and "error_response" not in value:
            value = self.joined = self.joined | value
        say(self.there, path, value, status)

    async def came_back(self, **changes: Any) -> ProviderPerson:
        begun = await self.provider.begin(self.settings, OPENING)
        answer = {self.way.code: "a-code", "state": STATE, "redirectUri": CALLBACK, **changes}
        person: ProviderPerson = (await self.provider.finish(self.settings, begun.kept, answer)).person
        return person


@pytest.fixture(params=WAYS, ids=str)
def here(request: pytest.FixtureRequest, there: Host) -> Here:
    """Each of the providers."""
    way = WAYS[request.param]
    if way.settings is wechat.NativeSettings:  # people come back alike from both
        way = replace(way, settings=wechat.WebSettings)
    return Here(way, there)


def said_to(asked: Asked) -> dict[str, str]:
    """What a request says in its address and body."""
    query = dict(parse_qsl(urlsplit(asked.path).query, strict_parsing=bool(urlsplit(asked.path).query)))
    if not asked.body:
        return query
    is_json = asked.headers["content-type"].startswith("application/json")
    return query | (orjson.loads(asked.body) if is_json else dict(parse_qsl(asked.body.decode())))


async def test_who_came_back(here: Here) -> None:
    person = await here.came_back()
    assert (person.id, person.name, person.avatar) == here.way.person
    assert (person.email, person.phone) == (None, None)  # none of them says that it verified any
    assert "ticket" not in str(person.raw_data)
    asked = [said_to(each) for each in here.there.asked]
    assert "a-code" in {each.get("code") for each in asked}
    tokens = [str(each.headers) + str(said_to(each)) for each in here.there.asked[1:]]
    assert all("token" in each for each in tokens)


@pytest.mark.parametrize("name", KNOWN_BY)
async def test_providers_learn_which_client_asks(there: Host, name: str) -> None:
    await Here(WAYS[name], there).came_back()
    client, secret = KNOWN_BY[name]
    first = said_to(there.asked[0])
    assert (first[client], first[secret]) == ("our-client", "our secret")
    later = str([said_to(each) for each in there.asked[1:]])
    assert "our secret" not in later


async def test_refusals_of_codes_and_tokens_have_their_own_names(here: Here) -> None:
    status, value = here.way.bad_token
    here.tells(value, status)
    with pytest.raises(SocialAccessTokenInvalid):
        await here.came_back()
    status, value = here.way.bad_code
    here.grants(value, status)
    with pytest.raises(SocialCodeInvalid):
        await here.came_back()


async def test_what_else_goes_wrong_is_the_provider_failing(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    for call in (outgoing.get, outgoing.post, outgoing.post_json):
        monkeypatch.setattr(call, "__kwdefaults__", {**(call.__kwdefaults__ or {}), "seconds": 0.3})
    path = here.way.granting[0]
    for value, status in ((b"<html>", 200), (b"[]", 200), ({}, 500), ({}, 302), (b" " * 1_100_000, 200)):
        here.grants(value, status)
        with pytest.raises(ConnectorFailed):
            await here.came_back()
    here.there.answers[path] = b"never"
    with pytest.raises(ConnectorFailed):
        await here.came_back()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"state": "another"}, NotTheSameSignIn),
        ({"redirectUri": "https://elsewhere.example"}, NotTheSameSignIn),
        ({"error": "access_denied"}, AuthorizationFailed),
    ],
)
async def test_an_answer_of_another_sign_in_asks_nobody(
    here: Here, changes: dict[str, str], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        await here.came_back(**changes)
    with pytest.raises(SocialCodeInvalid):
        await here.came_back(**{here.way.code: ""})
    assert here.there.asked == []


def query_of(uri: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(uri).query, strict_parsing=True))


async def test_pages_are_asked_in_their_own_words() -> None:
    opening = replace(OPENING, can_keep=False)
    begun = await wechat.PROVIDER.begin(checked(APP, wechat.WebSettings), opening)
    assert begun.uri.endswith("&state=a%20state#wechat_redirect")
    assert query_of(begun.uri)["scope"] == "snsapi_login"
    native = checked({**APP, "universalLinks": "https://app.example/"}, wechat.NativeSettings)
    assert (await wechat.PROVIDER.begin_in_application(native, opening)).uri == (
        "wechat://?app_id=our-client&state=a%20state&universal_links=https%3A%2F%2Fapp.example%2F"
    )
    begun = await alipay.PROVIDER.begin_in_application(checked(SIGNING, alipay.AlipaySettings), opening)
    assert begun.uri == "alipay://?app_id=our-client&state=a%20state"
    begun = await qq.PROVIDER.begin(checked({**CLIENT, "scope": "a, b"}, ClientSettings), opening)
    assert query_of(begun.uri)["scope"] == "a,b"
    config = {**CLIENT, "skipConfirm": True, "scope": "1 3"}
    begun = await xiaomi.PROVIDER.begin(checked(config, xiaomi.XiaomiSettings), opening)
    assert (query_of(begun.uri)["skip_confirm"], query_of(begun.uri)["scope"]) == ("true", "1 3")
    begun = await feishu.PROVIDER.begin(checked(APP, feishu.FeishuSettings), OPENING)
    assert query_of(begun.uri)["code_challenge_method"] == "S256"


async def test_wecom_has_a_page_of_its_own_within_itself() -> None:
    outside = await wecom.PROVIDER.begin(checked(CORP, wecom.WeComSettings), OPENING)
    assert outside.uri.startswith(
        "https://login.work.weixin.qq.com/wwlogin/sso/login?login_type=CorpApp&appid=our-client&"
    )
    inside = await wecom.PROVIDER.begin(
        checked({**CORP, "scope": "snsapi_base"}, wecom.WeComSettings), OPENING
    )
    assert inside.uri.startswith(
        "https://open.weixin.qq.com/connect/oauth2/authorize?appid=our-client&redirect_uri="
    )
    assert inside.uri.endswith(
        "&response_type=code&scope=snsapi_base&state=a%20state&agentid=7#wechat_redirect"
    )


async def test_wecom_knows_guests_and_keeps_its_people_to_itself(there: Host) -> None:
    here = Here(WAYS["wecom"], there)
    here.tells({"errcode": 60011, "errmsg": "no privilege"})
    person = await here.came_back()
    assert (person.id, person.name) == ("ada", None)
    here.grants({"errcode": 0, "openid": "o1"})
    assert (await here.came_back()).id == "o1"
    say(there, "/cgi-bin/gettoken", {"errcode": 40001, "errmsg": "invalid credential"})
    with pytest.raises(ConnectorFailed, match="40001"):
        await here.came_back()


async def test_errors_that_are_the_operators_are_told(here: Here) -> None:
    strange = {"errcode": 61, "error": 61, "code": 61, "error_response": {"code": "40006"}}
    is_told = here.way.provider is not dingtalk.PROVIDER  # which says so by its status
    here.grants(strange)
    with pytest.raises(ConnectorFailed if is_told else SocialCodeInvalid):
        await here.came_back()


async def test_nobody_comes_back_without_an_id(here: Here) -> None:
    for path, value in here.way.more.items():
        say(
            here.there,
            path,
            {name: each for name, each in value.items() if name != "unionid"} | {"openid": ""},
        )
    here.grants(_without_ids(here.way.granting[1]))
    here.tells(_without_ids(here.way.telling[1]))
    with pytest.raises((ConnectorFailed, SocialCodeInvalid, SocialAccessTokenInvalid)):
        await here.came_back()


def _without_ids(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ids = {"userid", "user_id", "unionid", "unionId", "openid", "open_id"}
    return {name: _without_ids(each) for name, each in value.items() if name not in ids}


@pytest.mark.parametrize("name", ["xiaomi", "feishu", "qq"])
async def test_who_kept_nothing_names_the_address_again(there: Host, name: str) -> None:
    here = Here(WAYS[name], there)
    await here.provider.finish(
        here.settings, {}, {"code": "a-code", "redirectUri": "https://app.example.com/back"}
    )
    assert said_to(there.asked[0])["redirect_uri"] == "https://app.example.com/back"
    for nothing in ({}, {"redirectUri": 7}, {"redirectUri": None}):
        there.asked.clear()
        await here.provider.finish(here.settings, {}, {"code": "a-code", **nothing})
        assert not said_to(there.asked[0]).get("redirect_uri")


async def test_xiaomi_guards_its_json(there: Host) -> None:
    here = Here(WAYS["xiaomi"], there)
    here.grants(b"&&&START&&&" + orjson.dumps(here.way.granting[1]))
    assert (await here.came_back()).id == "u1"


@pytest.mark.parametrize(
    ("kind", "algorithm"),
    [("RSA2", hashes.SHA256()), ("RSA", hashes.SHA1())],
    ids=["RSA2", "RSA"],
)
@pytest.mark.parametrize(("charset", "own"), [("utf8", "utf-8"), ("gbk", "gbk")])
async def test_alipay_is_asked_with_a_signature(
    there: Host, kind: str, algorithm: Any, charset: str, own: str
) -> None:
    config = {**SIGNING, "signType": kind, "charset": charset, "privateKey": _PEM.decode()}
    here = Here(replace(WAYS["alipay"], config=config), there)
    told = orjson.dumps(
        {GRANTED: {"access_token": "到", "user_id": "2088"}, SHARED: {"code": "10000", "nick_name": "阿达"}}
    )
    here.grants(told.decode().encode(own))
    assert (await here.came_back()).name == "阿达"
    for asked, method in zip(
        there.asked, ("alipay.system.oauth.token", "alipay.user.info.share"), strict=True
    ):
        assert urlsplit(asked.path).query == f"charset={own}"
        form = {name: values[0] for name, values in parse_qs(asked.body.decode(), encoding=own).items()}
        signature = b64decode(form.pop("sign"), validate=True)
        text = "&".join(f"{name}={form[name]}" for name in sorted(form))
        KEY.public_key().verify(signature, text.encode(own), PKCS1v15(), algorithm)
        assert (form["method"], form["app_id"], form["sign_type"], form["charset"], form["version"]) == (
            method, "our-client", kind, own, "1.0",
        )  # fmt: skip
        assert (
            form["timestamp"]
            == f"{clock.now().astimezone(alipay._ITS_TIME):%Y-%m-%d %H:%M}" + form["timestamp"][-3:]
        )
    assert form["auth_token"] == "到"


async def test_alipay_needs_a_key_that_signs(there: Host) -> None:
    foreign = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    for key in ("no key", "bm8ga2V5", foreign.decode()):
        here = Here(replace(WAYS["alipay"], config={**SIGNING, "privateKey": key}), there)
        with pytest.raises(InvalidConnectorConfig):
            await here.came_back()
    assert there.asked == []
