"""What a document may ask for: depth, aliases and tokens before it is validated, cost before it runs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    StringValueNode,
    VariableNode,
    visit,
)
from graphql.language.visitor import Visitor

_LIST_WITHOUT_SIZE = 10
_MOST_SPREADS = 200  # fragments within fragments multiply; a document never needs so many
_MOST_REPEATS = 50  # fields for one place in the answer: validation compares each two of them

Fragments: TypeAlias = Mapping[str, FragmentDefinitionNode]


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds that the settings set."""

    depth: int
    aliases: int
    tokens: int
    cost: int
    page_size: int


@dataclass(slots=True)
class Cost:
    """The objects that a selection may bring: its own, times the page's size, plus what is below each of them."""

    size: int | str = 1  # a number, or the name of the variable that holds it
    below: list["Cost"] = field(default_factory=list)

    def of(self, variables: Mapping[str, Any], largest_page: int) -> int:
        """The number with the variables of a request."""
        size = variables.get(self.size) if isinstance(self.size, str) else self.size
        times = size if isinstance(size, int) and 0 <= size <= largest_page else largest_page
        return times * (1 + sum(each.of(variables, largest_page) for each in self.below))


def fragments_of(document: DocumentNode) -> Fragments:
    """The document's fragments by name."""
    found = (each for each in document.definitions if isinstance(each, FragmentDefinitionNode))
    return {each.name.value: each for each in found}


def structure_errors(document: DocumentNode, limits: Limits) -> list[GraphQLError]:
    """What makes a document too large to be validated at all."""
    walk = _Walk(fragments_of(document))
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode | FragmentDefinitionNode):
            walk.enter(definition.selection_set, (), _Place())
    found = (
        ("depth", "nested too deeply", walk.deepest, limits.depth),
        ("aliases", "too many aliases", walk.aliases, limits.aliases),
        ("repeats", "the same field too often in one place", walk.repeats, _MOST_REPEATS),
        ("fragmentSpreads", "too many fragment spreads", walk.spreads, _MOST_SPREADS),
    )
    return [
        limit_error(name, limit, f"The document is refused: {problem} (the limit is {limit}).")
        for name, problem, number, limit in found
        if number > limit
    ]


def has_nul(document: DocumentNode) -> bool:
    """Whether a text in the document has a character that PostgreSQL cannot store."""
    finder = _NulFinder()
    visit(document, finder)
    return finder.found


def value_has_nul(value: Any) -> bool:
    """The same for variables."""
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(value_has_nul(each) for pair in value.items() for each in pair)
    return isinstance(value, list) and any(value_has_nul(each) for each in value)


def page_size(node: FieldNode, takes_size: bool, is_list: bool, largest: int) -> int | str:
    """How many objects a field brings at most."""
    for argument in node.arguments or ():
        if argument.name.value in ("first", "last"):
            if isinstance(argument.value, VariableNode):
                return argument.value.name.value
            if isinstance(argument.value, IntValueNode):
                return min(int(argument.value.value[:9]), largest)
    if takes_size:
        return largest
    return _LIST_WITHOUT_SIZE if is_list else 1


def limit_error(name: str, limit: int, message: str) -> GraphQLError:
    """A document is refused for its size: by which limit, and what that is."""
    return GraphQLError(
        message, extensions={"code": "LIMIT_EXCEEDED", "limit": {"name": name, "maximum": limit}}
    )


@dataclass(slots=True)
class _Walk:
    fragments: Fragments
    deepest: int = 0
    aliases: int = 0
    spreads: int = 0
    repeats: int = 0

    def enter(
        self, selections: SelectionSetNode, inside: tuple[str, ...], place: "_Place", depth: int = 1
    ) -> None:
        """Fragments bring their fields to the place where they are spread."""
        self.deepest = max(self.deepest, depth)
        for node in selections.selections:
            if isinstance(node, FieldNode):
                self._enter_field(node, inside, place, depth)
            elif isinstance(node, InlineFragmentNode):
                self.enter(node.selection_set, inside, place, depth)
            elif (name := node.name.value) not in inside and name in self.fragments:  # type: ignore[attr-defined]
                self.spreads += 1
                if self.spreads <= _MOST_SPREADS and self.repeats <= _MOST_REPEATS:
                    self.enter(self.fragments[name].selection_set, (*inside, name), place, depth)

    def _enter_field(self, node: FieldNode, inside: tuple[str, ...], place: "_Place", depth: int) -> None:
        self.aliases += node.alias is not None
        below = place.below.setdefault((node.alias or node.name).value, _Place())
        below.fields += 1
        self.repeats = max(self.repeats, below.fields)
        if node.selection_set and self.repeats <= _MOST_REPEATS:
            self.enter(node.selection_set, inside, below, depth + 1)


@dataclass(slots=True)
class _Place:
    """A place in the answer: how many fields of the document fill it, and the places below it."""

    fields: int = 0
    below: dict[str, "_Place"] = field(default_factory=dict)


class _NulFinder(Visitor):
    found = False

    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        self.found = self.found or "\0" in node.value


def fields_of(selections: SelectionSetNode, fragments: Fragments) -> Iterator[tuple[FieldNode, str | None]]:
    """The fields of a selection, each with the type that a fragment around it names."""
    for node in selections.selections:
        if isinstance(node, FieldNode):
            yield node, None
            continue
        fragment = node if isinstance(node, InlineFragmentNode) else fragments[node.name.value]  # type: ignore[attr-defined]
        condition = fragment.type_condition.name.value if fragment.type_condition else None
        for inner, named in fields_of(fragment.selection_set, fragments):
            yield inner, named or condition
