"""What one text states about documents: whom it names, what it does to them, how long it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indexer.relations.effect_kinds import EffectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A document as a text names it: by number, by title, or by both.

    `number` and `title` are as written, white space left out; the keys are what they are looked up
    by (`corpus.fields.numbers.number_key`, `indexer.relations.grammar.title_keys.title_key`).
    `clauses` are the articles it is about, as written (第三条第二款), "" for the whole.
    `made_by` is the organ that the sentence says issued it (市财政局印发的《…》), "" where it names
    none.
    """

    number: str | None = None
    number_key: str | None = None
    title: str | None = None
    title_key: str | None = None
    clauses: str = ""
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said: [start, end) of a sentence in `Document.body`, in characters.

    (0, 0) where the title alone says it.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClauseMention:
    """Single articles of a document, as written (第三条第二款), and the place of their sentence."""

    clauses: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A text names another document; `basis`: as what it rests on (根据), not a mere mention.

    `place` is the first sentence that does, `mentions` are those that name single articles of it.
    """

    target: Reference
    place: Place
    basis: bool = False
    mentions: tuple[ClauseMention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a text does to another document.

    `on` is its first day where the sentence states one, else None (then the day on which the
    document itself takes effect); `until` the last day of a PROLONG, a SUSPEND or an ADJUST, and
    `where` the place for which alone an ADJUST is made, as written. `older_self`: the target is an
    older version with the own title of the document. `derived`: no sentence says so, it follows
    from several (推算). `months`: by how many a PROLONG lengthens the term, or, where `anew`, how
    long the new term is from the target's first day on (`was` before). `partial`: what lasts or is
    resumed is a part of the target without a number (《甲》中的补贴政策). `parts` are the articles
    one by one, where several sentences name them; `target.clauses` are all of them.
    """

    kind: EffectKind
    target: Reference
    place: Place
    on: date | None = None
    until: date | None = None
    where: str = ""
    older_self: bool = False
    derived: bool = False
    months: int | None = None
    anew: bool = False
    was: int | None = None
    partial: bool = False
    parts: tuple[ClauseMention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How long a text says that it holds itself.

    `last_day` is inclusive; `months` counts from `since`, or where that is None from the day it
    takes effect (有效期5年: 60). `place` is the sentence.
    """

    place: Place
    last_day: date | None = None
    months: int | None = None
    since: date | None = None


class ChangeKind(StrEnum):
    """How a text came to be, or was changed; the value is its code in JSON.

    `AMENDED` (修正) changes single articles and leaves the closing clause of the text as it was,
    `REVISED` (修订) makes the whole text anew.
    """

    MADE = "made"
    AMENDED = "amended"
    REVISED = "revised"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """An event in the history of a text: passed on `day`, in force from `first_day` on.

    `by` is what amended it, where that is named; `first_day` None where it is not stated.
    """

    day: date
    kind: ChangeKind
    by: Reference | None = None
    first_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """All that a text states. `no_rule`: a draft, a planned repeal, a 解读 or news.

    Such a text has no effects and no validity of its own. `interprets` are the laws that the text
    interprets with authority, which changes nothing of them. `history` tells how the text came to
    be: what it tells of is contained in it. `explains` are the documents that an official reading
    (解读) is about, which changes nothing of them.
    """

    citations: tuple[Citation, ...] = ()
    effects: tuple[Effect, ...] = ()
    interprets: tuple[Effect, ...] = ()
    term: Term | None = None
    no_rule: bool = False
    history: tuple[TextChange, ...] = ()
    explains: tuple[Citation, ...] = ()
