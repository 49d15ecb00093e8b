"""Which languages the messages of a sign-in are looked for in."""

from collections.abc import Mapping, Sequence

from identity.experience.settings import SignInSettings

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
