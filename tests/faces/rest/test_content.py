"""Custom phrases, profile fields, e-mail templates and the captcha provider over REST."""

import asyncio
from typing import Any

import httpx
import pytest

from identity.kernel import database
from identity.kernel.permissions import Permission
from tests.faces.rest.conftest import Clients, machine, refused

PHRASES, FIELDS = "/api/custom-phrases", "/api/custom-profile-fields"
TEMPLATES, CAPTCHA = "/api/email-templates", "/api/captcha-provider"
TURNSTILE = {"type": "Turnstile", "siteKey": "site-key-0000", "secretKey": "secret-key-of-turnstile"}
RECAPTCHA = {
    "type": "RecaptchaEnterprise", "siteKey": "site-key-1111", "secretKey": "secret-key-of-recaptcha",
    "projectId": "project", "mode": "checkbox", "domain": "www.recaptcha.net",
}  # fmt: skip
FIELD_KEYS = [
    "tenantId", "id", "name", "type", "label", "description", "required", "config", "createdAt", "sieOrder",
]  # fmt: skip


async def test_phrases_are_written_read_and_removed(rest: httpx.AsyncClient) -> None:
    made = await rest.put(f"{PHRASES}/de", json={"action": {"sign_in": "Anmelden"}})
    assert (made.status_code, made.json()) == (
        201,
        {
            "tenantId": "default",
            "id": "de",
            "languageTag": "de",
            "translation": {"action": {"sign_in": "Anmelden"}},
        },
    )
    assert (await rest.get(f"{PHRASES}/de")).json() == made.json()
    assert (await rest.get(PHRASES)).json() == [made.json()]
    assert (await rest.delete(f"{PHRASES}/de")).status_code == 204
    refused(await rest.delete(f"{PHRASES}/de"), 404, "entity.not_found")
    refused(await rest.get(f"{PHRASES}/de"), 404, "entity.not_found")


async def test_phrases_reach_the_pages_in_their_language(rest: httpx.AsyncClient, clients: Clients) -> None:
    anybody = clients(None)
    danish = {"accept-language": "da-DK;q=0.9, en"}
    before = await anybody.get("/api/.well-known/phrases", headers=danish)
    assert before.headers["content-language"] == "en"
    await rest.put(f"{PHRASES}/da", json={"action": {"sign_in": "Log ind", "cancel": ""}})
    after = await anybody.get("/api/.well-known/phrases", headers=danish)
    assert after.headers["content-language"] == "da"
    assert after.json()["translation"]["action"]["sign_in"] == "Log ind"
    assert after.json()["translation"]["action"]["cancel"] == "Cancel"  # an empty text replaces nothing
    assert after.headers["vary"] == "accept-language"
    assert (await anybody.get("/api/.well-known/phrases?lng=en")).headers["content-language"] == "en"


@pytest.mark.parametrize(
    "tree",
    [
        {"nowhere": "x"},
        {"action": "x"},
        {"action": {"sign_in": {"deeper": "x"}}},
        {"action": {"sign_in": 1}},
        {"password_requirement": {"length_dozens": "x"}},
    ],
)
async def test_phrases_without_a_place_are_refused(rest: httpx.AsyncClient, tree: dict[str, Any]) -> None:
    code = "localization.invalid_translation_structure"
    refused(await rest.put(f"{PHRASES}/de", json=tree), 422, code)
    assert (await rest.get(PHRASES)).json() == []


async def test_other_languages_have_plurals_of_their_own(rest: httpx.AsyncClient) -> None:
    tree = {"password_requirement": {"length_few": "x", "length_many": "y"}}
    assert (await rest.put(f"{PHRASES}/pl-PL", json=tree)).status_code == 201


@pytest.mark.parametrize("tag", ["xx-", "english", "EN", "e", "en_US", "../en"])
async def test_what_is_no_language_is_refused(rest: httpx.AsyncClient, tag: str) -> None:
    answer = await rest.put(f"{PHRASES}/{tag}", json={})
    assert answer.status_code in {400, 404}, answer.text


