"""The console in headless Chromium, with the development inbox; what is done and seen is in the script beside this."""

from pathlib import Path

import pytest

from tests.node import run_node_tests
from tests.server import ADMIN_PASSWORD, ADMIN_USERNAME, Bootstrapped

pytestmark = pytest.mark.browser

_SCRIPT = Path(__file__).parent / "console.test.mjs"
_LONGEST_SECONDS = 300


def test_settings_and_inbox(bootstrapped: Bootstrapped) -> None:
    with bootstrapped(KEYSTEAD_DEVELOPMENT_INBOX="true") as installation, installation.served() as running:
        run_node_tests(
            _SCRIPT,
            _LONGEST_SECONDS,
            KEYSTEAD_ENDPOINT=running.endpoint,
            KEYSTEAD_TOKEN=running.management_token(),
            KEYSTEAD_ADMINISTRATOR=f"{ADMIN_USERNAME} {ADMIN_PASSWORD}",
        )
