"""What messages of a sign-in say: the operator's template in the right language, with all that it may name."""

import pytest

from identity.applications.actions import NewApplication, create_application
from identity.content.email_template_actions import set_email_templates
from identity.content.email_templates import NewTemplate, TemplateDetails
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.organizations.actions import NewOrganization, create_organization
from identity.sign_in import code_actions
from tests.sign_in.conftest import BROWSER, FORGOT, REGISTER, SIGN_IN, Begin, MakeUser
from tests.sign_in.messages import messages_to
from tests.sign_in.ways import BY_CODE, EMAIL, PHONE, set_up

pytestmark = pytest.mark.usefixtures("inbox")
EVERY_NAME = (
    "{{code}}|{{locale}}|{{uiLocales}}|{{application.id}}|{{application.name}}|{{application.displayName}}|"
    "{{organization.name}}|{{user.name}}|{{user.username}}|{{user.primaryEmail}}|{{user.profile.nickname}}|"
    "{{user.passwordDigest}}|{{organization}}|{{nothing.at.all}}"
)


def template(language: str, content: str, kind: str = "SignIn") -> NewTemplate:
    return NewTemplate(
        language_tag=language,
        template_type=kind,  # type: ignore[arg-type]
        details=TemplateDetails(subject=f"{language} {{{{code}}}}", content=content),
    )


async def ask_for(interaction: str, **parameters: str) -> None:
    """Have the application ask for more."""
    await database.execute("UPDATE interactions SET parameters = $2 WHERE id = $1", interaction, parameters)


async def test_every_variable(begin: Begin, make_user: MakeUser) -> None:
    await make_user(name="Ada", primary_email=EMAIL.value, profile={"nickname": "A."})
    await set_up(**BY_CODE, signInMode="SignIn")
    club = await create_organization(SYSTEM, NewOrganization(name="Club"))
    await set_email_templates(SYSTEM, [template("de", EVERY_NAME)])
    interaction = await begin(SIGN_IN)
    await ask_for(interaction, ui_locales="de-CH fr", organization_id=club.id)
    await code_actions.send_code(BROWSER, interaction, EMAIL, SIGN_IN)
    (message,) = await messages_to(EMAIL.value)
    code = message["code"]
    assert message["subject"] == f"de {code}"
    assert message["body"].split("|") == [
        code, "de", "de-CH fr", "demo-app", "Live preview", "Live preview",
        "Club", "Ada", "ada", EMAIL.value, "A.", "", "", "",
    ]  # fmt: skip


async def test_nobody_is_named_to_whom_it_is_not_known(begin: Begin, make_user: MakeUser) -> None:
    await make_user(name="Ada", primary_email=EMAIL.value)
    await set_email_templates(SYSTEM, [template("en", "<{{user.name}}>", "Register")])
    interaction = await begin(REGISTER)
    await code_actions.send_code(BROWSER, interaction, EMAIL, REGISTER)
    assert [each["body"] for each in await messages_to(EMAIL.value)] == ["<>"]


@pytest.mark.parametrize(
    ("asked", "preferred", "subject"),
    [
        ("fr de", [], "de"),
        ("", ["de-AT"], "de"),
        ("ja", ["ko"], "en"),
        ("pt-BR", [], "pt-BR"),
    ],
)
async def test_the_language(begin: Begin, asked: str, preferred: list[str], subject: str) -> None:
    await set_email_templates(SYSTEM, [template(each, "{{code}}") for each in ("de", "en", "pt-BR")])
    interaction = await begin(SIGN_IN)
    await ask_for(interaction, ui_locales=asked)
    await code_actions.send_code(BROWSER, interaction, EMAIL, SIGN_IN, preferred)
    assert (await messages_to(EMAIL.value))[0]["subject"].startswith(f"{subject} ")


async def test_without_a_template_the_connector_has_its_own(begin: Begin) -> None:
    await set_email_templates(SYSTEM, [template("de", "x"), template("en", "x", "Register")])
    interaction = await begin(SIGN_IN)
    for address in (EMAIL, PHONE):
        await code_actions.send_code(BROWSER, interaction, address, SIGN_IN)
        (message,) = await messages_to(address.value)
        assert (
            message["body"] == f"Your code for signing in is {message['code']}. It is valid for ten minutes."
        )


async def test_a_name_of_the_operators_for_an_application(begin: Begin, make_user: MakeUser) -> None:
    made = await create_application(SYSTEM, NewApplication(name="internal-web-3", type="Traditional"))
    await make_user(primary_email=EMAIL.value)
    await set_email_templates(
        SYSTEM, [template("en", "{{application.name}}: {{application.displayName}}", "ForgotPassword")]
    )
    interaction = await begin(FORGOT, made.application.id)
    await code_actions.send_code(BROWSER, interaction, EMAIL, FORGOT)
    (message,) = await messages_to(EMAIL.value)
    assert message["body"] == "internal-web-3: internal-web-3"
