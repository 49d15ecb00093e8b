"""Reading requests: bounded, in one of two encodings, and in the shape that Authlib wants."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import orjson
from starlette.requests import Request

from identity.grants.tokens import Confirmation
from identity.kernel.actor import Actor, ActorKind, Origin
from identity.resources.queries import CachedResource
from oidc.errors import ProtocolError, invalid_request
from oidc.library import OAuth2Payload, OAuth2Request
from oidc.own_apis import registered_indicators

LONGEST_BODY = 56 * 1024
_MOST_FIELDS = 100
_MOST_AUDITED, _LONGEST_AUDITED = 30, 300  # parameters and characters that an event keeps
_LIST_PARAMETERS = frozenset({"resource"})  # RFC 8707 section 2: may be given several times


class Parameters(OAuth2Payload):
    """The parameters of a request, by name."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._lists: defaultdict[str, list[str]] = defaultdict(list)
        for name, value in pairs:
            self._lists[name].append(value)
        # Parameters without a value are treated as if they were left out (RFC 6749 section 3.1).
        self._first = {name: values[0] for name, values in self._lists.items() if values[0]}

    @classmethod
    def stored(cls, members: Mapping[str, Any]) -> "Parameters":
        """Those of a request that was kept."""
        pairs: list[tuple[str, str]] = []
        for name, value in members.items():
            pairs += [(name, str(each)) for each in (value if isinstance(value, list) else [value])]
        return cls(pairs)

    def having(self, name: str, value: str) -> "Parameters":
        """The same, with this one for sure."""
        return Parameters([(name, value), *(pair for pair in self.pairs if pair[0] != name)])

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """All of them, one by one."""
        return [(name, value) for name, values in self._lists.items() for value in values]

    @property
    def data(self) -> dict[str, str]:
        """The first value of each."""
        return self._first

    @property
    def datalist(self) -> defaultdict[str, list[str]]:
        """All values of each."""
        return self._lists

    def get(self, name: str) -> str | None:
        """The first value, if there is one."""
        return self._first.get(name)

    @property
    def response_type(self) -> str | None:
        """Its words in alphabetical order, since their order says nothing (Multiple Response Types section 3)."""
        given = self.get("response_type")
        return " ".join(sorted(given.split())) if given else None

    @property
    def named_resources(self) -> tuple[str, ...]:
        """What `resource` says, given several times or with commas between them."""
        given = (part.strip() for value in self._lists.get("resource", []) for part in value.split(","))
        return tuple(part for part in given if part)

    @property
    def resources(self) -> tuple[str, ...]:
        """The resource indicators, each once."""
        return registered_indicators(self.named_resources)

    def refuse_duplicates(self) -> None:
        """RFC 6749 section 3.2: request parameters must not be included more than once."""
        for name, values in self._lists.items():
            if len(values) > 1 and name not in _LIST_PARAMETERS:
                raise invalid_request(f"'{name[:64]}' parameter must not be provided twice")

    def for_audit(self) -> dict[str, Any]:
        """All of them, for an event, and bounded."""
        names = list(self._lists)[:_MOST_AUDITED]
        return {name[:64]: _shortened(self._lists[name]) for name in names}


def _shortened(values: list[str]) -> Any:
    short = [value[:_LONGEST_AUDITED] for value in values[:10]]
    return short if len(short) > 1 else short[0]


