"""All addresses of the site, read off its routes: no test forgets a new one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from flask import Flask
from werkzeug.routing import AnyConverter


class Address(NamedTuple):
    """A way to ask the site for something."""

    endpoint: str
    method: str
    path: str


def addresses(app: Flask, document: str) -> Iterator[Address]:
    """Every address, those of documents for the one with the id `document`.

    A route with an argument of a new kind is a KeyError here: say what stands for it.
    """
    known = {"id": document, "filename": "app.css", "part": 1, "version": "unknown", "number": "1"}
    for rule in app.url_map.iter_rules():
        choices = [
            [(name, one) for one in sorted(converter.items)]
            if isinstance(converter, AnyConverter)
            else [(name, known[name])]
            for name, converter in rule._converters.items()
        ]
        for chosen in product(*choices):
            built = rule.build(dict(chosen))
            assert built is not None
            method = "GET" if "GET" in (rule.methods or ()) else "POST"
            yield Address(rule.endpoint, method, built[1])


def page_endpoints(app: Flask, document: str) -> frozenset[str]:
    """The endpoints that answer with a page for people; `document` is the id of one."""
    client, found = app.test_client(), set()
    for address in addresses(app, document):
        with client.open(address.path, method=address.method) as answer:
            # 404: a script by the name of a version that never was.
            if answer.mimetype == "text/html" and answer.status_code in (200, 400):
                found.add(address.endpoint)
    return frozenset(found)
