"""The one way in which mutations call actions: refusals that can be mended go into the payload, others on top."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from operator import attrgetter
from types import NoneType
from typing import Any, TypeVar, get_args, get_type_hints

import strawberry
from strawberry.tools import create_type
from strawberry.types.field import StrawberryField
from strawberry.utils.str_converters import to_camel_case

from graphql_schema.access import PUBLIC, Access, declare, declare_more, scopes
from graphql_schema.context import Info
from graphql_schema.errors import MENDABLE, MustNotBeNull, UserError, refusal_of
from graphql_schema.fields import row, typed
from identity.kernel import idempotency
from identity.kernel.actor import Actor
from identity.kernel.errors import Forbidden, Refusal
from identity.kernel.permissions import Permission
from identity.kernel.unset import UNSET, Unset

D = TypeVar("D")
Use = Callable[[Actor, Any], Awaitable[Any]]
Read = Callable[[Actor, str], Awaitable[Any]]
every_mutation: dict[str, StrawberryField] = {}
needs: dict[str, Access] = {}


class _Refused:
    """A payload with nothing but its errors."""

    def __init__(self, refusal: Refusal) -> None:
        self.user_errors = [refusal]


def mutation(
    permission: Permission | Access,
    again: Read | None = None,
    created_id: str = "id",
    about: str | None = None,
    **shown: Any,
) -> Callable[[Use], StrawberryField]:
    """Make a function one mutation. `shown` are the payload's fields: one shows what the function answers with,
    several show the values of the mapping it answers with. `again` reads the created row when an idempotency key
    comes back, and `created_id` is where the action's answer has the row's id. What is added to something has no row of
    its own: `about` names the input's field with the id of what is read again then."""

    def declare_mutation(use: Use) -> StrawberryField:
        name = to_camel_case(use.__name__)
        needs[name] = permission if isinstance(permission, Access) else scopes(permission)
        declare_more("Mutation", **{name: needs[name]})
        payload = _payload_type(f"{name[0].upper()}{name[1:]}Payload", shown)
        resolver = _resolver(_Once(use, name, again, attrgetter(created_id), about), list(shown))
        field = typed(strawberry.field(resolver=resolver, description=inspect.getdoc(use)), payload)
        every_mutation[use.__name__] = field
        return field

    return declare_mutation


def _payload_type(name: str, shown: Mapping[str, Any]) -> type:
    parts = [_payload_field(each, annotation) for each, annotation in shown.items()]
    parts.append(_payload_field("user_errors", list[UserError]))
    declare(name, PUBLIC)
    return create_type(name, parts)


def _payload_field(name: str, annotation: Any) -> StrawberryField:
    is_errors = name == "user_errors"
    field: StrawberryField = row(
        (lambda payload: getattr(payload, "user_errors", []))
        if is_errors
        else lambda payload: _shown(payload, name)
    )
    field.python_name = name
    return typed(field, annotation if is_errors else annotation | None)


def _shown(payload: Any, name: str) -> Any:
    return payload.get(name) if isinstance(payload, dict) else None


@dataclass(frozen=True, slots=True)
class _Once:
    """A mutation that an idempotency key lets happen only once."""

    use: Use
    name: str
    again: Read | None
    id_of: Callable[[Any], str]
    about: str | None = None

    async def __call__(self, actor: Actor, given: Any) -> Any:
        key = getattr(given, "idempotency_key", None)
        if not key or self.again is None:
            return await self.use(actor, given)
        plain = await asyncio.to_thread(_plain, given)  # there can be many rows in it
        claim = idempotency.Claim(self.name, key, plain, self._id_of(given))
        if node_id := await idempotency.node_created_by(actor, claim):
            return await _read_again(self.again, actor, node_id)
        try:
            with idempotency.claiming(claim):
                return await self.use(actor, given)
        except (Refusal, idempotency.AlreadyCarriedOut):
            # The same request may have been faster, and its result is what stood in the way of this one.
            if node_id := await idempotency.node_created_by(actor, claim):
                return await _read_again(self.again, actor, node_id)
            raise

    def _id_of(self, given: Any) -> Callable[[Any], str]:
        if self.about is None:
            return self.id_of
        owner_id = str(getattr(given, self.about))
        return lambda _answer: owner_id


def _resolver(once: _Once, shown: list[str]) -> Callable[..., Awaitable[Any]]:
    input_type = inspect.get_annotations(once.use, eval_str=True)["input"]

    async def resolve(info: Info, input: Any) -> Any:
        info.context.forget()
        try:
            answer = await once(info.context.actor, input)
        except Exception as error:
            refusal = refusal_of(error)
            if refusal is None or refusal.kind not in MENDABLE:
                raise
            return _Refused(refusal)
        return (answer or {}) if len(shown) > 1 else {shown[0]: answer}

    resolve.__annotations__ = {"info": Info, "input": input_type}
    resolve.__name__ = once.use.__name__
    return resolve


async def _read_again(again: Read, actor: Actor, node_id: str) -> Any:
    """The node under the permissions of now: who may create and not read gets no node."""
    try:
        return await again(actor, node_id)
    except Forbidden:
        return None


def _plain(value: Any) -> Any:
    """An input as what can be hashed; without passwords, which a fast hash would not protect."""
    if is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in fields(value) if field.name != "password")
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items() if name != "password"}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return None if value is strawberry.UNSET else value


def values_of(given: Any, **replaced: Any) -> dict[str, Any]:
    """The values that the caller gave in an input, by their Python names."""
    named = {field.name: getattr(given, field.name) for field in fields(given)} | replaced
    return {name: value for name, value in named.items() if value is not strawberry.UNSET}


def as_domain(kind: type[D], given: Any, **replaced: Any) -> D:
    """A domain input of the same-named values of a GraphQL one; a null for what cannot be null is refused."""
    values, hints = values_of(given, **replaced), get_type_hints(kind)
    wanted: dict[str, Any] = {}
    for field in fields(kind):  # type: ignore[arg-type]
        value = _as_hinted(values.get(field.name, UNSET), hints[field.name])
        if value is None and NoneType not in get_args(hints[field.name]):
            if field.default is UNSET or field.default is MISSING:
                raise MustNotBeNull(path=to_camel_case(field.name))
            continue
        if value is not UNSET:
            wanted[field.name] = value
    return kind(**wanted)


def _as_hinted(value: Any, hint: Any) -> Any:
    """An enum's value as the enum of the domain."""
    plain = value.value if isinstance(value, Enum) and value is not UNSET else value
    kinds = [each for each in (hint, *get_args(hint)) if isinstance(each, type) and issubclass(each, Enum)]
    return kinds[0](plain) if kinds and kinds[0] is not Unset and isinstance(plain, str) else plain


def object_of(given: Any) -> dict[str, Any]:
    """An input as a JSON object in camel case, without what is null or was not given."""
    named = {to_camel_case(name): value for name, value in values_of(given).items() if value is not None}
    return {name: object_of(value) if is_dataclass(value) else value for name, value in named.items()}


def mutation_type() -> type:
    """The Mutation type of all that has been declared."""
    for name, field in every_mutation.items():
        field.python_name = name
    return create_type("Mutation", [every_mutation[name] for name in sorted(every_mutation)])
