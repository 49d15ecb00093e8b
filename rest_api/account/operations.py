"""Operations on one's own account: like those of administrators, but for a token of its own kind, from any origin."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from identity import settings
from identity.account import queries
from identity.account.errors import ProofRequired
from identity.authentication.errors import AuthorizationHeaderMissing, BearerRefused
from identity.credentials.passkeys import RelyingParty
from identity.kernel.actor import Actor, ActorKind
from identity.kernel.permissions import Permission
from rest_api.operations import FOR_ANYBODY, NOT_KEPT, PROOF_HEADER, Operation, Resource, Taker

_LONGEST_PROOF = 64


@dataclass(frozen=True)
class AccountOperation(Operation):
    """One method on one path, for whoever's account it is. Third-party applications read, and change nothing but what
    `is_for_everybody`."""

    needs: Permission | tuple[Permission, ...] = FOR_ANYBODY
    is_for_everybody: bool = False

    @property
    def is_for_anybody(self) -> bool:
        """A token is needed."""
        return False

    async def run(self, request: Request) -> Response:
        """Know who asks before their body is looked at."""
        actor = account_holder_of(request)
        is_change = self.method != "GET" and not self.is_for_everybody
        await queries.require_account(actor, is_change=is_change)
        response = await self._answered(request)
        response.raw_headers.append(NOT_KEPT)
        return response

    def _taker(self, name: str) -> Taker:
        takers: dict[str, Taker] = {
            "actor": account_holder_of,
            "party": relying_party_of,
            "proof_id": proof_id_of,
        }
        return takers[name] if name in takers else super()._taker(name)


class AccountResource(Resource):
    """All operations of one path. Browsers may call them from any page: only a token counts, which no browser adds."""

    is_for_every_origin = True


def routes_of_account(operations: Sequence[AccountOperation]) -> list[Route]:
    """One route for each path, in the table's order."""
    by_path: dict[str, list[AccountOperation]] = {}
    for operation in operations:
        by_path.setdefault(operation.path, []).append(operation)
    return [Route(path, AccountResource(each), name=path) for path, each in by_path.items()]


def account_holder_of(request: Request) -> Actor:
    """Who asks, with an opaque token; those for our other APIs have another audience."""
    refusal = request.scope.get("authentication_refusal")
    if refusal is not None:
        raise refusal
    actor: Actor | None = request.scope.get("actor")
    if actor is None or not actor.is_known:
        raise AuthorizationHeaderMissing
    if actor.kind is not ActorKind.USER:
        raise BearerRefused
    return actor


def proof_id_of(request: Request) -> str | None:
    """Which proof the person has given that it is them."""
    given = request.headers.get(PROOF_HEADER)
    if given is not None and (len(given) > _LONGEST_PROOF or not given.isascii() or not given.isprintable()):
        raise ProofRequired
    return given


def relying_party_of(request: Request) -> RelyingParty:
    """The host that passkeys are made for: the one that was asked, in the scheme that people see."""
    own, asked = urlsplit(settings.current().endpoint), request.url
    host = asked.hostname or own.hostname or "localhost"
    if host == own.hostname:
        return RelyingParty(host, f"{own.scheme}://{own.netloc}")
    return RelyingParty(host, f"{own.scheme}://{asked.netloc}")
