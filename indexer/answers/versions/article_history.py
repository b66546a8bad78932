"""Follow one article through the versions of a rule: its text, what amended it, who cites it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.articles import ArticleNumber
from indexer.answers.describing_documents import Describer, describing
from indexer.answers.versions.article_ends import article_ends
from indexer.answers.versions.article_texts import Clauses, MovedArticle, articles_of
from indexer.answers.versions.clause_citers import ClauseCitation, RuleCiters
from indexer.limits.deadline import check
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.rules.instruction_rules import NEW_ARTICLE
from indexer.relations.named_articles import is_among, named_articles
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import AsOf, DocRef, IndexedDocument
from indexer.relations.statements import ChangeKind, ClauseMention, Effect, Place
from indexer.relations.validity.timeline import ActingEffect
from indexer.relations.works.ended import how_ended
from indexer.relations.works.finding import WorkGroup
from indexer.results import versions as shown
from indexer.results.relations import Citing
from indexer.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedArticle:
    """Which article of which document, as of which day; of its citers `size` from `start` on."""

    id: str
    article: ArticleNumber
    asof: AsOf
    start: int = 0
    size: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTexts:
    """A document with all versions of its rule, what others do to them, and who cites them.

    `actors` are the acting documents by public id.
    """

    document: IndexedDocument
    group: WorkGroup | None
    acts: Mapping[DocRef, Sequence[ActingEffect]]
    actors: Mapping[str, IndexedDocument]
    citers: RuleCiters

    @property
    def versions(self) -> tuple[IndexedDocument, ...]:
        """All versions, the document itself among them."""
        return self.group.documents if self.group else (self.document,)


@dataclass(frozen=True, slots=True)
class _Change:
    """An act on a version of which the article is a part, and where the actor says so."""

    act: ActingEffect
    version: IndexedDocument
    part: ClauseMention


def article_history(
    snapshot: Snapshot, asked: AskedArticle, rule: RuleTexts
) -> Task[shown.ArticleHistory]:
    """An article through all versions. Four rounds, its texts apart."""
    citing = rule.citers.naming(asked.article)
    newest = yield from ask(lambda shelf: shelf.newest(list(citing), asked.start, asked.size))
    texts = yield from ask(lambda shelf: shelf.texts(_read(rule)))
    changes = list(_changes(rule, texts, asked.article))
    own = [(one.act, one.part) for one in changes if one.version == rule.document]
    acts = rule.acts.get(rule.document.ref, ())
    ends = list(article_ends(rule.document, acts, own, asked.asof))
    acting = {rule.actors[one.act.by].ref for one in changes}
    acting |= {rule.actors[period.by].ref for period, _ in ends if period.by}
    named = {*(one.ref for one in rule.versions), *acting, *newest}
    describer = yield from describing(named, newest, asked.asof, rule.actors, texts)
    return shown.ArticleHistory(
        id=asked.id,
        article=asked.article,
        asof=asked.asof.day,
        texts=tuple(_texts(snapshot, asked, rule, describer)),
        changes=tuple(_change(one, describer, rule) for one in changes),
        cited_by=tuple(_citing(citing[ref], asked.article, describer) for ref in newest),
        cited_by_total=len(citing),
        ends=tuple(
            shown.ArticleEnd(validity=describer.validity(rule.document, period), clauses=clauses)
            for period, clauses in ends
        ),
        index_version=snapshot.version,
    )


def _read(rule: RuleTexts) -> set[DocRef]:
    """The documents of which texts are read: all versions, and what amends them."""
    actors = {act.by for acts in rule.acts.values() for act in acts}
    return {*(one.ref for one in rule.versions), *(rule.actors[by].ref for by in actors)}


def _texts(
    snapshot: Snapshot, asked: AskedArticle, rule: RuleTexts, describer: Describer
) -> Iterator[shown.ArticleText]:
    """The article in each version, the version in force first."""
    articles = _articles(snapshot, rule, describer)
    moved = MovedArticle(articles[rule.document.ref].get(asked.article, ()), asked.article)
    work = rule.group.on(asked.asof.day) if rule.group else None
    placed = [(one.document, one) for one in work.versions] if work else [(rule.document, None)]
    for document, version in placed:
        ended = None
        if work and version and rule.group:
            ended = how_ended(version, work, rule.group, asked.asof)
        last = document.facts.last_change
        changed = last if last and last.kind is not ChangeKind.MADE else None
        yield shown.ArticleText(
            document=describer.summary(document.ref),
            first_day=version.first_day if version else document.facts.effective_on,
            state=version.state if version else None,
            ended=ended,
            changed_on=changed.day if changed else document.facts.text_since,
            change=changed.kind if changed else None,
            clauses=tuple(articles[document.ref].get(asked.article, ())),
            moved_to=moved.number_in(articles[document.ref]),
        )


def _articles(
    snapshot: Snapshot, rule: RuleTexts, describer: Describer
) -> dict[DocRef, Mapping[ArticleNumber, Clauses]]:
    """The articles of all versions; those of copies, which have one text, are cut out once."""
    known: dict[tuple[bytes, str], Mapping[ArticleNumber, Clauses]] = {}
    found: dict[DocRef, Mapping[ArticleNumber, Clauses]] = {}
    for one in rule.versions:
        check()
        stored = snapshot.structure(one.ref), describer.texts[one.ref]
        if stored not in known:
            known[stored] = articles_of(*stored)
        found[one.ref] = known[stored]
    return found


def _changes(
    rule: RuleTexts, texts: Mapping[DocRef, str], article: ArticleNumber
) -> Iterator[_Change]:
    """What others do to the article of any version, in order of days, each said once."""
    seen: set[tuple[str, EffectKind, Place]] = set()
    acts = [(act, one) for one in rule.versions for act in rule.acts.get(one.ref, ())]
    acts.sort(key=lambda pair: (pair[0].first_day or date.max, pair[0].by))
    for act, version in acts:
        text = texts[rule.actors[act.by].ref]
        for part in _places(act.effect, text, article):
            key = (act.by, act.effect.kind, part.place)
            if key not in seen:
                seen.add(key)
                yield _Change(act, version, part)


def _places(effect: Effect, text: str, article: ArticleNumber) -> Iterator[ClauseMention]:
    """Where an effect is on the article, with the clauses that it names; by its new number too."""
    for part in effect.parts or (ClauseMention(effect.target.clauses, effect.place),):
        said = text[part.place.start : part.place.end].partition("“")[0]
        renumbered = " ".join(one["articles"] for one in NEW_ARTICLE.finditer(said))
        if part.clauses and is_among(article, named_articles(f"{part.clauses} {renumbered}")):
            yield part


def _change(one: _Change, describer: Describer, rule: RuleTexts) -> shown.ArticleChange:
    described = describer.effect_on_this(one.act, one.version.facts)
    actor = rule.actors[one.act.by]
    sentence = describer.sentence(actor.ref, one.part.place)
    return shown.ArticleChange(
        effect=replace(described, clauses=one.part.clauses, sentence=sentence),
        version=one.version.id,
    )


def _citing(
    one: ClauseCitation, article: ArticleNumber, describer: Describer
) -> shown.ArticleCiting:
    mention = one.mention(article)
    assert mention is not None, "a document that cites an article names it"
    return shown.ArticleCiting(
        citing=Citing(
            document=describer.summary(one.citer.ref),
            basis=one.citation.basis,
            clauses=mention.clauses,
            sentence=describer.sentence(one.citer.ref, mention.place),
        ),
        version=one.cited.id,
    )
