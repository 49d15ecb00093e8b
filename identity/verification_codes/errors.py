"""What the verification codes feature refuses."""

from identity.kernel.errors import InputRefused, RateLimited


class TooManyMessages(RateLimited):
    """Somebody's address gets messages faster than anybody needs them."""

    code = "request.message_rate_limited"
    message = "Too many messages were sent to this address. Please try again later."


class CodeNotFound(InputRefused):
    """No code was sent to this address, or it was used."""

    code = "verification_code.not_found"
    message = "No code is waiting for this address. Ask for a new one."


class CodeExpired(InputRefused):
    """The code has had its time."""

    code = "verification_code.expired"
    message = "The code has expired. Ask for a new one."


class TooManyTries(InputRefused):
    """The code was guessed at too often; the right one does not count any more either."""

    code = "verification_code.exceed_max_try"
    message = "Too many wrong codes were given. Ask for a new one."


class CodeMismatch(InputRefused):
    """Another code was sent."""

    code = "verification_code.code_mismatch"
    message = "The code is wrong."
