"""`python -m benchmarks.sign_in_ways`: whole sign-ins with a password, with a password and an authenticator app, and
with a passkey, each under the settings that ask for it."""

import argparse
import base64
import json
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

import httpx
from cryptography.hazmat.primitives import serialization

from benchmarks import protocol_loads
from benchmarks.load import Load, Result, run
from benchmarks.seeding import PASSWORD
from benchmarks.target import CHALLENGE, REDIRECT_URI, VERIFIER, Target, a_target
from tests.server import Api
from tests.sign_in.soft_authenticator import SoftAuthenticator

_USERS = 2_000
_CONNECTIONS = 8
_WITH_APP = 240  # a code serves once: at most three sign-ins of each within a run
_WITH_PASSKEY = 4 * _CONNECTIONS
_PAGE = 100
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Way:
    """A way in: what the settings are to be for it, and who comes by it."""

    name: str
    settings: Json
    load: Callable[[Target, Api, Path], Load]


def main() -> int:
    """0 when every sign-in of every row came to its end."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sign_in_ways", description=__doc__)
    parser.add_argument("--seconds", type=int, default=10, help="length of each measure (10)")
    parser.add_argument("--workers", type=int, default=2, help="worker processes (2)")
    given = parser.parse_args()
    is_valid = True
    with a_target(_USERS, given.workers, print) as target, TemporaryDirectory() as directory:
        print(f"{'whole sign-ins':34}{'per second':>12}{'p50 ms':>10}{'p99 ms':>10}{'errors':>8}")
        for way, result in _results(target, Path(directory), given.seconds):
            print(
                f"{way.name:34}{result.per_second:12.1f}{result.p50:10.1f}{result.p99:10.1f}{result.errors:8}",
                flush=True,
            )
            if not result.is_valid:
                is_valid = False
                print(f"  INVALID: {result.failure}")
    return 0 if is_valid else 1


def _results(target: Target, directory: Path, seconds: int) -> Iterator[tuple[Way, Result]]:
    api = target.server.api()
    with api.client:
        for way in _WAYS:
            api.rest("PATCH", "/api/sign-in-exp", way.settings)
            yield way, run(target.address, way.load(target, api, directory), seconds)


def _with_password(target: Target, api: Api, directory: Path) -> Load:
    return protocol_loads.sign_in(target)


def _with_app(target: Target, api: Api, directory: Path) -> Load:
    def furnished(user: Json) -> Json:
        made = api.rest("POST", f"/api/users/{user['id']}/mfa-verifications", {"type": "Totp"})
        return {"username": user["username"], "totp": base64.b32decode(made["secret"]).hex()}

    with ThreadPoolExecutor(_CONNECTIONS) as pool:
        people = list(pool.map(furnished, _users(api, _WITH_APP)))
    return _load(target, "totp", people, directory)


def _with_passkey(target: Target, api: Api, directory: Path) -> Load:
    names = [str(user["username"]) for user in _users(api, _WITH_APP + _WITH_PASSKEY)[_WITH_APP:]]
    with ThreadPoolExecutor(_CONNECTIONS) as pool:
        people = list(pool.map(partial(_made_passkey, target), names))
    return _load(target, "passkey", people, directory)


def _users(api: Api, number: int) -> list[Json]:
    found: list[Json] = []
    for page in range(1, -(-number // _PAGE) + 1):
        found += api.rest("GET", f"/api/users?page={page}&page_size={_PAGE}")
    return [user for user in found if str(user["username"]).startswith("person_")][:number]


def _made_passkey(target: Target, username: str) -> Json:
    """A passkey that somebody made on the way in, with its private key."""
    host = str(httpx.URL(target.address).host)
    authenticator = SoftAuthenticator(origin=target.address, rp_id=host)
    with httpx.Client(base_url=target.address, timeout=30) as browser:

        def step(method: str, path: str, body: Json | None = None) -> Json:
            answer = browser.request(method, f"/api/experience{path}", json=body)
            assert answer.is_success, f"{path}: {answer.status_code} {answer.text}"
            told: Json = answer.json() if answer.content else {}
            return told

        query = {
            "client_id": target.client_id, "redirect_uri": REDIRECT_URI, "response_type": "code", "scope": "openid",
            "code_challenge": CHALLENGE, "code_challenge_method": "S256",
        }  # fmt: skip
        assert browser.get(f"/oidc/auth?{urlencode(query)}").is_redirect
        step("PUT", "", {"interactionEvent": "SignIn"})
        named = {"identifier": {"type": "username", "value": username}, "password": PASSWORD}
        step("POST", "/identification", step("POST", "/verification/password", named))
        begun = step("POST", "/verification/web-authn/registration")
        made = {
            "verificationId": begun["verificationId"],
            "payload": authenticator.create(begun["registrationOptions"]),
        }
        step("POST", "/verification/web-authn/registration/verify", made)
        step("POST", "/profile/mfa", {"type": "WebAuthn", "verificationId": begun["verificationId"]})
        step("POST", "/submit")
    return {
        "username": username,
        "credentialId": _text(authenticator.credential_id),
        "userHandle": _text(authenticator.user_handle or b""),
        "key": authenticator.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode(),
    }


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def _load(target: Target, way: str, people: list[Json], directory: Path) -> Load:
    file = directory / f"{way}.json"
    file.write_text(json.dumps(people))
    arguments = [target.client_id, REDIRECT_URI, CHALLENGE, VERIFIER, PASSWORD, way, str(file)]
    return Load(script="further_sign_ins.mjs", arguments=arguments, connections=_CONNECTIONS)


_WAYS = (
    Way("password", {"mfa": {"factors": [], "policy": "UserControlled"}}, _with_password),
    Way("password and authenticator app", {"mfa": {"factors": ["Totp"], "policy": "NoPrompt"}}, _with_app),
    Way(
        "passkey",
        {"mfa": {"factors": ["WebAuthn"], "policy": "NoPrompt"}, "passkeySignIn": {"enabled": True}},
        _with_passkey,
    ),
)


if __name__ == "__main__":
    sys.exit(main())
