"""The project's own source, parsed once for the tests of this folder."""

import ast
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ("identity", "graphql_schema", "rest_api", "oidc", "keystead")
FACES = ("graphql_schema", "rest_api", "oidc")
GENERATED = "identity/migrations"


@dataclass(frozen=True)
class Module:
    """One Python file."""

    path: Path

    @property
    def name(self) -> str:
        """Its path from the root."""
        return str(self.path.relative_to(ROOT))

    @property
    def text(self) -> str:
        """Its source."""
        return self.path.read_text(encoding="utf-8")

    @property
    def tree(self) -> ast.Module:
        """Its syntax."""
        return _tree(self.path)

    @property
    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function and method in it."""
        return _functions(self.path)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def _functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [
        node for node in ast.walk(_tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def forget() -> None:
    """Let go of the syntax of all files: together it is large, and the test run goes on."""
    _tree.cache_clear()
    _functions.cache_clear()


def modules(*folders: str) -> list[Module]:
    """All files of the folders, but for what is generated."""
    return [Module(path) for folder in folders for path in _files(ROOT / folder)]


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.py")):
        if "node_modules" not in path.parts and not str(path.relative_to(ROOT)).startswith(GENERATED):
            yield path


def import_everything() -> None:
    """Load every module of the product, so that everything that it declares is known."""
    for module in modules(*PRODUCT):
        name = module.name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        if not name.endswith("__main__"):
            importlib.import_module(name)
