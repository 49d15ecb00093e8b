"""GraphQL types made of the domain's settings structs, so that each setting is declared once: there.

A group of settings becomes an object and an input, a choice an enum, a time in milliseconds a DateTime. What was never
set is null.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
import strawberry
import strawberry.tools
from msgspec import UNSET, Struct, UnsetType
from strawberry.types.field import StrawberryField
from strawberry.utils.str_converters import to_camel_case

from graphql_schema.access import Access, declare
from graphql_schema.fields import row, typed
from graphql_schema.scalars import JSON

_TIME = "_at"
Read = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A setting's type: in GraphQL's output and input, and how values go each way."""

    output: Any
    input: Any
    show: Read
    take: Read


def _as_it_is(value: Any) -> Any:
    return value


@dataclass(slots=True)
class StructTypes:
    """The types of one family of settings: their names begin with `prefix`, selecting them takes `access`, and the
    names of its choices are in `choices` where the first setting's name would not tell."""

    prefix: str
    access: Access
    choices: Mapping[Any, str] = field(default_factory=dict)
    _kinds: dict[Any, _Kind] = field(default_factory=dict)

    def output_fields(self, struct: type[Struct]) -> list[StrawberryField]:
        """A field for each setting."""
        found = []
        for each in msgspec.structs.fields(struct):
            kind, may_be_null = self._kind_of(each.name, each.type)
            show = _reader(each.name, kind.show)
            made: StrawberryField = row(show)
            made.python_name = each.name
            found.append(typed(made, kind.output | None if may_be_null else kind.output))
        return found

    def input_type(
        self, name: str, struct: type[Struct], *, is_partial: bool, without: Iterable[str] = ()
    ) -> type:
        """An input with a field for each setting; of a partial one everything may be left out."""
        annotations: dict[str, Any] = {}
        defaults: dict[str, Any] = {}
        for each in msgspec.structs.fields(struct):
            if each.name in without or each.name.endswith(_TIME):
                continue
            kind, _ = self._kind_of(each.name, each.type)
            annotations[each.name] = kind.input
            if is_partial or not each.required:
                annotations[each.name] = kind.input | None
                defaults[each.name] = strawberry.UNSET
        members = {"__annotations__": annotations, "__module__": __name__, **defaults}
        return strawberry.input(type(name, (), members), description=struct.__doc__)

    def keys_of(self, struct: type[Struct], given: Any) -> dict[str, Any]:
        """The settings of an input in the contract's keys; null only where a setting can be null."""
        types = {each.name: each.type for each in msgspec.structs.fields(struct)}
        keys: dict[str, Any] = {}
        for each in fields(given):
            value = getattr(given, each.name)
            if each.name not in types or value is strawberry.UNSET:
                continue
            if value is None and NoneType not in _parts(types[each.name]):
                continue
            kind, _ = self._kind_of(each.name, types[each.name])
            keys[to_camel_case(each.name)] = None if value is None else kind.take(value)
        return keys

    def _kind_of(self, name: str, annotation: Any) -> tuple[_Kind, bool]:
        """The kind of a setting, and whether it may be null."""
        parts = _parts(annotation)
        known = [each for each in parts if each not in {NoneType, UnsetType}]
        kind = self._made(name, known[0] if len(known) == 1 else annotation)
        return kind, len(known) < len(parts)

    def _made(self, name: str, annotation: Any) -> _Kind:
        bare = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
        if bare is int and name.endswith(_TIME):
            return _Kind(datetime, datetime, _moment, _as_it_is)
        if get_origin(bare) is list:
            return _list_of(self._made(name, get_args(bare)[0]))
        if bare not in self._kinds:
            self._kinds[bare] = self._named(name, bare)
        return self._kinds[bare]

    def _named(self, name: str, bare: Any) -> _Kind:
        if get_origin(bare) is Literal:
            return self._choice(self.choices.get(bare, _pascal(name)), get_args(bare))
        if get_origin(bare) is dict:
            return _Kind(JSON, JSON, _as_it_is, _as_it_is)
        if isinstance(bare, type) and issubclass(bare, Struct):
            return self._group(bare)
        return _Kind(bare, bare, _as_it_is, _as_it_is)

    def _choice(self, name: str, values: tuple[str, ...]) -> _Kind:
        enum = Enum(f"{self.prefix}{name}", {_constant(value): value for value in values})  # type: ignore[misc]
        strawberry.enum(enum)
        return _Kind(enum, enum, enum, lambda chosen: chosen.value)

    def _group(self, struct: type[Struct]) -> _Kind:
        title = f"{self.prefix}{struct.__name__.removesuffix('Settings')}"
        own_fields = self.output_fields(struct)
        output = strawberry.tools.create_type(title, own_fields, description=struct.__doc__)
        declare(title, self.access)
        given = self.input_type(f"{title}Input", struct, is_partial=False)
        return _Kind(output, given, _as_it_is, lambda value: self.keys_of(struct, value))


def _list_of(kind: _Kind) -> _Kind:
    return _Kind(
        list[kind.output],  # type: ignore[name-defined]
        list[kind.input],  # type: ignore[name-defined]
        lambda values: [kind.show(value) for value in values],
        lambda values: [kind.take(value) for value in values],
    )


def _reader(name: str, show: Read) -> Read:
    def read(source: Any) -> Any:
        value = getattr(source, name)
        return None if value is UNSET or value is None else show(value)

    return read


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _parts(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,)


def _pascal(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def _constant(value: str) -> str:
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", value)
    return re.sub(r"[^A-Za-z0-9]+", "_", spaced).upper()
