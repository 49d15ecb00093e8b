"""What an e-mail domain is, and which one an address has."""

import re

LONGEST_DOMAIN = 128
MOST_DOMAINS = 1000  # of one organization
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]")


def normalized_domain(domain: str) -> str | None:
    """The domain as it is stored, or None for what is none."""
    folded = domain.strip().lower()
    return folded if len(folded) <= LONGEST_DOMAIN and _DOMAIN.fullmatch(folded) else None


def domain_of(email: str) -> str:
    """The domain of an address."""
    return email.rpartition("@")[2].strip().lower()
