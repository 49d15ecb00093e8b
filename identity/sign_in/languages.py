"""Which languages the messages of a sign-in are looked for in, and what they are about."""

from collections.abc import Mapping, Sequence

from identity.experience.message_variables import About
from identity.experience.settings import SignInSettings
from identity.sign_in.steps import Step

_MOST, _LONGEST_TAG = 20, 16


def message_languages(
    settings: SignInSettings, parameters: Mapping[str, object], accepted: Sequence[str]
) -> list[str]:
    """What the application asked for (`ui_locales`), then, where it is heeded, what the browser prefers; each with the
    general language of a regional one. The fallback language comes after all of them."""
    asked = str(parameters.get("ui_locales") or "").split()
    detected = accepted if settings.language_info.auto_detect else ()
    tags = [tag for tag in [*asked, *detected][:_MOST] if len(tag) <= _LONGEST_TAG and "\0" not in tag]
    return list(dict.fromkeys(each for tag in tags for each in (tag, tag.partition("-")[0])))


def message_subject(current: Step) -> About:
    """The application, the organization that it asked for, and the person if it is known who it is."""
    parameters = current.interaction.parameters
    organization_id, locales = parameters.get("organization_id"), parameters.get("ui_locales")
    return About(
        application_id=current.interaction.application_id,
        organization_id=organization_id if isinstance(organization_id, str) else None,
        user=current.identified,
        ui_locales=locales if isinstance(locales, str) else None,
    )
