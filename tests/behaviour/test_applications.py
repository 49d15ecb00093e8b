"""Applications and their secrets behave the same through every face."""

from typing import Any

import pytest

from identity.kernel import database
from identity.kernel.permissions import Permission
from tests.behaviour.conftest import FaceFor
from tests.behaviour.faces import Face
from tests.behaviour.test_users import refused
from tests.conftest import every_row

UNKNOWN = "unknown00000000000000"
FIRST = "Default secret"
METADATA = {"redirectUris": ["https://app.example.com/callback"], "postLogoutRedirectUris": []}


async def told(application_id: str) -> list[str]:
    """The keys of the application's events."""
    rows = await database.fetch(
        "SELECT key FROM events WHERE application_id = $1 ORDER BY created_at, id", application_id
    )
    return [row["key"] for row in rows]


async def test_an_application_is_created_and_read(face: Face) -> None:
    made = await face.create_application(
        "Shop", "Traditional", description="A shop", oidcClientMetadata=METADATA
    )
    assert made == {
        "id": made["id"],
        "name": "Shop",
        "description": "A shop",
        "type": "Traditional",
        "isThirdParty": False,
        "customData": {},
        "redirectUris": ["https://app.example.com/callback"],
    }
    assert await face.read_application(made["id"]) == made
    assert await told(made["id"]) == ["Application.Created"]


async def test_an_application_is_changed_and_deleted(face: Face) -> None:
    made = await face.create_application("Shop", "SPA")
    changed = await face.update_application(made["id"], name="Market", customData={"tier": 1})
    assert changed == {**made, "name": "Market", "customData": {"tier": 1}}
    assert await face.read_application(made["id"]) == changed
    await face.delete_application(made["id"])
    await refused("NOT_FOUND", face.read_application(made["id"]))
    assert await told(made["id"]) == [
        "Application.Created",
        "Application.Data.Updated",
        "Application.Deleted",
    ]


async def test_secrets_are_added_renamed_shown_and_removed(face: Face) -> None:
    made = await face.create_application("Robot", "MachineToMachine")
    first = await face.secrets(made["id"])
    assert list(first) == [FIRST]
    second = await face.add_secret(made["id"], "second")
    assert await face.secrets(made["id"]) == {**first, "second": second}
    await face.rename_secret(made["id"], "second", "spare")
    await face.delete_secret(made["id"], FIRST)
    assert await face.secrets(made["id"]) == {"spare": second}
    rows = str(await every_row("events"))
    assert second not in rows
    assert first[FIRST] not in rows
    assert (await told(made["id"])).count("Application.Secrets.Revealed") == 4


async def test_refusals_about_secrets(face: Face) -> None:
    made = await face.create_application("Robot", "MachineToMachine")
    page = await face.create_application("Page", "SPA")
    await refused("APPLICATION_SECRET_NAME_EXISTS", face.add_secret(made["id"], FIRST))
    await refused("ENTITY_DB_CONSTRAINT_VIOLATED", face.add_secret(page["id"], "any"))
    for call in (
        face.rename_secret(made["id"], "missing", "other"),
        face.delete_secret(made["id"], "missing"),
        face.add_secret(UNKNOWN, "any"),
        face.secrets(UNKNOWN),
        face.read_application(UNKNOWN),
        face.update_application(UNKNOWN, name="x"),
        face.delete_application(UNKNOWN),
    ):
        await refused("NOT_FOUND", call)


@pytest.mark.parametrize("uri", ["javascript:alert(1)", "not an address"])
async def test_redirect_addresses_are_checked(face: Face, uri: str) -> None:
    metadata = {"redirectUris": [uri], "postLogoutRedirectUris": []}
    before = await every_row()
    with pytest.raises(Exception, match=r"REDIRECT|GUARD_INVALID_INPUT|METADATA"):
        await face.create_application("Shop", "SPA", oidcClientMetadata=metadata)
    assert await every_row() == before


USE_CASES: dict[str, tuple[Any, Permission]] = {
    "create": (lambda face, _: face.create_application("New", "SPA"), Permission.APPLICATIONS_WRITE),
    "read": (lambda face, each: face.read_application(each), Permission.APPLICATIONS_READ),
    "update": (lambda face, each: face.update_application(each, name="x"), Permission.APPLICATIONS_WRITE),
    "add secret": (lambda face, each: face.add_secret(each, "new"), Permission.APPLICATIONS_SECRETS_WRITE),
    "reveal": (lambda face, each: face.secrets(each), Permission.APPLICATIONS_SECRETS_REVEAL),
    "delete": (lambda face, each: face.delete_application(each), Permission.APPLICATIONS_WRITE),
}


@pytest.mark.parametrize("use_case", sorted(USE_CASES))
async def test_each_use_case_needs_its_permission(face: Face, face_for: FaceFor, use_case: str) -> None:
    call, needed = USE_CASES[use_case]
    made = await face.create_application("Robot", "MachineToMachine")
    every_other = [each for each in Permission if each is not needed]
    for limited, code in (
        (await face_for(is_known=False), "UNAUTHENTICATED"),
        (await face_for(), "FORBIDDEN"),
        (await face_for(*every_other), "FORBIDDEN"),
    ):
        await refused(code, call(limited, made["id"]))
    await call(await face_for(needed, Permission.APPLICATIONS_READ), made["id"])
