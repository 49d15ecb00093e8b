"""Sessions and grants of users as callers see them."""

from datetime import datetime
from typing import Any, Literal

from identity.grants.session_queries import GrantOfUser, SessionOfUser
from rest_api.views import View, milliseconds


class AuthorizationView(View, kw_only=True):
    """What was granted to one application in a session."""

    sid: str
    grant_id: str
    persists_logout: bool


class SessionPayloadView(View, kw_only=True):
    """The session as the protocol knows it; its times are seconds."""

    exp: int
    iat: int
    jti: str
    uid: str
    kind: Literal["Session"] = "Session"
    login_ts: int
    account_id: str
    authorizations: dict[str, AuthorizationView]


class SessionView(View, kw_only=True):
    """A browser in which a user is signed in."""

    payload: SessionPayloadView
    last_submission: dict[str, Any] | None
    client_id: str | None
    account_id: str
    expires_at: int


class SessionsView(View, kw_only=True):
    """The sessions of a user."""

    sessions: list[SessionView]


class GrantPayloadView(View, kw_only=True):
    """The grant as the protocol knows it; its times are seconds."""

    exp: int
    iat: int
    jti: str
    kind: Literal["Grant"] = "Grant"
    client_id: str
    account_id: str


class GrantedApplicationView(View, kw_only=True):
    """The application that was granted something."""

    id: str
    name: str


class GrantView(View, kw_only=True):
    """What a user let an application do."""

    id: str
    payload: GrantPayloadView
    expires_at: int
    application: GrantedApplicationView


class GrantsView(View, kw_only=True):
    """What a user let applications do."""

    grants: list[GrantView]


def session_view(found: SessionOfUser) -> SessionView:
    """A session; nothing in it is its secret, which only the browser has."""
    session = found.session
    return SessionView(
        payload=SessionPayloadView(
            exp=_seconds(session.expires_at),
            iat=_seconds(session.created_at),
            jti=session.id,
            uid=session.id,
            login_ts=_seconds(session.authenticated_at),
            account_id=session.user_id,
            authorizations={
                application_id: AuthorizationView(
                    sid=session.id, grant_id=grant_id, persists_logout=is_offline
                )
                for application_id, (grant_id, is_offline) in found.granted.items()
            },
        ),
        last_submission=session.last_submission,
        client_id=next(iter(found.granted), None),
        account_id=session.user_id,
        expires_at=milliseconds(session.expires_at),
    )


def grant_view(found: GrantOfUser) -> GrantView:
    """A grant."""
    grant = found.grant
    return GrantView(
        id=grant.id,
        payload=GrantPayloadView(
            exp=_seconds(grant.expires_at),
            iat=_seconds(grant.created_at),
            jti=grant.id,
            client_id=grant.application_id,
            account_id=grant.user_id,
        ),
        expires_at=milliseconds(grant.expires_at),
        application=GrantedApplicationView(id=grant.application_id, name=found.application_name),
    )


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
