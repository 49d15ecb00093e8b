"""A package that brings a connector, built and installed as any other, is found by its entry point and sends."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from identity.connectors import delivery
from identity.connectors.actions import NewConnector, create_connector
from identity.connectors.catalogue import every_kind
from identity.connectors.errors import DeliveryFailed
from identity.kernel.actor import SYSTEM
from tests.delivery.hosts import allowed, host

PACKAGE = Path(__file__).parent / "pigeon_post"
DOCS = Path(__file__).parents[2] / "docs" / "connectors.md"
_BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the package installed in it: a wheel is unpacked there, as installers do."""
    target = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-c", _BUILD, str(target)], cwd=PACKAGE, check=True, capture_output=True, text=True
    )
    wheel = target / built.stdout.split()[-1]
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


@pytest.fixture
def installed(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The package, where this process looks for packages."""
    monkeypatch.syspath_prepend(site)
    every_kind.cache_clear()
    yield
    every_kind.cache_clear()
    sys.modules.pop("pigeon_post", None)


def test_without_it_there_is_no_such_kind() -> None:
    assert "pigeon-post" not in every_kind()


@pytest.mark.usefixtures("installed", "database")
async def test_an_installed_package_sends() -> None:
    assert every_kind()["pigeon-post"].name == "Pigeon post"
    async with host() as loft, allowed("127.0.0.0/8"):
        loft.answer("/pigeons")
        templates = [{"usageType": "Generic", "content": "Coo {{code}}"}]
        config = {"loft": loft.url, "key": "corn", "templates": templates}
        await create_connector(SYSTEM, NewConnector(factory_id="pigeon-post", config=config))
        await delivery.deliver("phone", "4915112345678", "SignIn", {"code": "123456"})
        asked = loft.asked[0]
        loft.answers.clear()
        with pytest.raises(DeliveryFailed):
            await delivery.deliver("phone", "4915112345678", "SignIn", {"code": "123456"})
    assert asked.headers["authorization"] == "Bearer corn"
    assert asked.body == b'{"to":"4915112345678","text":"Coo 123456"}'


def test_the_docs_show_this_very_package() -> None:
    shown = re.findall(r"```(?:python|toml)\n# [^\n]*\n(.*?)```", DOCS.read_text(), re.DOTALL)
    source = (PACKAGE / "src" / "pigeon_post" / "__init__.py").read_text()
    project = (PACKAGE / "pyproject.toml").read_text()
    assert len(shown) == 2
    assert shown[0].strip() in source
    assert shown[1].strip() in project


def test_the_docs_name_every_connector_for_messages() -> None:
    named = set(re.findall(r"`([a-z0-9-]+)`", DOCS.read_text()))
    senders = {kind.id for kind in every_kind().values() if kind.send}
    assert senders <= named
