"""modules.txt says which test shows which module of the plans, and says it truly."""

import re
from pathlib import Path

_HERE = Path(__file__).parent


def test_every_module_has_a_test_that_exists() -> None:
    lines = (_HERE / "modules.txt").read_text().splitlines()
    named = [line.split() for line in lines if line and line[0] not in "#["]
    assert all(len(words) == 2 for words in named)
    source = "".join(each.read_text() for each in _HERE.rglob("test_*.py"))
    missing = {test for _label, test in named} - set(re.findall(r"^def (test_\w+)", source, re.MULTILINE))
    assert not missing
