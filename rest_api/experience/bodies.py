"""The bodies of the Experience API: their types, bounds, and how they are read."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct
from starlette.requests import Request

from rest_api.guard import InvalidInput, decoded_body

_LONGEST_BODY = 65_536

EventName = Literal["SignIn", "Register", "ForgotPassword"]
Username = Annotated[str, Meta(pattern=r"^[A-Za-z_][A-Za-z0-9_]*\Z", max_length=128)]
IdentifierValue = Annotated[str, Meta(min_length=1, max_length=256)]
Password = Annotated[str, Meta(min_length=1, max_length=1024)]
NewPassword = Annotated[str, Meta(max_length=1024)]
RecordId = Annotated[str, Meta(min_length=1, max_length=64)]


class Body(Struct, frozen=True, rename="camel"):
    """An object; keys that nobody asked for are left out."""


class EventBody(Body, frozen=True):
    """What a person came for."""

    interaction_event: EventName
    captcha_token: Annotated[str, Meta(max_length=8192)] | None = None


class IdentifierBody(Body, frozen=True):
    """What a person calls themselves."""

    type: Literal["username", "email", "phone"]
    value: IdentifierValue


class PasswordBody(Body, frozen=True):
    """An identifier and its password."""

    identifier: IdentifierBody
    password: Password


class NewUsername(Body, frozen=True):
    """A name for a new account."""

    type: Literal["username"]
    value: Username


class NewIdentityBody(Body, frozen=True):
    """A name and a password for a new account."""

    identifier: NewUsername
    password: NewPassword


class IdentificationBody(Body, frozen=True):
    """Which verification says who signs in."""

    verification_id: RecordId | None = None
    link_social_identity: bool = False


class UsernameProfile(Body, frozen=True, tag_field="type", tag="username"):
    """A username to add."""

    value: Username


class PasswordProfile(Body, frozen=True, tag_field="type", tag="password"):
    """A password to add."""

    value: NewPassword


class _VerifiedProfile(Body, frozen=True, tag_field="type"):
    """Something verified to add."""

    verification_id: RecordId


class EmailProfile(_VerifiedProfile, frozen=True, tag="email"):
    """A verified e-mail address to add."""


class PhoneProfile(_VerifiedProfile, frozen=True, tag="phone"):
    """A verified phone number to add."""


class SocialProfile(_VerifiedProfile, frozen=True, tag="social"):
    """A verified social identity to add."""


class ExtraProfile(Body, frozen=True, tag_field="type", tag="extraProfile"):
    """Further details to add."""

    values: Annotated[dict[str, Any], Meta(max_length=100)]


ProfileBody = UsernameProfile | PasswordProfile | EmailProfile | PhoneProfile | SocialProfile | ExtraProfile


class NewPasswordBody(Body, frozen=True):
    """A password in place of a forgotten one."""

    password: NewPassword


async def body_of(request: Request, shape: Any) -> Any:
    """The request's body in the given shape, bounded more tightly than those of administrators."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > _LONGEST_BODY:
            issue = {"code": "too_big", "path": [], "message": f"A body has at most {_LONGEST_BODY} bytes"}
            raise InvalidInput([issue])
    return decoded_body(bytes(raw), shape)
