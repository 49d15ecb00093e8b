"""Mutations with random input from a small world: every one of the schema can come, with ids of what is there."""

from datetime import timedelta
from random import Random
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_required_input_field,
)

from identity.kernel import clock
from identity.kernel.permissions import OrganizationPermission
from tests.announced_schema import ANNOUNCED_SCHEMA
from tests.escalation.world import World

assert ANNOUNCED_SCHEMA.mutation_type
MUTATIONS: dict[str, GraphQLField] = dict(ANNOUNCED_SCHEMA.mutation_type.fields)
_USED_FOR = {
    "acceptedUser": "user", "inviter": "user", "resourceScope": "scope", "organizationResourceScope": "scope",
    "resourceScopes": "scope", "organizationScopes": "organizationScope", "organizationResourceScopes": "scope",
}  # fmt: skip


class Attack:
    """One call of one mutation."""

    def __init__(self, world: World, name: str, seed: int) -> None:
        self._world, self._random, self.name = world, Random(seed), name
        field = MUTATIONS[name]
        self.variables = {argument: self._value(each.type, argument) for argument, each in field.args.items()}
        declared = ", ".join(f"${argument}: {each.type}" for argument, each in field.args.items())
        passed = ", ".join(f"{argument}: ${argument}" for argument in field.args)
        self.document = f"mutation ({declared}) {{ {name}({passed}) {{ {self._selection(field)} }} }}"

    def __repr__(self) -> str:
        return f"{self.name} {self.variables}"

    def _selection(self, field: GraphQLField) -> str:
        payload = get_named_type(field.type)
        assert isinstance(payload, GraphQLObjectType)
        leaves = [name for name, each in payload.fields.items() if is_leaf_type(get_named_type(each.type))]
        return " ".join([*leaves, "userErrors { code message }"])

    def _value(self, kind: Any, name: str) -> Any:
        if is_non_null_type(kind):
            kind = kind.of_type
        if is_list_type(kind):
            return [self._value(kind.of_type, name) for _ in range(self._random.randint(0, 2))]
        if isinstance(kind, GraphQLInputObjectType):
            return {
                field: self._value(each.type, field)
                for field, each in kind.fields.items()
                if field != "idempotencyKey"
                and (is_required_input_field(each) or self._random.random() < 0.4)
            }
        if isinstance(kind, GraphQLEnumType):
            return self._random.choice(list(kind.values))
        return self._scalar(kind.name, name)

    def _scalar(self, kind: str, name: str) -> Any:
        if kind == "ID":
            return self._random.choice(self._ids(name))
        if kind == "Boolean":
            return self._random.random() < 0.5
        if kind in {"Int", "Float"}:
            return self._random.choice([1, 60, 3600])
        if kind == "DateTime":
            return (clock.now() + timedelta(days=self._random.choice([1, 30]))).isoformat()
        return {} if kind == "JSON" else self._text(name)

    def _ids(self, name: str) -> list[str]:
        bare = name.removesuffix("s").removesuffix("Id")
        found = self._world.ids.get(_USED_FOR.get(bare, _USED_FOR.get(name, bare)))
        return found or [each for ids in self._world.ids.values() for each in ids]

    def _text(self, name: str) -> str:
        if name in {"permissions", "organizationPermissions"}:
            return self._random.choice(list(OrganizationPermission))
        if name in {"email", "primaryEmail", "invitee", "recipient", "identifiers"}:
            return self._random.choice([self._world.strong_email, "mallory@example.com"])
        if name == "target":
            return "github"
        known = [
            "Default secret",
            "laptop",
            "github",
            "1",
            "all",
            "#internal:admin",
            "mallory",
            "example.com",
        ]
        return self._random.choice(
            [*known, "https://mallory.example/x", f"name{self._random.randrange(1000)}"]
        )
