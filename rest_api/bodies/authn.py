"""What proxies and identity providers send."""

from typing import Annotated

from msgspec import Meta, field

from rest_api.bodies import Body

Saml = Annotated[str, Meta(max_length=1_000_000)]


class HasuraQuery(Body, frozen=True, kw_only=True):
    """The API that tokens are for, and the role of those who bear none."""

    resource: Annotated[str, Meta(min_length=1, max_length=256)]
    unauthorized_role: Annotated[str, Meta(max_length=128)] | None = None


class SamlAnswerBody(Body, frozen=True, kw_only=True):
    """A SAML response, as a provider posts it."""

    saml_response: Saml = field(name="SAMLResponse")
    relay_state: Saml | None = field(default=None, name="RelayState")
