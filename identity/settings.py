"""Every setting of the server: its name, type, default and meaning; nothing else reads the environment."""

import json
import re
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, overload
from urllib.parse import urlsplit

PREFIX = "KEYSTEAD_"

T = TypeVar("T")
Word = TypeVar("Word", bound=str)
Network = IPv4Network | IPv6Network


class SettingsError(Exception):
    """The environment does not describe a server that may start; one line for each problem."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Kind(Generic[T]):
    """A type of value: in words for a person, and as a reader that raises ValueError for anything else."""

    words: str
    parse: Callable[[str], T]


def setting_kind(words: str) -> Callable[[Callable[[str], T]], Kind[T]]:
    return lambda parse: Kind(words, parse)


def whole_number(low: int, high: int) -> Kind[int]:
    def parse(value: str) -> int:
        number = int(value) if value.isascii() and value.isdigit() else -1
        if not low <= number <= high:
            raise ValueError
        return number

    return Kind(f"a whole number from {low} to {high}", parse)


def one_of(*choices: Word) -> Kind[Word]:
    def parse(value: str) -> Word:
        return choices[choices.index(value)] if value in choices else _refuse()

    return Kind("one of " + ", ".join(choices), parse)


def _refuse() -> Any:
    raise ValueError


@setting_kind("true or false")
def true_or_false(value: str) -> bool:
    return {"true": True, "false": False}[value] if value in ("true", "false") else _refuse()


@setting_kind("text without spaces or control characters")
def word(value: str) -> str:
    return value if value.isprintable() and " " not in value else _refuse()


@setting_kind("text without control characters")
def text(value: str) -> str:
    return value if value.isprintable() else _refuse()


@setting_kind("a directory")
def directory(value: str) -> Path:
    return Path(value).absolute() if value.isprintable() else _refuse()


@setting_kind("a file")
def file(value: str) -> Path:
    return Path(value).absolute() if value.isprintable() else _refuse()


@setting_kind("the name of a header")
def header_name(value: str) -> str:
    return value.lower() if re.fullmatch(r"[A-Za-z0-9-]{1,100}", value) else _refuse()


SIGNALS = frozenset({"country", "city", "latitude", "longitude", "botScore", "botVerified"})


@setting_kind("a JSON object with names of headers, by what they tell")
def signal_headers(value: str) -> tuple[tuple[str, str], ...]:
    given = json.loads(value or "{}")
    names = {name: f"x-logto-cf-{re.sub('(?=[A-Z])', '-', name).lower()}" for name in sorted(SIGNALS)}
    if not isinstance(given, dict) or not all(isinstance(header, str) for header in given.values()):
        raise ValueError
    if not set(given) <= SIGNALS:
        raise ValueError
    return tuple((names | {name: header_name.parse(header) for name, header in given.items()}).items())


@setting_kind("a lower-case http or https address without path, query or trailing slash")
def base_url(value: str) -> str:
    # Strict on purpose: clients compare the issuer character by character (OpenID Connect Discovery, 4.3).
    match = re.fullmatch(r"https?://(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::([1-9][0-9]{0,4}))?", value)
    return value if match and int(match[1] or 1) <= 65535 else _refuse()


@setting_kind("an address such as postgresql://user:password@host/database")
def database_url(value: str) -> str:
    parts = urlsplit(value)
    known = parts.scheme in ("postgresql", "postgres") and value.isprintable()
    return value if known and parts.path.strip("/") else _refuse()


@setting_kind("a comma-separated list of IP addresses and networks such as 10.0.0.0/8")
def networks(value: str) -> tuple[Network, ...]:
    return tuple(ip_network(item) for item in _items(value))


@dataclass(frozen=True)
class Hosts:
    """Hosts by name, and networks."""

    names: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()


@setting_kind("a comma-separated list of host names, IP addresses and networks such as 10.0.0.0/8")
def hosts(value: str) -> Hosts:
    items = frozenset(_items(value.lower()))
    names = frozenset(item for item in items if _HOST_NAME.fullmatch(item))
    return Hosts(names, networks.parse(",".join(sorted(items - names))))


# A name has a letter at the start of its last part, which tells it from an address.
_HOST_NAME = re.compile(r"(?:[a-z0-9_-]+\.)*[a-z][a-z0-9-]*")


@setting_kind("a comma-separated list of base64 keys of 32 bytes each")
def keys(value: str) -> tuple[bytes, ...]:
    decoded = tuple(b64decode(item.translate(_URL_SAFE), validate=True) for item in _items(value))
    return decoded if decoded and all(len(key) == 32 for key in decoded) else _refuse()


_URL_SAFE = str.maketrans("-_", "+/")


def _items(value: str) -> list[str]:
    return [item.strip() for item in value.split(",") if item.strip()]


@overload
def setting(
    kind: Kind[T], default: str, meaning: str, *, name: str = "", secret: bool = False, shown: str = ""
) -> T: ...
@overload
def setting(
    kind: Kind[T], default: None, meaning: str, *, name: str = "", secret: bool = False, shown: str = ""
) -> T | None: ...
def setting(
    kind: Kind[T], default: str | None, meaning: str, *, name: str = "", secret: bool = False, shown: str = ""
) -> Any:
    """Declare one setting; `default` is spelt as in the environment, `shown` replaces it in the table."""
    metadata = {
        "kind": kind,
        "name": name,
        "meaning": meaning,
        "secret": secret,
        "shown": shown or (f"`{default}`" if default else "none"),
    }
    return field(
        default_factory=lambda: None if default is None else kind.parse(default),
        repr=not secret,
        metadata=metadata,
    )


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What this server was told. The environment's name of a field is KEYSTEAD_ and its name in capitals."""

    env: Literal["development", "production"] = setting(
        one_of("development", "production"),
        "development",
        "`production` refuses to start with unsafe defaults.",
    )
    host: str = setting(word, "127.0.0.1", "Address to listen on.")
    port: int = setting(whole_number(1, 65535), "3001", "Port to listen on.")
    endpoint: str = setting(
        Kind(base_url.words, lambda value: base_url.parse(value) if value else ""),
        "",
        "Public base address, as browsers see it; the issuer is this plus `/oidc`.",
        shown="`http://localhost:{port}`",
    )
    data_dir: Path = setting(  # noqa: RUF009 - a field of its own, made anew for every instance
        directory, ".keystead", "Directory of the embedded database and the development encryption key."
    )
    database_url: str | None = setting(
        database_url,
        None,
        "A PostgreSQL server, version 14 or newer, to use instead of the embedded one.",
        secret=True,
        shown="the embedded database",
    )
    database_pool_size: int = setting(whole_number(2, 1000), "20", "Database connections of each worker.")
    workers: int = setting(whole_number(1, 256), "1", "Worker processes.")
    encryption_keys: tuple[bytes, ...] = setting(
        Kind(keys.words, lambda value: keys.parse(value) if value else ()),
        "",
        "Keys for the secrets in the database: the first encrypts, all of them decrypt.",
        name="ENCRYPTION_KEY",
        secret=True,
        shown="development: the file `encryption.key` in the data directory; production: required",
    )
    trusted_proxies: tuple[Network, ...] = setting(
        networks, "", "Proxies whose forwarded headers are believed."
    )
    signing_algorithm: Literal["ES256", "ES384", "RS256"] = setting(
        one_of("ES256", "ES384", "RS256"), "ES256", "Algorithm of the signing key made at the first start."
    )
    outgoing_allowed_hosts: Hosts = setting(  # noqa: RUF009 - a field of its own, made anew for every instance
        hosts,
        "",
        "Hosts in private networks that connectors, webhooks and the like may call all the same.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = setting(
        one_of("debug", "info", "warning", "error"), "info", "The least severe messages that are logged."
    )
    log_format: Literal["text", "json"] = setting(
        one_of("text", "json"), "text", "Log lines for people (`text`) or for machines (`json`)."
    )
    body_limit_bytes: int = setting(
        whole_number(1024, 1 << 30), "1048576", "Largest request body; a larger one is answered with 413."
    )
    graphql_max_depth: int = setting(whole_number(1, 1000), "15", "Deepest nesting of a GraphQL document.")
    graphql_max_aliases: int = setting(whole_number(0, 10000), "30", "Most aliases in a GraphQL document.")
    graphql_max_tokens: int = setting(whole_number(10, 1000000), "2000", "Most tokens in a GraphQL document.")
    graphql_max_cost: int = setting(
        whole_number(1, 10**9),
        "50000",
        "Most objects that a GraphQL document may bring, worked out before it runs.",
    )
    graphql_max_page_size: int = setting(
        whole_number(1, 1000), "100", "Largest `first` and `last` in GraphQL."
    )
    graphql_body_limit_bytes: int = setting(
        whole_number(1024, 1 << 30),
        "16777216",
        "Largest body of a GraphQL request by an administrator or a machine, who may hand in many rows at once.",
    )
    graphql_max_subscriptions: int = setting(
        whole_number(0, 10000), "20", "Most subscriptions that one caller has open at each worker."
    )
    assets_directory: Path | None = setting(  # noqa: RUF009 - as above
        directory,
        None,
        "Directory of uploaded pictures; several servers need one that they share.",
        shown="development: `assets` in the data directory; production: none, and nothing can be uploaded",
    )
    assets_s3_bucket: str | None = setting(
        word, None, "Bucket of an S3-compatible store for uploaded pictures, in place of a directory."
    )
    assets_s3_endpoint: str = setting(
        base_url, "https://s3.amazonaws.com", "Address of the S3-compatible store."
    )
    assets_s3_region: str = setting(word, "us-east-1", "Region of the bucket.")
    assets_s3_access_key: str | None = setting(word, None, "Access key of the S3-compatible store.")
    assets_s3_secret_key: str | None = setting(
        word, None, "Secret key of the S3-compatible store.", secret=True
    )
    password_hash_concurrency: int = setting(
        whole_number(0, 1024),
        "0",
        "Password hashes computed at once by each worker; 0: its share of the cores.",
    )
    saml_application_limit: int = setting(
        whole_number(0, 100_000), "3", "Most SAML applications; 0: as many as are wanted."
    )
    shutdown_grace_seconds: int = setting(
        whole_number(0, 3600), "10", "Time for open requests to finish when the server is stopped."
    )
    metrics_token: str | None = setting(
        word, None, "Bearer token of `/metrics`; without one it answers on loopback only.", secret=True
    )
    synchronous_audit: bool = setting(
        true_or_false,
        "true",
        "`false`: answers do not wait until their audit entries are stored; a crash may lose the last ones.",
    )
    audit_retention_days: int = setting(
        whole_number(0, 36500), "0", "Days after which audit entries are removed; 0: they are kept."
    )
    admin_username: str | None = setting(
        text, None, "`keystead bootstrap`: user name of the first administrator."
    )
    admin_password: str | None = setting(
        text, None, "`keystead bootstrap`: password of the first administrator.", secret=True
    )
    m2m_id: str | None = setting(
        word, None, "`keystead bootstrap`: client id of the machine-to-machine application."
    )
    m2m_secret: str | None = setting(
        word, None, "`keystead bootstrap`: secret of the machine-to-machine application.", secret=True
    )
    dpop_nonce_required: bool = setting(
        true_or_false, "false", "`true`: DPoP proofs need a nonce of this server (RFC 9449 section 8)."
    )
    client_certificate_header: str | None = setting(
        header_name,
        None,
        "Header in which trusted proxies hand over the client's certificate, for mutual TLS: `Client-Cert` "
        "(RFC 9440) or another with URL-encoded PEM. The proxy has to remove what clients send under that name.",
    )
    client_certificate_authorities: Path | None = setting(  # noqa: RUF009 - as above
        file, None, "PEM file of the authorities whose client certificates `tls_client_auth` accepts."
    )
    mtls_endpoint: str | None = setting(
        base_url, None, "Base address at which the proxy asks clients for certificates, if it is another one."
    )
    pushed_request_seconds: int = setting(
        whole_number(5, 600),
        "90",
        "How long an authorization request that was pushed can be opened (RFC 9126).",
    )
    request_uri_parameter: Literal["off", "registered", "any"] = setting(
        one_of("off", "registered", "any"),
        "off",
        "Whether request objects are fetched by reference: `registered` only from `request_uris` that the application "
        "registered, `any` from everywhere.",
    )
    dynamic_registration: Literal["off", "token", "open"] = setting(
        one_of("off", "token", "open"),
        "off",
        "Whether clients may register themselves (RFC 7591): `token` with the registration token, `open` all of them.",
    )
    registration_token: str | None = setting(
        word, None, "Initial access token with which clients may register themselves.", secret=True
    )
    registrations_per_minute: int = setting(
        whole_number(0, 1_000_000),
        "60",
        "Most clients that register themselves from one address at each worker, where all may; 0: any number.",
    )
    sign_in_throttling: bool = setting(
        true_or_false,
        "true",
        "`false`: wrong passwords never lock an account and codes are sent without limit, for test runs; "
        "production refuses it.",
    )
    development_inbox: bool | None = setting(
        true_or_false,
        None,
        "Whether e-mails and text messages are kept in the console's inbox where no connector would send them. "
        "Whoever may read it can sign in as anybody.",
        shown="development: `true`; production: `false`",
    )
    breached_passwords_api: str | None = setting(
        base_url,
        None,
        "Base address of a range API of breached passwords (`https://api.pwnedpasswords.com`, or a mirror), which is "
        "told five digits of the hash of each new password; without it the list that ships with the server decides.",
    )
    signal_headers: tuple[tuple[str, str], ...] = setting(
        signal_headers,
        "{}",
        "Headers in which trusted proxies say from where a request comes, for adaptive second factors, where they are "
        "not named `x-logto-cf-country` and so on: a JSON object with any of `country`, `city`, `latitude`, "
        "`longitude`, `botScore` and `botVerified`.",
        name="INJECTED_HEADER_MAPPING_JSON",
        shown="`x-logto-cf-country`, `-city`, `-latitude`, `-longitude`, `-bot-score`, `-bot-verified`",
    )

    def __post_init__(self) -> None:
        if not self.endpoint:
            object.__setattr__(self, "endpoint", f"http://localhost:{self.port}")

    @property
    def issuer(self) -> str:
        return f"{self.endpoint}/oidc"

    @property
    def is_production(self) -> bool:
        return self.env == "production"

    @property
    def cookie_secure(self) -> bool:
        return self.endpoint.startswith("https://")


