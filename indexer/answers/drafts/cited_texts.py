"""Compare a citation with the texts that it means: its articles and what it quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indexer.answers.drafts.compared_quotations import (
    MOST,
    NOT_FOUND,
    ComparableText,
    FoundQuotation,
    compare,
)
from indexer.answers.drafts.distinct_citations import DistinctCitation
from indexer.answers.drafts.held_articles import HeldArticles
from indexer.limits.deadline import check
from indexer.relations.citation_verdicts import QuotationVerdict
from indexer.relations.grammar.drafts.quotations import Quotation
from indexer.relations.grammar.drafts.said_clauses import SaidClause, said_clauses
from indexer.relations.shelf import DocRef
from indexer.relations.statements import Place
from indexer.results.reviews import CheckedQuotation


@dataclass(frozen=True, slots=True)
class ArticlesFound:
    """Which of the articles that a citation names are not in the text, and which it cannot tell.

    `no_article` are the clauses whose whole article is missing, `no_part` those of which only the
    paragraph or item is.
    """

    no_article: tuple[str, ...] = ()
    no_part: tuple[str, ...] = ()
    unknown: bool = False


@dataclass(slots=True)
class CitedTexts:
    """The texts that citations mean, by document; each is read once."""

    texts: Mapping[DocRef, str]
    _articles: dict[tuple[DocRef, ...], HeldArticles] = field(default_factory=dict)
    _comparable: dict[str, ComparableText] = field(default_factory=dict)
    _compared: int = 0

    def articles(self, clauses: str, refs: Sequence[DocRef]) -> ArticlesFound:
        """Look for the articles that a citation of some documents names."""
        held = self._held(refs)
        no_article: list[str] = []
        no_part: list[str] = []
        unknown = False
        for clause in said_clauses(clauses):
            has = held.has(clause)
            unknown = unknown or has is None
            if has is False:
                part = clause.article is not None and held.place(clause) is not None
                (no_part if part else no_article).append(clause.written)
        return ArticlesFound(tuple(no_article), tuple(no_part), unknown)

    def quotations(
        self, citation: DistinctCitation, refs: Sequence[DocRef]
    ) -> tuple[CheckedQuotation, ...]:
        """Compare what stands in quotation marks beside a citation with its documents.

        Of what may be only a term nothing is said but that it stands there.
        """
        clauses = said_clauses(citation.reference.clauses)
        found: dict[tuple[int, int], CheckedQuotation | None] = {}
        for place in citation.places:
            quotation = place.quotation
            if quotation is None or self._compared >= MOST:
                continue
            key = (quotation.start, quotation.end)
            if key not in found:
                check()
                self._compared += 1
                compared = self._compare(quotation, clauses, refs)
                stands = compared.verdict is QuotationVerdict.VERBATIM
                found[key] = compared if quotation.sure or stands else None
        return tuple(one for one in found.values() if one is not None)

    def _compare(
        self, quotation: Quotation, clauses: Sequence[SaidClause], refs: Sequence[DocRef]
    ) -> CheckedQuotation:
        held = self._held(refs)
        named = [
            compare(quotation.text, self._form(self.texts[refs[number]][one.start : one.end]))
            for clause in clauses
            if (place := held.place(clause)) is not None
            for number, one in (place,)
        ]
        for found in named:
            if found.verdict is QuotationVerdict.VERBATIM:
                return _checked(quotation, found)
        whole = [compare(quotation.text, self._form(self.texts.get(ref, ""))) for ref in refs]
        for number, found in enumerate(whole):
            if found.verdict is QuotationVerdict.VERBATIM:
                if not named:
                    return _checked(quotation, found)
                # Word for word, but in another article than the draft says.
                key = held.article_at(number, found.start)
                article = key.label if key else ""
                return _checked(quotation, found, QuotationVerdict.DIFFERS, article)
        near = (one for one in (*named, *whole) if one.verdict is QuotationVerdict.DIFFERS)
        return _checked(quotation, next(near, NOT_FOUND))

    def _held(self, refs: Sequence[DocRef]) -> HeldArticles:
        key = tuple(refs)
        if key not in self._articles:
            self._articles[key] = HeldArticles([self.texts.get(ref, "") for ref in refs])
        return self._articles[key]

    def _form(self, text: str) -> ComparableText:
        if text not in self._comparable:
            self._comparable[text] = ComparableText(text)
        return self._comparable[text]


def _checked(
    quotation: Quotation,
    found: FoundQuotation,
    verdict: QuotationVerdict | None = None,
    article: str = "",
) -> CheckedQuotation:
    return CheckedQuotation(
        verdict=verdict or found.verdict,
        text=quotation.text,
        place=Place(quotation.start, quotation.end),
        stands=found.stands,
        article=article,
        differences=found.differences,
    )
