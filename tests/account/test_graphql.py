"""The same account over GraphQL: `viewer { account }` and its mutations, under the same settings and proofs."""

from dataclasses import replace
from typing import Any

import pyotp
import pytest

from tests.account.conftest import PASSWORD, SCOPES, Owner, Owners, open_fields, set_experience
from tests.account.test_factors import EVERY_FACTOR
from tests.faces.graphql.asking import ask, codes_of, data_of
from tests.faults.world import World

ACCOUNT = """userId username primaryEmail name customData hasPassword hasVerificationMethod
    profile { nickname address { country } } identities { target identityId } mfaFactors { mfaFactorId type }
    signInSettings { skipMfaOnSignIn }"""


async def account(owner: Owner, fields: str = ACCOUNT, **changes: Any) -> Any:
    """What the viewer is shown of their account."""
    found = await data_of(replace(owner.actor, **changes), f"{{ viewer {{ account {{ {fields} }} }} }}")
    return found["viewer"]["account"]


async def mutate(owner: Owner, name: str, shows: str, /, **values: Any) -> Any:
    """The payload of a mutation."""
    kind = f"{name[0].upper()}{name[1:]}Input!"
    document = f"mutation ($input: {kind}) {{ {name}(input: $input) {{ {shows} userErrors {{ code }} }} }}"
    return (await data_of(owner.actor, document, {"input": values}))[name]


async def proof(owner: Owner) -> str:
    """A proof by the password."""
    made = await mutate(owner, "verifyMyPassword", "verificationId expiresAt", password=PASSWORD)
    assert made["userErrors"] == []
    return str(made["verificationId"])


async def test_the_account_is_shown_as_far_as_it_is_open(owner: Owner) -> None:
    shown = await account(owner)
    assert (shown["userId"], shown["username"]) == (owner.user.id, owner.user.username)
    assert (shown["identities"], shown["mfaFactors"]) == ([], [])
    assert (await account(owner, "primaryEmail", scopes=SCOPES - {"email"}))["primaryEmail"] is None
    await open_fields(username="Off")
    assert (await account(owner, "username"))["username"] is None
    assert await account(owner, "userId", scopes=frozenset()) is None
    await open_fields(enabled=False)
    assert await account(owner, "userId") is None


async def test_details_are_changed_with_the_same_proofs(owner: Owner) -> None:
    shows = "account { name username profile { nickname } }"
    changed = await mutate(owner, "updateMyAccount", shows, name="Ada L.")
    assert changed["account"]["name"] == "Ada L."
    merged = await mutate(owner, "mergeMyProfile", shows, profile={"nickname": "Ada"})
    assert merged["account"]["profile"] == {"nickname": "Ada"}
    denied = await mutate(owner, "updateMyAccount", shows, username="lovelace")
    assert denied["userErrors"] == [{"code": "VERIFICATION_RECORD_PERMISSION_DENIED"}]
    proved = await mutate(
        owner, "updateMyAccount", shows, username="lovelace", verificationId=await proof(owner)
    )
    assert proved["account"]["username"] == "lovelace"


async def test_fields_are_under_the_same_control(owner: Owner) -> None:
    await open_fields(name="ReadOnly")
    refused = await mutate(owner, "updateMyAccount", "account { name }", name="x")
    assert refused["userErrors"] == [{"code": "ACCOUNT_CENTER_FIELD_NOT_EDITABLE"}]
    wrong = await mutate(owner, "verifyMyPassword", "verificationId", password="x")
    assert wrong["userErrors"] == [{"code": "SESSION_INVALID_CREDENTIALS"}]


async def test_factors_and_tokens_come_and_go(owner: Owner) -> None:
    await set_experience(mfa=EVERY_FACTOR)
    own, secret = await proof(owner), pyotp.random_base32()
    added = await mutate(
        owner, "addMyTotp", "account { mfaFactors { mfaFactorId type } }", secret=secret, verificationId=own
    )
    (factor,) = added["account"]["mfaFactors"]
    assert factor["type"] == "TOTP"
    codes = (await mutate(owner, "drawMyBackupCodes", "codes"))["codes"]
    await mutate(owner, "addMyBackupCodes", "account { userId }", codes=codes, verificationId=own)
    shown = await mutate(owner, "revealMyBackupCodes", "backupCodes { code usedAt }", verificationId=own)
    assert [each["code"] for each in shown["backupCodes"]] == codes
    codes = (await mutate(owner, "drawMyBackupCodes", "codes"))["codes"]
    await mutate(owner, "replaceMyBackupCodes", "account { userId }", codes=codes, verificationId=own)
    shown = await mutate(owner, "revealMyBackupCodes", "backupCodes { code usedAt }", verificationId=own)
    assert [each["code"] for each in shown["backupCodes"]] == codes
    made = await mutate(
        owner,
        "createMyPersonalAccessToken",
        "personalAccessToken { name } value",
        name="laptop",
        verificationId=own,
    )
    assert made["value"].startswith("pat_")
    listed = await account(owner, f'personalAccessTokens(verificationId: "{own}") {{ name isExpired }}')
    assert listed["personalAccessTokens"] == [{"name": "laptop", "isExpired": False}]
    deleted = await mutate(
        owner, "deleteMyMfaFactor", "account { mfaFactors { type } }", mfaFactorId=factor["mfaFactorId"],
        verificationId=own,
    )  # fmt: skip
    assert [each["type"] for each in deleted["account"]["mfaFactors"]] == ["BACKUP_CODE"]


async def test_sessions_and_grants_take_a_proof(owner: Owner) -> None:
    world = await World.with_administrator()
    session = (await world.session(owner.user)).session
    query = "{ viewer { account { sessions { sessionId } } } }"
    assert await codes_of(owner.actor, query) == ["VERIFICATION_RECORD_PERMISSION_DENIED"]
    own = await proof(owner)
    lists = f'sessions(verificationId: "{own}") {{ sessionId isCurrent }} grants(verificationId: "{own}") {{ grantId }}'
    shown = await account(owner, lists, session_id=session.id)
    assert shown == {"sessions": [{"sessionId": session.id, "isCurrent": True}], "grants": []}
    ended = await mutate(
        owner, "endMySession", "account { userId }", sessionId=session.id, verificationId=own
    )
    assert ended["userErrors"] == []
    assert (await account(owner, lists))["sessions"] == []


async def test_third_parties_change_nothing(owner_of: Owners) -> None:
    await open_fields()
    world = await World.with_administrator()
    owner = await owner_of(application_id=await world.third_party_id())
    document = 'mutation { updateMyAccount(input: {name: "x"}) { userErrors { code } } }'
    answer = await ask(owner.actor, document)
    assert answer["errors"][0]["extensions"]["reason"] == "AUTH_THIRD_PARTY_APPLICATION_FORBIDDEN"


@pytest.mark.parametrize("scope", ["profile", "custom_data"])
async def test_a_missing_scope_is_named(owner: Owner, scope: str) -> None:
    actor = replace(owner.actor, scopes=SCOPES - {scope})
    given = 'name: "x"' if scope == "profile" else "customData: {}"
    document = f"mutation {{ updateMyAccount(input: {{{given}}}) {{ userErrors {{ code }} }} }}"
    extensions = (await ask(actor, document))["errors"][0]["extensions"]
    assert (extensions["code"], extensions["requiredScopes"]) == ("FORBIDDEN", [[scope]])
