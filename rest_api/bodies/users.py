"""What operations on users take."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, JsonObject, UrlOrNothing

Username = Annotated[str, Meta(pattern="^[A-Z_a-z][0-9A-Z_a-z]*$")]
UsernameOrNothing = Annotated[str, Meta(pattern="^([A-Z_a-z][0-9A-Z_a-z]*)?$")]
# The form of addresses is for the domain to check: after their length, which bounds what a pattern can cost.
Email = Annotated[str, Meta(extra_json_schema={"pattern": r"^\S+@\S+\.\S+$"})]
Phone = Annotated[str, Meta(pattern="^[0-9]+$")]
PhoneOrNothing = Annotated[str, Meta(pattern="^[0-9]*$")]
Password = Annotated[str, Meta(min_length=1)]
DigestAlgorithm = Literal["Argon2i", "Argon2id", "Argon2d", "SHA1", "SHA256", "MD5", "Bcrypt", "Legacy"]


class Address(Body, frozen=True, kw_only=True):
    """A postal address (OpenID Connect Core section 5.1.1)."""

    formatted: str | UnsetType = UNSET
    street_address: str | UnsetType = UNSET
    locality: str | UnsetType = UNSET
    region: str | UnsetType = UNSET
    postal_code: str | UnsetType = UNSET
    country: str | UnsetType = UNSET


class Profile(Body, frozen=True, kw_only=True):
    """What else is known of a person (OpenID Connect Core section 5.1)."""

    family_name: str | UnsetType = UNSET
    given_name: str | UnsetType = UNSET
    middle_name: str | UnsetType = UNSET
    nickname: str | UnsetType = UNSET
    preferred_username: str | UnsetType = UNSET
    profile: str | UnsetType = UNSET
    website: str | UnsetType = UNSET
    gender: str | UnsetType = UNSET
    birthdate: str | UnsetType = UNSET
    zoneinfo: str | UnsetType = UNSET
    locale: str | UnsetType = UNSET
    address: Address | UnsetType = UNSET


class UserBody(Body, frozen=True, kw_only=True):
    """A new user; everything may be left out."""

    username: Username | UnsetType = UNSET
    primary_email: Email | UnsetType = UNSET
    primary_phone: Phone | UnsetType = UNSET
    password: Password | UnsetType = UNSET
    password_digest: Annotated[str, Meta(max_length=256)] | UnsetType = UNSET
    password_algorithm: DigestAlgorithm | UnsetType = UNSET
    name: str | UnsetType = UNSET
    avatar: UrlOrNothing | None | UnsetType = UNSET
    custom_data: JsonObject | UnsetType = UNSET
    profile: Profile | UnsetType = UNSET


class UserChangesBody(Body, frozen=True, kw_only=True):
    """Changes of a user: null or an empty text clears, objects are replaced as a whole."""

    username: UsernameOrNothing | None | UnsetType = UNSET
    primary_email: str | None | UnsetType = UNSET
    primary_phone: PhoneOrNothing | None | UnsetType = UNSET
    name: str | None | UnsetType = UNSET
    avatar: UrlOrNothing | None | UnsetType = UNSET
    custom_data: JsonObject | UnsetType = UNSET
    profile: Profile | UnsetType = UNSET


class ProfileBody(Body, frozen=True, kw_only=True):
    """Top-level keys to set in the profile."""

    profile: Profile


class PasswordBody(Body, frozen=True, kw_only=True):
    """A password in clear."""

    password: Password


class SuspensionBody(Body, frozen=True, kw_only=True):
    """Whether the user is kept from signing in."""

    is_suspended: bool


class UserQuery(Body, frozen=True, kw_only=True):
    """What else is to be shown of a user."""

    include_sso_identities: str | None = None
    include_password_hash: str | None = None


class UsersQuery(Body, frozen=True, kw_only=True):
    """Which users; the two exclusions exclude each other."""

    exclude_role_id: str | None = None
    exclude_organization_id: str | None = None
    include_password_hash: str | None = None
