"""The Experience API as its OpenAPI document describes it: every step that has a route."""

import re
from dataclasses import dataclass
from typing import Any

import msgspec

from rest_api.described import FORM, PREFIX, SCHEMA, Json, refusals
from rest_api.experience.bodies import (
    EventBody,
    IdentificationBody,
    NewIdentityBody,
    NewPasswordBody,
    PasswordBody,
    ProfileBody,
)
from rest_api.experience.codes import SendCodeBody, VerifyCodeBody
from rest_api.experience.factor_bodies import (
    AddedPasskeyBody,
    AuthenticationBody,
    BackupCodeBody,
    FactorBody,
    PasskeyBody,
    PasskeyIdentifierBody,
    RegistrationBody,
    SendOwnCodeBody,
    TotpCodeBody,
    VerifyOwnCodeBody,
)
from rest_api.experience.one_time_tokens import TokenBody
from rest_api.experience.routes import routes

_SHOWN: dict[str, Json] = {
    "connectorIds": {"type": "array", "items": {"type": "string"}},
    "codes": {"type": "array", "items": {"type": "string"}},
    "registrationOptions": {"type": "object"},
    "authenticationOptions": {"type": "object"},
}
_REFUSED = ("400", "403", "404", "413", "422", "503")


@dataclass(frozen=True, slots=True)
class Step:
    """What a step is for, what it takes, and the status and the keys of its success."""

    summary: str
    body: Any = None
    statuses: tuple[int, ...] = (204,)
    shows: tuple[str, ...] = ()
    takes_file: bool = False


def _verification(summary: str, body: Any = None, more: tuple[str, ...] = ()) -> Step:
    return Step(summary, body, (200,), ("verificationId", *more))


def _refused(summary: str) -> Step:
    """A step that nothing is set up for: it answers with a refusal."""
    return Step(summary, statuses=())


STEPS: dict[str, Step] = {
    "PUT /experience": Step("Begin an interaction.", EventBody),
    "PUT /experience/interaction-event": Step("Change what the interaction is for.", EventBody),
    "GET /experience/interaction": Step("Read what the interaction knows so far.", None, (200,)),
    "POST /experience/verification/password": _verification("Prove who one is by a password.", PasswordBody),
    "POST /experience/verification/new-password-identity": _verification(
        "Propose a name and a password for a new account.", NewIdentityBody
    ),
    "POST /experience/identification": Step(
        "Say which proof tells who signs in, or make the account.", IdentificationBody, (201, 204)
    ),
    "POST /experience/profile": Step("Add something to the account.", ProfileBody),
    "PUT /experience/profile/password": Step("Replace a forgotten password.", NewPasswordBody),
    "POST /experience/submit": Step("Finish, and learn where to go.", None, (200, 204), ("redirectTo",)),
    "POST /experience/cancel": Step("Cancel, and learn where to go.", None, (200,), ("redirectTo",)),
    "GET /experience/sso-connectors": Step(
        "List the enterprise connectors of an address.", None, (200,), ("connectorIds",)
    ),
    "POST /experience/verification/verification-code": _verification(
        "Send a code to an address or a number.", SendCodeBody
    ),
    "POST /experience/verification/verification-code/verify": _verification(
        "Prove an address or a number by its code.", VerifyCodeBody
    ),
    "POST /experience/verification/mfa-verification-code": _verification(
        "Send a code as a second factor.", SendOwnCodeBody
    ),
    "POST /experience/verification/mfa-verification-code/verify": _verification(
        "Prove a second factor by its code.", VerifyOwnCodeBody
    ),
    "POST /experience/verification/social/{connector_id}/authorization-uri": _refused(
        "Begin a sign-in at a social provider."
    ),
    "POST /experience/verification/social/{connector_id}/verify": _refused(
        "Finish a sign-in at a social provider."
    ),
    "POST /experience/verification/sso/{connector_id}/authorization-uri": _refused(
        "Begin a sign-in at an enterprise's provider."
    ),
    "POST /experience/verification/sso/{connector_id}/verify": _refused(
        "Finish a sign-in at an enterprise's provider."
    ),
    "POST /experience/verification/totp/secret": _verification(
        "Make a secret for an authenticator app.", None, ("secret", "secretQrCode")
    ),
    "POST /experience/verification/totp/verify": _verification(
        "Prove possession of an authenticator app.", TotpCodeBody
    ),
    "POST /experience/verification/web-authn/registration": _verification(
        "Begin to add a passkey.", None, ("registrationOptions",)
    ),
    "POST /experience/verification/web-authn/registration/verify": _verification(
        "Finish adding a passkey.", RegistrationBody
    ),
    "POST /experience/verification/web-authn/authentication": _verification(
        "Ask for a passkey as a second factor.", None, ("authenticationOptions",)
    ),
    "POST /experience/verification/web-authn/authentication/verify": _verification(
        "Prove a second factor by a passkey.", AuthenticationBody
    ),
    "POST /experience/verification/sign-in-passkey/authentication": _verification(
        "Ask for a passkey to sign in with.", PasskeyIdentifierBody, ("authenticationOptions",)
    ),
    "POST /experience/verification/sign-in-passkey/authentication/verify": _verification(
        "Sign in with a passkey.", PasskeyBody
    ),
    "POST /experience/verification/backup-code/generate": _verification(
        "Make backup codes.", None, ("codes",)
    ),
    "POST /experience/verification/backup-code/verify": _verification(
        "Prove a second factor by a backup code.", BackupCodeBody
    ),
    "POST /experience/verification/one-time-token/verify": _verification(
        "Prove an address by a one-time token.", TokenBody
    ),
    "POST /experience/preflight/sign-in-passkey/authentication": Step(
        "Ask for a passkey ahead of a sign-in.", None, (200,), ("authenticationOptions",)
    ),
    "POST /experience/profile/mfa": Step("Add a second factor to the account.", FactorBody),
    "POST /experience/profile/mfa/mfa-enabled": Step("Turn second factors on."),
    "POST /experience/profile/mfa/mfa-skipped": Step("Go on without a second factor."),
    "POST /experience/profile/mfa/mfa-suggestion-skipped": Step("Go on without a further second factor."),
    "POST /experience/profile/mfa/passkey-skipped": Step("Go on without a passkey."),
    "POST /experience/profile/mfa/passkey": Step("Add a passkey to the account.", AddedPasskeyBody),
    "POST /experience/profile/mfa/trusted-device": Step(
        "Trust this browser with second factors for a while."
    ),
    "POST /experience/user-assets/avatar": Step(
        "Upload a picture for the account to be.", None, (200,), ("url",), takes_file=True
    ),
}


