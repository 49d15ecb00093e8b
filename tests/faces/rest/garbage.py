"""Random JSON, queries and parts of paths, cheap to make by the thousand and the same in every run."""

from random import Random
from typing import Any

_TEXTS = (
    "", " ", "a", "a\0b", "SPA", "User", "MachineToMachine", "https://x", "https://example.com/a", "1" * 300, "a@b.c",
    "de-DE", "🙂" * 5, "\u202e", "../..", "%", "'; --", "2024-13-99", "null", "true", "{}", "keystead:members:read",
)  # fmt: skip
_NUMBERS = (0, -1, 1, 2**31, 2**63, -(2**70), 10**400, 0.5, 1e308, -0.0)
_QUERY_TEXTS = (
    *_TEXTS,
    "1",
    "100",
    "101",
    "like",
    "exact",
    "posix",
    "similar_to",
    "or",
    "and",
    "(",
    "[",
    "\\",
)
_PARTS = (*_TEXTS, "..", ".", "%00", "a" * 3000, "a/b", "a?b#c", "ünïcode")


class Garbage:
    """A source of garbage."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)

    def value(self, names: list[str], depth: int = 3) -> Any:
        """Any JSON; objects often have the given keys."""
        kind = self._random.randrange(9 if depth else 6)
        if kind == 6:
            return [self.value(names, depth - 1) for _ in range(self._random.randrange(4))]
        if kind > 6:
            return {self._key(names): self.value(names, depth - 1) for _ in range(self._random.randrange(5))}
        return (
            (None, self._random.random() < 0.5, self._random.choice(_NUMBERS))[kind]
            if kind < 3
            else self._text()
        )

    def body(self, names: list[str]) -> Any:
        """Mostly an object with some of the given keys."""
        if not names or self._random.random() < 0.1:
            return self.value(names)
        chosen = self._random.sample(names, self._random.randint(0, len(names)))
        return {name: self.value(names, 2) for name in chosen}

    def query(self, names: list[str]) -> list[tuple[str, str]]:
        """Parameters, repeated ones too."""
        return [
            (self._key(names), self._random.choice(_QUERY_TEXTS)) for _ in range(self._random.randrange(6))
        ]

    def part(self) -> str:
        """A part of a path."""
        return self._random.choice(_PARTS) or "x"

    def _key(self, names: list[str]) -> str:
        return self._random.choice(names) if names and self._random.random() < 0.8 else self._text()

    def _text(self) -> str:
        if self._random.random() < 0.7:
            return self._random.choice(_TEXTS)
        return "".join(chr(self._random.randrange(1, 0xD7FF)) for _ in range(self._random.randrange(12)))
