"""What is said of signs in a typed text that were read otherwise than people may expect."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SignKind(StrEnum):
    """In which way a piece of a typed text was read.

    UNCLOSED_BRACKET reaches to the end of the text; UNOPENED_BRACKET, EMPTY_PAIR, LOOSE_SIGN (a
    minus or * by itself) and REPEATED_OPERATOR are left out. LONE_OPERATOR and FIELD_WITHOUT_VALUE
    have nothing to work on and are words. UNCLOSED_QUOTE reaches to the end of the text.
    FIELD, WILDCARD, SERIES, BEGINNING, NUMBERS and SHORT_YEAR are read as more than their words;
    OUTER_WILDCARD changes nothing, as words are found inside of others too; LONG_RANGE lists too
    many numbers to be one. EXCLUDING may ask for what is without a word, but is words; its `undo`
    asks for that.
    """

    UNCLOSED_BRACKET = "unclosed_bracket"
    UNOPENED_BRACKET = "unopened_bracket"
    EMPTY_PAIR = "empty_pair"
    UNCLOSED_QUOTE = "unclosed_quote"
    LONE_OPERATOR = "lone_operator"
    REPEATED_OPERATOR = "repeated_operator"
    LOOSE_SIGN = "loose_sign"
    FIELD_WITHOUT_VALUE = "field_without_value"
    NOT_A_YEAR = "not_a_year"
    FIELD = "field"
    WILDCARD = "wildcard"
    OUTER_WILDCARD = "outer_wildcard"
    SERIES = "series"
    BEGINNING = "beginning"
    NUMBERS = "numbers"
    SHORT_YEAR = "short_year"
    LONG_RANGE = "long_range"
    EXCLUDING = "excluding"


@dataclass(frozen=True, slots=True)
class SignNote:
    """How the piece [start, end) of a line was read; `undo` is the line as a query without that."""

    kind: SignKind
    start: int
    end: int
    text: str
    undo: str


class SignNotes:
    """Collects what is to be said of the tokens of a line."""

    def __init__(self, line: str, found: list[SignNote]) -> None:
        """Add to `found`."""
        self._line = line
        self._found = found

    def add(self, kind: SignKind, start: int, end: int, instead: str = "") -> None:
        """Say of line[start:end] how it was read; `instead` of it the query would be without."""
        undo = " ".join((self._line[:start] + instead + self._line[end:]).split())
        self._found.append(SignNote(kind, start, end, self._line[start:end], undo))
