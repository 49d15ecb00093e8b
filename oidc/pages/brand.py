"""The operator's colours and logo on the provider's own pages, the colours kept readable."""

from html import escape

from msgspec import UNSET
from starlette.requests import Request

from identity.experience.queries import Introduction
from identity.experience.settings import SignInSettings
from oidc.experience import experience_at_hand

Rgb = tuple[int, int, int]

_OWN_COLOR = "#6139F6"
_WHITE, _DARK, _INK = (255, 255, 255), (28, 28, 34), (20, 20, 28)
_MARK = (
    '<svg class="logo" viewBox="5 6 30 28" width="43" height="40" aria-hidden="true"><path class="mark" d="M7 6h26a2 2 '
    '0 0 1 2 2.5l-6.3 24A2 2 0 0 1 26.8 34H13.2a2 2 0 0 1-1.9-1.5L5 8.5A2 2 0 0 1 7 6Z"/>'
    '<path class="mark-hole" d="M20 12.5a4 4 0 0 1 1.9 7.5l1.3 6.5h-6.4l1.3-6.5A4 4 0 0 1 20 12.5Z"/></svg>'
)
_READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3


def custom_properties(request: Request) -> str:
    """The colours as CSS: of the button, of its label, and of links on light and on dark ground."""
    settings = experience_at_hand(request)
    light = settings.color.primary_color if settings else _OWN_COLOR
    dark = (settings.color.dark_primary_color or light) if settings else _OWN_COLOR
    properties = _properties("light", light, _WHITE) | _properties("dark", dark, _DARK)
    return ":root{" + ";".join(f"{name}:{value}" for name, value in properties.items()) + "}"


def has_dark_scheme(request: Request) -> bool:
    """Settings that nobody has touched follow the system; otherwise the switch decides."""
    settings = experience_at_hand(request)
    if settings is None:
        return True
    color = settings.color
    return color.is_dark_mode_enabled or color.primary_color.upper() == _OWN_COLOR


def logos(request: Request, introduced: Introduction | None = None) -> str:
    """The operator's logo, and that of an application beside it, or instead of it where the operator wants it so."""
    if introduced is None or not introduced.logo_url:
        return f'<div class="logos">{_logo(request)}</div>'
    own = "" if introduced.has_own_look else _logo(request)
    return f'<div class="logos">{own}{image(introduced.logo_url, introduced.name)}</div>'


def _logo(request: Request) -> str:
    """Without one, our own mark: the stone that holds an arch together."""
    settings = experience_at_hand(request)
    light = settings.branding.logo_url if settings else UNSET
    if settings is None or not isinstance(light, str) or not light:
        return _MARK
    return f"<picture>{_dark_logo(request, settings)}{image(light)}</picture>"


def _dark_logo(request: Request, settings: SignInSettings) -> str:
    dark = settings.branding.dark_logo_url
    if not isinstance(dark, str) or not dark or not has_dark_scheme(request):
        return ""
    return f'<source srcset="{escape(dark)}" media="(prefers-color-scheme: dark)">'


def image(address: str, name: str = "") -> str:
    """A logo; whoever keeps it does not learn which page shows it."""
    return f'<img class="logo" src="{escape(address)}" alt="{escape(name)}" height="40" referrerpolicy="no-referrer">'


def _properties(scheme: str, color: str, ground: Rgb) -> dict[str, str]:
    own = parsed(color) or parsed(_OWN_COLOR) or _INK
    label = _WHITE if contrast(own, _WHITE) >= contrast(own, _INK) else _INK
    return {
        f"--brand-{scheme}": _css(own),
        f"--on-brand-{scheme}": _css(label),
        f"--brand-text-{scheme}": _css(readable_on(own, ground)),
    }


def parsed(color: str) -> Rgb | None:
    """A colour of three or six hexadecimal digits."""
    digits = color.strip().removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * each for each in digits)
    try:
        red, green, blue = bytes.fromhex(digits)
    except ValueError:
        return None
    return red, green, blue


def contrast(one: Rgb, other: Rgb) -> float:
    """WCAG 2.2, contrast ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(color: Rgb, ground: Rgb) -> Rgb:
    """The nearest shade that reads as text on the ground."""
    target = (0, 0, 0) if _luminance(ground) > 0.4 else _WHITE
    for share in range(0, 100, 5):
        shade = _mixed(color, target, share / 100)
        if contrast(shade, ground) >= _READABLE:
            return shade
    return target


def _mixed(color: Rgb, target: Rgb, share: float) -> Rgb:
    red, green, blue = (round(own + (other - own) * share) for own, other in zip(color, target, strict=True))
    return red, green, blue


def _luminance(color: Rgb) -> float:
    """WCAG 2.2, relative luminance."""
    red, green, blue = (_linear(value / 255) for value in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _css(color: Rgb) -> str:
    return f"rgb({color[0]} {color[1]} {color[2]})"
