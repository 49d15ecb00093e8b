"""What operations on organizations take."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, JsonObject

ShortName = Annotated[str, Meta(min_length=1, max_length=128)]
Description = Annotated[str, Meta(max_length=256)]
Color = Annotated[str, Meta(pattern="^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")]
LogoUrl = Annotated[str, Meta(max_length=2048, pattern=r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s\"'<>\\]+$")]
CustomCss = Annotated[str, Meta(max_length=65_536)]
Text = Annotated[str, Meta(max_length=256)]


class ColorBody(Body, frozen=True, kw_only=True):
    """The colors of the pages on which members sign in."""

    primary_color: Color | UnsetType = UNSET
    is_dark_mode_enabled: bool | UnsetType = UNSET
    dark_primary_color: Color | UnsetType = UNSET


class BrandingBody(Body, frozen=True, kw_only=True):
    """The logos of these pages."""

    logo_url: LogoUrl | UnsetType = UNSET
    dark_logo_url: LogoUrl | UnsetType = UNSET
    favicon: LogoUrl | UnsetType = UNSET
    dark_favicon: LogoUrl | UnsetType = UNSET


class OrganizationBody(Body, frozen=True, kw_only=True):
    """A new organization."""

    name: ShortName
    description: Description | None | UnsetType = UNSET
    custom_data: JsonObject | UnsetType = UNSET
    is_mfa_required: bool | UnsetType = UNSET
    is_trusted_device_allowed: bool | UnsetType = UNSET
    color: ColorBody | UnsetType = UNSET
    branding: BrandingBody | UnsetType = UNSET
    custom_css: CustomCss | None | UnsetType = UNSET


class OrganizationChangesBody(Body, frozen=True, kw_only=True):
    """Changes of an organization; objects are replaced as a whole."""

    name: ShortName | UnsetType = UNSET
    description: Description | None | UnsetType = UNSET
    custom_data: JsonObject | UnsetType = UNSET
    is_mfa_required: bool | UnsetType = UNSET
    is_trusted_device_allowed: bool | UnsetType = UNSET
    color: ColorBody | UnsetType = UNSET
    branding: BrandingBody | UnsetType = UNSET
    custom_css: CustomCss | None | UnsetType = UNSET


class OrganizationsQuery(Body, frozen=True, kw_only=True):
    """Which organizations, and whether some of their members are shown."""

    q: Text | None = None
    show_featured: str | None = None
