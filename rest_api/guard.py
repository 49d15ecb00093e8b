"""The contract's input guard: typed values out of JSON and queries, or every issue with them at once.

The fast way is msgspec's decoder. Only when it refuses is the value walked again, beside the type's description, to
name each issue in the shape that callers of the contract know (that of the validation library zod).
"""

from functools import lru_cache
from typing import Annotated, Any, TypeVar, cast
from urllib.parse import parse_qsl

import msgspec
from msgspec import inspect

from identity.kernel.errors import InputRefused, Refusal

T = TypeVar("T")
Issue = dict[str, Any]
Path = tuple[str | int, ...]
_DEEPEST = 64
_LARGEST_NUMBER = 2**63 - 1
_MOST_ISSUES = 50
_MOST_FIELDS = 100  # of a form


class InvalidInput(InputRefused):
    """Input with another shape than the route's."""

    code = "guard.invalid_input"
    message = "The {place} of the request is not valid."

    def __init__(self, issues: list[Issue], place: str = "body") -> None:
        super().__init__(data={"issues": issues, "name": "ZodError"}, place=place)
        self.details = "\n".join(_line(issue) for issue in issues)


class MalformedJson(InputRefused):
    """A body that is no JSON."""

    message = "The body of the request is not JSON."


def decoded_body(raw: bytes, shape: type[T]) -> T:
    """A body in the given shape; no body at all is an empty object."""
    try:
        value = msgspec.json.decode(raw) if raw else {}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise MalformedJson from None
    if issue := _unstorable(value, ()):
        raise InvalidInput([issue])
    return checked(value, shape, "body")


