"""Finds every place at which a draft names a document, and what it says of it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.document import Document
from corpus.fields.numerals import to_int
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.citations import is_basis, is_part
from indexer.relations.grammar.drafts.back_references import NamedBefore, find_back_references
from indexer.relations.grammar.drafts.bare_names import BareName, find_bare_names
from indexer.relations.grammar.drafts.quotations import Quotation, Quotations
from indexer.relations.grammar.drafts.said_clauses import clauses_behind
from indexer.relations.grammar.drafts.said_versions import SaidVersion, version_at
from indexer.relations.grammar.effect_grammar import FoundEffect
from indexer.relations.grammar.effects import find_acts
from indexer.relations.grammar.no_rule import is_draft, is_no_rule
from indexer.relations.grammar.references import Mention, find_named
from indexer.relations.grammar.rules import draft_rules
from indexer.relations.grammar.rules.effect_rules import MARKED
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.statements import Effect, Place, Reference

_FAR = 10**9
MOST_BARE = 300
"""Different names without 《》 that are looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingPlace:
    """A place [start, end) of a draft's body at which it names a document.

    The span holds the name with its number, version and articles; it is empty where the title alone
    names the document. `target` is as written there. `effect` is what the draft does to it there,
    `quotation` what it quotes beside it. `bare`: it stands without 《》, and which signs are the
    name only the index knows. `of`: it means the rule that the place beginning there names (该法);
    `unsure`: it may mean another one. `whole`: the span is a row of a table or the title, not a
    name.
    """

    start: int
    end: int
    target: Reference
    sentence: Place
    basis: bool = False
    effect: Effect | None = None
    version: SaidVersion | None = None
    quotation: Quotation | None = None
    bare: BareName | None = None
    of: int | None = None
    unsure: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class CitingPlaces:
    """All places at which a draft names documents, in its order, and whether it makes no rules."""

    places: tuple[CitingPlace, ...]
    no_rule: bool


def citing_places(document: Document) -> CitingPlaces:
    """Find every place at which the text of a draft names another document.

    What a notice prints or passes on is a part of it, and no citation.
    """
    text = document.body
    mentions, short_forms = find_named(text)
    reading = TextUnderReading(document, text, tuple(mentions))
    quotations = Quotations(text, reading.covered)
    no_rule = is_no_rule(document)
    acts = [] if no_rule else find_acts(reading)
    report = no_rule and not is_draft(document)
    part = _printed(document, acts, no_rule=no_rule)
    carried = {one.mention for one in acts if one.effect.kind.row.carries_text}
    done: dict[int, Effect] = {}
    for act in acts:
        if act.mention not in carried:
            done.setdefault(act.mention, act.effect)
    found = [
        _place(reading, mention, done.get(mention.start), quotations, report=report)
        for mention in reading.mentions
        if mention.start not in carried
        and (mention.start in done or not _is_own(reading, mention, part))
    ]
    found += [
        CitingPlace(
            start=start,
            end=end,
            target=effect.target,
            sentence=effect.place,
            effect=effect,
            whole=True,
        )
        for effect, start, end in _unmentioned(acts)
    ]
    bare = list(_bare(reading, short_forms, quotations))
    found += bare
    found += _going_back(reading, bare, quotations)
    ordered = sorted(_quoted_once(found), key=lambda one: (one.start, one.end))
    return CitingPlaces(tuple(ordered), no_rule)


def _quoted_once(places: list[CitingPlace]) -> Iterator[CitingPlace]:
    """The places with each quotation at the one that is nearest to it."""
    nearest: dict[Quotation, int] = {}
    for one in places:
        if one.quotation:
            nearest[one.quotation] = min(
                _distance(one, one.quotation), nearest.get(one.quotation, _FAR)
            )
    for one in places:
        far = one.quotation and _distance(one, one.quotation) > nearest[one.quotation]
        yield replace(one, quotation=None) if far else one


def _distance(place: CitingPlace, quotation: Quotation) -> int:
    return max(quotation.start - place.end, place.start - quotation.end)


def _printed(document: Document, acts: list[FoundEffect], *, no_rule: bool) -> frozenset[str]:
    """The keys of documents that the text prints, or that its own title names as its subject."""
    if no_rule:
        named = MARKED.finditer(document.title) if is_draft(document) else ()
        return frozenset(title_key(one["name"]) for one in named)
    return frozenset(
        one.effect.target.title_key
        for one in acts
        if one.effect.kind is EffectKind.PRINT and one.effect.target.title_key
    )


