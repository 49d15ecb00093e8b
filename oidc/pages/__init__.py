"""The pages that the protocol itself shows: plain HTML from the server, which needs no script to work."""

from oidc.errors import wants_page
from oidc.pages.answers import form_post
from oidc.pages.errors import error_page
from oidc.pages.layout import hidden, page
from oidc.pages.sign_out import confirm_sign_out, signed_out, telling_applications

__all__ = [
    "confirm_sign_out",
    "error_page",
    "form_post",
    "hidden",
    "page",
    "signed_out",
    "telling_applications",
    "wants_page",
]
