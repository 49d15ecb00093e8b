"""Apache with mod_auth_openidc, the relying party that Debian packages, in front of a page for members alone."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.clients.world import World, make_world
from tests.person import Person
from tests.server import Api, Bootstrapped, RunningServer, free_port
from tests.waiting import wait_until

_APACHE = next(
    (found for name in ("apache2", "httpd") if (found := shutil.which(name, path="/usr/sbin:/usr/bin"))), None
)
_MODULES = Path("/usr/lib/apache2/modules")
pytestmark = [
    pytest.mark.client,
    pytest.mark.skipif(
        _APACHE is None or not (_MODULES / "mod_auth_openidc.so").exists(),
        reason="Apache with mod_auth_openidc is not installed (Debian: apache2-bin, libapache2-mod-auth-openidc)",
    ),
]
_SETTINGS = """
ServerName 127.0.0.1
ServerRoot "{directory}"
PidFile "{directory}/pid"
ErrorLog "{directory}/error.log"
Listen 127.0.0.1:{port}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authn_core_module {modules}/mod_authn_core.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule authz_user_module {modules}/mod_authz_user.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule headers_module {modules}/mod_headers.so
LoadModule auth_openidc_module {modules}/mod_auth_openidc.so
DocumentRoot "{directory}/pages"
OIDCProviderMetadataURL {issuer}/.well-known/openid-configuration
OIDCClientID {client_id}
OIDCClientSecret {client_secret}
OIDCRedirectURI {address}/members/callback
OIDCCryptoPassphrase of-this-test-alone
OIDCScope "openid profile email"
OIDCPKCEMethod S256
OIDCRemoteUserClaim email
OIDCCookieSameSite On
<Location "/members">
  AuthType openid-connect
  Require valid-user
  Header set X-Signed-In-As "expr=%{{REMOTE_USER}}"
</Location>
"""


@pytest.fixture(scope="module")
def server(bootstrapped: Bootstrapped) -> Iterator[RunningServer]:
    """One that may call this machine, which is a private address: Apache listens there for back-channel logout."""
    with bootstrapped(KEYSTEAD_OUTGOING_ALLOWED_HOSTS="127.0.0.1") as own, own.served() as running:
        yield running


@pytest.fixture(scope="module")
def api(server: RunningServer) -> Iterator[Api]:
    """Its Management API."""
    api = server.api()
    with api.client:
        yield api


@pytest.fixture(scope="module")
def world(server: RunningServer, api: Api) -> World:
    """What is in it."""
    return make_world(server, api)


@pytest.fixture(scope="module")
def apache(world: World, api: Api, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Apache that sends its visitors to the server."""
    directory, port = tmp_path_factory.mktemp("apache"), free_port()
    address = f"http://127.0.0.1:{port}"
    client_id, client_secret = _registered(api, address)
    (directory / "pages" / "members").mkdir(parents=True)
    (directory / "pages" / "members" / "index.html").write_text("For members")
    for readable in (directory, *directory.parents[:2], directory / "pages", directory / "pages" / "members"):
        readable.chmod(0o755)
    settings = directory / "apache.conf"
    settings.write_text(
        _SETTINGS.format(
            directory=directory, port=port, modules=_MODULES, issuer=world.issuer, address=address,
            client_id=client_id, client_secret=client_secret,
        )
    )  # fmt: skip
    assert _APACHE is not None
    process = subprocess.Popen([_APACHE, "-D", "FOREGROUND", "-f", str(settings)])
    try:
        _wait_for(address, directory / "error.log")
        yield address
    finally:
        process.terminate()
        process.wait(60)


def _registered(api: Api, address: str) -> tuple[str, str]:
    callback = f"{address}/members/callback"
    uris = {
        "redirectUris": [callback], "postLogoutRedirectUris": [f"{address}/bye"],
        "backchannelLogoutUri": f"{callback}?logout=backchannel", "backchannelLogoutSessionRequired": True,
    }  # fmt: skip
    made = api.rest(
        "POST", "/api/applications",
        {"name": f"Apache {uuid4().hex[:8]}", "type": "Traditional", "oidcClientMetadata": uris},
    )  # fmt: skip
    (secret,) = api.rest("GET", f"/api/applications/{made['id']}/secrets")
    return made["id"], secret["value"]


def _wait_for(address: str, log: Path) -> None:
    try:
        wait_until(lambda: _answers(address))
    except AssertionError:
        raise AssertionError(log.read_text() if log.exists() else "Apache did not start") from None


def _answers(address: str) -> bool:
    try:
        httpx.get(address)
    except httpx.TransportError:
        return False
    return True


def _visitor(address: str) -> httpx.Client:
    """A browser. Apache ends a connection that was idle for five seconds."""
    return httpx.Client(base_url=address, timeout=60, limits=httpx.Limits(keepalive_expiry=4))


def _enter(visitor: httpx.Client, person: Person) -> httpx.Response:
    sent_away = visitor.get("/members/")
    assert sent_away.status_code == 302, sent_away.text
    callback = person.sign_in(sent_away.headers["location"])
    let_in = visitor.get(callback)
    assert let_in.status_code == 302, let_in.text
    return visitor.get(let_in.headers["location"])


def test_a_visitor_is_sent_to_sign_in_and_comes_back_by_name(apache: str, world: World, ada: Person) -> None:
    with _visitor(apache) as visitor:
        page = _enter(visitor, ada)
    assert (page.status_code, page.text) == (200, "For members")
    assert page.headers["x-signed-in-as"].startswith(world.email)


def test_whoever_signs_out_there_is_signed_out_here(apache: str, world: World, ada: Person) -> None:
    with _visitor(apache) as visitor:
        _enter(visitor, ada)
        leaving = visitor.get("/members/callback", params={"logout": f"{apache}/bye"})
        assert leaving.headers["location"].startswith(f"{world.issuer}/session/end")
        assert ada.sign_out(leaving.headers["location"]) == f"{apache}/bye"
        assert _enter(visitor, ada).status_code == 200
    assert ada.passwords_typed == 2


def test_whoever_signs_out_here_is_signed_out_there(apache: str, world: World, ada: Person) -> None:
    """Back-Channel Logout 1.0: nothing passes through the browser that is signed in there."""
    with _visitor(apache) as visitor, _visitor(apache) as other_visitor:
        _enter(visitor, ada)
        with Person(world.endpoint, world.username, world.password) as ada_elsewhere:
            _enter(other_visitor, ada_elsewhere)
            ada.sign_out(f"{world.issuer}/session/end")
            # The call is made at once, and the answer to the browser does not wait for it.
            wait_until(lambda: visitor.get("/members/").status_code == 302)
        assert other_visitor.get("/members/").text == "For members", "another session of hers goes on"
