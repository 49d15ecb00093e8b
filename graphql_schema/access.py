"""Who may select which field: declared once for each type, shown as directives, checked before anything executes."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass

import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, is_non_null_type
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.schema_directive import Location

from identity.kernel.actor import Actor, ActorKind
from identity.kernel.errors import Forbidden, Refusal, Unauthenticated
from identity.kernel.permissions import IN_ORGANIZATION, OrganizationPermission, Permission


@strawberry.schema_directive(locations=[Location.FIELD_DEFINITION], name="authenticated")
class Authenticated:
    """Anybody who is known may select the field."""


@strawberry.schema_directive(locations=[Location.FIELD_DEFINITION], name="requiresScopes")
class RequiresScopes:
    """The token needs every scope of one of the lists."""

    scopes: list[list[str]]


@strawberry.schema_directive(locations=[Location.FIELD_DEFINITION], name="requiresOrganizationScopes")
class RequiresOrganizationScopes:
    """Or, inside the organization that the token is for, every scope of one of these lists."""

    scopes: list[list[str]]


_DEFINITION = GraphQLCoreConverter.DEFINITION_BACKREF
DIRECTIVES = [Authenticated, RequiresScopes, RequiresOrganizationScopes]


@dataclass(frozen=True, slots=True)
class Access:
    """What selecting a field takes: all of `permissions`, or inside the token's organization one of `inside`."""

    is_public: bool = False
    permissions: frozenset[Permission] = frozenset()
    inside: frozenset[OrganizationPermission] = frozenset()

    @property
    def directives(self) -> list[object]:
        """The same for the SDL."""
        if self.is_public:
            return []
        if not self.permissions:
            return [Authenticated()]
        shown: list[object] = [RequiresScopes(scopes=[sorted(self.permissions)])]
        if self.inside:
            shown.append(RequiresOrganizationScopes(scopes=[[each] for each in sorted(self.inside)]))
        return shown

    def refusal(self, actor: Actor) -> Refusal | None:
        """Why the actor may not, or None."""
        if self.is_public or (self.permissions <= actor.permissions and actor.is_known):
            return None
        if actor.kind is ActorKind.MEMBER and not self.inside.isdisjoint(actor.organization_permissions):
            return None
        if not actor.is_known:
            return Unauthenticated()
        return Forbidden(required=sorted(self.permissions - actor.permissions))


PUBLIC = Access(is_public=True)
AUTHENTICATED = Access()


def scopes(*permissions: Permission, inside: Iterable[OrganizationPermission] = ()) -> Access:
    """Whoever holds the permissions; inside their organization also members who hold the counterpart."""
    counterparts = [IN_ORGANIZATION[each] for each in permissions if each in IN_ORGANIZATION]
    alternatives = counterparts if len(permissions) == 1 else []
    return Access(permissions=frozenset(permissions), inside=frozenset([*alternatives, *inside]))


class UndeclaredField(RuntimeError):
    """A field of the schema without a declared access."""


@dataclass(frozen=True, slots=True)
class _TypeAccess:
    default: Access | None
    fields: dict[str, Access]


_declared: dict[str, _TypeAccess] = {
    "PageInfo": _TypeAccess(PUBLIC, {}),
    "UserError": _TypeAccess(PUBLIC, {}),
}
"""Parts of connections and payloads are as open as the field that leads to them."""


def declare(type_name: str, default: Access | None, **fields: Access) -> None:
    """Declare a type's access, and that of its fields (by GraphQL name) which differ."""
    _declared[type_name] = _TypeAccess(default, fields)


def declare_more(type_name: str, **fields: Access) -> None:
    """Declare further fields of a type that several modules share (Query, Mutation)."""
    declared = _declared.setdefault(type_name, _TypeAccess(None, {}))
    declared.fields.update(fields)


def access_of(type_name: str, field_name: str) -> Access:
    """What a field takes; the schema is not built without an answer for each."""
    declared = _declared.get(type_name)
    found = declared and (declared.fields.get(field_name) or declared.default)
    if not found:
        raise UndeclaredField(f"{type_name}.{field_name} has no declared access")
    return found


def show_directives(schema: GraphQLSchema) -> None:
    """Put the declared access onto every field, and refuse a schema with a field that has none."""
    for type_name, graphql_type in schema.type_map.items():
        if not isinstance(graphql_type, GraphQLObjectType | GraphQLInterfaceType) or type_name.startswith(
            "__"
        ):
            continue
        _inherit_from_node(graphql_type)
        for field_name, field in graphql_type.fields.items():
            # A definition may be shared with an interface; the copy serves printing alone.
            definition = copy(field.extensions[_DEFINITION])
            access = access_of(type_name, field_name)
            if (
                access != _declared[type_name].default
                and _declared[type_name].default
                and is_non_null_type(field.type)
            ):
                raise UndeclaredField(
                    f"{type_name}.{field_name} is stricter than its type, so it must be nullable"
                )
            definition.directives = access.directives
            field.extensions = {**field.extensions, _DEFINITION: definition}


def _inherit_from_node(graphql_type: GraphQLObjectType | GraphQLInterfaceType) -> None:
    """A connection or an edge takes what its node takes."""
    if graphql_type.name in _declared:
        return
    for name in ("nodes", "node"):
        if field := graphql_type.fields.get(name):
            node = field.type
            while hasattr(node, "of_type"):
                node = node.of_type
            _declared[graphql_type.name] = _declared[node.name]
            return


def required_of(actor: Actor, requirements: Iterable[Access]) -> Refusal | None:
    """The first refusal among the requirements of a document; one that names all missing scopes."""
    refusals = [refusal for access in requirements if (refusal := access.refusal(actor))]
    if not refusals:
        return None
    missing = sorted({scope for each in refusals if isinstance(each, Forbidden) for scope in each.required})
    return Forbidden(required=missing) if missing else refusals[0]
