"""Second factors, personal access tokens, one-time tokens and verification codes through GraphQL."""

from collections.abc import Callable
from typing import Any

import orjson

from identity.connectors.actions import NewConnector, create_connector
from identity.credentials.mfa_actions import create_totp
from identity.credentials.token_actions import create_personal_access_token
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from tests.connectors.samples import http
from tests.delivery.hosts import allowed, host
from tests.faces.graphql.asking import ask, data_of

TOTP = """mutation ($input: CreateTotpFactorInput!) { createTotpFactor(input: $input) {
    mfaFactor { mfaFactorId type remainingCodes } secret secretQrCode userErrors { code path } } }"""
CODES = """mutation ($input: CreateBackupCodesInput!) { createBackupCodes(input: $input) {
    mfaFactor { type remainingCodes } codes userErrors { code } } }"""
TOKEN = """mutation ($input: CreatePersonalAccessTokenInput!) { createPersonalAccessToken(input: $input) {
    personalAccessToken { id name expiresAt isExpired } value userErrors { code path } } }"""
SHOWN = """{ users(first: 100) { nodes { username mfaFactors { type } signInSettings { mfaEnabled mfaSkipped }
    personalAccessTokens(first: 5) { totalCount nodes { name } } } } }"""
ONE_TIME = """mutation ($input: CreateOneTimeTokenInput!) { createOneTimeToken(input: $input) {
    oneTimeToken { oneTimeTokenId email status organizationIds interactionEvent } token
    userErrors { code path } } }"""


async def mutate(actor: Actor, name: str, shown: str, given: dict[str, Any]) -> Any:
    """What a mutation answers with."""
    kind = f"{name[0].upper()}{name[1:]}Input"
    query = f"mutation ($input: {kind}!) {{ {name}(input: $input) {{ {shown} userErrors {{ code }} }} }}"
    return (await data_of(actor, query, {"input": given}))[name]


async def person(actor: Actor) -> str:
    return (await create_user(actor, NewUser(username="ada"))).id


async def test_factors_are_made_shown_and_removed(administrator: Actor) -> None:
    user_id = await person(administrator)
    alone = (await data_of(administrator, CODES, {"input": {"userId": user_id}}))["createBackupCodes"]
    assert alone["userErrors"] == [{"code": "SESSION_MFA_BACKUP_CODE_CAN_NOT_BE_ALONE"}]
    made = (await data_of(administrator, TOTP, {"input": {"userId": user_id}}))["createTotpFactor"]
    assert made["userErrors"] == []
    assert len(made["secret"]) == 32
    assert made["secretQrCode"].startswith("data:image/png")
    codes = (await data_of(administrator, CODES, {"input": {"userId": user_id}}))["createBackupCodes"]
    assert len(codes["codes"]) == 10
    assert codes["mfaFactor"] == {"type": "BACKUP_CODE", "remainingCodes": 10}
    given = {"userId": user_id, "mfaFactorId": made["mfaFactor"]["mfaFactorId"]}
    removed = await mutate(administrator, "deleteMfaFactor", "user { mfaFactors { type } }", given)
    assert removed["user"] == {"mfaFactors": [{"type": "BACKUP_CODE"}]}


