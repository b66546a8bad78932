"""Reads the kind of a document (文种) off its title."""

from __future__ import annotations

from corpus.fields.rules import kind_rules as rules
from corpus.fields.word_classes import words

KINDS = words("kind")
"""The kinds that a title can end in, longer ones first: 复函 is no 函, 办法 no 法."""


def find_kind(title: str) -> str | None:
    """Return the kind of document that a title ends in, also where a note such as （试行） follows.

    >>> [find_kind(t) for t in ("关于印发《养犬办法》的通知", "某市管理条例（试行）", "一文看懂")]
    ['通知', '条例', None]
    """
    bare = rules.BEHIND.sub("", title.strip())
    at_end = rules.AT_END.search(bare)
    if at_end and not rules.NOT_A_LAW.search(bare):
        return at_end["kind"]
    of = list(rules.OF_SUBJECT.finditer(title))
    return of[-1]["kind"] if of else None
