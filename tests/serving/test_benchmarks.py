"""The benchmark itself: a quick run on a small database ends with a table in which every row is valid."""

import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from benchmarks.measures import measures

_ROOT = Path(__file__).parents[2]


@pytest.mark.long
def test_a_quick_run_measures_every_row(tmp_path: Path) -> None:
    results = tmp_path / "result.json"
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--output", str(results)],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = orjson.loads(results.read_bytes())
    names = {row["name"] for row in report["rows"]}
    assert names == {measure.name for measure in measures(hashes_per_second=1)}
    assert all(row["errors"] == 0 and row["per_second"] > 0 for row in report["rows"])
    assert report["smallest_endpoint"]["per_second"] > 0
    assert all(
        name in done.stdout for name in ("Client credentials", "Complete sign-in", "PSS", "Second start")
    )
