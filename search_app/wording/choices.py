"""The Chinese words of parameters with few values, for who reads of a wrong one on a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from indexer.errors import Problem
from indexer.query.facets import NO_VALIDITY
from indexer.relations.validity.statuses import Validity
from search_app.wording import changes, effects, mistakes, relations, search, trends, validity

ROWS = {"all": "全部条文", "changed": "只有改动的条文"}
CITED = {"this": "所引的这一份", "all": "它的各版本"}
SWITCH = {"0": "否", "1": "是"}
NAMES: Mapping[str, tuple[Mapping[Any, str], ...]] = {
    "scope": (search.SCOPES,),
    "sort": (search.SORTS, effects.ORDERS),
    "validity": ({one: validity.value_name(one) for one in (*Validity, NO_VALIDITY)},),
    "kind": (changes.KINDS, relations.KINDS),
    "in_text": (effects.IN_TEXT_CHOICES,),
    "unit": (trends.UNITS,),
    "split": (trends.SPLITS,),
    "rows": (ROWS,),
    "versions": (CITED,),
    **dict.fromkeys(("fold", "exact", "without_reading"), (SWITCH,)),
}
"""By parameter; of several tables that is meant which has a name for every value."""


def named(mistake: Problem) -> str:
    """The names of what a wrong value of a parameter could be; "" where it has none."""
    codes = mistake.limit.split(", ")
    for names in NAMES.get(mistake.parameter, ()):
        if all(code in names for code in codes):
            return "、".join(names[code] for code in codes)
    return ""


def on_page(mistake: Problem) -> str:
    """One mistake for who reads a page, where choices have Chinese words and no codes."""
    if mistake.code != "unknown_choice" or not (choices := named(mistake)):
        return mistakes.problem(mistake)
    name = mistakes.PARAMETERS.get(mistake.parameter, mistake.parameter)
    value = mistakes.shortened(mistake.value)
    return f"{name}没有“{value}”这一项，可以是：{choices}。请在页面上重新选。"
