"""What enterprise connectors may look like."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from identity.connectors.rules import is_logo_valid
from identity.sso.errors import InvalidDomain, InvalidSsoBranding, PublicMailDomains, RepeatedDomains

_MOST_DOMAINS = 1000
_LONGEST_NAME = 128
_DOMAIN = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
PUBLIC_MAIL_DOMAINS = frozenset(
    """
    gmail.com yahoo.com hotmail.com outlook.com live.com icloud.com aol.com yandex.com mail.com protonmail.com
    yanex.com gmx.com mail.ru zoho.com qq.com 163.com 126.com sina.com sohu.com
    """.split()  # noqa: SIM905
)


def valid_domains(domains: Sequence[str]) -> list[str]:
    """The domains in lower case; each once, and none that is for everybody."""
    lowered = [domain.strip().lower() for domain in domains]
    for domain in lowered:
        if not _DOMAIN.fullmatch(domain) or len(lowered) > _MOST_DOMAINS:
            raise InvalidDomain(path="domains", domain=domain[:64])
    if public := sorted(set(lowered) & PUBLIC_MAIL_DOMAINS):
        raise PublicMailDomains(path="domains", domains=", ".join(public), data={"domains": public})
    if repeated := [domain for domain, number in Counter(lowered).items() if number > 1]:
        raise RepeatedDomains(path="domains", domains=", ".join(repeated), data={"domains": repeated})
    return lowered


def valid_branding(branding: Mapping[str, Any]) -> dict[str, Any]:
    """The name and the logos on the button that leads there."""
    known = {
        key: branding[key] for key in ("displayName", "logo", "darkLogo") if branding.get(key) is not None
    }
    name = known.get("displayName", "")
    is_name_valid = isinstance(name, str) and len(name) <= _LONGEST_NAME
    if not is_name_valid or not all(is_logo_valid(known[key]) for key in known if key != "displayName"):
        raise InvalidSsoBranding(path="branding")
    return known
