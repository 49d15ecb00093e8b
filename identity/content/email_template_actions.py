"""What can be done with e-mail templates."""

from collections.abc import Sequence
from typing import Any

import msgspec

from identity.content.email_template_queries import TemplateFilter
from identity.content.email_templates import NewTemplate, TemplateDetailsChanges
from identity.content.errors import InvalidContent, TemplateFilterMissing
from identity.content.events import EmailTemplatesDeleted, EmailTemplatesUpdated
from identity.content.models import EmailTemplate
from identity.kernel import clock, database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.kernel.rows import locked_row
from identity.security.secrets import random_id

MOST_TEMPLATES = 1000
_WRITE = Permission.SIGN_IN_EXPERIENCE_WRITE
_COLUMNS = database.columns(EmailTemplate, "t")


@action(needs=_WRITE, announces=EmailTemplatesUpdated)
async def set_email_templates(actor: Actor, templates: Sequence[NewTemplate]) -> list[EmailTemplate]:
    """Word messages: each replaces the one of its language and type, of two for the same the later counts."""
    wanted = {(each.language_tag, each.template_type): each for each in templates}
    if len(wanted) > MOST_TEMPLATES:
        raise InvalidContent(path="templates", reason=f"at most {MOST_TEMPLATES} at once")
    if not wanted:
        return []
    rows = [
        {"id": random_id(), "tag": tag, "type": kind, "details": msgspec.to_builtins(each.details)}
        for (tag, kind), each in sorted(wanted.items())
    ]
    stored = await database.fetch_models(
        EmailTemplate,
        "INSERT INTO email_templates AS t (id, language_tag, template_type, details, created_at) "
        "SELECT x.id, x.tag, x.type, x.details, $2 "
        "FROM jsonb_to_recordset($1::jsonb) AS x (id text, tag text, type text, details jsonb) "
        "ON CONFLICT (language_tag, template_type) DO UPDATE SET details = excluded.details "
        f"RETURNING {_COLUMNS}",
        rows,
        clock.now(),
    )
    await announce(EmailTemplatesUpdated(after=_subjects(stored)))
    return stored


@action(needs=_WRITE, announces=EmailTemplatesUpdated)
async def update_email_template(
    actor: Actor, template_id: str, changes: TemplateDetailsChanges
) -> EmailTemplate:
    """Change parts of a message."""
    template = await locked_row(EmailTemplate, template_id)
    if template is None:
        raise NotFoundById(entity="email template", id=template_id)
    before, details = dict(template.details), template.details | msgspec.to_builtins(changes)
    if details != before:
        await database.execute(
            "UPDATE email_templates SET details = $2::jsonb WHERE id = $1", template_id, details
        )
        template.details = details
        was = {template.id: {name: before.get(name) for name in details if name != "content"}}
        await announce(EmailTemplatesUpdated(before=was, after=_subjects([template])))
    return template


@action(needs=_WRITE, announces=EmailTemplatesDeleted)
async def delete_email_template(actor: Actor, template_id: str) -> None:
    """Remove a message."""
    removed = await _removed("t.id = $1", [template_id])
    if not removed:
        raise NotFoundById(entity="email template", id=template_id)


@action(needs=_WRITE, announces=EmailTemplatesDeleted)
async def delete_email_templates(actor: Actor, wanted: TemplateFilter) -> int:
    """Remove all messages of a language or a type; how many."""
    conditions = wanted.conditions
    if not conditions.clauses:
        raise TemplateFilterMissing
    return len(await _removed(" AND ".join(conditions.clauses), conditions.values))


async def _removed(condition: str, values: Sequence[Any]) -> list[EmailTemplate]:
    removed = await database.fetch_models(
        EmailTemplate, f"DELETE FROM email_templates t WHERE {condition} RETURNING {_COLUMNS}", *values
    )
    if removed:
        await announce(EmailTemplatesDeleted(before=_subjects(removed)))
    return removed


def _subjects(templates: Sequence[EmailTemplate]) -> dict[str, Any]:
    """The templates for the audit: all but the content, which can be long."""
    return {
        each.id: {
            "languageTag": each.language_tag,
            "templateType": each.template_type,
            **{name: value for name, value in each.details.items() if name != "content"},
        }
        for each in templates
    }
