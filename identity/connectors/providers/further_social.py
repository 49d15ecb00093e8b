"""Further providers of sign-in, each a declaration of its addresses and of where a person's details are."""

from typing import Annotated

from identity.connectors.forms import Settings
from identity.connectors.providers.social_login import (
    CLIENT_ID,
    CLIENT_SECRET,
    SCOPE,
    ClientSettings,
    social_kind,
)
from identity.connectors.social.declared import DeclaredProvider


class SecretlessSettings(Settings, frozen=True, kw_only=True):
    """A client whose secret may be turned off at the provider."""

    client_id: Annotated[str, CLIENT_ID]
    client_secret: Annotated[str, CLIENT_SECRET] | None = None
    scope: Annotated[str, SCOPE] | None = None


_SETTINGS = {"kakao": SecretlessSettings}
_DECLARED = {
    ("amazon", "Amazon", "#ff9900", "the Login with Amazon console"): DeclaredProvider(
        authorization_endpoint="https://www.amazon.com/ap/oa",
        token_endpoint="https://api.amazon.com/auth/o2/token",  # noqa: S106 - an address
        profile_endpoint="https://api.amazon.com/user/profile",
        scope="profile", id="user_id", name="name", needs_session=True,
    ),
    ("huggingface", "Hugging Face", "#b45309", "the settings of your Hugging Face account"): DeclaredProvider(
        authorization_endpoint="https://huggingface.co/oauth/authorize",
        token_endpoint="https://huggingface.co/oauth/token",  # noqa: S106 - an address
        profile_endpoint="https://huggingface.co/oauth/userinfo",
        scope="openid profile email", id="sub", name="name", avatar="picture", email="email",
        verified=("email_verified",), auth_method="client_secret_basic", needs_session=True,
    ),
    ("kakao", "Kakao", "#a16207", "the Kakao developers console"): DeclaredProvider(
        authorization_endpoint="https://kauth.kakao.com/oauth/authorize",
        token_endpoint="https://kauth.kakao.com/oauth/token",  # noqa: S106 - an address
        profile_endpoint="https://kapi.kakao.com/v2/user/me",
        scope="", id="id", name="kakao_account.profile.nickname",
        avatar="kakao_account.profile.profile_image_url", email="kakao_account.email",
        verified=("kakao_account.is_email_valid", "kakao_account.is_email_verified"),
    ),
    ("kook", "KOOK", "#65a30d", "the KOOK developer centre"): DeclaredProvider(
        authorization_endpoint="https://www.kookapp.cn/app/oauth2/authorize",
        token_endpoint="https://www.kookapp.cn/api/oauth2/token",  # noqa: S106 - an address
        profile_endpoint="https://www.kookapp.cn/api/v3/user/me",
        scope="get_user_info", id="data.id", name="data.username", avatar="data.avatar", uses_pkce=False,
    ),
    ("line", "LINE", "#06c755", "the LINE developers console"): DeclaredProvider(
        authorization_endpoint="https://access.line.me/oauth2/v2.1/authorize",
        token_endpoint="https://api.line.me/oauth2/v2.1/token",  # noqa: S106 - an address
        profile_endpoint="https://api.line.me/v2/profile",
        scope="profile", id="userId", name="displayName", avatar="pictureUrl", needs_session=True,
    ),
    ("naver", "Naver", "#03c75a", "the Naver developers console"): DeclaredProvider(
        authorization_endpoint="https://nid.naver.com/oauth2.0/authorize",
        token_endpoint="https://nid.naver.com/oauth2.0/token",  # noqa: S106 - an address
        profile_endpoint="https://openapi.naver.com/v1/nid/me",
        scope="", id="response.id", name="response.nickname", avatar="response.profile_image", uses_pkce=False,
    ),
    ("patreon", "Patreon", "#f96854", "the Patreon developer portal"): DeclaredProvider(
        authorization_endpoint="https://www.patreon.com/oauth2/authorize",
        token_endpoint="https://www.patreon.com/api/oauth2/token",  # noqa: S106 - an address
        profile_endpoint="https://www.patreon.com/api/oauth2/v2/identity"
        "?fields%5Buser%5D=full_name,email,is_email_verified,image_url",
        scope="identity identity[email]", id="data.id", name="data.attributes.full_name",
        avatar="data.attributes.image_url", email="data.attributes.email",
        verified=("data.attributes.is_email_verified",), uses_pkce=False, needs_session=True,
    ),
}  # fmt: skip
CONNECTORS = tuple(
    social_kind(
        target, name, color, where=where, flow=provider.flow, settings=_SETTINGS.get(target, ClientSettings)
    )
    for (target, name, color, where), provider in _DECLARED.items()
)
