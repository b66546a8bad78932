"""An invented page of results in which every component of a list of hits stands in every state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.document import WrittenBy
from indexer.query.date_bounds import DateBounds, DateKind
from indexer.query.facets import UNSTATED, Facet
from indexer.query.filters import Filters
from indexer.query.model import DateUnit, ExpansionOrigin, Query, Scope, Word
from indexer.query.parser import parse
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.validity.statuses import Validity
from indexer.relations.version_states import VersionEnd
from indexer.results import (
    Bar,
    Correction,
    FacetValue,
    Histogram,
    Hit,
    Passage,
    QueryReading,
    QuotedNumber,
    Reason,
    SearchResult,
    ShownExpansion,
    TextPart,
)
from indexer.results.relations import Caution, CautionKind, DocumentSummary
from indexer.results.versions import NewerVersion
from search_app.offers.contiguous_words import ContiguousWords
from search_app.pages.relaxed_searches import Relaxation, RelaxedSearches, WiderSearch
from search_app.pages.search_answer import SearchAnswer
from search_app.wording import styleguide as say

TODAY = date(2026, 3, 1)
"""The day on which the samples are looked at, so that they look alike on every day."""
ID = "sample"


def marked(text: str, *words: str) -> tuple[TextPart, ...]:
    """A text with the first place of each of some words marked.

    >>> marked("养犬登记", "登记")
    (TextPart(text='养犬', match=False), TextPart(text='登记', match=True))
    """
    parts = [TextPart(text, False)]
    for word in words:
        before, found, after = parts[-1].text.partition(word)
        if found:
            cut = (TextPart(before, False), TextPart(found, True), TextPart(after, False))
            parts[-1:] = [part for part in cut if part.text]
    return tuple(parts)


def summary(title: str = say.TITLE, validity: Validity = Validity.UNSTATED) -> DocumentSummary:
    """A document as another page names it."""
    return DocumentSummary(
        id=ID,
        title=title,
        document_number=say.DOCUMENT_NUMBER,
        dated_on=date(2024, 6, 3),
        validity=validity,
    )


def _hit(title: str, validity: Validity = Validity.UNSTATED, *, stated: bool = False) -> Hit:
    return Hit(
        source="sample",
        title=title,
        published_on=date(2024, 6, 10),
        written_on=date(2024, 6, 3),
        written_by=WrittenBy.WRITING,
        effective_on=date(2024, 7, 1),
        document_number=say.DOCUMENT_NUMBER,
        document_numbers=(say.DOCUMENT_NUMBER,),
        issuers=(say.ISSUER,),
        site=None,
        kind=say.KIND,
        rank=None,
        region=None,
        topics=(say.TOPIC,),
        source_topic=None,
        url=None,
        id=ID,
        title_parts=marked(title, say.SUBJECT, say.MATCH),
        score=1.0,
        holds_number=False,
        snippets=(marked(say.TEXT, say.MATCH),),
        snippet_places=(None,),
        validity=validity,
        validity_stated=stated,
        amended=False,
    )


def cautions() -> tuple[Caution, ...]:
    """All that may have to be known beside how a document stands."""
    effects = {
        CautionKind.ENDS_LATER: EffectKind.REPEAL,
        CautionKind.MAYBE_ENDED: EffectKind.REPEAL,
        CautionKind.ADJUSTED: EffectKind.ADJUST,
    }
    return tuple(
        Caution(
            kind=kind,
            by=summary(say.REPEALED_TITLE),
            effect=effects.get(kind, EffectKind.SUSPEND),
            clauses=say.CLAUSE,
            first_day=date(2025, 3, 1),
            stated=True,
        )
        for kind in CautionKind
    )


def _newer(ended: VersionEnd | None) -> NewerVersion:
    return NewerVersion(
        document=summary(), first_day=date(2026, 7, 1), has_begun=ended is not None, ended=ended
    )


def hits() -> tuple[Hit, ...]:
    """A hit in each state of validity, and with each of the other lines that a hit can have."""
    plain = _hit(say.TITLE)
    reason = Reason(Word(say.MATCH), title=1, body=4, forms=(say.MATCH_AS_WRITTEN,))
    return (
        replace(plain, recommended=True, reasons=(reason, Reason(Word(say.MISSING)))),
        replace(_hit(say.TITLE, Validity.VALID, stated=True), valid_until=date(2029, 6, 30)),
        _hit(say.VALID_TITLE, Validity.VALID),
        replace(_hit(say.REPEALED_TITLE, Validity.REPEALED, stated=True), holds_number=True),
        _hit(say.EXPIRED_TITLE, Validity.EXPIRED),
        replace(_hit(say.PARTIAL_TITLE, Validity.PARTIAL, stated=True), amended=True),
        _hit(say.COMING_TITLE, Validity.NOT_YET, stated=True),
        replace(_hit(say.OLDER_TITLE), newer_version=_newer(VersionEnd.AMENDED)),
        replace(
            _hit(say.REPLACED_TITLE),
            newer_version=_newer(None),
            duplicates=3,
            cautions=cautions()[:2],
        ),
        replace(
            _hit(say.READING_TITLE),
            no_rule=True,
            written_on=None,
            written_by=None,
            missing=(say.MISSING,),
        ),
        replace(
            _hit(say.UNDATED_TITLE, Validity.UNSTATED),
            written_on=None,
            published_on=None,
            document_number=None,
            issuers=(),
            snippets=(),
            snippet_places=(),
        ),
    )


def query() -> Query:
    """A query with each kind of filter in force."""
    return Query(
        parsed=parse(say.TYPED),
        scope=Scope.TITLE,
        within=(parse(say.WITHIN),),
        since=date(2019, 1, 1),
        dates=(DateBounds(DateKind.EFFECTIVE, date(2019, 1, 1), None),),
        asof=date(2025, 1, 1),
        filters=Filters(issuer=(say.ISSUER,), validity=(Validity.VALID.value,)),
        fold=True,
        asked_on=TODAY,
    )


def _facets() -> dict[Facet, tuple[FacetValue, ...]]:
    organs = (say.ISSUER, say.SECOND_ISSUER, *map(say.district, range(1, 12)))
    return {
        Facet.VALIDITY: (
            FacetValue(Validity.VALID, 61, True),
            FacetValue(Validity.REPEALED, 12, False),
            FacetValue(UNSTATED, 1_203, False),
        ),
        Facet.ISSUER: tuple(FacetValue(n, 90 - 4 * k, k == 0) for k, n in enumerate(organs)),
        Facet.REGION: (
            FacetValue(say.PROVINCE, 40, True),
            FacetValue(say.CITY, 31, False),
            FacetValue(UNSTATED, 9, False),
        ),
    }


def answer(page: int = 5) -> SearchAnswer:
    """The answer that all of a page of results is made of, one of its pages."""
    asked = replace(query(), page=page)
    result = SearchResult(
        query=asked,
        hits=hits(),
        total=93,
        listed=140,
        further=55,
        facets=_facets(),
        reading=QueryReading(
            words=(say.SUBJECT, say.MATCH),
            near_titles=True,
            expansions=(
                ShownExpansion(
                    typed=say.PLAIN_WORD,
                    official=say.OFFICIAL_WORD,
                    origin=ExpansionOrigin.COLLECTION,
                    sentence=say.OFFICIAL_SENTENCE,
                    id=ID,
                    title=say.TITLE,
                ),
            ),
            unlisted_numbers=(say.UNLISTED_NUMBER,),
            unlisted_titles=(say.UNLISTED_TITLE,),
            correction=Correction(say.MISTYPED, say.MATCH, say.CORRECTED, applied=True),
            quoted_numbers=(QuotedNumber(say.DOCUMENT_NUMBER, ID, say.TITLE),),
            notes=asked.parsed.notes,
        ),
        took_ms=1.0,
        index_version="sample",
        answer=_passage(),
    )
    return SearchAnswer(
        result=result,
        typed=replace(asked, parsed=parse(say.TYPED_WRONG)),
        histogram=Histogram(
            query=asked,
            unit=DateUnit.YEAR,
            bars=tuple(Bar(str(2012 + n), 3 + 7 * n % 23) for n in range(14)),
            undated=4,
            total=148,
            index_version="sample",
        ),
        relaxed=None,
        contiguous=ContiguousWords(asked, 67),
        begun=None,
        sites={},
    )


def empty_answer() -> SearchAnswer:
    """The answer to a query that nothing matches."""
    asked = Query(parsed=parse(say.NOWHERE_TYPED), asked_on=TODAY)
    wider = Query(parsed=parse(say.WIDER), asked_on=TODAY)
    found = answer()
    return replace(
        found,
        result=replace(
            found.result, query=asked, hits=(), total=0, listed=0, further=0, answer=None
        ),
        relaxed=RelaxedSearches(
            found=((WiderSearch(Relaxation.WITHOUT_TERM, wider, say.WIDER), 3),),
            nowhere=((Word(say.NOWHERE), Scope.ALL),),
            topics=((say.NEAR_TOPIC, 24),),
        ),
    )


def _passage() -> Passage:
    return Passage(
        id=ID,
        title=say.TITLE,
        document_number=say.DOCUMENT_NUMBER,
        issuers=(say.ISSUER,),
        region=say.CITY,
        dated_on=date(2024, 6, 3),
        dated_by="written_on",
        written_by=WrittenBy.WRITING,
        validity=Validity.UNSTATED,
        validity_stated=False,
        amended=False,
        anchor="article-12",
        start=0,
        text=say.TEXT,
        parts=marked(say.TEXT, say.ANSWER),
    )
