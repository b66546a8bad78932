"""Templates that read, call and escape directly give the same pages as Jinja's own."""

from __future__ import annotations

from enum import StrEnum
from types import SimpleNamespace

import pytest
from flask import Flask
from jinja2 import DictLoader
from markupsafe import Markup

from search_app import wording
from search_app.application import PolicySearch

TEMPLATES = {
    "shell.html": "<title>{% block title %}{% endblock %}</title>\n{% block main %}{% endblock %}",
    "parts.html": "{% macro bold(text, times=1) %}<b>{{ text }}×{{ times }}</b>{% endmacro %}",
    "row.html": "{% set name = one.name | upper %}\n{{ name }}{% if one.href %} {{ one.href() }}"
    "{% endif %}\n",
    "page.html": """{% extends "shell.html" %}
{% import "parts.html" as parts with context %}
{% block title %}{{ title }}{% endblock %}
{% block main %}
{% set name = "outer" %}
{% for one in rows %}
{% include "row.html" %}

{{ parts.bold(one.name, times=loop.index) }} {{ one.count }} {{ one.kind }} {{ one.none }}
{% else %}nothing{% endfor %}
{{ name }} {{ given["absent"] }} {{ "{:,}".format(1234) }} {{ rows | map(attribute="name") | join }}
{{ given.get(*keys) }} {{ words.search.SEARCH }} {{ words.values.documents(3) }}
{% endblock %}
""",
}


class Kind(StrEnum):
    """A value with signs of HTML."""

    A = "<a&b>"


ROWS = [
    SimpleNamespace(name="<甲>", href=lambda: Markup("<i>"), count=7, kind=Kind.A, none=None),
    SimpleNamespace(name="'乙\"", href=None, count=0.5, kind=Markup("<u>"), none=True),
]


def _rendered(app: Flask, name: str = "page.html", **context: object) -> str:
    app.jinja_env.loader = DictLoader(TEMPLATES)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    return app.jinja_env.get_template(name).render(context)


@pytest.mark.parametrize("rows", [ROWS, []])
@pytest.mark.parametrize("reload", [False, True])
def test_pages_are_those_of_jinja(rows: list[SimpleNamespace], reload: bool) -> None:
    pages = []
    for app in (Flask("plain"), PolicySearch("direct")):
        app.config["TEMPLATES_AUTO_RELOAD"] = reload
        given, keys = {"k": "<v>"}, ("k",)
        pages.append(_rendered(app, title="<t>", rows=rows, given=given, keys=keys, words=wording))
    assert pages[0] == pages[1]
    assert "&lt;t&gt;" in pages[0]


def test_an_attribute_that_is_not_there_is_a_mistake() -> None:
    with pytest.raises(AttributeError):
        _rendered(PolicySearch("direct"), "row.html", one=SimpleNamespace(name="甲"))