def load_settings(environ: Mapping[str, str]) -> Settings:
    """The settings that the environment describes; SettingsError names everything that is wrong with it."""
    declared = {_env_name(each): each for each in fields(Settings)}
    problems = [
        _unknown(name, declared) for name in environ if name.startswith(PREFIX) and name not in declared
    ]
    values: dict[str, Any] = {}
    for name, each in declared.items():
        # An empty value counts as not given: it is how container files spell "unset".
        if given := environ.get(name):
            try:
                values[each.name] = each.metadata["kind"].parse(given)
            except ValueError:
                problems.append(_malformed(name, each, given))
    settings = Settings(**values)
    if unsafe := [*problems, *_incomplete(settings), *_unsafe_in_production(settings, values)]:
        raise SettingsError(unsafe)
    return settings


def settings_table() -> str:
    """Every setting as a Markdown table, for the documentation."""
    rows = ["| Setting | Value | Default | Meaning |", "| --- | --- | --- | --- |"]
    for each in fields(Settings):
        about = each.metadata
        row = (f"`{_env_name(each)}`", about["kind"].words, about["shown"], about["meaning"])
        rows.append("| " + " | ".join(row) + " |")
    return "\n".join(rows) + "\n"


def _env_name(each: "Field[Any]") -> str:
    return PREFIX + (each.metadata["name"] or each.name.upper())


