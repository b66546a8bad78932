"""What a text states, as plain values: what `policy-search read` prints."""

from __future__ import annotations

from datetime import date
from typing import Any

from indexer.relations.model import Place, Reference, Statements

Record = dict[str, Any]


def statements_record(statements: Statements) -> Record:
    """The statements of a text in the order of the documentation."""
    term = statements.term
    return {
        "no_rule": statements.no_rule,
        "citations": [
            {**_reference(one.target), "basis": one.basis, "place": _place(one.place)}
            for one in statements.citations
        ],
        "effects": [
            {
                "effect": one.kind.value,
                **_reference(one.target),
                "on": _iso(one.on),
                "until": _iso(one.until),
                "older_self": one.older_self,
                "place": _place(one.place),
            }
            for one in statements.effects
        ],
        "term": term
        and {
            "last_day": _iso(term.last_day),
            "months": term.months,
            "place": _place(term.place),
        },
    }


def _reference(target: Reference) -> Record:
    return {"title": target.title, "number": target.number, "clauses": target.clauses or None}


def _place(place: Place) -> list[int] | None:
    """None where no sentence says it but the title."""
    return [place.start, place.end] if place.end else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
