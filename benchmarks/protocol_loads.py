"""The loads of relying parties and resource servers: the protocol's endpoints."""

from base64 import b64encode
from urllib.parse import urlencode

from benchmarks.load import Load, run
from benchmarks.seeding import PASSWORD
from benchmarks.target import CHALLENGE, REDIRECT_URI, RESOURCE, VERIFIER, Target

_FORM = "application/x-www-form-urlencoded"
_CHAINS, _PEOPLE = 32, 16
_CODE_SECONDS = 12  # codes for more than a measure takes up; each is good for a minute


def client_credentials(target: Target) -> Load:
    form = urlencode({"grant_type": "client_credentials", "resource": RESOURCE, "scope": "read:tides"})
    return Load("/oidc/token", "post.lua", [form, _FORM], _basic(target))


def refresh(target: Target) -> Load:
    tokens = [tokens["refresh_token"] for tokens in target.tokens(_CHAINS)]
    return Load(
        script="refresh.lua",
        arguments=[target.client_id, *tokens],
        connections=_CHAINS,
        thread_per_connection=True,
    )


def userinfo(target: Target) -> Load:
    return Load(
        script="userinfo.lua", arguments=[tokens["access_token"] for tokens in target.tokens(_PEOPLE)]
    )


def sign_in(target: Target) -> Load:
    return Load(
        script="sign_in.mjs",
        arguments=[
            target.client_id,
            REDIRECT_URI,
            CHALLENGE,
            VERIFIER,
            PASSWORD,
            str(min(target.users, 10_000)),
        ],
        connections=8,
    )


def authorization(target: Target) -> Load:
    """Codes for people who are signed in already: no page is shown."""
    return _code_steps(target, "authorize", "")


def code_exchange(target: Target) -> Load:
    """Codes for tokens; the codes are made just before."""
    directory = target.server.installation.data_dir.with_name("codes")
    directory.mkdir()
    run(target.address, _code_steps(target, "authorize", str(directory)), _CODE_SECONDS)
    return _code_steps(target, "redeem", str(directory))


def code_flow(target: Target) -> Load:
    """Both, one after the other."""
    return _code_steps(target, "authorize redeem", "")


def _code_steps(target: Target, steps: str, directory: str) -> Load:
    return Load(
        script="code_flow.lua",
        arguments=[
            target.client_id,
            REDIRECT_URI,
            CHALLENGE,
            VERIFIER,
            steps,
            directory,
            *target.cookies(_CHAINS),
        ],
        connections=_CHAINS,
        thread_per_connection=True,
    )


def token_exchange(target: Target) -> Load:
    """A script's personal access token for a short-lived one, with RFC 8693."""
    form = {
        "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
        "client_id": target.client_id,
        "subject_token": target.personal_access_token,
        "subject_token_type": "urn:logto:token-type:personal_access_token",
    }
    return Load("/oidc/token", "post.lua", [urlencode(form), _FORM])


def introspection(target: Target) -> Load:
    """A resource server that asks about the tokens of several people."""
    tokens = [tokens["access_token"] for tokens in target.tokens(_PEOPLE)]
    return Load(script="introspect.lua", arguments=tokens, headers=_basic(target))


def pushed_request(target: Target) -> Load:
    """RFC 9126."""
    form = {
        "client_id": target.client_id, "redirect_uri": REDIRECT_URI, "response_type": "code",
        "scope": "openid profile", "code_challenge": CHALLENGE, "code_challenge_method": "S256", "state": "s",
    }  # fmt: skip
    return Load("/oidc/request", "post.lua", [urlencode(form), _FORM])


def _basic(target: Target) -> list[str]:
    return [f"Authorization: Basic {b64encode(':'.join(target.machine).encode()).decode()}"]
