"""Answer questions on versions from one snapshot, and keep what does not depend on the day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from corpus.articles import ArticleNumber
from indexer.answers.kept_answers import KeptAnswers
from indexer.answers.versions.article_history import AskedArticle, RuleTexts, article_history
from indexer.answers.versions.clause_citers import RuleCiters, rule_citers
from indexer.answers.versions.document_versions import document_versions
from indexer.answers.versions.kept_works import KeptWorks
from indexer.answers.versions.newer_versions import newer_of, newer_versions
from indexer.relations.resolution.acting_effects import acting_on
from indexer.relations.rounds import Task, ask, run, together
from indexer.relations.shelf import AsOf, DocRef, IndexedDocument
from indexer.results.versions import ArticleHistory, DocumentVersions, NewerVersion
from indexer.snapshot import Snapshot

CITERS_KEPT = 64
"""Rules whose citers are kept: who looks at one article asks for its pages next."""


class VersionAnswers:
    """Answers over one snapshot; safe to use from several threads."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Keep nothing yet."""
        self._snapshot = snapshot
        self._works = KeptWorks()
        self._citers: KeptAnswers[DocRef, RuleCiters] = KeptAnswers(CITERS_KEPT)

    def of(self, id: str, asof: AsOf) -> DocumentVersions | None:
        """A document among the versions of its rule; None where there is none of this id."""
        return run(document_versions(id, asof, self._works), self._snapshot)

    def newer(self, refs: Collection[DocRef], asof: AsOf) -> Mapping[DocRef, NewerVersion]:
        """The newer versions of some documents; those that have none are missing."""
        return run(newer_versions(refs, asof, self._works), self._snapshot)

    def newer_by_id(self, ids: Sequence[str], asof: AsOf) -> Mapping[str, NewerVersion]:
        """The newer versions of the documents of some ids; those that have none are missing."""
        return run(self._newer_by_id(ids, asof), self._snapshot)

    def article(self, asked: AskedArticle) -> ArticleHistory | None:
        """An article through all versions; None where there is no document of the id."""
        return run(self._article(asked), self._snapshot)

    def citing(self, id: str, article: ArticleNumber | None) -> frozenset[DocRef]:
        """The documents that cite any version of a rule, or that name an article of it."""
        return run(self._citing(id, article), self._snapshot)

    def _newer_by_id(self, ids: Sequence[str], asof: AsOf) -> Task[dict[str, NewerVersion]]:
        found = yield from ask(lambda shelf: shelf.find(ids))
        newer = yield from newer_of(list(found.values()), asof, self._works)
        return {id: newer[one.ref] for id, one in found.items() if one.ref in newer}

    def _citing(self, id: str, article: ArticleNumber | None) -> Task[frozenset[DocRef]]:
        found = yield from ask(lambda shelf: shelf.find((id,)))
        if id not in found:
            return frozenset()
        groups = yield from self._works.of((found[id],))
        group = groups.get(found[id].ref)
        citers = yield from self._citers_of(found[id], group.documents if group else (found[id],))
        return citers.refs if article is None else frozenset(citers.naming(article))

    def _article(self, asked: AskedArticle) -> Task[ArticleHistory | None]:
        found = yield from ask(lambda shelf: shelf.find((asked.id,)))
        document = found.get(asked.id)
        if document is None:
            return None
        groups, acting = yield from together(self._works.of((document,)), acting_on((document,)))
        group = groups.get(document.ref)
        versions = group.documents if group else (document,)
        citers = yield from self._citers_of(document, versions)
        rule = RuleTexts(
            document=document,
            group=group,
            acts={one.ref: (group or acting).acts.get(one.ref, ()) for one in versions},
            actors={**acting.actors, **(group.actors if group else {})},
            citers=citers,
        )
        return (yield from article_history(self._snapshot, asked, rule))

    def _citers_of(
        self, document: IndexedDocument, versions: Sequence[IndexedDocument]
    ) -> Task[RuleCiters]:
        return self._citers.task(document.ref, lambda: rule_citers(versions))
