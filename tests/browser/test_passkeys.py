"""Passkeys of a virtual authenticator in headless Chromium; what is done there is in the script beside this file."""

from pathlib import Path

import pytest

from tests.clients.world import make_world
from tests.node import run_node_tests
from tests.server import Api, an_installation, free_port

pytestmark = pytest.mark.browser

_SCRIPT = Path(__file__).parent / "passkeys.test.mjs"
_LONGEST_SECONDS = 180


def test_passkeys_of_a_real_browser(tmp_path: Path) -> None:
    with an_installation() as installation:
        installation.bootstrap()
        with installation.served() as running, running.api().client as http:
            world = make_world(running, Api(http), f"http://localhost:{free_port()}")
            settings = {
                "mfa": {"factors": ["WebAuthn"], "policy": "NoPrompt"},
                "passkeySignIn": {"enabled": True, "showPasskeyButton": True, "allowAutofill": True},
            }
            Api(http).rest("PATCH", "/api/sign-in-exp", settings)
            run_node_tests(_SCRIPT, _LONGEST_SECONDS, KEYSTEAD_WORLD=str(world.written_to(tmp_path)))