def _is_own(reading: TextUnderReading, mention: Mention, part: frozenset[str]) -> bool:
    """Tell whether a name means the draft itself, or a part of it."""
    return (
        mention.target.title_key in part
        or reading.is_own(mention.target)
        or is_part(reading, mention, heading=not _is_marked_line(reading.text, mention))
    )


def _is_marked_line(text: str, mention: Mention) -> bool:
    """Tell whether a name stands in 《》: a line that is nothing else is no heading in a draft."""
    return text[mention.start : mention.start + 1] == "《"


def _place(
    reading: TextUnderReading,
    mention: Mention,
    effect: Effect | None,
    quotations: Quotations,
    *,
    report: bool,
) -> CitingPlace:
    """A name with what stands beside it."""
    text = reading.text
    version, end = _version(text, mention)
    target, end = _with_order(text, mention, end)
    note = draft_rules.NOTE_BEHIND.match(text, end)
    clauses = clauses_behind(text, note.end() if note else end)
    said = clauses.said if clauses else ""
    end = clauses.end if clauses else end
    quotation = quotations.behind(end) or quotations.before(mention.start)
    return CitingPlace(
        start=mention.start,
        end=end,
        target=replace(target, clauses=said or (effect.target.clauses if effect else "")),
        sentence=effect.place if effect else reading.sentence(mention.start),
        basis=effect is None and is_basis(reading, mention, report=report),
        effect=effect,
        version=version,
        quotation=quotation,
    )


def _with_order(text: str, mention: Mention, end: int) -> tuple[Reference, int]:
    """A name with the number of an order behind it that lacks its organ, and where that ends."""
    target = mention.target
    if target.number is not None or target.title is None:
        return target, end
    found = draft_rules.ORDER_BEHIND.match(text, end)
    number = to_int(found["behind"] or found["before"]) if found else None
    if found is None or number is None:
        return target, end
    written = "".join(found.group().split())[1:-1]
    return replace(target, number=written, number_key=f"令||{number}"), found.end()


def _version(text: str, mention: Mention) -> tuple[SaidVersion | None, int]:
    """The version that a name says, and where name and version end."""
    if mention.target.title is None:
        return None, mention.end
    close = text.rfind("》", mention.start, mention.end)
    title_end = close + 1 if close >= 0 else mention.end
    version = version_at(text, mention.start, title_end)
    return version, max(mention.end, version.end) if version else mention.end


def _unmentioned(acts: list[FoundEffect]) -> Iterator[tuple[Effect, int, int]]:
    """Effects whose target no mention names: rows of tables, and what the title alone says."""
    for one in acts:
        if one.mention < 0 and not one.effect.kind.row.carries_text:
            yield one.effect, one.effect.place.start, one.effect.place.end


def _going_back(
    reading: TextUnderReading, bare: list[CitingPlace], quotations: Quotations
) -> Iterator[CitingPlace]:
    """The places that name an article of a rule that was named before: 该法第九条."""
    named = [NamedBefore(one.start, one.target.title) for one in reading.mentions]
    named += [
        NamedBefore(one.start, one.target.title or (one.bare.names[-1].name if one.bare else None))
        for one in bare
    ]
    for one in find_back_references(reading.covered, sorted(named, key=lambda said: said.start)):
        yield CitingPlace(
            start=one.start,
            end=one.end,
            target=Reference(clauses=one.clauses),
            sentence=reading.sentence(one.start),
            quotation=quotations.behind(one.end),
            of=one.of,
            unsure=one.unsure,
        )


def _bare(
    reading: TextUnderReading, short_forms: dict[str, Reference], quotations: Quotations
) -> Iterator[CitingPlace]:
    """The places at which a rule may be named without 《》, each run of signs in full."""
    looked_up: set[tuple[str, ...]] = set()
    for bare in find_bare_names(reading.covered, short_forms):
        names = tuple(name for _, name in bare.names)
        if names not in looked_up:
            if len(looked_up) == MOST_BARE:
                continue
            looked_up.add(names)
        start, name = bare.names[-1]
        known = short_forms.get(title_key(name))
        target = replace(known or Reference(), clauses=bare.clauses)
        version = version_at(reading.text, start, bare.name_end)
        yield CitingPlace(
            start=start,
            end=bare.end,
            target=target,
            sentence=reading.sentence(start),
            version=version,
            quotation=quotations.behind(bare.end),
            bare=None if known else bare,
        )
