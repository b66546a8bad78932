"""Find who cites which article of a rule, in whichever version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.articles import ArticleNumber
from indexer.answers.cited_by import citing_each
from indexer.relations.named_articles import is_among, named_articles
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import DocRef, IndexedDocument
from indexer.relations.statements import Citation, ClauseMention


@dataclass(frozen=True, slots=True)
class ClauseCitation:
    """A citation of single articles of `cited`, one of the versions of a rule, by `citer`."""

    citer: IndexedDocument
    cited: IndexedDocument
    citation: Citation

    def mention(self, article: ArticleNumber) -> ClauseMention | None:
        """The first sentence that names an article; None where none does."""
        return next(
            (
                one
                for one in self.citation.mentions
                if is_among(article, named_articles(one.clauses))
            ),
            None,
        )


@dataclass(frozen=True, slots=True)
class RuleCiters:
    """All documents that cite any version of a rule, and what they say of single articles."""

    refs: frozenset[DocRef]
    clauses: tuple[ClauseCitation, ...]

    def naming(self, article: ArticleNumber) -> dict[DocRef, ClauseCitation]:
        """The documents that name an article, each with the first citation that does."""
        found: dict[DocRef, ClauseCitation] = {}
        for one in self.clauses:
            if one.citer.ref not in found and one.mention(article):
                found[one.citer.ref] = one
        return found


def rule_citers(versions: Sequence[IndexedDocument]) -> Task[RuleCiters]:
    """Who cites any of the versions of a rule. Four rounds; O(documents that cite it)."""
    found = yield from citing_each(versions)
    refs = frozenset(ref for one in found for ref in one.refs) - {one.ref for one in versions}
    citers = yield from ask(lambda shelf: shelf.documents(refs))
    return RuleCiters(
        refs,
        tuple(
            ClauseCitation(citers[ref], one.cited, citation)
            for one in found
            for ref in sorted(one.refs & refs, key=lambda ref: citers[ref].id)
            for citation in one.citations_of(citers[ref])
            if citation.mentions
        ),
    )
