"""The captcha services that there are, and the settings of each."""

from typing import Annotated, Any, Literal

import msgspec
import orjson
from msgspec import UNSET, Meta, Struct, UnsetType

from identity.content.models import CaptchaProvider
from identity.content.texts import content_of
from identity.kernel.vault import vault

Key = Annotated[str, Meta(min_length=1, max_length=512, pattern=r"^[!-~]+\Z")]
Host = Annotated[str, Meta(min_length=1, max_length=253, pattern=r"^[A-Za-z0-9.-]+\Z")]


class TurnstileConfig(Struct, frozen=True, kw_only=True, rename="camel", tag_field="type", tag="Turnstile"):
    """Cloudflare Turnstile."""

    site_key: Key
    secret_key: Key


class RecaptchaConfig(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="type", tag="RecaptchaEnterprise"
):
    """Google reCAPTCHA Enterprise."""

    site_key: Key
    secret_key: Key
    project_id: Key
    domain: Host | UnsetType = UNSET
    mode: Literal["invisible", "checkbox"] | UnsetType = UNSET


CaptchaConfig = TurnstileConfig | RecaptchaConfig
_PURPOSE = "captcha-provider"
_SHOWN_TO_ANYBODY = ("type", "siteKey", "domain", "mode")


def config_of(keys: dict[str, Any]) -> CaptchaConfig:
    """The settings that JSON in the contract's keys describes, each checked."""
    config: CaptchaConfig = content_of(keys, CaptchaConfig)  # type: ignore[arg-type]
    return config


def sealed(config: CaptchaConfig) -> str:
    """The settings as they are stored."""
    return vault().encrypt(orjson.dumps(msgspec.to_builtins(config)), _PURPOSE)


def opened(provider: CaptchaProvider) -> CaptchaConfig:
    """The stored settings, its secret in clear."""
    keys = orjson.loads(vault().decrypt(provider.config_encrypted, _PURPOSE))
    config: CaptchaConfig = msgspec.convert(keys, CaptchaConfig)
    return config


def public_part(config: CaptchaConfig) -> dict[str, Any]:
    """What every browser is told."""
    keys: dict[str, Any] = msgspec.to_builtins(config)
    return {name: value for name, value in keys.items() if name in _SHOWN_TO_ANYBODY}


def without_secret(config: CaptchaConfig) -> dict[str, Any]:
    """What the audit is told, and whoever may read settings."""
    keys: dict[str, Any] = msgspec.to_builtins(config)
    return {name: value for name, value in keys.items() if name != "secretKey"}
