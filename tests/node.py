"""Runs test scripts of Node.js, which fail the Python test with what they printed."""

import os
import shutil
import subprocess
from pathlib import Path


def run_node_tests(script: Path, timeout_seconds: int = 180, **environment: str) -> None:
    """All tests of one script, in a process of its own."""
    node = shutil.which("node")
    assert node, "Node.js is not on the path"
    done = subprocess.run(
        [node, "--test", "--test-reporter=spec", str(script)],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=timeout_seconds,
    )
    print(done.stdout)  # figures among it, for `pytest -s`
    assert done.returncode == 0, done.stdout
