"""Logos of our own making: a letter on a colored ground, so that nobody's trademark is shipped."""

from urllib.parse import quote

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="12" fill="{color}"/>'
    '<text x="24" y="33" text-anchor="middle" font-family="sans-serif" font-size="26" font-weight="bold" '
    'fill="#fff">{letter}</text></svg>'
)


def letter_logo(letter: str, color: str) -> str:
    """The logo as an address that needs no fetching."""
    return "data:image/svg+xml," + quote(_SVG.format(letter=letter, color=color), safe="")
