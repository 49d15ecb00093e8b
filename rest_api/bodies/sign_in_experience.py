"""What operations on the sign-in experience and the account centre take."""

from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from identity.content.account_center import AccountCenterSettings
from identity.experience.settings import SignInSettings
from rest_api.bodies import Body


def _some_of(name: str, settings: type[Struct]) -> type[Struct]:
    """A body of any of the settings: those that are given are replaced as a whole."""
    fields: list[Any] = [
        (each.name, each.type | UnsetType, UNSET) for each in msgspec.structs.fields(settings)
    ]
    return msgspec.defstruct(
        name, fields, bases=(Body,), module=__name__, frozen=True, kw_only=True, rename="camel",
        namespace={"__doc__": "Settings to replace; what is not given stays."},
    )  # fmt: skip


if TYPE_CHECKING:

    class SignInExperienceBody(Body, frozen=True):
        """Settings of the sign-in experience to replace."""

    class AccountCenterBody(Body, frozen=True):
        """Settings of the account centre to replace."""

else:
    SignInExperienceBody = _some_of("SignInExperienceBody", SignInSettings)
    AccountCenterBody = _some_of("AccountCenterBody", AccountCenterSettings)


class SignInExperienceQuery(Body, frozen=True, kw_only=True):
    """What the contract has for servers with demonstration connectors; here are none."""

    remove_unused_demo_social_connector: str | None = None


class PasswordCheckBody(Body, frozen=True, kw_only=True):
    """A password, and whose it would be."""

    password: Annotated[str, Meta(min_length=1, max_length=4096)]
    user_id: Annotated[str, Meta(min_length=1, max_length=64)] | UnsetType = UNSET


class ConflictsQuery(Body, frozen=True, kw_only=True):
    """How many names to show."""

    limit: Annotated[str, Meta(pattern=r"^([1-9][0-9]?|100)\Z")] = "20"


class PagesQuery(Body, frozen=True, kw_only=True):
    """For which organization and which application a page is shown."""

    organization_id: Annotated[str, Meta(max_length=256)] | None = None
    app_id: Annotated[str, Meta(max_length=256)] | None = None


class PhrasesQuery(Body, frozen=True, kw_only=True):
    """The language that is wanted."""

    lng: Annotated[str, Meta(max_length=256)] | None = None
