"""Fields that are read from their row at once: no resolver machinery for what is an attribute."""

from collections.abc import Callable
from copy import copy
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.field import StrawberryField


class RowField(StrawberryField):
    """A field with a function of the row for a resolver; Strawberry treats it as a plain attribute."""

    def __init__(self, read: Callable[[Any], Any], *, waits: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.read, self.waits = read, waits

    def __copy__(self) -> "RowField":
        """A generic type's copy of the field."""
        return RowField(
            self.read,
            waits=self.waits,
            python_name=self.python_name,
            graphql_name=self.graphql_name,
            type_annotation=copy(self.type_annotation),
            origin=self.origin,
            description=self.description,
            directives=list(self.directives),
        )

    def get_result(self, source: Any, info: Any, args: list[Any], kwargs: Any) -> Any:
        """The value; `info` and arguments do not exist for such a field."""
        return self.read(source)


def row(read: Callable[[Any], Any], description: str | None = None, *, waits: bool = False) -> Any:
    """Declare a field computed from its row; `waits` says that the value has to be awaited."""
    return RowField(read, waits=waits, description=description)


def resolved(annotation: Any, description: str | None = None) -> Callable[[Callable[..., Any]], Any]:
    """Declare a field whose resolver answers with a row: the schema's type is named here."""
    field: Callable[[Callable[..., Any]], Any] = strawberry.field(
        graphql_type=annotation, description=description
    )
    return field


def typed(field: StrawberryField, annotation: Any) -> StrawberryField:
    """Give a field made by code its type."""
    field.type_annotation = StrawberryAnnotation(annotation)
    return field
