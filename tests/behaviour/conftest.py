"""Machines with real tokens of our own provider, and the faces that they ask."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import uuid4

import httpx
import pytest

from identity.applications.access_actions import assign_application_roles
from identity.applications.actions import NewApplication, create_application
from identity.kernel.actor import SYSTEM
from identity.kernel.permissions import ALL_SCOPE, Permission
from identity.resources.models import Scope
from identity.resources.queries import MANAGEMENT_API_ID, MANAGEMENT_API_INDICATOR
from identity.roles.actions import NewRole, create_role
from identity.roles.models import RoleType
from identity.settings import Settings
from keystead.app import create_app
from tests.behaviour.faces import DomainFace, Face, RestFace
from tests.behaviour.graphql_face import GraphQLFace
from tests.contract.validation import ANSWERS_FIT

FACES = {each.name: each for each in (DomainFace, RestFace, GraphQLFace)}
FaceFor = Callable[..., Awaitable[Face]]


@pytest.fixture
async def server(database: str, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """The whole application, in process."""
    transport = httpx.ASGITransport(create_app(settings), raise_app_exceptions=True)
    options: Any = {"base_url": settings.endpoint, "event_hooks": ANSWERS_FIT}
    async with httpx.AsyncClient(transport=transport, **options) as client:
        yield client


async def machine_token(server: httpx.AsyncClient, *scopes: str, asks: str | None = None) -> str:
    """A Management API token of a machine whose role gives just these scopes."""
    made = await create_application(SYSTEM, NewApplication(name="A machine", type="MachineToMachine"))
    assert made.secret is not None
    if scopes:
        ids = [row.id for row in await Scope.filter(resource_id=MANAGEMENT_API_ID, name__in=scopes)]
        name = f"Machine role {uuid4().hex[:8]}"
        new = NewRole(name=name, description="for a test", type=RoleType.MACHINE, scope_ids=ids)
        await assign_application_roles(SYSTEM, made.application.id, [(await create_role(SYSTEM, new)).id])
    form = {
        "grant_type": "client_credentials",
        "resource": MANAGEMENT_API_INDICATOR,
        "scope": asks or " ".join(scopes),
    }
    answer = await server.post("/oidc/token", data=form, auth=(made.application.id, made.secret.value))
    assert answer.status_code == 200, answer.text
    issued: str = answer.json()["access_token"]
    return issued


@pytest.fixture(params=sorted(FACES))
def face_for(request: Any, server: httpx.AsyncClient) -> FaceFor:
    """`await face_for(*permissions)`: the face, asked with a token for these permissions; none at all: nobody asks."""

    async def make(*scopes: Permission | str, is_known: bool = True) -> Face:
        token = await machine_token(server, *(str(each) for each in scopes)) if is_known else None
        face: Face = FACES[request.param](server, token)
        return face

    return make


@pytest.fixture
async def face(face_for: FaceFor) -> Face:
    """The face, asked with every permission."""
    return await face_for(ALL_SCOPE)
