"""What every file keeps to: an opening sentence, a telling name, a bearable length."""

import ast
import re

import pytest

from tests.architecture.source import FACES, PRODUCT, Module, modules

TELLS_NOTHING = {"utils", "util", "helpers", "helper", "common", "base", "manager", "service", "misc"}
LONGEST_FILE = 500
LONG_FILE, LONG_FUNCTION = 400, 40
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK|NotImplementedError)\b")

PRODUCT_MODULES = modules(*PRODUCT)
EVERY_MODULE = [*PRODUCT_MODULES, *modules("tests", "benchmarks")]


@pytest.mark.parametrize("module", EVERY_MODULE, ids=lambda module: module.name)
def test_a_module_opens_with_one_sentence(module: Module) -> None:
    if not module.tree.body:
        return
    docstring = ast.get_docstring(module.tree)
    assert docstring, f"{module.name} does not say what it owns"
    first = docstring.split("\n\n")[0].replace("\n", " ")
    assert first[-1] in ".:?", f"{module.name} opens with half a sentence: {first}"


def test_names_of_files_tell_what_is_in_them() -> None:
    named = {module.name: {*module.path.with_suffix("").parts} for module in EVERY_MODULE}
    assert [name for name, parts in named.items() if parts & TELLS_NOTHING] == []


def test_files_stay_short() -> None:
    lengths = {module.name: len(module.text.splitlines()) for module in EVERY_MODULE}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}
    assert sum(length <= LONG_FILE for length in lengths.values()) >= 0.9 * len(lengths)


def test_nine_of_ten_functions_are_short() -> None:
    lengths = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for module in PRODUCT_MODULES
        for node in module.functions
    ]
    assert sum(length < LONG_FUNCTION for length in lengths) >= 0.9 * len(lengths)


def test_nothing_is_left_unfinished() -> None:
    own = "tests/architecture/test_modules.py"
    assert [each.name for each in EVERY_MODULE if each.name != own and UNFINISHED.search(each.text)] == []


def test_use_cases_queries_and_events_say_what_they_do() -> None:
    silent = [
        f"{module.name}:{node.lineno} {node.name}"
        for module in modules("identity")
        if module.path.stem.endswith(("actions", "queries", "changes", "errors", "events", "rules", "models"))
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_faces_open_no_transaction_and_write_no_sql() -> None:
    offences = [
        f"{module.name}:{node.lineno}"
        for module in modules(*FACES)
        if module.path.name != "errors.py"  # there the database's refusals get their codes
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom | ast.Import) and _reaches_the_database(node)
    ]
    assert offences == []


def _reaches_the_database(node: ast.ImportFrom | ast.Import) -> bool:
    names = {alias.name for alias in node.names}
    origin = getattr(node, "module", "") or ""
    if origin == "identity.kernel":
        return "database" in names
    if origin.startswith(("asyncpg", "tortoise")) or names & {"asyncpg", "tortoise"}:
        return True
    return origin == "identity.kernel.database"


def test_nothing_is_printed_past_the_log() -> None:
    printed = [
        f"{module.name}:{node.lineno}"
        for module in PRODUCT_MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printed == []
