"""A document as linked data: schema.org's Legislation, for search engines and other programs.

What is not known is left out. The legal force above all: it is said only where a text says that the
document is in force, not yet in force, or has ended (https://schema.org/legislationLegalForce).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from corpus.document import Document, Rank
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.validity.statuses import Validity
from indexer.results.relations import Relations, ResolvedReference
from search_app.addresses.links import Links, web_address

Node = dict[str, Any]
"""A node of JSON-LD."""

CONTEXT = "https://schema.org"
MOST_LINKS = 50
"""Documents that one property names; the API has all."""

NO_LEGISLATION = frozenset((Rank.DRAFT, Rank.INTERPRETATION, Rank.NEWS))
"""Ranks of texts that are about rules and are none."""

LEGAL_FORCE = {
    Validity.VALID: "InForce",
    Validity.PARTIAL: "PartiallyInForce",
    Validity.NOT_YET: "NotInForce",
    Validity.EXPIRED: "NotInForce",
    Validity.REPEALED: "NotInForce",
}
"""Of a document of which nothing is known (未标注) nothing is said."""

EFFECTS = {
    "legislationRepeals": frozenset((EffectKind.REPEAL, EffectKind.DECLARE_EXPIRED)),
    "legislationAmends": frozenset((EffectKind.AMEND,)),
    "legislationChanges": frozenset(
        (EffectKind.PARTIAL_REPEAL, EffectKind.PROLONG, EffectKind.SUSPEND, EffectKind.ADJUST)
    ),
}
"""Which property says what a document does to others."""


def linked_data(document: Document, relations: Relations, links: Links) -> Node:
    """The node of a document; `relations` are those of today."""
    address = links.absolute(links.document(document.id))
    known = {
        "alternateName": document.second_title,
        "datePublished": _iso(document.published_on),
        "keywords": list(document.topics),
        "sameAs": web_address(document.url),
        "isBasedOn": _targets((one.reached for one in relations.basis), links),
        "encoding": [
            {
                "@type": "MediaObject",
                "encodingFormat": form,
                "contentUrl": links.absolute(links.document_form(document.id, ending)),
            }
            for ending, form in (("md", "text/markdown"), ("txt", "text/plain"))
        ],
        **(_text(document) if document.rank in NO_LEGISLATION else {}),
        **(_legislation(document, relations, links)),
    }
    kind = "CreativeWork" if document.rank in NO_LEGISLATION else "Legislation"
    return {
        "@context": CONTEXT,
        "@type": kind,
        "@id": address,
        "url": address,
        "name": document.title,
        "inLanguage": "zh",
        **{name: value for name, value in known.items() if value},
    }


def _text(document: Document) -> Node:
    """What only a text that is no rule has."""
    return {
        "identifier": document.document_number,
        "dateCreated": _iso(document.written_on),
        "author": _organs(document),
    }


def _legislation(document: Document, relations: Relations, links: Links) -> Node:
    """What only a rule or another official document has."""
    if document.rank in NO_LEGISLATION:
        return {}
    return {
        "legislationIdentifier": document.document_number,
        "legislationType": document.kind,
        "legislationDate": _iso(document.written_on),
        "legislationDateOfApplicability": _iso(document.effective_on),
        "legislationPassedBy": _organs(document),
        "legislationJurisdiction": _region(document.region),
        "legislationLegalForce": _force(relations),
        **{
            name: _targets(
                (one.reached for one in relations.effects_on_others if one.kind in kinds), links
            )
            for name, kinds in EFFECTS.items()
        },
    }


def _organs(document: Document) -> list[Node]:
    return [{"@type": "GovernmentOrganization", "name": name} for name in document.issuers]


def _region(region: str | None) -> Node | None:
    return {"@type": "AdministrativeArea", "name": region.replace("/", "")} if region else None


def _force(relations: Relations) -> str | None:
    """The legal force; only what a text states, or follows from a day that one states."""
    return LEGAL_FORCE.get(relations.validity.validity)


def _targets(references: Iterable[ResolvedReference], links: Links) -> list[Node]:
    """The documents that references surely mean, each once."""
    found = {target.id: target for one in references if one.certain for target in one.targets}
    return list(_nodes(list(found.values())[:MOST_LINKS], links))


def _nodes(documents: Iterable[Any], links: Links) -> Iterator[Node]:
    for one in documents:
        address = links.absolute(links.document(one.id))
        yield {"@type": "Legislation", "@id": address, "name": one.title}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
