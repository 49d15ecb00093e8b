"""Writes of users that several actions share. They need the open transaction and check no permission."""

from dataclasses import fields
from typing import Any

import asyncpg

from identity.kernel import clock, database
from identity.kernel.action import announce
from identity.kernel.errors import NotFoundById, Refusal
from identity.security.passwords import PasswordDigest
from identity.security.secrets import user_id as new_user_id
from identity.users import rules
from identity.users.errors import EmailTaken, PhoneTaken, UsernameTaken
from identity.users.events import UserCreated
from identity.users.inputs import NewUser
from identity.users.models import User

_TAKEN: dict[str, tuple[type[Refusal], str]] = {
    "users_username_key": (UsernameTaken, "username"),
    "users_primary_email_key": (EmailTaken, "primaryEmail"),
    "users_primary_phone_key": (PhoneTaken, "primaryPhone"),
}


_CREDENTIALS = ("password", "password_digest", "password_algorithm")


async def insert_user(new: NewUser, digest: PasswordDigest | None) -> User:
    """Store a new user and announce it."""
    now = clock.now()
    given = {field.name: getattr(new, field.name) for field in fields(new) if field.name not in _CREDENTIALS}
    values = rules.valid_values(given) | {"custom_data": new.custom_data or {}, "profile": new.profile or {}}
    user = User(
        id=new_user_id(),
        **values,
        password_digest=digest.digest if digest else None,
        password_algorithm=digest.algorithm if digest else None,
        password_changed_at=now if digest else None,
        created_at=now,
        updated_at=now,
    )
    await _store(
        "INSERT INTO users (id, username, primary_email, primary_phone, name, avatar, custom_data, profile, "
        "application_id, is_suspended, password_digest, password_algorithm, password_changed_at, last_sign_in_at, "
        "created_at, updated_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, false, $10, $11, $13, NULL, $12, $12)",
        user.id, user.username, user.primary_email, user.primary_phone, user.name, user.avatar, user.custom_data,
        user.profile, user.application_id, user.password_digest, user.password_algorithm, now,
        user.password_changed_at,
    )  # fmt: skip
    user._saved_in_db, user.identities = True, {}
    await announce(UserCreated(user_id=user.id, after={k: v for k, v in values.items() if v}))
    return user


async def update_columns(user: User, values: dict[str, Any]) -> dict[str, Any]:
    """Write changed columns; the old values of those that changed."""
    changed = {name: value for name, value in values.items() if getattr(user, name) != value}
    if not changed:
        return {}
    before = {name: getattr(user, name) for name in changed}
    stored = {**changed, "updated_at": clock.now()}
    if "password_digest" in changed:  # by whichever way: the new one has all its time before it
        stored |= {"password_changed_at": clock.now(), "is_password_expired": False}
    columns = ", ".join(f"{name} = ${number}" for number, name in enumerate(stored, start=2))
    await _store(f"UPDATE users SET {columns} WHERE id = $1", user.id, *stored.values())
    for name, value in stored.items():
        setattr(user, name, value)
    return before


async def touch_sign_in(user: User, application_id: str) -> None:
    """Note a sign-in, and the application of the first one."""
    user.last_sign_in_at = clock.now()
    user.application_id = user.application_id or application_id
    await database.execute(
        "UPDATE users SET last_sign_in_at = $2, application_id = coalesce(application_id, $3) WHERE id = $1",
        user.id, user.last_sign_in_at, application_id,
    )  # fmt: skip


async def locked_user(user_id: str) -> User:
    """The user, held against concurrent changes until the transaction ends."""
    user = await database.fetch_model(
        User, f"SELECT {database.columns(User, 'u')} FROM users u WHERE u.id = $1 FOR UPDATE", user_id
    )
    if user is None:
        raise NotFoundById(entity="user", id=user_id)
    return user


async def _store(statement: str, *values: Any) -> None:
    try:
        await database.execute(statement, *values)
    except asyncpg.UniqueViolationError as error:
        refusal, path = _TAKEN[error.constraint_name or ""]
        raise refusal(path=path) from None