async def test_the_fallback_language_stays(rest: httpx.AsyncClient) -> None:
    await rest.put(f"{PHRASES}/de", json={})
    settings = {"languageInfo": {"autoDetect": False, "fallbackLanguage": "de"}}
    assert (await rest.patch("/api/sign-in-exp", json=settings)).status_code == 200
    refused(await rest.delete(f"{PHRASES}/de"), 409, "localization.cannot_delete_default_language")


async def test_a_profile_field_has_every_key_of_the_contract(rest: httpx.AsyncClient) -> None:
    body = {
        "name": "shirt", "type": "Select", "label": "Shirt size", "required": True, "unknown": 1,
        "config": {"options": [{"value": "s", "label": "Small"}, {"value": "l"}], "minLength": 3},
    }  # fmt: skip
    made = await rest.post(FIELDS, json=body)
    assert made.status_code == 201, made.text
    field = made.json()
    assert list(field) == FIELD_KEYS
    assert field["config"] == {"options": [{"label": "Small", "value": "s"}, {"value": "l"}]}
    assert (field["description"], field["sieOrder"]) == (None, 1)
    assert (await rest.get(f"{FIELDS}/shirt")).json() == field
    refused(await rest.post(FIELDS, json=body), 422, "custom_profile_fields.name_exists")
    changes = {"type": "Text", "required": False, "description": "d", "config": {"maxLength": 9}}
    changed = (await rest.put(f"{FIELDS}/shirt", json=changes)).json()
    assert changed == {
        **field, "type": "Text", "label": "", "description": "d", "required": False, "config": {"maxLength": 9},
    }  # fmt: skip
    assert (await rest.delete(f"{FIELDS}/shirt")).status_code == 204
    for again in (rest.delete(f"{FIELDS}/shirt"), rest.get(f"{FIELDS}/shirt")):
        refused(await again, 404, "entity.not_found")
    refused(await rest.put(f"{FIELDS}/shirt", json=changes), 404, "entity.not_found")


PART = {"enabled": True, "type": "Text", "required": False}


@pytest.mark.parametrize(
    "body",
    [
        {"name": "x", "type": "Text"},
        {"name": "", "type": "Text"},
        {"name": "x", "type": "Colour", "required": True},
    ],
)
async def test_what_is_no_field(rest: httpx.AsyncClient, body: dict[str, Any]) -> None:
    refused(await rest.post(FIELDS, json=body), 400, "guard.invalid_input")


@pytest.mark.parametrize(
    ("name", "code"),
    [("username", "name_conflict_sign_in_identifier"), ("preferredUsername", "name_conflict_builtin_prop")],
)
async def test_names_that_mean_something_else(rest: httpx.AsyncClient, name: str, code: str) -> None:
    body = {"name": name, "type": "Text", "required": True}
    refused(await rest.post(FIELDS, json=body), 400, f"custom_profile_fields.{code}")


@pytest.mark.parametrize(
    ("kind", "config", "code"),
    [
        ("Text", {"minLength": 2, "maxLength": 1}, "custom_profile_fields.invalid_min_max"),
        ("Number", {"minValue": 2, "maxValue": 1}, "custom_profile_fields.invalid_min_max"),
        ("Number", {"minValue": "2"}, "guard.invalid_input"),
        ("Date", {}, "guard.invalid_input"),
        ("Date", {"format": "custom"}, "custom_profile_fields.invalid_format"),
        ("Date", {"format": "yyyy-MM-dd", "customFormat": "yy"}, "custom_profile_fields.invalid_format"),
        ("Checkbox", {"defaultValue": "true"}, "guard.invalid_input"),  # nobody is made to tick it
        ("Select", None, "guard.invalid_input"),
        ("Select", {"options": []}, "custom_profile_fields.invalid_options"),
        ("Select", {"options": [{"value": "a"}] * 2}, "custom_profile_fields.invalid_options"),
        ("Regex", {"format": "("}, "custom_profile_fields.invalid_format"),
        ("Fullname", {"parts": [{**PART, "name": "locality"}]}, "guard.invalid_input"),
        ("Fullname", {"parts": [{**PART, "name": "givenName"}] * 2}, "custom_profile_fields.invalid_parts"),
        (
            "Address",
            {"parts": [{**PART, "name": "region", "enabled": False}]},
            "custom_profile_fields.invalid_parts",
        ),
    ],
)
async def test_a_field_that_cannot_be(
    rest: httpx.AsyncClient, kind: str, config: dict[str, Any] | None, code: str
) -> None:
    body = {"name": "x", "type": kind, "required": True, **({"config": config} if config is not None else {})}
    refused(await rest.post(FIELDS, json=body), 400, code)
    assert (await rest.get(FIELDS)).json() == []


