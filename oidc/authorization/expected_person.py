"""Whether the person who is signed in is the one whom the client expects."""

from dataclasses import replace

from identity.grants.authorization import AuthorizationRequest
from identity.grants.queries import Standing
from oidc.subjects import is_subject

_NOBODY = ""


def with_expected_user(asked: AuthorizationRequest, standing: Standing | None) -> AuthorizationRequest:
    """The hint names a subject as the client knows it, which need not be the user's id (section 8)."""
    hint = asked.hinted_user_id
    if hint is None or standing is None:
        return asked
    # A client that knows people by pseudonyms must not try out ids: those are nobody's names there.
    is_meant = is_subject(asked.client, standing.user_id, hint)
    return replace(asked, hinted_user_id=standing.user_id if is_meant else _NOBODY)
