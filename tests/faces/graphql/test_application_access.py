"""Access rules, appearance, SAML, last use, sessions and grants through GraphQL."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from identity.kernel import clock
from identity.kernel.actor import Actor
from identity.kernel.database import execute, fetch_value
from tests.faces.graphql.asking import codes_of, data_of
from tests.faces.graphql.test_connections import crowd  # noqa: F401 - a fixture
from tests.faces.graphql.world import World, made

NESTED = {
    "applications": """ nodes { name lastUsedAt isAdministrator protection { host }
        appearance { displayName colors { primaryColor } logos { favicon } }
        saml { entityId attributes { claim name } consumer { url } certificates { certificateId isActive } }
        consentScopes { organizationResourceScopes { name } }
        grants(first: 3) { totalCount nodes { scopes } }
        accessControl { isEnabled users(first: 3) { totalCount nodes { username } }
            roles(first: 3) { totalCount nodes { name } } organizations(first: 3) { totalCount nodes { name } }
            organizationRoleRules { organization { name } organizationRoles { name } } } }""",
    "users": """ nodes { username sessions { methods grants { scopes } }
        grants(first: 3) { totalCount nodes { isOffline resourceScopes { indicator scopes }
            application { name } organizations { name } } } }""",
}


@pytest.fixture
async def access_crowd(crowd: None) -> None:  # noqa: F811 - the fixture
    """Five of each for every application and every user."""
    everything = "FROM generate_series(1, 100) n, generate_series(1, 5) m"
    for statement in (
        "INSERT INTO application_allowed_users (application_id, user_id) SELECT 'app' || n, 'user' || m",
        "INSERT INTO application_allowed_roles (application_id, role_id) SELECT 'app' || n, 'role' || m",
        "INSERT INTO application_allowed_organizations (application_id, organization_id) "
        "SELECT 'app' || n, 'org' || m",
        "INSERT INTO application_allowed_organization_roles (application_id, organization_id, organization_role_id) "
        "SELECT 'app' || n, 'org' || m, 'orole' || m",
        "INSERT INTO application_organization_resource_scopes (application_id, scope_id) "
        "SELECT 'app' || n, 'scope' || m",
        "INSERT INTO saml_certificates (id, application_id, private_key_encrypted, certificate, is_active, "
        "created_at, expires_at) SELECT 'c' || n || 'x' || m, 'app' || n, '', '', m = 1, now(), now()",
        "INSERT INTO sessions (id, token_hash, user_id, authenticated_at, methods, created_at, expires_at) "
        "SELECT 's' || n || 'x' || m, 's' || n || 'x' || m, 'user' || n, now(), '[\"pwd\"]', now(), "
        "now() + interval '1 day'",
        "INSERT INTO grants (id, user_id, application_id, session_id, scope, resource_scopes, rejected_scopes, "
        "is_offline, created_at, expires_at) SELECT 'g' || n || 'x' || m, 'user' || n, 'app' || m, "
        "'s' || n || 'x' || m, 'openid profile', '{\"https://a\": [\"read\"]}', '[]', false, now(), "
        "now() + interval '1 day'",
    ):
        await execute(f"{statement} {everything}")
    for statement in (
        "INSERT INTO application_uses (application_id, last_used_at) SELECT 'app' || n, now() - n * interval '1 h'",
        "INSERT INTO application_appearances (application_id, color, branding, display_name) "
        "SELECT 'app' || n, '{}', '{}', 'App ' || n",
        "INSERT INTO saml_configurations (application_id, attribute_mapping, name_id_format) "
        "SELECT 'app' || n, '{\"email\": \"mail\"}', 'x'",
    ):
        await execute(f"{statement} FROM generate_series(1, 100) n")
    await execute("UPDATE applications SET is_third_party = true")
    await execute(
        "INSERT INTO consented_organizations (application_id, member_id) "
        "SELECT 'app' || m, id FROM organization_members, generate_series(1, 5) m"
    )


@pytest.mark.usefixtures("access_crowd")
@pytest.mark.parametrize("name", NESTED)
async def test_a_hundred_parents_cost_as_many_statements_as_one(
    name: str, administrator: Actor, statements: Callable[[], Any]
) -> None:
    numbers = []
    for size in (1, 100):
        with statements() as counted:
            data = await data_of(administrator, f"{{ {name}(first: {size}) {{ {NESTED[name]} }} }}")
        assert len(data[name]["nodes"]) == size
        numbers.append(counted.number)
    assert numbers[0] == numbers[1], counted.texts
    # Of an administrator who was there before there is nothing to see.
    last = data[name]["nodes"][0]
    if name == "applications":
        assert last["accessControl"]["users"]["totalCount"] == 5
        assert len(last["saml"]["certificates"]) == len(last["accessControl"]["organizationRoleRules"]) == 5
    else:
        assert last["grants"]["totalCount"] == len(last["sessions"]) == 5
        assert last["grants"]["nodes"][0]["organizations"]


@pytest.mark.usefixtures("access_crowd")
async def test_applications_are_listed_by_last_use(administrator: Actor) -> None:
    await execute("DELETE FROM application_uses WHERE application_id IN ('app3', 'app4')")
    query = """query ($first: Int, $last: Int, $after: String, $before: String, $way: OrderDirection!) {
        applications(first: $first, last: $last, after: $after, before: $before,
            orderBy: {field: LAST_USED_AT, direction: $way}) {
            nodes { applicationId lastUsedAt } totalCount
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
    seen: list[str] = []
    given: dict[str, Any] = {"first": 40, "way": "DESC"}
    while True:
        page = (await data_of(administrator, query, given))["applications"]
        seen += [each["applicationId"] for each in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        given["after"] = page["pageInfo"]["endCursor"]
    used = [f"app{n}" for n in range(1, 101) if n not in (3, 4)]
    assert seen == [*used, "app4", "app3"]
    assert page["totalCount"] == 100
    first = (await data_of(administrator, query, {"first": 2, "way": "ASC"}))["applications"]["nodes"]
    assert [(each["applicationId"], each["lastUsedAt"]) for each in first] == [("app3", None), ("app4", None)]
    back = (await data_of(administrator, query, {"last": 3, "way": "DESC"}))["applications"]
    assert [each["applicationId"] for each in back["nodes"]] == seen[-3:]
    earlier = {"last": 3, "before": back["pageInfo"]["startCursor"], "way": "DESC"}
    page = (await data_of(administrator, query, earlier))["applications"]
    assert [each["applicationId"] for each in page["nodes"]] == seen[-6:-3]


@pytest.mark.usefixtures("access_crowd")
async def test_applications_are_filtered_by_last_use(administrator: Actor) -> None:
    await execute("DELETE FROM application_uses WHERE application_id = 'app3'")
    moment = (clock.now() - timedelta(hours=10, minutes=30)).isoformat()
    for given, count in (
        ({"isUsed": False}, 1),
        ({"isUsed": True}, 99),
        ({"lastUsedAfter": moment}, 9),
        ({"lastUsedBefore": moment}, 91),
        ({"lastUsedBefore": moment, "isUsed": True}, 90),
    ):
        query = """query ($filter: ApplicationFilter) {
            applications(first: 1, filter: $filter) { totalCount } }"""
        data = await data_of(administrator, query, {"filter": given})
        assert data["applications"]["totalCount"] == count, given


async def test_access_rules_and_the_switch(administrator: Actor, world: World) -> None:
    rules = {
        "applicationId": world.application_id, "userIds": [world.user_id], "roleIds": [world.role_id],
        "organizationIds": [world.organization_id],
        "organizationRoleRules": [
            {"organizationId": world.organization_id, "organizationRoleIds": [world.organization_role_id]}
        ],
    }  # fmt: skip
    shown = """application { accessControl { isEnabled users(first: 5) { nodes { userId } }
        roles(first: 5) { nodes { roleId } } organizations(first: 5) { nodes { organizationId } }
        organizationRoleRules { organizationId organizationRoles { organizationRoleId } } } }"""
    answer = await made(administrator, "replaceApplicationAccessRules", shown, rules)
    assert answer["application"]["accessControl"] == {
        "isEnabled": False,
        "users": {"nodes": [{"userId": world.user_id}]},
        "roles": {"nodes": [{"roleId": world.role_id}]},
        "organizations": {"nodes": [{"organizationId": world.organization_id}]},
        "organizationRoleRules": [
            {
                "organizationId": world.organization_id,
                "organizationRoles": [{"organizationRoleId": world.organization_role_id}],
            }
        ],
    }
    switch = {"applicationId": world.application_id, "isAccessControlEnabled": True}
    answer = await made(
        administrator, "updateApplication", "application { accessControl { isEnabled } }", switch
    )
    assert answer["application"]["accessControl"]["isEnabled"]


async def test_the_look_of_an_application(administrator: Actor, world: World) -> None:
    shown = """application { appearance { displayName customCss termsOfUseUrl
        colors { primaryColor isDarkModeEnabled } logos { logoUrl } } }"""
    given = {
        "applicationId": world.application_id, "displayName": "Shop", "colors": {"primaryColor": "#336699"},
        "logos": {"logoUrl": "https://example.com/logo.png"},
    }  # fmt: skip
    answer = await made(administrator, "setApplicationAppearance", shown, given)
    expected = {
        "displayName": "Shop", "customCss": None, "termsOfUseUrl": None,
        "colors": {"primaryColor": "#336699", "isDarkModeEnabled": None},
        "logos": {"logoUrl": "https://example.com/logo.png"},
    }  # fmt: skip
    assert answer["application"]["appearance"] == expected
    more = {"applicationId": world.application_id, "customCss": "a {}", "colors": None}
    answer = await made(administrator, "setApplicationAppearance", shown, more)
    expected |= {"customCss": "a {}", "colors": {"primaryColor": None, "isDarkModeEnabled": None}}
    assert answer["application"]["appearance"] == expected
    wrong = {"applicationId": world.application_id, "termsOfUseUrl": "javascript:alert(1)"}
    query = """mutation ($input: SetApplicationAppearanceInput!) {
        setApplicationAppearance(input: $input) { userErrors { code path } } }"""
    refused = (await data_of(administrator, query, {"input": wrong}))["setApplicationAppearance"]
    assert refused["userErrors"] == [{"code": "REQUEST_INVALID_INPUT", "path": ["termsOfUseUrl"]}]


async def test_consent_scopes_come_and_go_one_by_one(administrator: Actor, world: World) -> None:
    shown = "application { consentScopes { userScopes organizationResourceScopes { scopeId } } }"
    given = {
        "applicationId": world.third_party_id,
        "userScopes": ["email"],
        "organizationResourceScopeIds": [world.scope_id],
    }
    answer = await made(administrator, "addApplicationConsentScopes", shown, given)
    assert answer["application"]["consentScopes"] == {
        "userScopes": ["email", "profile"],
        "organizationResourceScopes": [{"scopeId": world.scope_id}],
    }
    gone = {"applicationId": world.third_party_id, "kind": "ORGANIZATION_RESOURCE", "scope": world.scope_id}
    answer = await made(administrator, "removeApplicationConsentScope", shown, gone)
    assert answer["application"]["consentScopes"]["organizationResourceScopes"] == []


async def test_a_saml_application_from_its_creation_to_its_end(administrator: Actor) -> None:
    shown = """application { applicationId type saml { entityId nameIdFormat providerMetadataUrl
        attributes { claim name } consumer { binding url } encryption { encryptsAssertion }
        certificates { certificateId isActive fingerprint } } }"""
    given = {
        "name": "Payroll", "entityId": "sp", "attributes": [{"claim": "email", "name": "mail"}],
        "consumer": {"binding": "HTTP_POST", "url": "https://sp.example.com/acs"},
        "encryption": {"encryptsAssertion": False}, "nameIdFormat": "EMAIL_ADDRESS", "idempotencyKey": "once",
    }  # fmt: skip
    first = (await made(administrator, "createSamlApplication", shown, given))["application"]
    assert (await made(administrator, "createSamlApplication", shown, given))["application"] == first
    application_id, certificates = first["applicationId"], first["saml"].pop("certificates")
    assert (first["type"], len(certificates), certificates[0]["isActive"]) == ("SAML", 1, True)
    assert first["saml"] == {
        "entityId": "sp",
        "nameIdFormat": "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
        "providerMetadataUrl": f"http://localhost:3001/api/saml-applications/{application_id}/metadata",
        "attributes": [{"claim": "email", "name": "mail"}],
        "consumer": {
            "binding": "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
            "url": "https://sp.example.com/acs",
        },
        "encryption": {"encryptsAssertion": False},
    }
    changes = {"applicationId": application_id, "name": "Wages", "attributes": None, "consumer": None}
    answer = await made(
        administrator,
        "updateSamlApplication",
        "application { name saml { attributes { name } consumer { url } entityId } }",
        changes,
    )
    assert answer["application"] == {
        "name": "Wages", "saml": {"attributes": [], "consumer": None, "entityId": "sp"},
    }  # fmt: skip
    of = {"applicationId": application_id}
    once = {**of, "idempotencyKey": "once", "lifeYears": 1}
    second = await made(administrator, "addSamlCertificate", "certificate { certificateId isActive }", once)
    certificate_id = second["certificate"]["certificateId"]
    again = await made(administrator, "addSamlCertificate", "certificate { certificateId }", once)
    assert again["certificate"] is None, "it is read through its application"
    assert not second["certificate"]["isActive"]
    listed = "application { saml { certificates { certificateId isActive } } }"
    this = {**of, "certificateId": certificate_id}
    answer = await made(administrator, "setSamlCertificateActive", listed, {**this, "isActive": True})
    states = [each["isActive"] for each in answer["application"]["saml"]["certificates"]]
    assert states == [True, False]
    other = {**of, "certificateId": certificates[0]["certificateId"]}
    answer = await made(administrator, "deleteSamlCertificate", listed, other)
    assert len(answer["application"]["saml"]["certificates"]) == 1
    answer = await made(administrator, "deleteSamlApplication", "deletedApplicationId", of)
    assert answer["deletedApplicationId"] == application_id


async def test_grants_and_consent_of_a_user(administrator: Actor, world: World) -> None:
    await execute(
        "INSERT INTO grants (id, user_id, application_id, session_id, scope, resource_scopes, rejected_scopes, "
        "is_offline, created_at, expires_at) SELECT id, $1, $2, $3, 'openid', '{}', '[]', true, now(), "
        "now() + interval '1 day' FROM unnest(ARRAY['one', 'two']) AS g (id)",
        world.user_id,
        world.third_party_id,
        world.session_id,
    )
    who = {"applicationId": world.third_party_id, "userId": world.user_id}
    shown = "user { grants(first: 1) { nodes { organizations { organizationId } application { name } } } }"
    ours = {**who, "organizationIds": [world.organization_id]}
    for mutation in ("addConsentedOrganizations", "replaceConsentedOrganizations"):
        answer = await made(administrator, mutation, shown, ours)
        assert answer["user"]["grants"]["nodes"] == [
            {"organizations": [{"organizationId": world.organization_id}], "application": {"name": "partner"}}
        ]
    gone = {**who, "organizationId": world.organization_id}
    answer = await made(administrator, "removeConsentedOrganization", shown, gone)
    assert answer["user"]["grants"]["nodes"][0]["organizations"] == []
    one = {"userId": world.user_id, "grantId": "one"}
    await made(administrator, "revokeUserGrant", "user { userId }", one)
    assert await fetch_value("SELECT count(*) FROM grants") == 1
    ended = {"userId": world.user_id, "sessionId": world.session_id, "alsoRevoked": "ALL"}
    answer = await made(administrator, "endUserSession", "user { sessions { sessionId } }", ended)
    assert answer["user"]["sessions"] == []
    assert await fetch_value("SELECT count(*) FROM grants") == 0


async def test_a_protected_site_and_a_device(administrator: Actor) -> None:
    shown = "application { applicationId isDeviceFlow protection { host origin sessionDuration pageRules } }"
    given = {
        "name": "Site", "type": "PROTECTED",
        "protection": {"subDomain": "site", "origin": "https://site.internal.example.com"},
    }  # fmt: skip
    site = (await made(administrator, "createApplication", shown, given))["application"]
    assert site["protection"] == {
        "host": "site.localhost", "origin": "https://site.internal.example.com", "sessionDuration": 1_209_600,
        "pageRules": [],
    }  # fmt: skip
    changes = {"applicationId": site["applicationId"], "protection": {"pageRules": ["^/admin"]}}
    changed = (await made(administrator, "updateApplication", shown, changes))["application"]
    assert changed["protection"] == {**site["protection"], "pageRules": ["^/admin"]}
    device = {"name": "TV", "type": "NATIVE", "isDeviceFlow": True}
    assert (await made(administrator, "createApplication", shown, device))["application"]["isDeviceFlow"]
    query = """mutation ($input: CreateApplicationInput!) {
        createApplication(input: $input) { userErrors { code } } }"""
    for kind, code in (
        ({"type": "SAML"}, "APPLICATION_SAML_USE_SAML_APP_API"),
        ({"type": "SPA", "isDeviceFlow": True}, "APPLICATION_DEVICE_FLOW_NATIVE_ONLY"),
        ({"type": "PROTECTED"}, "APPLICATION_PROTECTED_APP_METADATA_IS_REQUIRED"),
        (given, "APPLICATION_PROTECTED_APPLICATION_SUBDOMAIN_EXISTS"),
    ):
        data = await data_of(administrator, query, {"input": {"name": "x", **kind}})
        assert [each["code"] for each in data["createApplication"]["userErrors"]] == [code]


async def test_grants_of_an_application(administrator: Actor, world: World) -> None:
    """Those that people gave and that still hold; taking them back leaves other applications alone."""
    await execute(
        "INSERT INTO grants (id, user_id, application_id, session_id, scope, resource_scopes, rejected_scopes, "
        "is_offline, is_exchanged, created_at, expires_at) SELECT id, $1, application_id, $4, 'openid', '{}', '[]', "
        "true, is_exchanged, now(), now() + days * interval '1 day' FROM (VALUES ('one', $2, false, 1), "
        "('over', $2, false, -1), ('exchanged', $2, true, 1), ('elsewhere', $3, false, 1)) "
        "AS g (id, application_id, is_exchanged, days)",
        world.user_id,
        world.third_party_id,
        world.application_id,
        world.session_id,
    )
    query = """query ($id: ID!) { application(applicationId: $id) {
        grants(first: 5) { totalCount nodes { grantId userId sessionId user { username } } } } }"""
    data = await data_of(administrator, query, {"id": world.third_party_id})
    node = {
        "grantId": "one",
        "userId": world.user_id,
        "sessionId": world.session_id,
        "user": {"username": "alice"},
    }
    assert data["application"]["grants"] == {"totalCount": 1, "nodes": [node]}
    given = {"applicationId": world.third_party_id}
    shown = "application { grants(first: 1) { totalCount } }"
    answer = await made(administrator, "revokeApplicationGrants", shown, given)
    assert answer["application"]["grants"]["totalCount"] == 0
    assert await fetch_value("SELECT array_agg(id) FROM grants") == ["elsewhere"]
    found = "SELECT count(*) FROM events WHERE key = 'RevokeGrants' AND application_id = $1"
    assert await fetch_value(found, world.third_party_id) == 1
    unknown = """mutation { revokeApplicationGrants(input: {applicationId: "x"}) { userErrors { code } } }"""
    data = await data_of(administrator, unknown)
    assert data["revokeApplicationGrants"]["userErrors"] == [{"code": "ENTITY_NOT_EXISTS_WITH_ID"}]


async def test_an_unknown_grant_is_told(administrator: Actor, world: World) -> None:
    query = """mutation ($input: RevokeUserGrantInput!) { revokeUserGrant(input: $input) { userErrors { code } } }"""
    given = {"input": {"userId": world.user_id, "grantId": "nothing"}}
    data = await data_of(administrator, query, given)
    assert data["revokeUserGrant"]["userErrors"] == [{"code": "OIDC_INVALID_GRANT"}]
    assert await codes_of(administrator, query, given) == []


async def test_the_ways_of_signing_in_to_an_application(administrator: Actor, world: World) -> None:
    shown = """application { appearance { signInMethods { socialTargets singleSignOn passkey
        methods { identifier password verificationCode } } } }"""
    ways = {
        "methods": [{"identifier": "EMAIL", "verificationCode": True}],
        "socialTargets": [],
        "passkey": False,
    }
    given = {"applicationId": world.application_id, "signInMethods": ways}
    answer = await made(administrator, "setApplicationAppearance", shown, given)
    expected = {
        "methods": [{"identifier": "email", "password": False, "verificationCode": True}],
        "socialTargets": [], "singleSignOn": None, "passkey": False,
    }  # fmt: skip
    assert answer["application"]["appearance"]["signInMethods"] == expected
    cleared = {"applicationId": world.application_id, "signInMethods": None}
    answer = await made(administrator, "setApplicationAppearance", shown, cleared)
    assert answer["application"]["appearance"]["signInMethods"] is None
