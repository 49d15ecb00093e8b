"""What browsers let the pages load: nothing but our own files, unless a setting calls for the service of another."""

from typing import Any

from identity import settings

_TURNSTILE = "https://challenges.cloudflare.com"
_ONE_TAP = "https://accounts.google.com/gsi"
_GOOGLE, _GOOGLE_FILES = "https://www.google.com", "https://www.gstatic.com"
Sources = dict[str, list[str]]


def page_policy(nonce: str, *, more: Sources | None = None, has_form: bool = False) -> str:
    """For the console, the demo application and the hosted pages."""
    # A form without scripts leads by redirects to the application, which browsers hold form-action against.
    form = [] if has_form else ["form-action 'self'"]
    allowed = {
        "script-src": ["'self'"],
        "style-src": ["'self'", f"'nonce-{nonce}'"],
        "img-src": ["'self'", "data:", "https:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'", settings.current().endpoint],
        "manifest-src": ["'self'"],
    }
    for directive, sources in (more or {}).items():
        allowed[directive] = [*allowed.get(directive, []), *sources]
    loading = [f"{directive} {' '.join(sources)}" for directive, sources in allowed.items()]
    return "; ".join(["default-src 'none'", *loading, *form, "frame-ancestors 'none'", "base-uri 'none'"])


def graphiql_policy(nonce: str) -> str:
    """For GraphiQL, which loads nothing from elsewhere."""
    return (
        "default-src 'none'; script-src 'self'; "
        f"style-src 'self' 'nonce-{nonce}'; "
        "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
    )


def experience_sources(shown: dict[str, Any]) -> Sources:
    """What the hosted sign-in loads with the settings that it shows."""
    both: Sources = {}
    for sources in (captcha_sources(shown.get("captchaConfig")), one_tap_sources(shown.get("googleOneTap"))):
        for directive, addresses in sources.items():
            both[directive] = [*both.get(directive, []), *addresses]
    return both


def one_tap_sources(config: dict[str, Any] | None) -> Sources:
    """What Google's One Tap loads, as Google documents it; nothing where it is not on."""
    if not config:
        return {}
    return {
        "script-src": [f"{_ONE_TAP}/client"],
        "style-src": [f"{_ONE_TAP}/style"],
        "frame-src": [f"{_ONE_TAP}/"],
        "connect-src": [f"{_ONE_TAP}/"],
    }


def captcha_sources(config: dict[str, Any] | None) -> Sources:
    """What the captcha in use loads; nothing without one."""
    if not config:
        return {}
    if config.get("type") == "Turnstile":
        return {"script-src": [_TURNSTILE], "frame-src": [_TURNSTILE]}
    host = f"https://{config['domain']}" if config.get("domain") else _GOOGLE
    own = f"{host}/recaptcha/"
    return {
        "script-src": [own, f"{_GOOGLE_FILES}/recaptcha/"],
        "frame-src": [own, "https://recaptcha.google.com/recaptcha/"],
        "connect-src": [own],
    }