async def test_a_replay_shows_what_was_made_and_no_secret(administrator: Actor) -> None:
    user_id = await person(administrator)
    given = {"input": {"userId": user_id, "idempotencyKey": "once"}}
    first = (await data_of(administrator, TOTP, given))["createTotpFactor"]
    again = (await data_of(administrator, TOTP, given))["createTotpFactor"]
    assert again == {**first, "secret": None, "secretQrCode": None}
    given = {"input": {"userId": user_id, "name": "laptop", "idempotencyKey": "once"}}
    first = (await data_of(administrator, TOKEN, given))["createPersonalAccessToken"]
    again = (await data_of(administrator, TOKEN, given))["createPersonalAccessToken"]
    assert again == {**first, "value": None}
    given = {"input": {"email": "ada@example.com", "idempotencyKey": "once"}}
    first = (await data_of(administrator, ONE_TIME, given))["createOneTimeToken"]
    again = (await data_of(administrator, ONE_TIME, given))["createOneTimeToken"]
    assert again == {**first, "token": None}
    given = {"userId": user_id, "context": {"ticket": "T-1"}, "idempotencyKey": "once"}
    first = await mutate(administrator, "createSubjectToken", "subjectToken expiresAt", given)
    again = await mutate(administrator, "createSubjectToken", "subjectToken expiresAt", given)
    assert first["subjectToken"].startswith("sub_")
    assert again == {**first, "subjectToken": None}
    assert await database.fetch_value("SELECT count(*) FROM subject_tokens") == 1


async def test_tokens_are_renamed_revealed_and_deleted(administrator: Actor) -> None:
    user_id = await person(administrator)
    given = {"userId": user_id, "name": "laptop", "expiresAt": "2126-01-01T00:00:00Z"}
    made = (await data_of(administrator, TOKEN, {"input": given}))["createPersonalAccessToken"]
    token = made["personalAccessToken"]
    assert (token["expiresAt"], token["isExpired"]) == ("2126-01-01T00:00:00Z", False)
    given = {"userId": user_id, "name": "laptop", "newName": "phone"}
    renamed = await mutate(
        administrator, "renamePersonalAccessToken", "personalAccessToken { id name }", given
    )
    assert renamed["personalAccessToken"] == {"id": token["id"], "name": "phone"}
    node = await data_of(
        administrator, "query ($id: ID!) { node(id: $id) { ... on PersonalAccessToken { name } } }", token
    )
    assert node == {"node": {"name": "phone"}}
    shown = "personalAccessTokens { name value }"
    revealed = await mutate(administrator, "revealPersonalAccessTokens", shown, {"userId": user_id})
    assert revealed["personalAccessTokens"] == [{"name": "phone", "value": made["value"]}]
    given = {"userId": user_id, "name": "phone"}
    shown = "user { personalAccessTokens(first: 1) { totalCount } }"
    deleted = await mutate(administrator, "deletePersonalAccessToken", shown, given)
    assert deleted["user"] == {"personalAccessTokens": {"totalCount": 0}}


async def test_settings_of_the_next_sign_in(administrator: Actor) -> None:
    user_id = await person(administrator)
    given = {"userId": user_id, "mfaEnabled": True, "passkeySkipped": True}
    shown = "signInSettings { mfaEnabled passkeySkipped skipMfaOnSignIn isPasswordExpired }"
    changed = await mutate(administrator, "updateUserSignInSettings", shown, given)
    assert changed["signInSettings"] == {
        "mfaEnabled": True, "passkeySkipped": True, "skipMfaOnSignIn": False, "isPasswordExpired": False,
    }  # fmt: skip
    given = {"userId": user_id, "isExpired": True}
    refused = await mutate(administrator, "setUserPasswordExpiration", "user { userId }", given)
    assert refused["userErrors"] == [{"code": "SIGN_IN_EXPERIENCES_PASSWORD_EXPIRATION_NOT_ENABLED"}]
    kept = await mutate(
        administrator, "setUserPasswordExpiration", "user { userId }", {**given, "isExpired": False}
    )
    assert kept["user"] == {"userId": user_id}


async def test_a_hundred_users_cost_as_many_statements_as_one(
    administrator: Actor, statements: Callable[[], Any]
) -> None:
    numbers = []
    for more in (0, 4):
        for _ in range(more):
            user = await create_user(administrator, NewUser())
            await create_totp(administrator, user.id)
            await create_personal_access_token(administrator, user.id, "laptop")
        with statements() as counted:
            data = await data_of(administrator, SHOWN)
        numbers.append(counted.number)
    nodes = data["users"]["nodes"]
    assert sum(len(each["mfaFactors"]) for each in nodes) == 4
    assert sum(each["personalAccessTokens"]["totalCount"] for each in nodes) == 4
    assert numbers[0] == numbers[1] == 5, counted.texts


