"""The operators of the query syntax: each is one row, which the reader and the writer share.

Tokens are found by the spellings (`tokens`), and `describe` writes an expression with the first of
them. To add a spelling, add it to a row; to add an operator, add a row, and what its expression
means to `model` and to the engines. `tests/docs/test_registries.py` lists what the READMEs lack.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from indexer.query.facets import Facet
from indexer.query.model import (
    And,
    FacetName,
    InOrder,
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
    PATTERN = auto()


class Field(Enum):
    """The fields that can be named before a colon."""

    TITLE = auto()
    NUMBER = auto()
    ISSUER = auto()
    BODY = auto()
    TOPIC = auto()
    YEAR = auto()
    REGION = auto()
    KIND = auto()
    SOURCE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """A word or sign that says how its operands are searched for.

    `kind` is that of its token. `spellings` stand as words of their own, those of a field before a
    colon. `prefixes` are signs that stand right before an operand, `group` is a word that stands
    right before a parenthesis. `makes` is the class of expression that it becomes in the `example`.
    `field` and `unit` are what the token carries; an operator with `digits` ends in a number. The
    value of a `tight` field stands right behind its colon, else the colon is text. A field with a
    `facet` asks for documents of which a value has the name; `inside` is a sign within a word.
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
    tight: bool = False
    facet: Facet | None = None
    inside: str = ""


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

BODY = Operator(
    kind=Kind.FIELD,
    spellings=("正文",),
    field=Field.BODY,
    tight=True,
    makes=Within,
    example="正文:养犬",
)


def _of_facet(field: Field, facet: Facet, example: str, *spellings: str) -> Operator:
    return Operator(
        kind=Kind.FIELD,
        spellings=spellings,
        field=field,
        tight=True,
        facet=facet,
        makes=FacetName,
        example=f"{spellings[0]}:{example}",
    )


TOPIC = _of_facet(Field.TOPIC, Facet.TOPIC, "卫生", "主题", "主題")
YEAR = _of_facet(Field.YEAR, Facet.YEAR, "2019", "年份")
REGION = _of_facet(Field.REGION, Facet.REGION, "云州", "地区", "地區")
KIND = _of_facet(Field.KIND, Facet.KIND, "通知", "文种", "文種")
SOURCE = _of_facet(Field.SOURCE, Facet.SOURCE, "示例", "来源", "來源")
WILDCARD = Operator(kind=Kind.PATTERN, inside="*＊", makes=InOrder, example="养*证")

OPERATORS = (
    *(AND, OR, NOT, PHRASE),
    *(SENTENCE, PARAGRAPH, ARTICLE, DISTANCE),
    *(TITLE, NUMBER, ISSUER),
    *(BODY, TOPIC, YEAR, REGION, KIND, SOURCE),
    WILDCARD,
)

FACET_FIELDS = {one.facet: one for one in OPERATORS if one.facet}
"""The field that asks for the values of each facet that has one."""

WRITTEN_UNITS = {one.unit: one.spellings[0] for one in OPERATORS if one.unit}
"""How the operator of each unit is written."""

WRITTEN_SCOPES = {
    Scope.ALL: "",
    Scope.TITLE: f"{TITLE.spellings[0]}:",
    Scope.BODY: f"{BODY.spellings[0]}:",
    Scope.ATTACHMENTS: "",
    Scope.NUMBER: f"{NUMBER.spellings[0]}:",
}
"""How the field of each scope is written before its operand; "" where it is not written."""