async def test_several_fields_at_once_are_all_made_or_none(rest: httpx.AsyncClient) -> None:
    fields = [{"name": f"field{number}", "type": "Text", "required": False} for number in range(20)]
    made = await rest.post(f"{FIELDS}/batch", json=fields)
    assert (made.status_code, [each["sieOrder"] for each in made.json()]) == (201, list(range(1, 21)))
    fresh = {**fields[0], "name": "fresh"}
    refused(
        await rest.post(f"{FIELDS}/batch", json=[fresh, fields[3]]), 422, "custom_profile_fields.name_exists"
    )
    refused(await rest.post(f"{FIELDS}/batch", json=[*fields, fresh]), 400, "guard.invalid_input")
    assert len((await rest.get(FIELDS)).json()) == 20


async def test_fields_are_put_in_order_and_shown_at_sign_up(
    rest: httpx.AsyncClient, clients: Clients
) -> None:
    for name in ("a", "b", "c"):
        await rest.post(FIELDS, json={"name": name, "type": "Text", "required": False})
    order = {"order": [{"name": "c", "sieOrder": 0}, {"name": "a", "sieOrder": 7}]}
    placed = await rest.post(f"{FIELDS}/properties/sie-order", json=order)
    assert [each["name"] for each in placed.json()] == ["c", "b", "a"]
    for names in (["a", "nobody"], ["a", "a"]):
        wrong = {"order": [{"name": name, "sieOrder": 1} for name in names]}
        answer = await rest.post(f"{FIELDS}/properties/sie-order", json=wrong)
        refused(answer, 400, "custom_profile_fields.entity_not_exists_with_names")
    shown = (await clients(None).get("/api/.well-known/sign-in-exp")).json()
    assert [each["name"] for each in shown["customProfileFields"]] == ["c", "b", "a"]
    await rest.patch("/api/sign-in-exp", json={"signUpProfileFields": [{"name": "a"}, {"name": "gone"}]})
    shown = (await clients(None).get("/api/.well-known/sign-in-exp")).json()
    assert [each["name"] for each in shown["customProfileFields"]] == ["a"]
    assert [each["name"] for each in shown["customProfileFieldCatalog"]] == ["c", "b", "a"]


async def test_of_two_fields_with_one_name_one_is_made(rest: httpx.AsyncClient) -> None:
    body = {"name": "twice", "type": "Text", "required": False}
    answers = await asyncio.gather(*(rest.post(FIELDS, json=body) for _ in range(5)))
    assert sorted(each.status_code for each in answers) == [201, 422, 422, 422, 422]


def template(tag: str = "en", kind: str = "SignIn", **details: Any) -> dict[str, Any]:
    return {
        "languageTag": tag,
        "templateType": kind,
        "details": {"subject": "Your code", "content": "{{code}}", **details},
    }


async def test_templates_are_written_by_language_and_type(rest: httpx.AsyncClient) -> None:
    first = [template(), template("de"), template("de", "Generic", contentType="text/html")]
    made = await rest.put(TEMPLATES, json={"templates": first})
    assert made.status_code == 200, made.text
    by_key = {(each["languageTag"], each["templateType"]): each for each in made.json()}
    assert len(by_key) == 3
    anew = await rest.put(
        TEMPLATES, json={"templates": [template("de", content="a"), template("de", content="b")]}
    )
    old = by_key["de", "SignIn"]
    assert anew.json() == [{**old, "details": {**old["details"], "content": "b"}}]
    english = await rest.get(TEMPLATES, params={"languageTag": "en"})
    assert english.json() == [by_key["en", "SignIn"]]
    assert len((await rest.get(TEMPLATES, params={"templateType": "SignIn"})).json()) == 2
    refused(await rest.get(TEMPLATES, params={"templateType": "Postcard"}), 400, "guard.invalid_input")
    assert (await rest.put(TEMPLATES, json={"templates": []})).json() == []