async def test_one_time_tokens_are_listed_used_ended_and_forgotten(
    administrator: Actor, application_actor: Any
) -> None:
    given = {"email": "ada@example.com", "expiresIn": 60, "interactionEvent": "REGISTER"}
    made = (await data_of(administrator, ONE_TIME, {"input": given}))["createOneTimeToken"]
    token = made["oneTimeToken"]
    assert (token["status"], token["organizationIds"], token["interactionEvent"]) == (
        "ACTIVE",
        [],
        "REGISTER",
    )
    named = {"oneTimeTokenId": token["oneTimeTokenId"]}
    shown = "oneTimeToken { status } token"
    assert (await mutate(administrator, "revealOneTimeToken", shown, named))["token"] == made["token"]
    reader = application_actor(Permission.ONE_TIME_TOKENS_READ)
    assert (await mutate(reader, "revealOneTimeToken", shown, named))["token"] is None
    used = {"token": made["token"], "email": "ada@example.com"}
    assert (await mutate(administrator, "verifyOneTimeToken", "oneTimeToken { status }", used))[
        "oneTimeToken"
    ] == {"status": "CONSUMED"}
    again = await mutate(administrator, "verifyOneTimeToken", "oneTimeToken { status }", used)
    assert again["userErrors"] == [{"code": "ONE_TIME_TOKEN_TOKEN_CONSUMED"}]
    back = await mutate(
        administrator, "setOneTimeTokenStatus", "oneTimeToken { status }", {**named, "status": "ACTIVE"}
    )
    assert back["userErrors"] == [{"code": "ONE_TIME_TOKEN_CANNOT_REACTIVATE_TOKEN"}]
    query = """{ oneTimeTokens(first: 5, filter: {email: "ADA@example.com", status: CONSUMED}) {
        totalCount nodes { oneTimeTokenId } } }"""
    assert (await data_of(reader, query))["oneTimeTokens"] == {"totalCount": 1, "nodes": [named]}
    deleted = await mutate(administrator, "deleteOneTimeToken", "deletedOneTimeTokenId", named)
    assert deleted["deletedOneTimeTokenId"] == named["oneTimeTokenId"]
    one = "query ($oneTimeTokenId: ID!) { oneTimeToken(oneTimeTokenId: $oneTimeTokenId) { email } }"
    assert await data_of(reader, one, named) == {"oneTimeToken": None}


async def test_codes_are_sent_and_checked(administrator: Actor) -> None:
    given = {"channel": "EMAIL", "recipient": "ada@example.com"}
    unreachable = await mutate(administrator, "sendVerificationCode", "expiresAt", given)
    assert unreachable["userErrors"] == [{"code": "CONNECTOR_NOT_FOUND"}]
    async with allowed("127.0.0.0/8"), host() as endpoint:
        config = http(endpoint.answer("/send"))
        await create_connector(administrator, NewConnector(factory_id="http-email", config=config))
        sent = await mutate(administrator, "sendVerificationCode", "expiresAt", given)
        assert sent["expiresAt"]
        code = orjson.loads(endpoint.asked[-1].body)["payload"]["code"]
        answer = {**given, "code": code}
        checked = await mutate(administrator, "verifyVerificationCode", "isVerified", answer)
        assert checked["isVerified"] is True
        again = await mutate(administrator, "verifyVerificationCode", "isVerified", answer)
        assert again["userErrors"] == [{"code": "VERIFICATION_CODE_NOT_FOUND"}]
        for _ in range(9):
            await mutate(administrator, "sendVerificationCode", "expiresAt", given)
        query = """mutation ($input: SendVerificationCodeInput!) {
            sendVerificationCode(input: $input) { expiresAt } }"""
        limited = await ask(administrator, query, {"input": given})
        assert limited["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
