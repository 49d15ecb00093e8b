"""How every step of a sign-in runs: one read, the step, one atomic write of its outcome and its audit entry.

A step changes only its own interaction, so it needs no transaction: PostgreSQL runs the one write completely or not
at all, and only if nobody else wrote since the read. The two steps that touch accounts are actions (completion.py).
"""

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar

import msgspec

from identity.experience.queries import settings_for
from identity.experience.settings import SignInSettings
from identity.kernel import clock, database, events
from identity.kernel.actor import Actor, ActorKind
from identity.kernel.errors import Refusal
from identity.sessions.atomic import in_one_statement
from identity.sessions.errors import InteractionBusy, InteractionNotFound
from identity.sessions.models import Interaction
from identity.sign_in.errors import NotStarted, TooManyAttempts
from identity.sign_in.events import STEPS, IdentifierLocked, StepName, StepTaken
from identity.sign_in.lockout import IS_LOCKED, NOTE_FAILURE, Guess, is_throttled
from identity.sign_in.records import InteractionEvent, State, shown, state_of
from identity.users.models import User

P = ParamSpec("P")
R = TypeVar("R")

_LONGEST_ID = 128
_PERSON = "person_"
_USER_COLUMNS = User._meta.db_fields
_READ = f"""
SELECT {database.columns(Interaction, "i")}, {", ".join(f"u.{c} AS {_PERSON}{c}" for c in sorted(_USER_COLUMNS))}
FROM interactions i LEFT JOIN users u
    ON u.id = coalesce(i.experience ->> 'userId', i.experience -> 'verificationRecords' -> 0 ->> 'userId')
WHERE i.id = $1 AND i.expires_at > $2 AND i.prompt = 'login' AND i.result IS NULL
"""
_SAVE = """
WITH saved AS (
    UPDATE interactions SET experience = $3::jsonb, version = version + 1
    WHERE id = $1 AND version = $2 AND result IS NULL{condition} RETURNING id
), recorded AS (INSERT INTO events SELECT e.* FROM saved, jsonb_populate_recordset(NULL::events, $4::jsonb) e)
SELECT count(*) FROM saved
"""
_SAVE_UNLESS_LOCKED = _SAVE.format(condition=f" AND NOT {IS_LOCKED.format('$5', '$6', '$7', '$8', '$9')}")
_SAVE_ALWAYS = _SAVE.format(condition="")
_NOTE_REFUSAL = f"""
WITH noted AS ({NOTE_FAILURE.format("$2", "$3", "$4")}) {events.INSERT_ROWS.format(rows="$1::jsonb")}
"""


@dataclass(slots=True)
class Step:
    """A step under way: the interaction it belongs to and what was read with it."""

    name: StepName
    caller: Actor
    interaction: Interaction
    state: State
    user: User | None  # the identified person, or the one whose password was right
    settings: SignInSettings
    guess: Guess | None = None
    told: list[events.Event] = field(default_factory=list)  # beside the step itself
    is_saved: bool = False
    is_state_kept: bool = False  # although the step is refused
    relies_on_device: bool = False  # a trusted browser stands for the second factor

    @property
    def identified(self) -> User | None:
        """The identified person."""
        return self.user if self.user and self.user.id == self.state.user_id else None

    @property
    def actor(self) -> Actor:
        """Who takes the step, as far as it is known."""
        user_id, application_id = self.state.user_id, self.interaction.application_id
        kind = ActorKind.USER if user_id else ActorKind.NOBODY
        return Actor(kind, user_id, application_id, origin=self.caller.origin)

    def event(self, refusal: Refusal | None = None) -> StepTaken:
        """What is told about the step."""
        return STEPS[self.state.interaction_event, self.name](
            user_id=self.state.user_id,
            application_id=self.interaction.application_id,
            interaction_id=self.interaction.id,
            interaction=shown(self.state),
            result="Error" if refusal else "Success",
            error=refusal.code if refusal else None,
        )


