"""Settings of connectors: a msgspec struct is the check, the form of the console and the example at once."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar, cast

import msgspec
import orjson
from msgspec import inspect

from identity.connectors.errors import InvalidConnectorConfig

S = TypeVar("S", bound=msgspec.Struct)
MASK = "******"
LONGEST_CONFIG_BYTES = 262_144
_LONGEST_TEXT = 4096
_WEB_ADDRESS = r"^https?://[^\s/?#]+[^\s]*$"
_LONGEST_TEXT_OF_MANY_LINES = 65_536


class Settings(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What a connector is set up with; unknown keys are kept but mean nothing."""


def entry(
    label: str,
    placeholder: str | None = None,
    *,
    hint: str | None = None,
    form: str | None = None,
    **more: Any,
) -> msgspec.Meta:
    """How a setting looks in a form. Among `more`, `is_secret` hides its value, `default` stands for an example,
    and `bounds` are msgspec's."""
    bounds = more.pop("bounds", {})
    return msgspec.Meta(
        title=label,
        description=hint,
        examples=[placeholder] if placeholder else None,
        extra={"form": form, **more},
        **bounds,
    )


def text(label: str, placeholder: str | None = None, **more: Any) -> msgspec.Meta:
    """A line of text."""
    bounds = {"min_length": 1, "max_length": _LONGEST_TEXT} | more.pop("bounds", {})
    return entry(label, placeholder, bounds=bounds, **more)


def long_text(label: str, placeholder: str | None = None, **more: Any) -> msgspec.Meta:
    """A text of several lines."""
    bounds = {"max_length": _LONGEST_TEXT_OF_MANY_LINES}
    return text(label, placeholder, form="MultilineText", bounds=bounds, **more)


def secret(label: str, placeholder: str | None = None, **more: Any) -> msgspec.Meta:
    """A line of text that is shown only to those who may change it."""
    return text(label, placeholder, is_secret=True, **more)


def web_address(label: str, placeholder: str | None = None, **more: Any) -> msgspec.Meta:
    """An http or https address."""
    return text(label, placeholder, bounds={"max_length": 2048, "pattern": _WEB_ADDRESS}, **more)


def checked(config: Mapping[str, Any], shape: type[S]) -> S:
    """The settings, or a refusal that says what is wrong with them; empty texts count as not given."""
    if len(orjson.dumps(config)) > LONGEST_CONFIG_BYTES:
        raise InvalidConnectorConfig(path="config", reason=f"more than {LONGEST_CONFIG_BYTES} bytes")
    required = {each.encode_name for each in _fields(shape) if each.required}
    given = {key: value for key, value in config.items() if value not in ("", None) or key in required}
    try:
        return msgspec.convert(given, shape)
    except msgspec.ValidationError as error:
        raise InvalidConnectorConfig(path="config", reason=str(error)) from None


def hidden(config: Mapping[str, Any], shape: type[msgspec.Struct]) -> dict[str, Any]:
    """The settings with every secret replaced by a mask."""
    return {key: _hidden_value(value, _field(shape, key)) for key, value in config.items()}


def has_secrets(config: Mapping[str, Any], shape: type[msgspec.Struct]) -> bool:
    """Whether there is anything to hide."""
    return hidden(config, shape) != dict(config)


def unhidden(
    config: Mapping[str, Any], stored: Mapping[str, Any], shape: type[msgspec.Struct]
) -> dict[str, Any]:
    """New settings, where a mask stands for the secret that is stored: who read masked ones can write them back."""
    return {key: _unhidden_value(value, stored.get(key), _field(shape, key)) for key, value in config.items()}


def form_items(shape: type[msgspec.Struct]) -> list[dict[str, Any]]:
    """The settings as entries of a form, in the contract's keys."""
    return [_form_item(each) for each in _fields(shape)]


def config_template(shape: type[msgspec.Struct]) -> str:
    """An example of the settings, as JSON text."""
    examples = {each.encode_name: _example(each) for each in _fields(shape) if each.required}
    return orjson.dumps(examples, option=orjson.OPT_INDENT_2).decode()


