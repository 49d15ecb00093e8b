"""The sign-in experience's settings at hand for a page: read once for each request of a browser."""

from starlette.requests import Request

from identity.experience.queries import peek_sign_in_experience, sign_in_experience
from identity.experience.settings import SignInSettings

_KEPT = "keystead.sign_in_experience"


async def read_experience(request: Request) -> None:
    """Have the settings at hand until the request is answered."""
    request.scope[_KEPT] = await sign_in_experience()


def experience_at_hand(request: Request) -> SignInSettings | None:
    """The settings, without waiting; None where nobody could read them, as in an outage."""
    kept: SignInSettings | None = request.scope.get(_KEPT)
    return kept or peek_sign_in_experience()