class ProtocolRequest(OAuth2Request):
    """A request as Authlib sees it, and what our own checks find out about it."""

    def __init__(self, request: Request, parameters: Parameters) -> None:
        # Not the parent's: whether plain HTTP is acceptable was decided when the server started.
        self.http = request
        self.method, self.uri = request.method, request.scope["path"]
        self.headers: Mapping[str, str] = request.headers
        self.payload = parameters
        self.client: Any = None
        self.user: Any = None
        self.authorization_code: Any = None
        self.refresh_token: Any = None
        self.credential: Any = None
        self.auth_method: str | None = None
        self.secret_name: str | None = None
        self.confirmation: Confirmation = None  # of the DPoP key or the certificate that came along
        self.is_bound = False  # whether it was looked for one
        self._scope: str | None = None
        self.trusted_uri: str | None = None  # the redirect URI, once it is found to be the client's
        self.pushed_request: str | None = None  # hash of the reference, when the request was pushed
        self.response_types: frozenset[str] = frozenset()
        self.prompts: frozenset[str] = frozenset()
        self.max_age: int | None = None
        self.hinted_subject: str | None = None
        self.claims: dict[str, Any] | None = None
        self.dpop_jkt: str | None = None
        self.resources: tuple[CachedResource, ...] = ()
        self.names_organizations = False
        self._body = None

    @property
    def form(self) -> dict[str, str]:
        """The parameters, wherever they came from."""
        data: dict[str, str] = self.payload.data
        return data

    @property
    def args(self) -> dict[str, str]:
        """The same."""
        return self.form

    @property
    def actor(self) -> Actor:
        """The client, once it is authenticated."""
        if self.client is None:
            return nobody(self.http)
        return Actor(ActorKind.APPLICATION, application_id=self.client.id, origin=origin_of(self.http))


def origin_of(request: Request) -> Origin:
    """Where the request came from, for the audit."""
    origin = request.scope.get("origin")
    return origin if isinstance(origin, Origin) else Origin()


def nobody(request: Request) -> Actor:
    """Whoever it is."""
    return Actor(ActorKind.NOBODY, origin=origin_of(request))


def query_parameters(request: Request) -> Parameters:
    """The parameters in the address."""
    query: bytes = request.scope["query_string"]
    if len(query) > LONGEST_BODY:
        raise invalid_request("the query is too long", 414)
    return Parameters(_form_pairs(query))


async def body_parameters(request: Request) -> Parameters:
    """The parameters in the body, as a form or as JSON."""
    body = await _body(request)
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type == "application/x-www-form-urlencoded":
        return Parameters(_form_pairs(body))
    if content_type == "application/json":
        return Parameters(_json_pairs(body))
    if not body and not content_type:
        return Parameters(())
    raise invalid_request(
        "only application/x-www-form-urlencoded and application/json bodies are supported", 415
    )


async def json_object(request: Request) -> dict[str, Any]:
    """The body where it is a JSON object (RFC 7591 section 3.1), whatever its members are."""
    body = await _body(request)
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type != "application/json":
        raise invalid_request("only application/json bodies are supported", 415)
    try:
        members = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise invalid_request("the request body is not JSON") from None
    if not isinstance(members, dict) or b"\\u0000" in body:
        raise invalid_request("the request body must be a JSON object without NUL characters")
    return members


async def parameters_of(request: Request) -> Parameters:
    """Of an endpoint that takes both GET and POST (OpenID Connect Core section 3.1.2.1)."""
    return query_parameters(request) if request.method in {"GET", "HEAD"} else await body_parameters(request)


async def _body(request: Request) -> bytes:
    declared = request.headers.get("content-length", "0")
    if declared.isdecimal() and int(declared[:12]) > LONGEST_BODY:
        raise _too_large()
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > LONGEST_BODY:
            raise _too_large()
        chunks.append(chunk)
    return b"".join(chunks)


def _too_large() -> ProtocolError:
    return invalid_request("the request body is larger than 56 kB", 413)


def _form_pairs(encoded: bytes) -> list[tuple[str, str]]:
    try:
        pairs = parse_qsl(
            encoded.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"
        )
    except ValueError:  # also what is not UTF-8
        raise invalid_request("the parameters could not be read") from None
    return _without_nul(pairs)


def _json_pairs(body: bytes) -> list[tuple[str, str]]:
    try:
        members = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise invalid_request("the request body is not JSON") from None
    if not isinstance(members, dict) or len(members) > _MOST_FIELDS:
        raise invalid_request("the request body must be a JSON object with texts in it")
    pairs = []
    for name, value in members.items():
        values = value if isinstance(value, list) and name in _LIST_PARAMETERS else [value]
        pairs += [(name, _text(name, each)) for each in values if each is not None]
    return _without_nul(pairs)


def _text(name: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise invalid_request(f"'{name[:64]}' must be a text")


def _without_nul(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    if any("\0" in name or "\0" in value for name, value in pairs):
        raise invalid_request("NUL bytes are not allowed")
    return pairs
