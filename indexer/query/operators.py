"""The operators of the query syntax: each is one row, which the reader and the writer share.

Tokens are found by the spellings (`tokens`), and `describe` writes an expression with the first of
them. To add a spelling, add it to a row; to add an operator, add a row, and what its expression
means to `model` and to the engines. `tests/docs/test_registries.py` lists what the READMEs lack.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from indexer.query.model import (
    And,
    IssuerName,
    Near,
    Not,
    Or,
    Phrase,
    Scope,
    Together,
    Unit,
    Within,
)


class Kind(Enum):
    """What a token is."""

    TEXT = auto()
    PHRASE = auto()
    NUMBER = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    BESIDE = auto()
    TOGETHER = auto()


class Field(Enum):
    """The fields that can be named before a colon."""

    TITLE = auto()
    NUMBER = auto()
    ISSUER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """A word or sign that says how its operands are searched for.

    `kind` is that of its token. `spellings` stand as words of their own, those of a field before a
    colon. `prefixes` are signs that stand right before an operand, `group` is a word that stands
    right before a parenthesis. `makes` is the class of expression that it becomes in the `example`.
    `field` and `unit` are what the token carries; an operator with `digits` ends in a number.
    """

    kind: Kind
    makes: type
    example: str
    spellings: tuple[str, ...] = ()
    prefixes: str = ""
    group: str = ""
    field: Field | None = None
    unit: Unit | None = None
    digits: bool = False


AND = Operator(kind=Kind.AND, spellings=("AND", "与", "與"), makes=And, example="养犬 与 登记")
OR = Operator(kind=Kind.OR, spellings=("OR", "或"), makes=Or, example="登记 或 免疫")
NOT = Operator(
    kind=Kind.NOT, spellings=("NOT", "非"), prefixes="-－−", makes=Not, example="养犬 -收费"
)
PHRASE = Operator(kind=Kind.PHRASE, prefixes='"＂“”', makes=Phrase, example='"优化营商环境"')
SENTENCE = Operator(
    kind=Kind.BESIDE,
    spellings=("/s",),
    group="同句",
    unit=Unit.SENTENCE,
    makes=Together,
    example="罚款 /s 责令",
)
PARAGRAPH = Operator(
    kind=Kind.BESIDE,
    spellings=("/p",),
    group="同段",
    unit=Unit.PARAGRAPH,
    makes=Together,
    example="同段(罚款 责令)",
)
ARTICLE = Operator(
    kind=Kind.BESIDE,
    spellings=("/a",),
    group="同条",
    unit=Unit.ARTICLE,
    makes=Together,
    example="罚款 /a 责令",
)
DISTANCE = Operator(
    kind=Kind.BESIDE, spellings=("/",), digits=True, makes=Near, example="罚款 /5 责令"
)
TITLE = Operator(
    kind=Kind.FIELD,
    spellings=("标题", "標題"),
    field=Field.TITLE,
    makes=Within,
    example="标题:通知",
)
NUMBER = Operator(
    kind=Kind.FIELD,
    spellings=("文号", "文號", "发文字号", "發文字號"),
    field=Field.NUMBER,
    makes=Within,
    example="文号:国发",
)
ISSUER = Operator(
    kind=Kind.FIELD,
    spellings=("机关", "機關"),
    field=Field.ISSUER,
    makes=IssuerName,
    example="机关:财政局",
)

OPERATORS = (
    *(AND, OR, NOT, PHRASE),
    *(SENTENCE, PARAGRAPH, ARTICLE, DISTANCE),
    *(TITLE, NUMBER, ISSUER),
)

WRITTEN_UNITS = {one.unit: one.spellings[0] for one in OPERATORS if one.unit}
"""How the operator of each unit is written."""

WRITTEN_SCOPES = {
    Scope.ALL: "",
    Scope.TITLE: f"{TITLE.spellings[0]}:",
    Scope.BODY: "",
    Scope.NUMBER: f"{NUMBER.spellings[0]}:",
}
"""How the field of each scope is written before its operand; "" where it is not written."""
