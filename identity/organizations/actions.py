"""What can be done with organizations themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from identity.kernel import clock
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import Conflict, Forbidden, NotFoundById
from identity.kernel.permissions import Permission
from identity.kernel.rows import delete_row, insert_row, locked_row, plain_values, update_row
from identity.kernel.unset import UNSET, Unset, given
from identity.organizations import rules
from identity.organizations.errors import InvalidBranding, NameTaken
from identity.organizations.events import OrganizationCreated, OrganizationDeleted, OrganizationUpdated
from identity.organizations.models import Organization


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrganization:
    """What an organization is founded with."""

    name: str
    description: str | None = None
    custom_data: dict[str, Any] | None = None
    is_mfa_required: bool = False
    is_trusted_device_allowed: bool = True
    color: dict[str, Any] | None = None
    branding: dict[str, Any] | None = None
    custom_css: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationChanges:
    """What is to change of an organization; whole objects are replaced."""

    name: str | Unset = UNSET
    description: str | Unset | None = UNSET
    custom_data: dict[str, Any] | Unset = UNSET
    is_mfa_required: bool | Unset = UNSET
    is_trusted_device_allowed: bool | Unset = UNSET
    color: dict[str, Any] | Unset = UNSET
    branding: dict[str, Any] | Unset = UNSET
    custom_css: str | Unset | None = UNSET


@action(needs=Permission.ORGANIZATIONS_CREATE, announces=OrganizationCreated)
async def create_organization(actor: Actor, new: NewOrganization) -> Organization:
    """Found an organization, without members yet."""
    values = {
        "name": new.name,
        "description": new.description,
        "custom_data": new.custom_data or {},
        "is_mfa_required": new.is_mfa_required,
        "is_trusted_device_allowed": new.is_trusted_device_allowed,
        "color": new.color or {},
        "branding": new.branding or {},
        "custom_css": new.custom_css,
    }
    _require_valid(values)
    organization = Organization(**values, created_at=clock.now())
    await insert_row(organization, _no_unique_column(new.name))
    await announce(OrganizationCreated(organization_id=organization.id, after=plain_values(organization)))
    return organization


@action(
    needs=Permission.ORGANIZATIONS_UPDATE, announces=OrganizationUpdated, in_organization="organization_id"
)
async def update_organization(
    actor: Actor, organization_id: str, changes: OrganizationChanges
) -> Organization:
    """Change an organization's data; its own administrators do not reach what is the operator's."""
    organization = await _locked_organization(organization_id)
    values = given(changes)
    if rules.acts_inside(actor) and rules.OPERATOR_FIELDS & values.keys():
        raise Forbidden(required=[Permission.ORGANIZATIONS_UPDATE.value])
    _require_valid(values)
    before = await update_row(organization, values, _no_unique_column(organization.name))
    if before:
        after = {name: getattr(organization, name) for name in before}
        await announce(OrganizationUpdated(organization_id=organization_id, before=before, after=after))
    return organization


@action(needs=Permission.ORGANIZATIONS_DELETE, announces=OrganizationDeleted)
async def delete_organization(actor: Actor, organization_id: str) -> Organization:
    """Dissolve an organization with all its memberships."""
    organization = await _locked_organization(organization_id)
    await announce(OrganizationDeleted(organization_id=organization_id, before=plain_values(organization)))
    await delete_row(organization)
    return organization


async def _locked_organization(organization_id: str) -> Organization:
    if organization := await locked_row(Organization, organization_id):
        return organization
    raise NotFoundById(entity="organization", id=organization_id)


def _require_valid(values: Mapping[str, Any]) -> None:
    for name, is_valid in (
        ("color", rules.is_color_valid(values.get("color") or {})),
        ("branding", rules.is_branding_valid(values.get("branding") or {})),
        ("customCss", len(values.get("custom_css") or "") <= rules.LONGEST_CUSTOM_CSS),
    ):
        if not is_valid:
            raise InvalidBranding(path=name)


def _no_unique_column(name: str) -> Conflict:
    """Organizations may share a name: only the random id could ever collide."""
    return NameTaken(entity="organization", name=name)
