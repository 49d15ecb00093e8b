"""Documents, worked out once and kept: parsed, bounded, validated, and what each operation takes and costs."""

from collections import OrderedDict
from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    get_named_type,
    is_list_type,
    is_non_null_type,
    parse,
)
from graphql.validation import validate

from graphql_schema.access import Access, access_of
from graphql_schema.limits import (
    Cost,
    Fragments,
    Limits,
    fields_of,
    fragments_of,
    has_nul,
    limit_error,
    page_size,
    structure_errors,
)

_KEPT_DOCUMENTS = 1000
_LONGEST_KEPT = 20_000
_KEPT_CHARACTERS = 1_000_000  # of all together: a parsed document takes fifty times the memory of its text
_MOST_ERRORS = 20
_MOST_COMMENTS = 1000
_LONGEST_SOURCE = 100_000


@dataclass(slots=True)
class Operation:
    """What an operation needs before it may run."""

    kind: OperationType
    requirements: set[Access] = field(default_factory=set)
    cost: Cost = field(default_factory=lambda: Cost(size=1))
    introspects: bool = False


@dataclass(slots=True)
class Prepared:
    """A document that is ready to run, or the errors for which it never will."""

    document: DocumentNode | None
    errors: list[GraphQLError]
    operations: dict[str | None, Operation] = field(default_factory=dict)

    def operation(self, name: str | None) -> Operation | None:
        """The operation of that name; without a name the only one."""
        if name is not None:
            return self.operations.get(name)
        return next(iter(self.operations.values())) if len(self.operations) == 1 else None


class Documents:
    """The documents of one schema, the most recently used ones kept."""

    def __init__(self, schema: GraphQLSchema, limits: Limits) -> None:
        self._schema, self._limits = schema, limits
        self._kept: OrderedDict[str, Prepared] = OrderedDict()
        self._kept_characters = 0

    def prepared(self, text: str) -> Prepared:
        """The document, from memory if it was seen before."""
        found = self._kept.get(text)
        if found is not None:
            self._kept.move_to_end(text)
            return found
        found = self._prepare(text)
        if len(text) <= _LONGEST_KEPT:
            self._keep(text, found)
        return found

    def _keep(self, text: str, found: Prepared) -> None:
        self._kept[text] = found
        self._kept_characters += len(text)
        while len(self._kept) > _KEPT_DOCUMENTS or self._kept_characters > _KEPT_CHARACTERS:
            oldest, _ = self._kept.popitem(last=False)
            self._kept_characters -= len(oldest)

    def _prepare(self, text: str) -> Prepared:
        if len(text) > _LONGEST_SOURCE:
            message = f"The document is refused: too long (the limit is {_LONGEST_SOURCE})."
            return Prepared(None, [limit_error("characters", _LONGEST_SOURCE, message)])
        try:
            document = parse(text, max_lexical_tokens=self._limits.tokens, max_comments=_MOST_COMMENTS)
            errors = structure_errors(document, self._limits)
        except GraphQLError as error:
            return Prepared(None, [self._limit_of_parser(error)])
        except RecursionError:
            message = "The document is refused: nested too deeply."
            return Prepared(None, [limit_error("depth", self._limits.depth, message)])
        if not errors and has_nul(document):
            errors = [GraphQLError("A text has a NUL character in it.")]
        errors = errors or validate(self._schema, document, max_errors=_MOST_ERRORS)
        if errors:
            return Prepared(None, errors)
        return Prepared(document, [], self._operations(document))

    def _limit_of_parser(self, error: GraphQLError) -> GraphQLError:
        """What the parser says of a limit, as ours say it; anything else is a mistake in the document."""
        if not error.message.startswith(("Syntax Error: Document contains", "Document contains more than")):
            return error
        name, limit = (
            ("comments", _MOST_COMMENTS) if "comments" in error.message else ("tokens", self._limits.tokens)
        )
        return limit_error(name, limit, f"The document is refused: too many {name} (the limit is {limit}).")

    def _operations(self, document: DocumentNode) -> dict[str | None, Operation]:
        fragments = fragments_of(document)
        found: dict[str | None, Operation] = {}
        for definition in document.definitions:
            if isinstance(definition, OperationDefinitionNode):
                operation = Operation(definition.operation)
                root = self._schema.get_root_type(definition.operation)
                assert root is not None, "validation refuses operations that the schema does not have"
                self._walk(operation, root, definition.selection_set, fragments, operation.cost)
                found[definition.name.value if definition.name else None] = operation
        return found

    def _walk(
        self,
        operation: Operation,
        parent: GraphQLObjectType | GraphQLInterfaceType,
        selections: SelectionSetNode,
        fragments: Fragments,
        cost: Cost,
    ) -> None:
        for node, condition in fields_of(selections, fragments):
            name = node.name.value
            if name.startswith("__"):
                operation.introspects = operation.introspects or name != "__typename"
                continue
            owner = self._owner(parent, condition)
            operation.requirements.add(access_of(owner.name, name))
            if node.selection_set is None:
                continue
            definition = owner.fields[name]
            below = Cost(
                page_size(node, "first" in definition.args, _is_list(definition.type), self._limits.page_size)
            )
            # A connection's own parts are not counted apart: its size was taken from its arguments.
            cost.below.append(below if not _is_part_of_page(owner.name) else Cost(1))
            inner = get_named_type(definition.type)
            assert isinstance(inner, GraphQLObjectType | GraphQLInterfaceType)
            self._walk(operation, inner, node.selection_set, fragments, cost.below[-1])

    def _owner(
        self, parent: GraphQLObjectType | GraphQLInterfaceType, condition: str | None
    ) -> GraphQLObjectType | GraphQLInterfaceType:
        """The type whose field is meant: an object's own, whatever interface a fragment around it names."""
        named = self._schema.type_map.get(condition) if condition else None
        if isinstance(parent, GraphQLInterfaceType) and isinstance(
            named, GraphQLObjectType | GraphQLInterfaceType
        ):
            return named
        return parent


def _is_list(field_type: object) -> bool:
    return is_list_type(field_type.of_type if is_non_null_type(field_type) else field_type)


def _is_part_of_page(type_name: str) -> bool:
    return type_name.endswith(("Connection", "Edge"))
