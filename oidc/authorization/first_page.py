"""Where a person does what is still needed: the page of the hosted sign-in, and what it is told."""

from urllib.parse import quote, urlencode

from identity.grants.authorization import Prompt
from oidc.requests import Parameters

_FOR_PAGES = (
    "organization_id", "ui_locales", "one_time_token", "login_hint", "identifier", "google_one_tap_credential",
)  # fmt: skip
_FIRST_SCREENS = {
    "sign_in": "sign-in",
    "signIn": "sign-in",
    "register": "register",
    "reset_password": "reset-password",
    "identifier:sign_in": "identifier-sign-in",
    "identifier:register": "identifier-register",
    "single_sign_on": "single-sign-on",
}


def page_of(prompt: Prompt, client_id: str, parameters: Parameters) -> str:
    """The page's address."""
    if prompt is Prompt.CONSENT:
        return "/consent?" + urlencode({"app_id": client_id})
    query = {"app_id": client_id}
    query |= {name: value for name in _FOR_PAGES if (value := parameters.get(name)) is not None}
    method, _, target = (parameters.get("direct_sign_in") or "").partition(":")
    if method in {"social", "sso"} and target:
        path = f"direct/{method}/{quote(target, safe='')}"
        return f"/{path}?{urlencode({'fallback': _first_screen(parameters), **query})}"
    return f"/{_first_screen(parameters)}?{urlencode(query)}"


def _first_screen(parameters: Parameters) -> str:
    if parameters.get("interaction_mode") == "signUp" and parameters.get("first_screen") is None:
        return "register"
    return _FIRST_SCREENS.get(parameters.get("first_screen") or "", "sign-in")
