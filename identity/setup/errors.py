"""What the set-up refuses."""

from identity.kernel.errors import Conflict, InputRefused


class AlreadySetUp(Conflict):
    """There is an administrator; more are made in the console."""

    code = "setup.already_done"
    message = "This server has an administrator already. Sign in to the console."


class SetUpCodeRefused(InputRefused):
    """The code is not the one that the server printed."""

    status = 403
    code = "setup.invalid_code"
    message = "This set-up link is not valid. Use the one that the server printed when it started."
