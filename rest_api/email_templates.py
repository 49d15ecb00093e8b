"""E-mail templates over REST."""

from identity.content import email_template_actions as actions
from identity.content import email_template_queries as queries
from identity.content.email_template_queries import TemplateFilter
from identity.content.email_templates import TemplateDetailsChanges
from identity.kernel.actor import Actor
from rest_api.bodies.content import TemplatesBody, TemplatesQuery
from rest_api.views.content import EmailTemplateView, RowCountView, email_template_view


async def replace_email_templates(actor: Actor, body: TemplatesBody) -> list[EmailTemplateView]:
    """Create e-mail templates or replace those of the same language and type."""
    return [email_template_view(row) for row in await actions.set_email_templates(actor, body.templates)]


async def list_email_templates(actor: Actor, query: TemplatesQuery) -> list[EmailTemplateView]:
    """List e-mail templates."""
    return [email_template_view(row) for row in await queries.email_templates(actor, _filter(query))]


async def delete_email_templates(actor: Actor, query: TemplatesQuery) -> RowCountView:
    """Delete the e-mail templates of a language or a type."""
    return RowCountView(row_count=await actions.delete_email_templates(actor, _filter(query)))


async def get_email_template(actor: Actor, id: str) -> EmailTemplateView:
    """Read an e-mail template."""
    return email_template_view(await queries.visible_email_template(actor, id))


async def delete_email_template(actor: Actor, id: str) -> None:
    """Delete an e-mail template."""
    await actions.delete_email_template(actor, id)


async def update_email_template_details(
    actor: Actor, id: str, body: TemplateDetailsChanges
) -> EmailTemplateView:
    """Change parts of an e-mail template's message."""
    return email_template_view(await actions.update_email_template(actor, id, body))


def _filter(query: TemplatesQuery) -> TemplateFilter:
    return TemplateFilter(language_tag=query.language_tag, template_type=query.template_type)
