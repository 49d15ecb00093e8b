"""Fields that are read from their row at once: no resolver machinery for what is an attribute."""

from collections.abc import Callable
from copy import copy
from typing import Any

from strawberry.annotation import StrawberryAnnotation
from strawberry.types.field import StrawberryField


class RowField(StrawberryField):
    """A field with a function of the row for a resolver; Strawberry treats it as a plain attribute."""

    def __init__(self, read: Callable[[Any], Any], **options: Any) -> None:
        super().__init__(**options)
        self.read = read

    def __copy__(self) -> "RowField":
        """A generic type's copy of the field."""
        return RowField(
            self.read,
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


def row(read: Callable[[Any], Any], description: str | None = None) -> Any:
    """Declare a field computed from its row."""
    return RowField(read, description=description)


def typed(field: StrawberryField, annotation: Any) -> StrawberryField:
    """Give a field made by code its type."""
    field.type_annotation = StrawberryAnnotation(annotation)
    return field
