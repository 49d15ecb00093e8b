"""Trusted devices in headless Chromium; what is done and seen is in the script beside this file."""

from pathlib import Path

import pytest

from tests.node import run_node_tests
from tests.server import Bootstrapped

pytestmark = pytest.mark.browser

_SCRIPT = Path(__file__).parent / "trusted-devices.test.mjs"
_LONGEST_SECONDS = 240


def test_trusted_devices(bootstrapped: Bootstrapped) -> None:
    with bootstrapped() as installation, installation.served() as running:
        api = running.api()
        settings = {
            "mfa": {"factors": ["Totp"], "policy": "NoPrompt"},
            "trustedDevice": {"enabled": True, "durationDays": 14},
        }
        with api.client:
            api.rest("PATCH", "/api/sign-in-exp", settings)
        run_node_tests(
            _SCRIPT,
            _LONGEST_SECONDS,
            KEYSTEAD_ENDPOINT=running.endpoint,
            KEYSTEAD_TOKEN=running.management_token(),
        )
