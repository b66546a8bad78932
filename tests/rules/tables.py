"""All reading rules of the project, found in the modules of the tables."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from corpus.fields import rules as field_rules
from corpus.fields.rules.reading_rule import ReadingRule
from indexer.relations.grammar import rules as grammar_rules

TABLES = (field_rules, grammar_rules)


def all_rules() -> dict[str, ReadingRule]:
    """Every rule by table and constant, in the order in which they are written.

    >>> all_rules()["number_rules.COURT"].name
    "the code of a court's case, which is no document"
    """
    found: dict[str, ReadingRule] = {}
    for package in TABLES:
        for module in pkgutil.iter_modules(package.__path__):
            table = importlib.import_module(f"{package.__name__}.{module.name}")
            for constant, value in vars(table).items():
                for place, rule in _rules_in(value):
                    if not any(rule is known for known in found.values()):
                        found[f"{module.name}.{constant}{place}"] = rule
    return found


def _rules_in(value: object) -> Iterator[tuple[str, ReadingRule]]:
    """The rule that a constant of a table is, or those in the rows that it consists of."""
    if isinstance(value, ReadingRule):
        yield "", value
    elif isinstance(value, tuple):
        for index, row in enumerate(value):
            rule = getattr(row, "rule", row)
            if isinstance(rule, ReadingRule):
                yield f"[{index}]", rule