def step(
    name: StepName,
    *others: StepName,
    tells: tuple[type[events.Event], ...] = (),
) -> Callable[
    [Callable[Concatenate[Step, P], Awaitable[R]]], Callable[Concatenate[Actor, str, P], Awaitable[R]]
]:
    """Make a function a step: callers give an actor and the interaction's id in place of the `Step`.

    A step that turns out to be one of the others sets `current.name`; what it tells beside itself it puts into
    `current.told`.
    """
    announced = (
        *(STEPS[event, each] for event in InteractionEvent for each in (name, *others)),
        IdentifierLocked,
        *tells,
    )

    def wrap(
        function: Callable[Concatenate[Step, P], Awaitable[R]],
    ) -> Callable[Concatenate[Actor, str, P], Awaitable[R]]:
        @functools.wraps(function)
        async def run(actor: Actor, interaction_id: str, /, *args: P.args, **kwargs: P.kwargs) -> R:
            current = await read_step(actor, interaction_id, name)
            try:
                result = await function(current, *args, **kwargs)
                if not current.is_saved:
                    await _save(current)
            except Refusal as refusal:
                if current.is_state_kept:
                    await _save(current, refusal)
                else:
                    await _note_refusal(current, refusal)
                raise
            return result

        return in_one_statement(announces=announced)(run)

    return wrap


async def read_step(actor: Actor, interaction_id: str, name: StepName) -> Step:
    """The interaction with its state; refused when it is over, or not started by anything but its start."""
    if not interaction_id or len(interaction_id) > _LONGEST_ID or not interaction_id.isascii():
        raise InteractionNotFound
    row = await database.fetch_row(_READ, interaction_id.replace("\0", ""), clock.now())
    if row is None:
        raise InteractionNotFound
    interaction = database.as_model(Interaction, row)
    settings = await settings_for(interaction.application_id)
    if name is StepName.CREATE:
        return Step(name, actor, interaction, State(InteractionEvent.SIGN_IN), None, settings)
    return Step(name, actor, interaction, _state(interaction), _person(row), settings)


def _state(interaction: Interaction) -> State:
    if interaction.experience is None:
        raise NotStarted
    try:
        return state_of(interaction.experience)
    except msgspec.ValidationError:  # from another version of this server
        raise NotStarted from None


def _person(row: database.Record) -> User | None:
    columns: dict[str, Any] = {column: row[_PERSON + column] for column in _USER_COLUMNS}
    if columns["id"] is None:
        return None
    user = User.__new__(User)
    user.__dict__.update(columns, _partial=False, _saved_in_db=True)
    return user


async def _save(current: Step, refusal: Refusal | None = None) -> None:
    values = (
        current.interaction.id,
        current.interaction.version,
        current.state.as_json(),
        [events.event_row(each, current.actor) for each in (current.event(refusal), *current.told)],
    )
    if current.guess is None or not is_throttled():
        if not await database.fetch_value(_SAVE_ALWAYS, *values):
            raise InteractionBusy
    elif not await database.fetch_value(_SAVE_UNLESS_LOCKED, *values, *current.guess.arguments):
        await _refuse_locked(current.guess)
        raise InteractionBusy


async def _refuse_locked(guess: Guess) -> None:
    """While this answer was checked, others may have been wrong often enough."""
    is_locked = IS_LOCKED.format("$1", "$2", "$3", "$4", "$5")
    if await database.fetch_value(f"SELECT {is_locked}", *guess.arguments):
        raise TooManyAttempts(minutes=guess.settings.sentinel_policy.lockout_minutes)


async def _note_refusal(current: Step, refusal: Refusal) -> None:
    """Store the audit entry, and count a wrong answer; both stay although the step is refused."""
    told: list[events.Event] = [current.event(refusal), *current.told]
    guess = current.guess if current.guess and current.guess.is_wrong else None
    if guess and guess.locks:
        kind, value = guess.subject
        application_id = current.interaction.application_id
        told.append(IdentifierLocked(application_id=application_id, type=kind, value=value))
    rows = [events.event_row(event, current.actor) for event in told]
    hashed = guess.identifier_hash if guess else None
    pool = guess.pool if guess else None
    await database.execute(_NOTE_REFUSAL, rows, hashed, pool, clock.now())
