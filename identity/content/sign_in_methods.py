"""Which of the ways of signing in people have at one application: fewer than the general ones, never more."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from identity.content.texts import ShortText, content_of


class AllowedMethod(Struct, frozen=True, rename="camel"):
    """An identifier, and what may prove that it is yours."""

    identifier: Literal["username", "email", "phone"]
    password: bool = False
    verification_code: bool = False


class SignInMethods(Struct, frozen=True, rename="camel", omit_defaults=True):
    """What people may sign in with; what is not said is as in the general settings."""

    methods: Annotated[list[AllowedMethod], Meta(max_length=3)] | None = None
    social_targets: Annotated[list[ShortText], Meta(max_length=100)] | None = None
    single_sign_on: bool | None = None
    passkey: bool | None = None


def methods_of(keys: dict[str, Any] | None) -> SignInMethods | None:
    """What the JSON says, checked."""
    return None if keys is None else content_of(keys, SignInMethods)


def as_keys(methods: SignInMethods) -> dict[str, Any]:
    """The JSON that is kept."""
    keys: dict[str, Any] = msgspec.to_builtins(methods)
    return keys
