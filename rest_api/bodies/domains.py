"""What operations on hostnames take."""

from typing import Annotated

from msgspec import Meta

from rest_api.bodies import Body, JsonObject


class DomainBody(Body, frozen=True, kw_only=True):
    """A hostname to be served."""

    domain: Annotated[str, Meta(min_length=1, max_length=256)]


class StaleDomainsBody(Body, frozen=True, kw_only=True):
    """For how many days a hostname may wait to be verified."""

    stale_days: Annotated[int, Meta(ge=1, le=3650)]


class VerificationFilesBody(Body, frozen=True, kw_only=True):
    """Files by name, with which other services verify a hostname."""

    verification_files: JsonObject