@lru_cache(maxsize=256)
def _fields(shape: type[msgspec.Struct]) -> tuple[inspect.Field, ...]:
    return cast(inspect.StructType, inspect.type_info(shape)).fields


def _field(shape: type[msgspec.Struct], key: str) -> inspect.Field | None:
    return next((each for each in _fields(shape) if each.encode_name == key), None)


def _about(field: inspect.Field) -> tuple[inspect.Type, dict[str, Any], dict[str, Any]]:
    """The type behind a field, its words, and our own notes on it."""
    kind, words, notes = field.type, {}, {}
    for each in (kind, *(kind.types if isinstance(kind, inspect.UnionType) else ())):
        if isinstance(each, inspect.Metadata):
            kind, words, notes = each.type, each.extra_json_schema or {}, each.extra or {}
    if isinstance(kind, inspect.UnionType):
        kind = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
    return kind, words, notes


def _form_item(field: inspect.Field) -> dict[str, Any]:
    kind, words, notes = _about(field)
    item: dict[str, Any] = {
        "key": field.encode_name,
        "type": notes.get("form") or _form_type(kind),
        "label": words.get("title", field.encode_name),
        "required": field.required,
    }
    if examples := words.get("examples"):
        item["placeholder"] = examples[0]
    if hint := words.get("description"):
        item["tooltip"] = hint
    if notes.get("is_secret"):
        item["isConfidential"] = True
    if "default" in notes:
        item["defaultValue"] = notes["default"]
    elif field.default not in (msgspec.NODEFAULT, None):
        item["defaultValue"] = field.default
    if choices := _choices(kind):
        titled = item["type"] == "Select"
        item["selectItems"] = [{"value": each, **({"title": each} if titled else {})} for each in choices]
    return item


def _form_type(kind: inspect.Type) -> str:
    names: tuple[tuple[type[inspect.Type], str], ...] = (
        (inspect.LiteralType, "Select"),
        (inspect.BoolType, "Switch"),
        (inspect.IntType, "Number"),
        (inspect.StrType, "Text"),
    )
    if isinstance(kind, inspect.ListType) and isinstance(kind.item_type, inspect.LiteralType):
        return "MultiSelect"
    return next((name for each, name in names if isinstance(kind, each)), "Json")


def _choices(kind: inspect.Type) -> list[str]:
    inner = kind.item_type if isinstance(kind, inspect.ListType) else kind
    return [str(each) for each in inner.values] if isinstance(inner, inspect.LiteralType) else []


def _example(field: inspect.Field) -> Any:
    kind, words, notes = _about(field)
    if "default" in notes:
        return notes["default"]
    if examples := words.get("examples"):
        return examples[0]
    if choices := _choices(kind):
        return choices[0]
    samples: dict[str, Any] = {"Number": 0, "Switch": False, "Json": {}}
    return samples.get(_form_type(kind), f"<{field.encode_name}>")


def _struct_of(field: inspect.Field | None) -> type[msgspec.Struct] | None:
    kind = _about(field)[0] if field else None
    return kind.cls if isinstance(kind, inspect.StructType) else None


def _is_secret(field: inspect.Field | None) -> bool:
    """What nobody declared could be anything."""
    return field is None or bool(_about(field)[2].get("is_secret"))


def _hidden_value(value: Any, field: inspect.Field | None) -> Any:
    if _is_secret(field):
        return MASK if value not in (None, "") else value
    inner = _struct_of(field)
    return hidden(value, inner) if inner and isinstance(value, dict) else value


def _unhidden_value(value: Any, stored: Any, field: inspect.Field | None) -> Any:
    if _is_secret(field) and value == MASK:
        return stored
    inner = _struct_of(field)
    if inner and isinstance(value, dict):
        return unhidden(value, stored if isinstance(stored, dict) else {}, inner)
    return value