def paths() -> Json:
    """Every path of the document."""
    found: Json = {}
    for route in routes:
        method, _, path = (route.name or "").partition(" ")
        found.setdefault(_shown(path), {})[method.lower()] = _described(
            path, method, STEPS[f"{method} {path}"]
        )
    return found


def schemas() -> Json:
    """The schemas that the steps' bodies refer to."""
    return _schemas()[1]


def _shown(path: str) -> str:
    return PREFIX + path.replace("{connector_id}", "{connectorId}")


def _described(path: str, method: str, step: Step) -> Json:
    found: Json = {
        "operationId": _name(method, path),
        "summary": step.summary,
        "tags": ["experience"],
        "responses": {str(status): _success(status, step) for status in step.statuses}
        | refusals(_statuses(path)),
    }
    if "{" in path:
        schema = {"type": "string", "pattern": "^[0-9A-Za-z_-]{1,128}$"}
        found["parameters"] = [{"name": "connectorId", "in": "path", "required": True, "schema": schema}]
    if step.body is not None:
        schema = _schemas()[0][step.body]
        found["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    if step.takes_file:
        found["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": FORM}}}
    return found


def _statuses(path: str) -> tuple[str, ...]:
    return (*_REFUSED, "429", "501") if "verification-code" in path else _REFUSED


def _success(status: int, step: Step) -> Json:
    if status != 200:
        return {"description": "Made." if status == 201 else "Done; there is nothing to say."}
    properties: Json = {name: dict(_SHOWN.get(name, {"type": "string"})) for name in step.shows}
    schema = {"type": "object", "required": list(step.shows), "properties": properties}
    return {"description": "Done.", "content": {"application/json": {"schema": schema}}}


def _schemas() -> tuple[dict[Any, Json], Json]:
    types = [step.body for step in STEPS.values() if step.body is not None]
    found, components = msgspec.json.schema_components(types, ref_template=SCHEMA)
    return dict(zip(types, found, strict=True)), dict(sorted(components.items()))


def _name(method: str, path: str) -> str:
    words = re.findall(r"[a-z]+", path.replace("connector_id", "").removeprefix("/experience"))
    verb = {"GET": "read", "PUT": "set", "POST": "do"}[method]
    return verb + "".join(word.capitalize() for word in words or ["interaction"])
