"""Which addresses of the site are pages, read off its routes: no test forgets a new one."""

from __future__ import annotations

from flask import Flask
from werkzeug.routing import AnyConverter, Rule


def page_endpoints(app: Flask, document: str) -> frozenset[str]:
    """The endpoints that answer with a page for people; `document` is the id of one.

    A route with an argument of a new kind is a KeyError here: say what stands for it.
    """
    return frozenset(
        rule.endpoint for rule in app.url_map.iter_rules() if _is_page(app, rule, document)
    )


def _is_page(app: Flask, rule: Rule, document: str) -> bool:
    known = {"id": document, "filename": "app.css", "part": 1, "version": "unknown"}
    values = {
        name: sorted(converter.items)[0] if isinstance(converter, AnyConverter) else known[name]
        for name, converter in rule._converters.items()
    }
    built = rule.build(values)
    assert built is not None
    method = "GET" if "GET" in (rule.methods or ()) else "POST"
    with app.test_client().open(built[1], method=method) as answer:
        # 404: a script by the name of a version that never was.
        return answer.mimetype == "text/html" and answer.status_code in (200, 400)
