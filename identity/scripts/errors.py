"""What the scripts feature refuses."""

from identity.kernel.errors import InputRefused, NotFoundById, NotProvided


class InvalidScript(InputRefused):
    """A script that does not fit its kind, or that is too large."""

    code = "script.invalid"
    message = "The script cannot be stored: {reason}."


class ScriptNotFound(NotFoundById):
    """No script of this kind is stored."""

    message = "There is no script `{id}`."


class ClaimScriptsNotRun(NotProvided):
    """Scripts that add claims are stored; nothing runs them yet."""

    code = "jwt_customizer.not_available"
    message = "This server stores scripts for claims, but does not run them yet."


class ActionScriptsNotRun(NotProvided):
    """Scripts that act during sign-in are stored; nothing runs them yet."""

    code = "action.not_available"
    message = "This server stores scripts for actions, but does not run them yet."
