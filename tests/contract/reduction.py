"""The contract's OpenAPI file reduced to facts: paths, parameters, statuses and schemas, without a word of its prose.

    python -m tests.contract.reduction SOURCE > tests/contract/management.json  (or user.json, of the Account API)

SOURCE is the contract file that the project keeps outside of this repository. The result is what the tests compare the
server with. What the source says in its generator's dialect is said in plain JSON Schema here: literals (written as a
quoted format), nullable values, alternatives of which several may fit, and patterns in slashes. The result is smaller
than the source because a schema that occurs often is written once.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

Json = dict[str, Any]
REDUCED = Path(__file__).with_name("management.json")
ACCOUNT = Path(__file__).with_name("user.json")
_KEPT = (
    "type", "format", "pattern", "enum", "required", "minLength", "maxLength", "minimum", "maximum", "minItems",
    "maxItems",
)  # fmt: skip
_WORTH_SHARING = 200
_METHODS = ("get", "post", "put", "patch", "delete")


def reduced(source: Json) -> Json:
    """The facts of the whole file."""
    paths = {
        path: {method: _operation(methods[method], source) for method in _METHODS if method in methods}
        for path, methods in sorted(source["paths"].items())
    }
    shared = _shared(paths)
    schemas = {
        name: {key: _with_references(each, shared) for key, each in schema.items()}
        for name, schema in shared.values()
    }
    return {"paths": _with_references(paths, shared), "schemas": schemas}


def _operation(operation: Json, source: Json) -> Json:
    found: Json = {"parameters": [_parameter(each, source) for each in operation.get("parameters", [])]}
    if body := operation.get("requestBody"):
        found["body"] = _content(body, source)
    found["responses"] = {
        status: _content(response, source) for status, response in sorted(operation["responses"].items())
    }
    if not operation.get("security", ["bearer"]) or "401" not in operation["responses"]:
        found["isPublic"] = True
    return found


def _parameter(parameter: Json, source: Json) -> Json:
    if "$ref" in parameter:
        parameter = _resolved(parameter["$ref"], source)
    schema = _schema(parameter.get("schema", {}), source)
    return {
        "in": parameter["in"], "name": parameter["name"],
        "required": bool(parameter.get("required")), "schema": schema,
    }  # fmt: skip


def _content(holder: Json, source: Json) -> Json:
    return {
        kind: _schema(content["schema"], source) if "schema" in content else None
        for kind, content in holder.get("content", {}).items()
    }


def _schema(schema: Json, source: Json) -> Json:
    if "$ref" in schema:
        return _schema(_resolved(schema["$ref"], source), source)
    found = {key: schema[key] for key in _KEPT if key in schema}
    if properties := schema.get("properties"):
        found["properties"] = {name: _schema(each, source) for name, each in sorted(properties.items())}
    if isinstance(items := schema.get("items"), dict):
        found["items"] = _schema(items, source)
    if "additionalProperties" in schema:
        extra = schema["additionalProperties"]
        found["additionalProperties"] = _schema(extra, source) if isinstance(extra, dict) else extra
    if alternatives := schema.get("oneOf", schema.get("anyOf")):
        found["anyOf"] = [_schema(each, source) for each in alternatives]
    _say_literal(found)
    _say_pattern(found)
    return _nullable(found) if schema.get("nullable") else found


def _say_literal(schema: Json) -> None:
    """The source writes the literal "a" as a string of the format '"a"', and true as a boolean of the format 'true'."""
    form = schema.get("format", "")
    if form.startswith('"') or form in {"true", "false"}:
        del schema["format"]
        schema["enum"] = [json.loads(form)]


def _say_pattern(schema: Json) -> None:
    if "pattern" not in schema:
        return
    if schema.get("format") == "regex":
        del schema["format"]
    expression, _, flags = schema["pattern"].removeprefix("/").rpartition("/")
    schema["pattern"] = f"(?{flags}){expression}" if flags else expression


def _nullable(schema: Json) -> Json:
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    if "enum" in schema:
        schema = {**schema, "enum": [*schema["enum"], None]}
    return {**schema, "type": [schema["type"], "null"]} if "type" in schema else schema


def _resolved(reference: str, source: Json) -> Json:
    found: Any = source
    for part in reference.removeprefix("#/").split("/"):
        found = found[part]
    return dict(found)


def _shared(paths: Json) -> dict[str, tuple[str, Json]]:
    """By its text: the name and the text of every schema that is long and occurs often; the longer ones first."""
    counted: Counter[str] = Counter()
    _count(paths, counted)
    often = [text for text, number in counted.items() if number > 1 and len(text) > _WORTH_SHARING]
    return {
        text: (f"S{number}", json.loads(text))
        for number, text in enumerate(sorted(often, key=lambda each: (-len(each), each)), 1)
    }


def _count(value: Any, counted: Counter[str]) -> None:
    if isinstance(value, dict):
        if isinstance(value.get("type"), str | list) or "anyOf" in value:
            counted[_text(value)] += 1
        for each in value.values():
            _count(each, counted)
    elif isinstance(value, list):
        for each in value:
            _count(each, counted)


def _with_references(value: Any, shared: dict[str, tuple[str, Json]]) -> Any:
    if isinstance(value, dict):
        if (found := shared.get(_text(value))) is not None:
            return {"$ref": f"#/schemas/{found[0]}"}
        return {key: _with_references(each, shared) for key, each in value.items()}
    return [_with_references(each, shared) for each in value] if isinstance(value, list) else value


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def main() -> None:
    """Write the reduced file: one line for each operation and schema, so that a change can be read."""
    facts = reduced(json.loads(Path(sys.argv[1]).read_text()))
    paths = {path: _object(methods) for path, methods in facts["paths"].items()}
    schemas = _object(facts["schemas"])
    print(
        _object(
            {
                "paths": _Raw(_object({path: _Raw(text) for path, text in paths.items()})),
                "schemas": _Raw(schemas),
            }
        )
    )


class _Raw(str):
    """What is JSON already."""


def _object(members: Json) -> str:
    lines = [
        f"{json.dumps(name)}:{each if isinstance(each, _Raw) else _text(each)}"
        for name, each in members.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}"


if __name__ == "__main__":
    main()
