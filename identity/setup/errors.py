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


class WeakPassword(InputRefused):
    """An administrator's password that is too short or too long."""

    code = "setup.weak_password"
    message = "An administrator's password has 8 to 256 characters."


class InvalidMachineCredentials(InputRefused):
    """An application id or secret that cannot be."""

    code = "setup.invalid_machine_credentials"
    message = "The application id has 1 to 21 letters and digits, its secret 16 to 64 characters."
