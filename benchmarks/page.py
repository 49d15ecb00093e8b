"""`python -m benchmarks.page`: what the sign-in page weighs, when a person can type on it, and what Lighthouse makes of
it, in the Chromium that the browser tests use."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.target import CHALLENGE
from tests.server import an_installation, free_port

_PROGRAM = Path(__file__).parent / "node" / "page.mjs"
_LONGEST_SECONDS = 180
_HEAVIEST_SCRIPTS = 60_000  # bytes, compressed
_LEAST_SCORE = 95
_LONGEST_WAIT_MS = 3_000.0  # on the phone that Lighthouse imagines
Json = dict[str, Any]


def main() -> int:
    """0 when the page is as light and as quick as it is to be."""
    with an_installation() as installation:
        installation.bootstrap()
        with installation.served() as running:
            rows = _rows(_measured(running.endpoint))
    print(f"{'sign-in page':46}{'found':>10}{'aim':>10}")
    for name, found, aim, is_met in rows:
        print(f"{name:46}{found:10,.0f}{aim:>10}{'' if is_met else '  MISSED'}")
    return 0 if all(is_met for *_, is_met in rows) else 1


def _measured(endpoint: str) -> Json:
    query = {
        "client_id": "demo-app", "redirect_uri": f"{endpoint}/demo-app", "response_type": "code", "scope": "openid",
        "code_challenge": CHALLENGE, "code_challenge_method": "S256",
    }  # fmt: skip
    command = ["node", str(_PROGRAM), f"{endpoint}/oidc/auth?{urlencode(query)}", str(free_port())]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=_LONGEST_SECONDS)
    assert done.returncode == 0, done.stdout + done.stderr
    found: Json = json.loads(done.stdout.splitlines()[-1])
    return found


def _rows(found: Json) -> list[tuple[str, float, str, bool]]:
    desk, phone, lighthouse = found["desk"], found["phone"], found["lighthouse"]
    return [
        ("scripts, compressed bytes", desk["scripts"], "60,000", desk["scripts"] <= _HEAVIEST_SCRIPTS),
        ("styles, compressed bytes", desk["styles"], "", True),
        ("the page itself, compressed bytes", desk["html"], "", True),
        ("requests before a person can type", desk["requests"], "", True),
        ("of them neither page nor script nor style", desk["others"], "0", desk["others"] == 0),
        ("first paint, ms", desk["firstPaint"], "", True),
        ("first input, ms", desk["firstInput"], "", True),
        ("first paint on a slow phone, ms", phone["firstPaint"], "", True),
        (
            "first input on a slow phone, ms",
            phone["firstInput"],
            f"{_LONGEST_WAIT_MS:,.0f}",
            phone["firstInput"] <= _LONGEST_WAIT_MS,
        ),
        *(
            (f"Lighthouse, {name}", score, str(_LEAST_SCORE), score >= _LEAST_SCORE)
            for name, score in lighthouse.items()
        ),
    ]


if __name__ == "__main__":
    sys.exit(main())
