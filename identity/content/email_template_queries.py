"""Reads of the e-mail templates, and which of them a message is written from."""

from collections.abc import Sequence
from dataclasses import dataclass

from identity.content.models import EmailTemplate
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import Conditions, Keyset, Slice, SortOrder, keyset_slice, row_count
from identity.kernel.permissions import Permission

_TABLE = "email_templates t"
_NEWEST_FIRST = SortOrder("created_at")
_COLUMNS = database.columns(EmailTemplate, "t")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFilter:
    """Which templates; None stands for any."""

    language_tag: str | None = None
    template_type: str | None = None

    @property
    def conditions(self) -> Conditions:
        """The same for a statement."""
        conditions = Conditions()
        if self.language_tag is not None:
            conditions.add("t.language_tag = {}", self.language_tag)
        if self.template_type is not None:
            conditions.add("t.template_type = {}", self.template_type)
        return conditions


async def email_templates(actor: Actor, wanted: TemplateFilter) -> list[EmailTemplate]:
    """Every such template, by language and type: at most nine for each language."""
    actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
    conditions = wanted.conditions
    return await database.fetch_models(
        EmailTemplate,
        f"SELECT {_COLUMNS} FROM {_TABLE}{conditions.sql} ORDER BY t.language_tag, t.template_type",
        *conditions.values,
    )


async def email_templates_slice(actor: Actor, wanted: TemplateFilter, keyset: Keyset) -> Slice[EmailTemplate]:
    """A slice of such templates, newest first."""
    actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
    return await keyset_slice(EmailTemplate, _TABLE, "t", wanted.conditions, _NEWEST_FIRST, keyset)


async def email_templates_count(actor: Actor, wanted: TemplateFilter) -> int:
    """How many such templates there are."""
    actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
    return await row_count(_TABLE, wanted.conditions)


async def visible_email_template(actor: Actor, template_id: str) -> EmailTemplate:
    """The template with that id."""
    found = await email_templates_by_ids(actor, [template_id])
    if template_id not in found:
        raise NotFoundById(entity="email template", id=template_id)
    return found[template_id]


async def email_templates_by_ids(actor: Actor, ids: Sequence[str]) -> dict[str, EmailTemplate]:
    """Those of the templates that there are, by id."""
    actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
    rows = await database.fetch_models(
        EmailTemplate, f"SELECT {_COLUMNS} FROM {_TABLE} WHERE t.id = ANY($1)", list(ids)
    )
    return {row.id: row for row in rows}


async def email_template_for(template_type: str, languages: Sequence[str]) -> EmailTemplate | None:
    """For what sends messages: the template in the first of the languages that has one of this type, the fallback
    language being the caller's last; None means that the connector's own template is used."""
    return await database.fetch_model(
        EmailTemplate,
        f"SELECT {_COLUMNS} FROM {_TABLE} WHERE t.template_type = $1 AND t.language_tag = ANY($2::text[]) "
        "ORDER BY array_position($2::text[], t.language_tag::text) LIMIT 1",
        template_type,
        list(languages),
    )
