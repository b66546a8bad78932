"""A reading rule: a pattern with its name, examples and counter-examples in one row of a table."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class How(StrEnum):
    """Where in a text a rule looks for its pattern."""

    ANYWHERE = "search"
    AT_START = "match"
    WHOLE = "fullmatch"


class _Find(Protocol):
    def __call__(
        self, string: str, pos: int = 0, endpos: int = sys.maxsize, /
    ) -> re.Match[str] | None: ...


class _FindAll(Protocol):
    def __call__(
        self, string: str, pos: int = 0, endpos: int = sys.maxsize, /
    ) -> Iterator[re.Match[str]]: ...


class _Replace(Protocol):
    def __call__(
        self, repl: str | Callable[[re.Match[str]], str], string: str, count: int = 0
    ) -> str: ...


class _Split(Protocol):
    def __call__(self, string: str, maxsplit: int = 0) -> list[str]: ...


class _Pattern(Protocol):
    """What a compiled pattern can do, as far as rules need it."""

    @property
    def search(self) -> _Find: ...
    @property
    def match(self) -> _Find: ...
    @property
    def fullmatch(self) -> _Find: ...
    @property
    def finditer(self) -> _FindAll: ...
    @property
    def sub(self) -> _Replace: ...
    @property
    def split(self) -> _Split: ...


@dataclass(frozen=True, slots=True, eq=False)
class ReadingRule:
    """One pattern, compiled once, that is used like a compiled `re.Pattern`.

    `name` says what the pattern recognises. `finds` maps example texts to the text that the pattern
    matches in them, `ignores` are texts in which it must match nothing; a test checks both. `how`
    says whether the examples are searched, matched from their start, or matched as a whole.
    `anchors` are words of which every match holds at least one, looked at or not: a text in which
    none stands is not tried, which costs a tenth of trying it. A test proves them by the pattern.

    >>> year = ReadingRule("a year", r"20[0-9]{2}年", finds={"于2019年施行": "2019年"})
    >>> year.search("自2020年起").group()
    '2020年'
    """

    name: str
    source: str
    finds: Mapping[str, str] = field(default_factory=dict)
    ignores: tuple[str, ...] = ()
    how: How = How.ANYWHERE
    flags: int = 0
    anchors: tuple[str, ...] = ()
    # The methods of the compiled pattern, bound once: rules are asked millions of times.
    search: _Find = field(init=False, repr=False)
    match: _Find = field(init=False, repr=False)
    fullmatch: _Find = field(init=False, repr=False)
    finditer: _FindAll = field(init=False, repr=False)
    sub: _Replace = field(init=False, repr=False)
    split: _Split = field(init=False, repr=False)

    may_match_in: Callable[[str], bool] = field(init=False, repr=False)
    """Whether one of the `anchors` stands in a text; it does where there are none."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "may_match_in", _holds_one_of(self.anchors))
        self.use(re.compile(self.source, self.flags))

    def use(self, pattern: _Pattern) -> None:
        """Let a pattern, or what behaves like one, do the work of this rule."""
        for method in ("search", "match", "fullmatch", "finditer", "sub", "split"):
            object.__setattr__(self, method, getattr(pattern, method))
        if self.anchors:
            for method in ("search", "match", "fullmatch"):
                find = _find_where(self.may_match_in, getattr(pattern, method))
                object.__setattr__(self, method, find)
            find_all = _find_all_where(self.may_match_in, pattern.finditer)
            object.__setattr__(self, "finditer", find_all)

    def find(self, text: str) -> re.Match[str] | None:
        """The match of the rule in a text, looked for as `how` says."""
        found: _Find = getattr(self, self.how)
        return found(text)


_FEW = 3
"""So many words are looked for one by one; more are faster in one pass."""


def _holds_one_of(words: tuple[str, ...]) -> Callable[[str], bool]:
    """A function that tells whether one of these words stands in a text; True without words."""
    if not words:
        return lambda text: True
    if len(words) > _FEW:
        search = re.compile("|".join(map(re.escape, words))).search
        return lambda text: search(text) is not None
    return lambda text: any(map(text.__contains__, words))


def _find_where(may_match_in: Callable[[str], bool], find: _Find) -> _Find:
    def find_there(string: str, pos: int = 0, endpos: int = sys.maxsize, /) -> re.Match[str] | None:
        return find(string, pos, endpos) if may_match_in(string) else None

    return find_there


def _find_all_where(may_match_in: Callable[[str], bool], find_all: _FindAll) -> _FindAll:
    def find_all_there(
        string: str, pos: int = 0, endpos: int = sys.maxsize, /
    ) -> Iterator[re.Match[str]]:
        return find_all(string, pos, endpos) if may_match_in(string) else iter(())

    return find_all_there
