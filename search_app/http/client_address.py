"""Who asks: the address of a client, seen through the proxies that the operator declared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

CLIENT = "policy_search.client"
"""Of the environment: what counts as the client that asks (`counted_as`)."""
UNIX = "unix"
"""Declares whoever connects over a Unix socket as a proxy."""

_WITH_PORT = re.compile(r"(?:\[(?P<v6>[^]]*)\]|(?P<v4>[\d.]+))(?::\d{1,5})?")

Environ = MutableMapping[str, Any]
App = Callable[..., Iterable[bytes]]


class Proxies:
    """The proxies that are believed: networks, and `UNIX`."""

    def __init__(self, declared: Sequence[str]) -> None:
        """Take networks ("10.0.0.0/8"), addresses and `UNIX`."""
        self._unix = UNIX in declared
        self._networks = [ip_network(one, strict=False) for one in declared if one != UNIX]

    def has(self, peer: str) -> bool:
        """Whether a peer is one of them; over a Unix socket a peer has no address."""
        address = _address(peer)
        if address is None:
            return self._unix
        return any(address in network for network in self._networks)

    def client(self, environ: Environ) -> str:
        """The address behind the declared proxies; what others say of it is not believed."""
        asking = str(environ.get("REMOTE_ADDR", ""))
        passed = str(environ.get("HTTP_X_FORWARDED_FOR", "")).split(",")
        for before in reversed([one.strip() for one in passed if one.strip()]):
            if not self.has(asking) or _address(before) is None:
                break
            asking = before
        return asking


def counted_as(client: str) -> bytes:
    """What counts as one client: an address of IPv4, or a network /64 of IPv6.

    >>> counted_as("2001:db8::1") == counted_as("2001:db8::ffff")
    True
    >>> counted_as("::ffff:192.0.2.1") == counted_as("192.0.2.1")
    True
    """
    address = _address(client)
    if isinstance(address, IPv6Address):
        return address.packed[:8]
    return address.packed if address else b""


class KnownClient:
    """A WSGI application that tells another which client asks."""

    def __init__(self, app: App, proxies: Proxies) -> None:
        """Tell `app` who is behind these proxies."""
        self._app, self._proxies = app, proxies

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:  # noqa: ANN401
        """Answer a request."""
        environ[CLIENT] = counted_as(self._proxies.client(environ))
        return self._app(environ, start_response)


class SecureScheme:
    """A WSGI application that believes a proxy on this machine, or a declared one, about https."""

    def __init__(self, app: App, proxies: Proxies) -> None:
        """Tell `app` which scheme the visitor used."""
        self._app, self._proxies = app, proxies

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:  # noqa: ANN401
        """Answer a request."""
        peer = str(environ.get("REMOTE_ADDR", ""))
        address = _address(peer)
        near = address is None or address.is_loopback
        if environ.get("HTTP_X_FORWARDED_PROTO") == "https" and (near or self._proxies.has(peer)):
            environ["wsgi.url_scheme"] = "https"
        return self._app(environ, start_response)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    """The address that a text states, also with the port that some proxies add; None for others.

    >>> [str(_address(text)) for text in ("192.0.2.1:4711", "[2001:db8::1]:4711", "192.0.2.1.x")]
    ['192.0.2.1', '2001:db8::1', 'None']
    """
    with_port = _WITH_PORT.fullmatch(text)
    if with_port:
        text = with_port["v6"] or with_port["v4"]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