def _unknown(name: str, declared: Mapping[str, object]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, declared, n=1)
    return f"{name} is not a setting" + (f"; did you mean {close[0]}?" if close else ".")


def _malformed(name: str, each: "Field[Any]", given: str) -> str:
    found = "" if each.metadata["secret"] else f", not {given[:100]!r}"
    return f"{name} must be {each.metadata['kind'].words}{found}."


def _incomplete(settings: Settings) -> Iterator[str]:
    if settings.assets_s3_bucket and not (settings.assets_s3_access_key and settings.assets_s3_secret_key):
        yield "KEYSTEAD_ASSETS_S3_BUCKET needs KEYSTEAD_ASSETS_S3_ACCESS_KEY and KEYSTEAD_ASSETS_S3_SECRET_KEY."
    if settings.dynamic_registration == "token" and not settings.registration_token:
        yield "KEYSTEAD_DYNAMIC_REGISTRATION=token needs KEYSTEAD_REGISTRATION_TOKEN."


def _unsafe_in_production(settings: Settings, given: Mapping[str, Any]) -> Iterator[str]:
    if not settings.is_production:
        return
    if not settings.cookie_secure and not _is_loopback(urlsplit(settings.endpoint).hostname or ""):
        yield "KEYSTEAD_ENDPOINT must start with https:// in production: tokens would travel in the clear."
    if not settings.encryption_keys:
        yield (
            "KEYSTEAD_ENCRYPTION_KEY is required in production: 32 random bytes in base64, "
            "for example from `openssl rand -base64 32`."
        )
    if not settings.sign_in_throttling:
        yield "KEYSTEAD_SIGN_IN_THROTTLING must be true in production: passwords could be guessed without end."


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


_current: list[Settings] = []


def use(settings: Settings) -> Settings:
    """Make these the settings of this process; called once at the start."""
    _current[:] = [settings]
    return settings


def current() -> Settings:
    """The settings of this process."""
    if not _current:
        raise RuntimeError("no settings are in use: call settings.use(load_settings(environ)) at the start")
    return _current[0]
