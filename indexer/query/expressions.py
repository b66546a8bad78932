"""All or any of several expressions, without nesting what need not be."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.query.model import And, Expression, Or


def every(parts: Iterable[Expression]) -> Expression:
    """All of the parts, those of an And among them taken out of it, each once; at least one."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, And) else [part])]
    distinct = tuple(dict.fromkeys(flat))
    return distinct[0] if len(distinct) == 1 else And(distinct)


def either(parts: Iterable[Expression]) -> Expression:
    """Any of the parts, those of an Or among them taken out of it, each once; at least one."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Or) else [part])]
    distinct = tuple(dict.fromkeys(flat))
    return distinct[0] if len(distinct) == 1 else Or(distinct)
