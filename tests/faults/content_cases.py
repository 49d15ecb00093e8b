"""Fault cases of the content of pages: phrases, profile fields, templates, captcha, account centre, pictures."""

from io import BytesIO

from identity.assets.actions import create_asset, delete_asset
from identity.content.account_center_actions import update_account_center
from identity.content.email_template_actions import (
    delete_email_template,
    delete_email_templates,
    set_email_templates,
    update_email_template,
)
from identity.content.email_template_queries import TemplateFilter
from identity.content.email_templates import NewTemplate, TemplateDetails, TemplateDetailsChanges
from identity.content.models import EmailTemplate
from identity.content.profile_field_actions import (
    create_profile_field,
    create_profile_fields,
    delete_profile_field,
    set_profile_field_order,
    update_profile_field,
)
from identity.content.profile_fields import NewProfileField, PlacedField, ProfileFieldChanges
from identity.experience.actions import update_sign_in_experience
from identity.experience.captcha import CaptchaConfig, TurnstileConfig
from identity.experience.captcha_actions import (
    delete_captcha_provider,
    reveal_captcha_provider,
    set_captcha_provider,
)
from identity.experience.phrase_actions import delete_custom_phrases, set_custom_phrases
from identity.kernel import database
from tests.assets.pictures import png
from tests.faults.cases import Call, case_of
from tests.faults.world import World, unique

_GREETING = {"action": {"sign_in": "Hello"}}


def _field(required: bool = False) -> NewProfileField:
    return NewProfileField(name=unique("field"), type="Text", required=required)


def _captcha(world: World) -> CaptchaConfig:
    return TurnstileConfig(site_key="site-key-0000", secret_key=world.hidden(unique("secret-key-of-captcha")))


async def _template(world: World, tag: str = "en") -> EmailTemplate:
    details = TemplateDetails(subject=unique("subject"), content="{{code}}")
    new = NewTemplate(language_tag=tag, template_type="SignIn", details=details)
    return (await set_email_templates(world.administrator, [new]))[0]


@case_of(set_custom_phrases)
async def of_set_custom_phrases(world: World) -> Call:
    await set_custom_phrases(world.administrator, "de", {})
    return lambda: set_custom_phrases(world.administrator, "de", _GREETING)


@case_of(delete_custom_phrases)
async def of_delete_custom_phrases(world: World) -> Call:
    await set_custom_phrases(world.administrator, "fr", _GREETING)
    return lambda: delete_custom_phrases(world.administrator, "fr")


@case_of(create_profile_field)
async def of_create_profile_field(world: World) -> Call:
    new = _field()
    return lambda: create_profile_field(world.administrator, new)


@case_of(create_profile_fields)
async def of_create_profile_fields(world: World) -> Call:
    new = [_field(), _field()]
    return lambda: create_profile_fields(world.administrator, new)


@case_of(update_profile_field)
async def of_update_profile_field(world: World) -> Call:
    field = await create_profile_field(world.administrator, _field())
    changes = ProfileFieldChanges(type="Url", label="Renamed", required=True)
    return lambda: update_profile_field(world.administrator, field.name, changes)


@case_of(delete_profile_field)
async def of_delete_profile_field(world: World) -> Call:
    field = await create_profile_field(world.administrator, _field())
    return lambda: delete_profile_field(world.administrator, field.name)


@case_of(set_profile_field_order)
async def of_set_profile_field_order(world: World) -> Call:
    fields = await create_profile_fields(world.administrator, [_field(), _field()])
    order = [PlacedField(name=each.name, sie_order=1000 - at) for at, each in enumerate(fields)]
    return lambda: set_profile_field_order(world.administrator, order)


@case_of(set_email_templates)
async def of_set_email_templates(world: World) -> Call:
    await _template(world)
    details = TemplateDetails(subject=unique("subject"), content="{{code}}")
    kinds: list[NewTemplate] = [
        NewTemplate(language_tag=tag, template_type="SignIn", details=details) for tag in ("en", "it")
    ]
    return lambda: set_email_templates(world.administrator, kinds)


@case_of(update_email_template)
async def of_update_email_template(world: World) -> Call:
    template = await _template(world)
    changes = TemplateDetailsChanges(subject=unique("another"))
    return lambda: update_email_template(world.administrator, template.id, changes)


@case_of(delete_email_template)
async def of_delete_email_template(world: World) -> Call:
    template = await _template(world)
    return lambda: delete_email_template(world.administrator, template.id)


@case_of(delete_email_templates)
async def of_delete_email_templates(world: World) -> Call:
    await _template(world, "ja")
    return lambda: delete_email_templates(world.administrator, TemplateFilter(language_tag="ja"))


@case_of(set_captcha_provider)
async def of_set_captcha_provider(world: World) -> Call:
    await set_captcha_provider(world.administrator, _captcha(world))
    config = _captcha(world)
    return lambda: set_captcha_provider(world.administrator, config)


@case_of(reveal_captcha_provider)
async def of_reveal_captcha_provider(world: World) -> Call:
    await set_captcha_provider(world.administrator, _captcha(world))
    return lambda: reveal_captcha_provider(world.administrator)


@case_of(delete_captcha_provider)
async def of_delete_captcha_provider(world: World) -> Call:
    await set_captcha_provider(world.administrator, _captcha(world))
    settings = {"captchaPolicy": {"enabled": True}, "passwordExpiration": {"enabled": False}}
    await update_sign_in_experience(world.administrator, settings)  # another case may have left the latter on
    return lambda: delete_captcha_provider(world.administrator)


@case_of(update_account_center)
async def of_update_account_center(world: World) -> Call:
    was = await database.fetch_value("SELECT settings ->> 'enabled' FROM account_centers")
    return lambda: update_account_center(world.administrator, {"enabled": was != "true"})


@case_of(create_asset)
async def of_create_asset(world: World) -> Call:
    source = BytesIO(png())
    return lambda: create_asset(world.administrator, source, len(source.getvalue()))


@case_of(delete_asset)
async def of_delete_asset(world: World) -> Call:
    source = BytesIO(png())
    asset = await create_asset(world.administrator, source, len(source.getvalue()))
    return lambda: delete_asset(world.administrator, asset.id)
