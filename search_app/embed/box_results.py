"""Present what the box for other sites lists: suggested titles and the first results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from indexer.relations.validity.statuses import Validity
from indexer.results import Hit, SearchResult, Snippet, Suggestion, TextPart
from search_app import wording
from search_app.addresses.links import Links

SUGGESTIONS = 4
RESULTS = 4
"""More than a phone shows above its keyboard at once; the line to all results stays in sight."""
LEAD = 8
"""Characters before the first match of an excerpt: a phone's line has some 24 of them."""

Json = dict[str, Any]


def present_box(
    suggestions: Sequence[Suggestion], result: SearchResult | None, links: Links
) -> Json:
    """The groups of the list, each document once, and the sentence for screen readers."""
    groups: list[Json] = []
    if suggestions:
        options = [_option(one.parts, links.document(one.id)) for one in suggestions]
        groups.append({"name": wording.embed.SUGGESTIONS, "options": options})
    total = result.total if result else 0
    if result and total:
        listed = {suggestion.id for suggestion in suggestions}
        others = [hit for hit in result.hits if hit.id not in listed][:RESULTS]
        options = [
            _option(
                hit.title_parts,
                links.document(hit.id, result.query),
                wording.embed.facts(_facts(hit)),
                excerpt(hit.snippets),
            )
            for hit in others
        ]
        options.append(_option((TextPart(wording.embed.everything(total), match=False),), ""))
        groups.append({"name": wording.embed.RESULTS, "options": options})
    count = sum(len(group["options"]) for group in groups)
    said = wording.embed.found(count, total) if groups else wording.embed.NOTHING
    return {"groups": groups, "total": total, "said": said}


def excerpt(snippets: Sequence[Snippet]) -> Snippet:
    """The first piece of text that holds a match, begun shortly before it; () where none does."""
    for first, *others in filter(None, snippets):
        if first.match:
            return (first, *others)
        if any(part.match for part in others):
            text = first.text if len(first.text) <= LEAD else "…" + first.text[-LEAD:]
            return (TextPart(text, match=False), *others)
    return ()


def _option(parts: Snippet, href: str, facts: str = "", excerpt: Snippet = ()) -> Json:
    option: Json = {"parts": _json(parts), "facts": facts, "href": href}
    return {**option, "excerpt": _json(excerpt)} if excerpt else option


def _json(parts: Snippet) -> list[Json]:
    return [{"text": part.text, "match": part.match} for part in parts]


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
