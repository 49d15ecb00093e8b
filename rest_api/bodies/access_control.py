"""What operations on access rules, consent and the look of single applications take."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from identity.content.sign_in_methods import SignInMethods
from rest_api.bodies import Body, RecordId
from rest_api.bodies.organizations import BrandingBody, ColorBody, CustomCss

Ids = Annotated[list[RecordId], Meta(max_length=1000)]
UserScope = Literal[
    "profile", "email", "phone", "address", "custom_data", "identities", "roles", "urn:logto:scope:organizations",
    "urn:logto:scope:organization_roles", "urn:logto:scope:sessions", "urn:logto:scope:trusted_devices",
]  # fmt: skip
PageUrl = Annotated[str, Meta(max_length=2048, pattern=r"^([Hh][Tt][Tt][Pp][Ss]?://[^\s\"'<>\\]+)?$")]


class OrganizationRoleRuleBody(Body, frozen=True, kw_only=True):
    """Members of an organization who hold one of these roles there."""

    organization_id: RecordId
    organization_role_ids: Annotated[list[RecordId], Meta(min_length=1, max_length=1000)]


class AccessControlBody(Body, frozen=True, kw_only=True):
    """Everybody who may use an application."""

    user_ids: Ids
    user_role_ids: Ids
    organization_ids: Ids
    organization_role_rules: Annotated[list[OrganizationRoleRuleBody], Meta(max_length=1000)]


class ConsentScopesBody(Body, frozen=True, kw_only=True):
    """What else a third-party application may ask people for: scopes by id, those of OpenID by name."""

    organization_scopes: Ids = []
    resource_scopes: Ids = []
    organization_resource_scopes: Ids = []
    user_scopes: Annotated[list[UserScope], Meta(max_length=100)] = []


class ApplicationAppearanceBody(Body, frozen=True, kw_only=True):
    """How the sign-in pages look for an application; what may be left out stays as it is."""

    color: ColorBody | UnsetType = UNSET
    branding: BrandingBody | UnsetType = UNSET
    custom_css: CustomCss | None | UnsetType = UNSET
    display_name: Annotated[str, Meta(max_length=256)] | None | UnsetType = UNSET
    terms_of_use_url: PageUrl | None
    privacy_policy_url: PageUrl | None
    sign_in_methods: SignInMethods | None | UnsetType = UNSET


class OrganizationIdsBody(Body, frozen=True, kw_only=True):
    """Organizations by id."""

    organization_ids: Ids


class CustomDomainBody(Body, frozen=True, kw_only=True):
    """A domain under which a protected application is to be reached."""

    domain: Annotated[str, Meta(min_length=1, max_length=253)]
