"""Whether a new password is known from a breach: by the list that ships with the server and, if the operator names one,
by a range API, which is told five digits of a hash and answers with hundreds of candidates (k-anonymity)."""

import structlog

from identity import settings
from identity.delivery import outgoing
from identity.delivery.errors import OutgoingError
from identity.security import breached

_log = structlog.get_logger("keystead.breached_passwords")
_SECONDS = 2.0  # a person waits
_MOST_BYTES = 256 * 1024
_PADDED = {"add-padding": "true"}  # the size of the answer tells nobody what was asked


async def is_breached(password: str) -> bool:
    """Whether others guess it early. An API that does not answer decides nothing: its silence must not keep people
    from choosing a password, and the list has been asked already. Call it outside a transaction."""
    if breached.is_listed(password):
        return True
    api = settings.current().breached_passwords_api
    return False if api is None else await _is_known_to(api, password)


async def _is_known_to(api: str, password: str) -> bool:
    prefix, suffix = breached.range_key(password)
    try:
        answer = await outgoing.get(
            f"{api}/range/{prefix}",
            _PADDED,
            seconds=_SECONDS,
            most_bytes=_MOST_BYTES,
            follows_redirects=False,
        )
    except OutgoingError as error:
        _log.warning("the API of breached passwords does not answer", reason=str(error))
        return False
    if not answer.is_success:
        _log.warning("the API of breached passwords refuses to answer", status=answer.status)
        return False
    return breached.is_in_range(suffix, answer.body)
