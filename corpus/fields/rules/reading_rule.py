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


@dataclass(frozen=True, slots=True, eq=False)
class ReadingRule:
    """One pattern, compiled once, that is used like a compiled `re.Pattern`.

    `name` says what the pattern recognises. `finds` maps example texts to the text that the pattern
    matches in them, `ignores` are texts in which it must match nothing; a test checks both. `how`
    says whether the examples are searched, matched from their start, or matched as a whole.

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
    # The methods of the compiled pattern, bound once: rules are asked millions of times.
    search: _Find = field(init=False, repr=False)
    match: _Find = field(init=False, repr=False)
    fullmatch: _Find = field(init=False, repr=False)
    finditer: _FindAll = field(init=False, repr=False)
    sub: _Replace = field(init=False, repr=False)
    split: _Split = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.use(re.compile(self.source, self.flags))

    def use(self, pattern: object) -> None:
        """Let a pattern, or what behaves like one, do the work of this rule."""
        for method in ("search", "match", "fullmatch", "finditer", "sub", "split"):
            object.__setattr__(self, method, getattr(pattern, method))

    def find(self, text: str) -> re.Match[str] | None:
        """The match of the rule in a text, looked for as `how` says."""
        found: _Find = getattr(self, self.how)
        return found(text)