def decoded_form(raw: bytes, shape: type[T]) -> T:
    """The fields of an HTML form in the given shape."""
    try:
        value = dict(parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise InvalidInput([_custom("The form cannot be read", ())]) from None
    if issue := _unstorable(value, ()):
        raise InvalidInput([issue])
    return checked(value, shape, "body")


def checked(value: Any, shape: type[T], place: str) -> T:
    """The value in the given shape; unknown keys are left out."""
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        issues = _issues(value, _described(cast(Any, shape)), ())[:_MOST_ISSUES]
        raise InvalidInput(issues or [_custom(str(error), ())], place) from None


def required(body: msgspec.Struct, name: str) -> Any:
    """A field that this kind of body needs, and another one does not."""
    if (value := getattr(body, name)) is not msgspec.UNSET:
        return value
    encoded = dict(zip(body.__struct_fields__, body.__struct_encode_fields__, strict=True))[name]
    raise InvalidInput(
        [_issue("invalid_type", (encoded,), "Required", expected="string", received="undefined")]
    )


def malformed_text(refusal: Refusal) -> Issue:
    """A refusal of the domain as an issue: the contract checks the form of texts in its guard."""
    path = tuple((refusal.path or "").split("."))
    if refusal.code.startswith("user."):
        return _issue("invalid_string", path, "Invalid", validation="regex")
    return _custom(refusal.text, path)


def _unstorable(value: Any, path: Path) -> Issue | None:
    """PostgreSQL stores no NUL and no endless number, and nobody needs JSON that is nested beyond reading."""
    if isinstance(value, str):
        return _issue("invalid_string", path, "NUL cannot be in a text") if "\0" in value else None
    if isinstance(value, int) and abs(value) > _LARGEST_NUMBER:
        return _issue("too_big", path, "The number has more than 64 bits", type="number")
    if len(path) > _DEEPEST:
        return _custom(f"Nested more than {_DEEPEST} levels deep", path[:3])
    if isinstance(value, list):
        items: Any = enumerate(value)
    elif isinstance(value, dict):
        if any("\0" in key for key in value):
            return _issue("invalid_string", path, "NUL cannot be in a key")
        items = value.items()
    else:
        return None
    return next((issue for key, item in items if (issue := _unstorable(item, (*path, key)))), None)


@lru_cache(maxsize=256)
def _described(shape: Any) -> inspect.Type:
    return inspect.type_info(shape)


def _issues(value: Any, kind: inspect.Type, path: Path) -> list[Issue]:
    """Everything that keeps the value from being of the kind."""
    if isinstance(kind, inspect.UnionType):
        return _issues_of_union(value, kind, path)
    if isinstance(kind, inspect.LiteralType):
        return _issues_of_choice(value, kind, path)
    if isinstance(kind, inspect.StrType) and isinstance(value, str):
        return _issues_of_text(value, kind, path)
    if isinstance(kind, inspect.IntType | inspect.FloatType) and _is_number(value):
        return _issues_of_number(value, kind, path)
    if isinstance(kind, inspect.ListType) and isinstance(value, list):
        return [
            issue for at, item in enumerate(value) for issue in _issues(item, kind.item_type, (*path, at))
        ] + _issues_of_length(len(value), kind, path, "array")
    if isinstance(kind, inspect.StructType) and isinstance(value, dict):
        return [issue for each in kind.fields for issue in _issues_of_field(value, each, path)]
    if isinstance(kind, inspect.AnyType) or _name(value) == _expected(kind):
        return []
    return [_wrong_type(kind, _name(value), path)]


def _issues_of_union(value: Any, kind: inspect.UnionType, path: Path) -> list[Issue]:
    if value is None and any(isinstance(each, inspect.NoneType) for each in kind.types):
        return []
    found = [_issues(value, each, path) for each in kind.types if not isinstance(each, inspect.NoneType)]
    return min(found, key=len, default=[])


def _issues_of_choice(value: Any, kind: inspect.LiteralType, path: Path) -> list[Issue]:
    if value in kind.values:
        return []
    options = list(kind.values)
    if not isinstance(value, str):
        return [_wrong_type(kind, _name(value), path)]
    message = f"Invalid enum value. Expected {_expected(kind)}, received '{value}'"
    return [{"received": value, **_issue("invalid_enum_value", path, message, options=options)}]


def _issues_of_text(value: str, kind: inspect.StrType, path: Path) -> list[Issue]:
    issues = _issues_of_length(len(value), kind, path, "string")
    if kind.pattern is not None and not issues:
        try:
            msgspec.convert(value, _text_like(kind.pattern))
        except msgspec.ValidationError:
            issues.append(_issue("invalid_string", path, "Invalid", validation="regex"))
    return issues


@lru_cache(maxsize=64)
def _text_like(pattern: str) -> Any:
    """Text that matches the pattern, in msgspec's own reading of it."""
    return Annotated[str, msgspec.Meta(pattern=pattern)]


def _issues_of_number(value: float, kind: inspect.IntType | inspect.FloatType, path: Path) -> list[Issue]:
    if isinstance(kind, inspect.IntType) and isinstance(value, float):
        expected = {"expected": "integer", "received": "float"}
        return [_issue("invalid_type", path, "Expected integer, received float", **expected)]
    if kind.ge is not None and value < kind.ge:
        return [_bound("too_small", path, "minimum", kind.ge, "number")]
    if kind.le is not None and value > kind.le:
        return [_bound("too_big", path, "maximum", kind.le, "number")]
    return []


def _issues_of_length(
    length: int, kind: inspect.StrType | inspect.ListType, path: Path, name: str
) -> list[Issue]:
    if kind.min_length is not None and length < kind.min_length:
        return [_bound("too_small", path, "minimum", kind.min_length, name)]
    if kind.max_length is not None and length > kind.max_length:
        return [_bound("too_big", path, "maximum", kind.max_length, name)]
    return []


def _issues_of_field(value: dict[str, Any], field: inspect.Field, path: Path) -> list[Issue]:
    at = (*path, field.encode_name)
    if field.encode_name in value:
        return _issues(value[field.encode_name], field.type, at)
    return [_wrong_type(field.type, "undefined", at)] if field.required else []


def _wrong_type(kind: inspect.Type, received: str, path: Path) -> Issue:
    expected = _expected(kind)
    message = "Required" if received == "undefined" else f"Expected {expected}, received {received}"
    return _issue("invalid_type", path, message, expected=expected, received=received)


def _bound(code: str, path: Path, name: str, limit: float, kind: str) -> Issue:
    measure = {"string": "length", "array": "number of items"}.get(kind, "value")
    message = f"The {measure} has a {name} of {limit}"
    return _issue(code, path, message, **{name: limit}, type=kind, inclusive=True, exact=False)


def _custom(message: str, path: Path) -> Issue:
    return _issue("custom", path, message)


def _issue(code: str, path: Path, message: str, **more: Any) -> Issue:
    return {"code": code, **more, "path": list(path), "message": message}


_NAMES: dict[type, str] = {
    type(None): "null", bool: "boolean", int: "number", float: "number", str: "string", list: "array",
    dict: "object",
}  # fmt: skip


def _name(value: Any) -> str:
    return _NAMES.get(type(value), "unknown")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _expected(kind: inspect.Type) -> str:
    if isinstance(kind, inspect.LiteralType):
        return " | ".join(f"'{value}'" for value in kind.values)
    if isinstance(kind, inspect.UnionType):
        return " | ".join(_expected(each) for each in kind.types if not isinstance(each, inspect.NoneType))
    for known, name in (
        (inspect.StrType, "string"),
        (inspect.BoolType, "boolean"),
        (inspect.IntType | inspect.FloatType, "number"),
        (inspect.ListType, "array"),
        (inspect.StructType | inspect.DictType, "object"),
    ):
        if isinstance(kind, known):
            return name
    return "unknown"


def _line(issue: Issue) -> str:
    where = ".".join(str(part) for part in issue["path"])
    what = issue["message"]
    if issue["code"] == "invalid_type":
        what = f"Expected {issue['expected']} but received {issue['received']}."
    return f'Error in key path "{where}": ({issue["code"]}) {what}'
