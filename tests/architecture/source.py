"""The project's own source, parsed once for the tests of this folder."""

import ast
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
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

    @cached_property
    def text(self) -> str:
        """Its source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax."""
        return ast.parse(self.text)

    @cached_property
    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function and method in it."""
        return [
            node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]


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
