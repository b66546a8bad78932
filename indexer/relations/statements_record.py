"""The statements of a text as plain values, as `policy-search read` and the API show them."""

from __future__ import annotations

from datetime import date
from typing import Any

from corpus.document import Document
from indexer.relations.statements import Place, Reference, Statements

Record = dict[str, Any]


def statements_record(statements: Statements, document: Document) -> Record:
    """The statements of a document's text in the order of the documentation."""
    body, term = document.body, statements.term

    def said(place: Place) -> Record:
        """Where something is said; no place in the body where the title alone says it."""
        if not place.end:
            return {"place": None, "sentence": document.title}
        sentence = body[place.start : place.end].strip()
        return {"place": [place.start, place.end], "sentence": sentence}

    return {
        "no_rule": statements.no_rule,
        "citations": [
            {**_reference(one.target), "basis": one.basis, **said(one.place)}
            for one in statements.citations
        ],
        "explains": [{**_reference(one.target), **said(one.place)} for one in statements.explains],
        "effects": [
            {
                "effect": one.kind.value,
                **_reference(one.target),
                "on": _iso(one.on),
                "until": _iso(one.until),
                "where": one.where or None,
                "older_self": one.older_self,
                "derived": one.derived,
                **said(one.place),
            }
            for one in (*statements.effects, *statements.interprets)
        ],
        "term": term
        and {
            "last_day": _iso(term.last_day),
            "months": term.months,
            "since": _iso(term.since),
            **said(term.place),
        },
        "history": [
            {
                "day": one.day.isoformat(),
                "kind": one.kind.value,
                "title": one.by.title if one.by else None,
                "number": one.by.number if one.by else None,
                "first_day": _iso(one.first_day),
            }
            for one in statements.history
        ],
    }


def _reference(target: Reference) -> Record:
    return {"title": target.title, "number": target.number, "clauses": target.clauses or None}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
