"""Lighthouse on the sign-in page, in Debian's Chromium; what is asked of it is in the script beside this file."""

from pathlib import Path

import pytest

from tests.node import run_node_tests
from tests.server import Bootstrapped, free_port

pytestmark = [pytest.mark.browser, pytest.mark.long]

_SCRIPT = Path(__file__).parent / "lighthouse.test.mjs"
_LONGEST_SECONDS = 300


def test_the_sign_in_page_has_no_less_than_95(bootstrapped: Bootstrapped) -> None:
    with bootstrapped() as own, own.served() as running:
        query = f"client_id=demo-app&redirect_uri={running.endpoint}/demo-app&response_type=code&scope=openid"
        challenge = "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
        run_node_tests(
            _SCRIPT,
            _LONGEST_SECONDS,
            KEYSTEAD_SIGN_IN=f"{running.endpoint}/oidc/auth?{query}&{challenge}",
            KEYSTEAD_DEBUGGING_PORT=str(free_port()),
        )
