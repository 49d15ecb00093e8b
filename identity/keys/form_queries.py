"""Proofs in our own plain forms: that one was made by us, for what its sender's cookies say and nothing else."""

from identity.keys.cookie_queries import believed_cookie, cookie_names, signed_cookies

_NAME = "form {}"  # no cookie can have it: names of cookies have no spaces


async def form_proof(form: str, *bound_to: str) -> str:
    """For the protocol: what a form of this kind carries, made for the secrets that the browser holds."""
    name = _NAME.format(form)
    return (await signed_cookies(name, _bound(bound_to)))[cookie_names(name)[1]]


async def is_form_proof(given: str | None, form: str, *bound_to: str) -> bool:
    """For the protocol: whether the form was made for this browser."""
    name = _NAME.format(form)
    value, signature = cookie_names(name)
    return await believed_cookie({value: _bound(bound_to), signature: given or ""}, name) is not None


def _bound(secrets: tuple[str, ...]) -> str:
    return " ".join(secrets)
