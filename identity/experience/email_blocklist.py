"""Which e-mail addresses no account gets: sub-addresses, disposable ones, and those that the operator names."""

from functools import cache

from identity.experience.errors import EmailNotAllowed, SubaddressNotAllowed
from identity.experience.settings import EmailBlocklistPolicy


def require_allowed_email(policy: EmailBlocklistPolicy, address: str) -> None:
    """Refuse an address that the settings keep out. One on the operator's own list of exceptions is never refused."""
    if _is_named(policy.custom_allowlist or (), address):
        return
    local, _, domain = address.rpartition("@")
    if policy.block_subaddressing is True and "+" in local:
        raise SubaddressNotAllowed
    # Whoever is named is meant under each of their sub-addresses, too.
    forms = (address, f"{local.partition('+')[0]}@{domain}")
    if any(_is_named(policy.custom_blocklist or (), form) for form in forms):
        raise EmailNotAllowed
    if policy.block_disposable_addresses is True and is_disposable(domain):
        raise EmailNotAllowed


def is_disposable(domain: str) -> bool:
    """Whether mailboxes of the domain, or of one that it is part of, are known to be thrown away after use."""
    labels = _plain_domain(domain).split(".")
    known = _disposable_domains()
    return any(".".join(labels[start:]) in known for start in range(len(labels) - 1))


def _is_named(entries: "list[str] | tuple[()]", address: str) -> bool:
    local, _, domain = address.lower().rpartition("@")
    return any(_is_meant(entry.lower(), local, _plain_domain(domain)) for entry in entries)


def _is_meant(entry: str, local: str, domain: str) -> bool:
    """An entry is an address or, without anything before its @, a domain; `*` stands for any text on its side."""
    wanted_local, _, wanted_domain = entry.rpartition("@")
    return _fits(wanted_local or "*", local) and _fits(_plain_domain(wanted_domain), domain)


def _fits(pattern: str, text: str) -> bool:
    """Piece by piece from the left, which takes no longer for many stars as a regular expression would."""
    head, *pieces = pattern.split("*")
    if not pieces:
        return text == head
    tail, place = pieces.pop(), len(head)
    if not text.startswith(head):
        return False
    for piece in pieces:
        if (found := text.find(piece, place)) < 0:
            return False
        place = found + len(piece)
    return len(text) - len(tail) >= place and text.endswith(tail)


def _plain_domain(domain: str) -> str:
    """In the one spelling that name servers see: what looks the same may not get around a list."""
    plain = domain.rstrip(".").lower()
    if plain.isascii():
        return plain
    try:
        return plain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return plain


@cache
def _disposable_domains() -> frozenset[str]:
    import disposable_email_domains  # ten thousand names that few installations ask for

    return frozenset(disposable_email_domains.blocklist)
