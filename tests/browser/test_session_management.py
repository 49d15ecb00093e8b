"""Session management and front-channel logout in headless Chromium; what is done there is in the script beside this."""

from pathlib import Path

import pytest

from tests.clients.world import make_world
from tests.node import run_node_tests
from tests.server import Api, an_installation, free_port

pytestmark = pytest.mark.browser

_SCRIPT = Path(__file__).parent / "session-management.test.mjs"
_LONGEST_SECONDS = 180


def test_an_application_in_the_browser_learns_of_a_sign_out(tmp_path: Path) -> None:
    """Section 3 of Session Management, section 2 of Front-Channel Logout."""
    client = f"http://localhost:{free_port()}"  # the script listens there
    # Frames on plain http are for hosts that the operator names.
    with an_installation(KEYSTEAD_OUTGOING_ALLOWED_HOSTS="localhost") as installation:
        installation.bootstrap()
        with installation.served() as running, running.api().client as http:
            world = make_world(running, Api(http), client)
            Api(http).mutate(
                "updateApplicationProtocol", "application { applicationId }", applicationId=world.spa_id,
                standardProfile=True, frontchannelLogoutUri=f"{client}/front-channel?kept=1",
            )  # fmt: skip
            run_node_tests(_SCRIPT, _LONGEST_SECONDS, KEYSTEAD_WORLD=str(world.written_to(tmp_path)))
