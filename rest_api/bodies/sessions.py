"""What operations on sessions and grants take."""

from typing import Literal

from rest_api.bodies import Body


class SessionEndQuery(Body, frozen=True, kw_only=True):
    """Which grants end with a session besides those that always do."""

    revoke_grants_target: Literal["all", "firstParty"] | None = None


class GrantsQuery(Body, frozen=True, kw_only=True):
    """Grants to the operator's own applications, or to others."""

    app_type: Literal["firstParty", "thirdParty"] | None = None
