"""Runs test scripts of Node.js, which fail the Python test with what they printed."""

import os
import shutil
import signal
import subprocess
from pathlib import Path


def run_node_tests(script: Path, timeout_seconds: int = 180, **environment: str) -> None:
    """All tests of one script, in a process of its own."""
    node = shutil.which("node")
    assert node, "Node.js is not on the path"
    # In a session of its own, so that browsers end with it.
    process = subprocess.Popen(
        [node, "--test", "--test-reporter=spec", str(script)],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    with process:
        try:
            printed, _ = process.communicate(timeout=timeout_seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            printed, _ = process.communicate()
            raise AssertionError(f"not done after {timeout_seconds} seconds:\n{printed}") from None
    print(printed)  # figures among it, for `pytest -s`
    assert process.returncode == 0, printed
