"""Present what the box for other sites lists: suggested titles and the first results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from indexer.relations.validity.statuses import Validity
from indexer.results import Hit, SearchResult, Snippet, Suggestion
from search_app import wording
from search_app.addresses.links import Links

SUGGESTIONS = 4
RESULTS = 4
"""Together with the line to all results they fill the screen of a phone above its keyboard."""

Json = dict[str, Any]


def present_box(
    suggestions: Sequence[Suggestion], result: SearchResult | None, links: Links
) -> Json:
    """The groups of the list, each document once, and the sentence for screen readers."""
    groups: list[Json] = []
    if suggestions:
        options = [_option(one.parts, "", links.document(one.id)) for one in suggestions]
        groups.append({"name": wording.embed.SUGGESTIONS, "options": options})
    total = result.total if result else 0
    if result and total:
        listed = {suggestion.id for suggestion in suggestions}
        others = [hit for hit in result.hits if hit.id not in listed][:RESULTS]
        options = [
            _option(
                hit.title_parts,
                wording.embed.facts(_facts(hit)),
                links.document(hit.id, result.query),
            )
            for hit in others
        ]
        everything: Json = {"text": wording.embed.everything(total), "match": False}
        options.append({"parts": [everything], "facts": "", "href": ""})
        groups.append({"name": wording.embed.RESULTS, "options": options})
    count = sum(len(group["options"]) for group in groups)
    said = wording.embed.found(count, total) if groups else wording.embed.NOTHING
    return {"groups": groups, "total": total, "said": said}


def _option(parts: Snippet, facts: str, href: str) -> Json:
    shown = [{"text": part.text, "match": part.match} for part in parts]
    return {"parts": shown, "facts": facts, "href": href}


def _facts(hit: Hit) -> Iterator[str]:
    if hit.recommended:
        yield wording.results.RECOMMENDED
    if hit.validity is not Validity.UNSTATED:
        yield hit.validity
    if hit.document_number:
        yield hit.document_number
    if hit.dated_on:
        yield wording.values.day(hit.dated_on) + wording.results.DATED_BY.get(
            hit.dated_by or "", ""
        )
