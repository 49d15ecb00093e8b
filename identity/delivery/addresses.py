"""Which addresses may be called: public ones, and those that the operator's settings name.

A name is resolved once and the connection goes to that very address, so that a name server cannot show a public
address to the check and a private one to the connection (DNS rebinding).
"""

import asyncio
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from identity import settings
from identity.delivery.errors import AddressRefused, NoAnswer, NotReached

Address = IPv4Address | IPv6Address
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052
_LONGEST_HOST = 253


async def allowed_address(host: str, port: int) -> str:
    """The address to connect to for this host; AddressRefused if any that it has may not be called."""
    name = host.rstrip(".").lower()
    addresses = await _resolved(name, port)
    allowed = settings.current().outgoing_allowed_hosts
    if name in allowed.names:
        return str(addresses[0])
    for address in addresses:
        if not is_public(address) and not any(address in each for each in allowed.networks):
            raise AddressRefused(f"{host} is inside a private network")
    return str(addresses[0])


async def _resolved(host: str, port: int) -> list[Address]:
    if not host or len(host) > _LONGEST_HOST or "%" in host:
        raise NoAnswer("there is no such host")
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotReached(f"the host {host} cannot be found") from None
    return [ip_address(str(each[4][0]).partition("%")[0]) for each in found]


def is_public(address: Address) -> bool:
    """Whether it is an address of the internet at large, also where it wraps another one."""
    if inner := _wrapped(address):
        return is_public(inner)
    is_special = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not is_special and not getattr(address, "is_site_local", False)


def _wrapped(address: Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
