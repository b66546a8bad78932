"""Write the query that the advanced form means, as a person could type it into the box."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.fields.word_classes import words
from indexer.analysis.words import is_word
from indexer.query.operators import ISSUER, NOT, NUMBER, OPERATORS, OR, WILDCARD

_BETWEEN = re.compile(r"[\s、，,；;]+")
_SIGNS = re.compile(r"[\"＂“”()（）]+")
_STARS = re.compile(f"[{re.escape(WILDCARD.inside)}]+")
_NUMBERED = tuple(words("numbered_kind"))
_OPERATORS = frozenset(word for one in OPERATORS for word in (*one.spellings, one.group) if word)
_FIELDS = re.compile(f"(?:{'|'.join(w for o in OPERATORS if o.field for w in o.spellings)})[:：]")


@dataclass(frozen=True, slots=True)
class AskedParts:
    """What was filled in: words, and a document number in its parts."""

    any: str = ""
    all: str = ""
    phrase: str = ""
    none: str = ""
    code: str = ""
    year: str = ""
    serial: str = ""
    issuers: str = ""


def written_query(asked: AskedParts) -> str:
    """The query as text; "" where nothing was filled in.

    >>> written_query(AskedParts(any="养犬 遛狗", none="收费", code="国发", year="2019"))
    '(养犬 OR 遛狗) -收费 文号:国发〔2019〕'
    """
    return " ".join(_parts(asked))


def _parts(asked: AskedParts) -> Iterator[str]:
    yield from _terms(asked.all)
    if alternatives := list(_terms(asked.any)):
        joined = f" {OR.spellings[0]} ".join(alternatives)
        yield f"({joined})" if len(alternatives) > 1 else joined
    if is_word(phrase := _STARS.sub("", _SIGNS.sub("", asked.phrase)).strip()):
        yield f"“{phrase}”"
    yield from (NOT.prefixes[0] + term for term in _terms(asked.none))
    if number := _number(asked.code.strip(), asked.year.strip(), asked.serial.strip()):
        yield f"{NUMBER.spellings[0]}:{number}"
    if issuers := list(_terms(_STARS.sub(" ", asked.issuers))):
        joined = f" {OR.spellings[0]} ".join(issuers)
        named = f"({joined})" if len(issuers) > 1 else joined
        yield f"{ISSUER.spellings[0]}:{named}"


def _terms(typed: str) -> Iterator[str]:
    """The words of a field, each so that it is read as a word, or a word with *, and no operator.

    Nothing stands for other signs in quotation marks, so an operator keeps no *.
    """
    for term in _BETWEEN.split(_SIGNS.sub(" ", typed)):
        if is_word(plain := _STARS.sub("", term)):
            yield f"“{plain}”" if _is_operator(term) else term


def _is_operator(term: str) -> bool:
    plain = unicodedata.normalize("NFKC", term)
    begins = plain[0] in NOT.prefixes or plain[0] == "/" or bool(_FIELDS.match(term))
    return begins or plain in _OPERATORS


def _number(code: str, year: str, serial: str) -> str:
    """A document number, or what is known of it."""
    code = "".join(_SIGNS.sub("", code).split())
    serial = f"{serial}号" if serial else ""
    if code.endswith(_NUMBERED):
        return f"{code}{f'{year}年' if year else ''}{f'第{serial}' if serial else ''}"
    if not serial:
        return f"{code}〔{year}〕" if year else code
    if year:
        return f"{code}〔{year}〕{serial}"
    return f"{code}*〕{serial}" if code else f"〕{serial}"
