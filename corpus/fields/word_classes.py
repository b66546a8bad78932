"""Word classes that reading rules are built from: kinds of documents, verbs, numerals, brackets.

`word_classes.tsv` states every word once, with the classes that it belongs to.
"""

from __future__ import annotations

from pathlib import Path


def _table() -> str:
    return Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8")


def _read() -> dict[str, tuple[str, ...]]:
    """Return each class with its words: longer words first, else in the order of the table."""
    classes: dict[str, list[str]] = {}
    for line in _table().splitlines():
        if line and not line.startswith("#"):
            word, _, named = line.partition("\t")
            for name in named.split():
                classes.setdefault(name, []).append(word)
    return {name: tuple(sorted(listed, key=len, reverse=True)) for name, listed in classes.items()}


_CLASSES = _read()


def words(*classes: str) -> tuple[str, ...]:
    """Return all words of the named classes, each once; an unknown class is a KeyError.

    >>> words("amending")
    ('修订', '修正', '修改')
    """
    listed = dict.fromkeys(word for name in classes for word in _CLASSES[name])
    return tuple(sorted(listed, key=len, reverse=True))


def one_of(*classes: str) -> str:
    """Return a pattern, as one group, that matches any word of the named classes.

    >>> one_of("amending")
    '(?:修订|修正|修改)'
    """
    return f"(?:{'|'.join(words(*classes))})"


def class_names() -> tuple[str, ...]:
    """Return the names of all classes."""
    return tuple(_CLASSES)


def meanings() -> dict[str, str]:
    """Return what each class means, as the head of the table says."""
    lines = (line[3:].partition("\t") for line in _table().splitlines() if line.startswith("#: "))
    return {name: meaning for name, _, meaning in lines}


OPENING = r"（(〔\[【"
CLOSING = r"）)〕\]】"
"""Brackets around a note behind a title, for use inside a set of characters."""

DIGIT_HAN = "一二三四五六七八九"
"""The Han numerals from one to nine, for use inside a set of characters."""

TEN_HAN = DIGIT_HAN + "十"
HUNDRED_HAN = TEN_HAN + "百"
ORDINAL = rf"{TEN_HAN}\d"
"""Numerals that count items and articles up to 99, Han or Arabic."""
ORDINAL_100 = rf"{HUNDRED_HAN}\d"
