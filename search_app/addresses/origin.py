"""The origin that addresses for use outside the site begin with, whatever name a request bears.

The Host of a request is written by whoever asks. An address made of it would lead others, by a
cache or a feed, to a site that is not ours.
"""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from indexer.settings import Settings

_HOST = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[a-z0-9_.-]+))(?::\d{1,5})?")


def origin_for(settings: Settings, scheme: str, host: str) -> str:
    """`public_url`; without one, the name of this machine where it was asked by that, else "".

    >>> origin_for(Settings(public_url="https://so.example.gov.cn"), "http", "evil.example")
    'https://so.example.gov.cn'
    >>> [origin_for(Settings(), "http", host) for host in ("localhost:8000", "evil.example")]
    ['http://localhost:8000', '']
    """
    if settings.public_url:
        return settings.public_url
    name = host_name(host)
    own = is_this_machine(name) or name == settings.host.lower()
    return f"{scheme}://{host}" if name and own else ""


def is_foreign(settings: Settings, host: str) -> bool:
    """Whether a request asks for another site than this one, whose address is known.

    >>> site = Settings(public_url="https://so.example.gov.cn")
    >>> [is_foreign(site, host) for host in ("so.example.gov.cn:443", "127.0.0.1", "evil.example")]
    [False, False, True]
    """
    if not settings.public_url:
        return False
    name = host_name(host)
    return not is_this_machine(name) and name != (urlsplit(settings.public_url).hostname or "")


def host_name(host: str) -> str:
    """The name in a Host, without port; "" where it is not of the form of one.

    >>> host_name("So.Example.gov.cn.:443"), host_name("[::1]:8000"), host_name("a@b")
    ('so.example.gov.cn', '::1', '')
    """
    found = _HOST.fullmatch(host.lower())
    return (found["six"] or found["name"].rstrip(".")) if found else ""


def is_this_machine(name: str) -> bool:
    """Whether a name leads back to the machine that asks: nobody else can be led there."""
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
