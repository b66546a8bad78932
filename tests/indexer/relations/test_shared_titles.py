"""One title that many documents bear: each question is decided between what differs, not by pairs.

Of each rule there is a plain form here, which looks at every document by itself: what is found has
to be the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from unittest.mock import Mock

import pytest

from corpus.articles import ArticleNumber
from indexer.answers import cited_by
from indexer.answers.cited_by import citing, citing_each
from indexer.answers.versions import article_texts
from indexer.answers.versions.article_texts import MovedArticle
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.facts import Facts
from indexer.relations.resolution import resolve as rules
from indexer.relations.resolution import resolving as resolving_module
from indexer.relations.resolution.acting_effects import ActingOn, acting_on
from indexer.relations.resolution.alike_documents import AlikeDocuments, GroupedDocuments
from indexer.relations.resolution.resolve import Resolution, resolve
from indexer.relations.resolution.resolving import FoundHolders, ReferenceInText, resolving
from indexer.relations.rounds import run
from indexer.relations.shelf import DocRef, IndexedDocument, NamedBy
from indexer.relations.statements import (
    ChangeKind,
    Citation,
    Effect,
    Place,
    Reference,
    Statements,
    TextChange,
)
from indexer.relations.validity.timeline import ActingEffect
from indexer.relations.works.copies import SameTexts, versions_apart
from indexer.relations.works.finding import WorksOnDay, work_groups
from indexer.results.versions import ArticleClause

TITLE, NUMBER = "云川省养犬条例", "云川省令||7"
FIRST = date(2010, 1, 1)
ORGANS: tuple[tuple[str, ...], ...] = (
    ("云川省人大",),
    ("云川省人民政府",),
    ("云川市人民政府",),
    ("云川省人大", "云川省人民政府"),
    ("国家卫生健康委",),
    ("卫生部",),
    (),
)
REGIONS = ("云川省", "云川省/云川市", "临江省", "全国", None)


class Ref(DocRef):
    """An address that equals no other."""


class Shared:
    """A shelf whose documents share a title or a number."""

    def __init__(
        self, held: Sequence[IndexedDocument], actors: Sequence[IndexedDocument] = ()
    ) -> None:
        self.held, self.actors = held, actors

    def by_number(self, keys: set[str]) -> dict[str, list[IndexedDocument]]:
        found = [one for one in self.held if NUMBER in one.facts.number_keys]
        return {NUMBER: found} if NUMBER in keys and found else {}

    def by_title(self, keys: set[str]) -> dict[str, list[list[IndexedDocument]]]:
        found = [one for one in self.held if TITLE in one.facts.title_keys]
        return {TITLE: [found]} if TITLE in keys and found else {}

    def documents(self, refs: set[DocRef]) -> dict[DocRef, IndexedDocument]:
        return {one.ref: one for one in (*self.held, *self.actors) if one.ref in refs}

    def same_texts(self, refs: Sequence[DocRef]) -> dict[DocRef, list[DocRef]]:
        return {}

    def naming(
        self, _field: object, *, terms: set[str], beginnings: set[str]
    ) -> dict[str, list[NamedBy]]:
        refs = [one.ref for one in self.actors]
        days = [one.facts.dated_on or date.min for one in self.actors]
        begin = f"f{TITLE}\0"
        named = NamedBy("", refs, [one.toordinal() for one in days])
        return {begin: [named]} if begin in beginnings else {}


def day(chance: random.Random) -> date | None:
    """One of some days, now and then none."""
    return chance.choice([None, *(FIRST + timedelta(200 * n) for n in range(6))])


def held_documents(chance: random.Random, count: int) -> list[IndexedDocument]:
    """Documents of one title, many of them alike."""
    found = []
    for number in range(count):
        changes = sorted(filter(None, (day(chance) for _ in range(chance.randrange(3)))))
        history = tuple(TextChange(day=one, kind=ChangeKind.AMENDED) for one in changes)
        facts = Facts(
            title_keys=chance.choice([(TITLE,), (TITLE, "养犬条例"), ("养犬条例",)]),
            number_keys=chance.choice([(), (NUMBER,), ("云川省令||8",)]),
            issuers=chance.choice(ORGANS),
            region=chance.choice(REGIONS),
            written_on=day(chance),
            published_on=FIRST + timedelta(number) if chance.random() < 0.5 else None,
            effective_on=day(chance),
            text_since=chance.choice([None, None, day(chance)]),
            statements=Statements(history=history, no_rule=chance.random() < 0.1),
        )
        found.append(IndexedDocument(Ref(), f"held-{number}", facts))
    return found


def references(
    chance: random.Random, held: Sequence[IndexedDocument], count: int
) -> Iterator[ReferenceInText]:
    """References by title or number, with an effect or without, some of them by one of `held`."""
    for number in range(count):
        reference = Reference(
            number="第7号" if number % 3 == 0 else None,
            number_key=NUMBER if number % 3 == 0 else None,
            title=TITLE if number % 4 else None,
            title_key=TITLE if number % 4 else None,
            clauses=f"第{number}条",
            made_by=chance.choice(["", "", "", "云川省人民政府"]),
        )
        facts = Facts(
            title_keys=chance.choice([(f"题{number}",), (TITLE,)]),
            issuers=chance.choice(ORGANS),
            region=chance.choice(REGIONS),
            written_on=day(chance),
            published_on=FIRST + timedelta(number),
            effective_on=day(chance),
        )
        effect = Effect(
            kind=chance.choice([EffectKind.AMEND, EffectKind.REPEAL, EffectKind.KEEP]),
            target=reference,
            place=Place(number, number + 1),
            older_self=chance.random() < 0.1,
        )
        citer = IndexedDocument(Ref(), f"citer-{number}", facts)
        if chance.random() < 0.2:
            citer = chance.choice(held)
        yield ReferenceInText(reference, citer, effect if chance.random() < 0.7 else None)


class OneByOne(GroupedDocuments):
    """The same documents, each in a group of its own with all of its facts."""

    def __init__(self, documents: Sequence[IndexedDocument]) -> None:
        self._take([AlikeDocuments(one.facts, (one,), (n,)) for n, one in enumerate(documents)])


@pytest.mark.parametrize("seed", range(30))
def test_what_is_grouped_is_resolved_as_each_document_by_itself(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    held = held_documents(chance, 40)
    mentions = list(references(chance, held, 60))
    found = run(resolving(mentions), Shared(held))  # type: ignore[arg-type]
    monkeypatch.setattr(resolving_module, "GroupedDocuments", OneByOne)
    shelf = Shared(held)
    plain = FoundHolders(shelf.by_number({NUMBER}), shelf.by_title({TITLE}))
    expected = [resolve(one.reference, plain, one.citer, one.effect) for one in mentions]
    assert found == expected
    assert [[t.id for t in one.targets] for one in found] == [
        [t.id for t in one.targets] for one in expected
    ]


def copies_and_amenders(
    copies: int, amenders: int, region: str = "云川省"
) -> tuple[list[IndexedDocument], ...]:
    """Copies of four versions of one rule, and texts of three days that amend it."""
    held = [
        IndexedDocument(
            Ref(),
            f"held-{n}",
            Facts(
                title_keys=(TITLE,),
                issuers=("云川省人大",),
                region=region,
                written_on=FIRST + timedelta(400 * (n % 4)),
                published_on=FIRST + timedelta(400 * (n % 4) + n),
                effective_on=FIRST,
                text_since=FIRST + timedelta(400 * (n % 4)) if n % 4 else None,
            ),
        )
        for n in range(copies)
    ]
    actors = [amender(n) for n in range(amenders)]
    return held, actors


def amender(number: int) -> IndexedDocument:
    """A text that amends one article of the rule; each says something else of others."""
    target = Reference(title=TITLE, title_key=TITLE, clauses=f"第{number}条")
    effect = Effect(kind=EffectKind.AMEND, target=target, place=Place(number, number + 1))
    other = Reference(title=f"题{number}", title_key=f"题{number}")
    facts = Facts(
        title_keys=("关于修改云川省养犬条例的决定",),
        issuers=("云川省人大",),
        region="云川省",
        written_on=FIRST + timedelta(400 * (number % 3) + 300),
        published_on=FIRST + timedelta(400 * (number % 3) + 301 + number),
        statements=Statements(
            effects=(effect,), citations=(Citation(target=other, place=Place(0, 1)),)
        ),
    )
    return IndexedDocument(Ref(), f"amends-{number}", facts)


def counted(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> Mock:
    """A function that is called as before, and counts its calls."""
    counting = Mock(side_effect=getattr(module, name))
    monkeypatch.setattr(module, name, counting)
    return counting


def test_references_are_resolved_and_compared_as_often_as_they_differ(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resolved = counted(monkeypatch, resolving_module, "resolve")
    compared = counted(monkeypatch, rules, "contains")
    for copies, amenders in ((8, 30), (80, 300)):
        resolved.reset_mock()
        compared.reset_mock()
        held, actors = copies_and_amenders(copies, amenders)
        found = run(acting_on(held), Shared(held, actors))  # type: ignore[arg-type]
        assert sum(map(len, found.acts.values())) >= amenders
        assert resolved.call_count <= 3, "the amending texts are of three days"
        assert compared.call_count <= 3 * 4, "and there are four versions"


def test_what_is_done_to_copies_is_collected_once() -> None:
    held, actors = copies_and_amenders(80, 300)
    found = run(acting_on(held), Shared(held, actors))  # type: ignore[arg-type]
    assert len({id(acts) for acts in found.acts.values() if acts}) <= 4


def plain_acting_on(
    targets: Sequence[IndexedDocument], actors: Sequence[IndexedDocument]
) -> tuple[dict[str, list[tuple[str, Place]]], ...]:
    """The effects on each document and the doubtful ends, found by resolving one by one."""
    shelf = Shared(targets)
    holders = FoundHolders(shelf.by_number({NUMBER}), shelf.by_title({TITLE}))
    acts: dict[str, list[tuple[str, Place]]] = {one.id: [] for one in targets}
    doubts: dict[str, list[tuple[str, Place]]] = {one.id: [] for one in targets}
    rows: list[tuple[ActingEffect, IndexedDocument, Resolution]] = [
        (ActingEffect(effect=effect, actor=one.facts, by=one.id), one, found)
        for one in sorted(actors, key=lambda one: one.id)
        for effect in one.facts.statements.effects
        for found in (resolve(effect.target, holders, one, effect),)
    ]
    rows.sort(key=lambda row: (row[0].first_day is None, row[0].first_day or row[0].by, row[0].by))
    for act, one, found in rows:
        for target in found.targets:
            if target == one:
                continue
            made, acted = target.facts.version_day, act.first_day
            if found.certain:
                acts[target.id].append((act.by, act.effect.place))
            elif act.effect.kind.row.validity and (not made or not acted or made <= acted):
                doubts[target.id].append((act.by, act.effect.place))
    return acts, doubts


@pytest.mark.parametrize("seed", range(10))
def test_effects_on_copies_are_those_on_each_by_itself(seed: int) -> None:
    chance = random.Random(seed)
    held = held_documents(chance, 30)
    actors: dict[DocRef, IndexedDocument] = {}
    for reference, citer, effect in references(chance, held, 60):
        if effect is not None and citer not in held:
            own = Statements(effects=(effect, *citer.facts.statements.effects))
            facts = Facts(
                title_keys=citer.facts.title_keys,
                issuers=citer.facts.issuers,
                region=citer.facts.region,
                written_on=citer.facts.written_on,
                statements=own,
            )
            assert reference == effect.target
            actors[citer.ref] = IndexedDocument(citer.ref, citer.id, facts)
    shelf = Shared(held, list(actors.values()))
    found: ActingOn = run(acting_on(held), shelf)  # type: ignore[arg-type]

    def told(several: dict[DocRef, tuple[ActingEffect, ...]]) -> dict[str, list[object]]:
        return {one.id: [(act.by, act.effect.place) for act in several[one.ref]] for one in held}

    acts, doubts = plain_acting_on(held, list(actors.values()))
    assert any(acts.values())
    assert (told(found.acts), told(found.doubts)) == (acts, doubts)


def plain_versions(
    documents: Sequence[IndexedDocument], same: SameTexts
) -> list[list[IndexedDocument]]:
    """The versions, each document compared with all before it."""
    found: list[list[IndexedDocument]] = []
    for one in documents:
        near = [
            group
            for group in found
            if any(
                len(versions_apart([other, one], same)) == 1  # two documents are one pair
                for other in group
            )
        ]
        found = [group for group in found if group not in near]
        found.append([*(other for group in near for other in group), one])
    return [sorted(group, key=documents.index) for group in found]


@pytest.mark.parametrize("seed", range(10))
def test_copies_of_many_versions_are_found_as_pair_by_pair(seed: int) -> None:
    chance = random.Random(seed)
    documents = held_documents(chance, 40)
    texts = [chance.randrange(12) for _ in documents]
    same = {
        one.ref: [
            other.ref
            for other, text in zip(documents, texts, strict=True)
            if text == own and other != one
        ]
        for one, own in zip(documents, texts, strict=True)
        if own
    }
    found, expected = versions_apart(documents, same), plain_versions(documents, same)
    assert [[one.id for one in group] for group in found] == [
        [one.id for one in group] for group in expected
    ]


def test_versions_are_put_in_order_once_for_all_of_them() -> None:
    held, actors = copies_and_amenders(40, 100)
    groups = run(work_groups(held), Shared(held, actors))  # type: ignore[arg-type]
    assert len(groups) == 40
    assert len({id(group) for group in groups.values()}) == 1
    works = WorksOnDay(date(2020, 1, 1))
    assert len({id(works.of(group)) for group in groups.values()}) == 1


def citers_of(held: Sequence[IndexedDocument], count: int) -> list[IndexedDocument]:
    """Texts that cite the rule, and one of its versions, which names its own title."""
    found = []
    for number in range(count):
        target = Reference(title=TITLE, title_key=TITLE, clauses=f"第{number}条")
        facts = Facts(
            title_keys=(f"题{number}",),
            issuers=("云川省人大",),
            region="云川省",
            written_on=FIRST + timedelta(90 * number),
            statements=Statements(citations=(Citation(target=target, place=Place(0, 1)),)),
        )
        found.append(IndexedDocument(Ref(), f"cites-{number}", facts))
    return [*found, held[1]]


def test_citers_of_several_documents_are_those_of_each_by_itself() -> None:
    chance = random.Random(7)
    for held in (
        held_documents(chance, 20),
        copies_and_amenders(20, 0)[0],
        copies_and_amenders(20, 0, "全国")[0],
    ):
        shelf = Shared(held, citers_of(held, 30))
        several = run(citing_each(held), shelf)  # type: ignore[arg-type]
        assert any(one.refs for one in several)
        for one, document in zip(several, held, strict=True):
            alone = run(citing(document), shelf)  # type: ignore[arg-type]
            assert (one.cited, one.refs, one.citations) == (
                alone.cited,
                alone.refs,
                alone.citations,
            )


def test_citers_of_all_versions_are_looked_up_and_put_in_order_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held, _ = copies_and_amenders(40, 0, "全国")
    shelf = Shared(held, citers_of(held, 100))
    by_title = counted(monkeypatch, shelf, "by_title")
    compared = counted(monkeypatch, cited_by, "families")
    run(citing_each(held), shelf)  # type: ignore[arg-type]
    assert by_title.call_count <= 2, "of what may be cited, and of what some cite"
    assert compared.call_count == 1


def test_an_article_is_compared_with_each_different_text_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def article(text: str) -> list[ArticleClause]:
        return [ArticleClause(name="", label="", item=0, text=text)]

    texts = [f"第{n}类犬只应当在{n}日内办理登记。" for n in range(50)]
    versions = [
        {ArticleNumber(n + moved): article(text) for n, text in enumerate(texts, start=1)}
        for moved in range(20)
    ]
    pairs = counted(monkeypatch, article_texts, "_pairs")
    moved = MovedArticle(article(texts[6]), ArticleNumber(7))
    numbers = [moved.number_in(version) for version in versions]
    assert numbers == [None, *(ArticleNumber(7 + n) for n in range(1, 20))]
    assert pairs.call_count <= 1 + len(texts)