async def test_parts_of_a_template_are_changed(rest: httpx.AsyncClient) -> None:
    made = (await rest.put(TEMPLATES, json={"templates": [template(replyTo="a@x.test")]})).json()[0]
    path = f"{TEMPLATES}/{made['id']}"
    changed = (await rest.patch(f"{path}/details", json={"subject": "New", "sendFrom": "b@x.test"})).json()
    details = {**made["details"], "subject": "New", "sendFrom": "b@x.test"}
    assert changed == {**made, "details": details} == (await rest.get(path)).json()
    header = {"subject": "New\r\nBcc: everybody@x.test"}
    refused(await rest.patch(f"{path}/details", json=header), 400, "guard.invalid_input")
    assert (await rest.delete(path)).status_code == 204
    for call in (rest.get(path), rest.delete(path), rest.patch(f"{path}/details", json={})):
        refused(await call, 404, "entity.not_exists_with_id")


async def test_templates_are_removed_by_language_or_type(rest: httpx.AsyncClient) -> None:
    every = [template(tag, kind) for tag in ("en", "de") for kind in ("SignIn", "Register")]
    await rest.put(TEMPLATES, json={"templates": every})
    refused(await rest.delete(TEMPLATES), 422, "email_templates.filter_required")
    both = await rest.delete(TEMPLATES, params={"languageTag": "en", "templateType": "SignIn"})
    assert both.json() == {"rowCount": 1}
    assert (await rest.delete(TEMPLATES, params={"languageTag": "de"})).json() == {"rowCount": 2}
    assert (await rest.delete(TEMPLATES, params={"languageTag": "de"})).json() == {"rowCount": 0}
    assert len((await rest.get(TEMPLATES)).json()) == 1


async def test_the_captcha_provider_is_one_and_its_secret_is_kept_well(
    rest: httpx.AsyncClient, clients: Clients
) -> None:
    for call in (rest.get(CAPTCHA), rest.delete(CAPTCHA)):
        refused(await call, 404, "captcha_provider.not_found")
    first = (await rest.put(CAPTCHA, json={"config": TURNSTILE})).json()
    assert first["config"] == TURNSTILE
    second = (await rest.put(CAPTCHA, json={"config": RECAPTCHA})).json()
    assert (
        (await rest.get(CAPTCHA)).json()
        == second
        == {**first, "config": RECAPTCHA, "updatedAt": second["updatedAt"]}
    )
    rows = await database.fetch("SELECT * FROM captcha_providers")
    told = str([*map(dict, rows), *map(dict, await database.fetch("SELECT * FROM events"))])
    assert "secret-key-of" not in told
    reader = clients(machine(Permission.SIGN_IN_EXPERIENCE_READ))
    refused(await reader.get(CAPTCHA), 403, "auth.forbidden")


async def test_pages_are_told_of_the_captcha_when_it_is_asked_for(
    rest: httpx.AsyncClient, clients: Clients
) -> None:
    await rest.put(CAPTCHA, json={"config": RECAPTCHA})
    assert "captchaConfig" not in (await clients(None).get("/api/.well-known/sign-in-exp")).json()
    await rest.patch("/api/sign-in-exp", json={"captchaPolicy": {"enabled": True}})
    shown = (await clients(None).get("/api/.well-known/sign-in-exp")).json()["captchaConfig"]
    assert shown == {key: RECAPTCHA[key] for key in ("type", "siteKey", "mode", "domain")}
    assert (await rest.delete(CAPTCHA)).status_code == 204
    after = (await clients(None).get("/api/.well-known/sign-in-exp")).json()
    assert "captchaConfig" not in after
    assert after["captchaPolicy"] == {"enabled": False}


@pytest.mark.parametrize(
    "config",
    [
        {},
        {**TURNSTILE, "type": "Riddle"},
        {**TURNSTILE, "secretKey": ""},
        {key: value for key, value in RECAPTCHA.items() if key != "projectId"},
        {**RECAPTCHA, "domain": "x.test/path"},
        {**RECAPTCHA, "mode": "loud"},
    ],
)
async def test_a_captcha_that_cannot_be(rest: httpx.AsyncClient, config: dict[str, Any]) -> None:
    refused(await rest.put(CAPTCHA, json={"config": config}), 400, "guard.invalid_input")
