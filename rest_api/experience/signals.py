"""What the network in front says of a request: its country, its place, whether a program sent it."""

from ipaddress import ip_address

from starlette.requests import Request

from identity import settings

_LONGEST = 128


def signals_of(request: Request) -> dict[str, str]:
    """The signals by name. They are believed from trusted proxies alone: anybody could say where they are."""
    if not _is_from_proxy(request):
        return {}
    given = {name: request.headers.get(header, "") for name, header in settings.current().signal_headers}
    return {name: value for name, value in given.items() if 0 < len(value) <= _LONGEST and "\0" not in value}


def _is_from_proxy(request: Request) -> bool:
    if request.client is None:
        return False
    try:
        peer = ip_address(request.client.host)
    except ValueError:
        return False
    return any(peer in network for network in settings.current().trusted_proxies)
