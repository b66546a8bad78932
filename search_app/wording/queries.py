"""Words that say how a query was read: what is looked for, and which signs were read otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.query.facets import Facet
from indexer.query.model import Scope, Unit
from indexer.query.syntax.most_of_a_word import MOST_LISTED, MOST_SKIPPED
from indexer.query.syntax.sign_notes import SignKind, SignNote

READ_AS = "您要找的是："
END = "。"
SCOPES = {
    Scope.ALL: "",
    Scope.TITLE: "标题",
    Scope.BODY: "正文",
    Scope.ATTACHMENTS: "附件",
    Scope.NUMBER: "发文字号",
}
UNITS = {Unit.SENTENCE: "同一句", Unit.PARAGRAPH: "同一段", Unit.ARTICLE: "同一条"}
FACETS = {
    Facet.YEAR: "年份是{}年",
    Facet.KIND: "文件类型是“{}”",
    Facet.TOPIC: "主题分类名称里有“{}”",
    Facet.REGION: "地区名称里有“{}”",
    Facet.SOURCE: "来自名称里有“{}”的网站",
}
NOTES = {
    SignKind.UNCLOSED_BRACKET: "第 {place} 个字“{text}”是没有配对的括号，按括到末尾理解。",
    SignKind.UNOPENED_BRACKET: "第 {place} 个字“{text}”是没有配对的括号，没有理会。",
    SignKind.EMPTY_PAIR: "第 {place} 个字起的“{text}”里没有字，没有理会。",
    SignKind.UNCLOSED_QUOTE: "第 {place} 个字是没有配对的引号，按引到末尾理解。",
    SignKind.LONE_OPERATOR: "第 {place} 个字起的“{text}”没有可连接的词，当作普通的字。",
    SignKind.REPEATED_OPERATOR: "第 {place} 个字起的“{text}”重复了，只算一个。",
    SignKind.LOOSE_SIGN: "第 {place} 个字“{text}”单独一个没有作用，没有理会。",
    SignKind.FIELD_WITHOUT_VALUE: "第 {place} 个字起的“{text}”后面没有要找的词，当作普通的字。",
    SignKind.NOT_A_YEAR: "“{text}”里不是四位数字的年份（如 年份:2019），当作普通的字。",
    SignKind.FIELD: "“{text}”的冒号前面是查找范围，后面是要找的词。",
    SignKind.WILDCARD: f"“{{text}}”里的 * 代表同一段里不超过 {MOST_SKIPPED} 个字。",
    SignKind.OUTER_WILDCARD: "“{text}”两头的 * 可以不写：词的前后本来就可以有别的字。",
    SignKind.SERIES: "“{text}”没有序号，列出这一系列的文件。",
    SignKind.BEGINNING: "“{text}”列出发文字号这样开头的文件。",
    SignKind.NUMBERS: "“{text}”是几个发文字号，有其中一个就算。",
    SignKind.SHORT_YEAR: "“{text}”的年份只有两位，按四位的找，也找照这样写的。",
    SignKind.EXCLUDING: "“{text}”当作普通的字，查的是提到它的文件。",
    SignKind.LONG_RANGE: f"“{{text}}”不是由小到大，或多于 {MOST_LISTED} 个号，当作普通的字。",
}
UNDO = {
    **dict.fromkeys(SignKind, "去掉它再查"),
    SignKind.FIELD: "当作普通的字",
    SignKind.NOT_A_YEAR: "",
    SignKind.WILDCARD: "不用 *",
    SignKind.OUTER_WILDCARD: "不用 *",
    SignKind.SERIES: "只看照这样写着的",
    SignKind.BEGINNING: "",
    SignKind.NUMBERS: "只看照这样写着的",
    SignKind.SHORT_YEAR: "只看照这样写着的",
    SignKind.LONG_RANGE: "",
    SignKind.EXCLUDING: "改查没有提到它的",
}
"""The link that asks without what the note is about; "" where it would ask the same."""


def note(one: SignNote) -> str:
    """How a sign of the text was read, and where it stands, counted from 1."""
    return NOTES[one.kind].format(place=one.start + 1, text=one.text)


def has(text: str, scope: str) -> str:
    """A document that mentions a word."""
    return f"{scope}有“{text}”" if scope else f"提到“{text}”"


def has_phrase(text: str, scope: str) -> str:
    """A document that holds a text as it stands."""
    return f"{scope}里连续写着“{text}”" if scope else f"连续写着“{text}”"


def in_number(text: str) -> str:
    """A document whose number holds a text."""
    return f"发文字号里有“{text}”"


def number(text: str, *, own: bool) -> str:
    """A document that bears a number, or only names it."""
    return f"发文字号是{text}" if own else f"发文字号是{text}，或者提到它"


def issuer(text: str) -> str:
    """A document of an organ."""
    return f"发文机关名称里有“{text}”"


def facet(one: Facet, text: str) -> str:
    """A document with a value of a facet."""
    return FACETS[one].format(text)


def in_order(parts: Iterable[str], scope: str) -> str:
    """A document that holds several texts after each other."""
    named = "、".join(f"“{part}”" for part in parts)
    return f"{scope}依次有{named}，中间各隔不超过 {MOST_SKIPPED} 个字"


def together(unit: Unit, parts: Iterable[str], scope: str) -> str:
    """A document of which one unit holds all parts."""
    return f"{scope}{UNITS[unit]}里有{'和'.join(parts)}"


def near(left: str, right: str, distance: int, scope: str) -> str:
    """A document in which two stand near each other."""
    return f"{scope}有{left}和{right}，相隔不超过 {distance} 个字"


def literal(text: str) -> str:
    """A word or phrase that stands somewhere."""
    return f"“{text}”"


def any_literal(texts: Iterable[str]) -> str:
    """Any of several words or phrases."""
    return "或".join(texts)


def every(parts: list[str]) -> str:
    """All conditions."""
    return "，并且".join(parts)


def either(parts: list[str]) -> str:
    """Any of some conditions."""
    return "；或者".join(parts)


def grouped(text: str) -> str:
    """Conditions that belong together."""
    return f"（{text}）"


def without(text: str) -> str:
    """What is not to be."""
    return f"不要{text}的"


def numbers(first: str, last: str, count: int, *, own: bool) -> str:
    """Any of several document numbers."""
    named = f"{first}至{last}等 {count} 个" if count > 2 else f"{first}、{last}"
    return f"发文字号是{named}中的一个" + ("" if own else "，或者提到它们")


def holder(number: str) -> str:
    """In front of the title of the document that bears a quoted number."""
    return f"{number}就是这份文件："


def contiguous(phrases: list[str], count: int) -> str:
    """The link to the documents that hold in one piece what the dictionary cuts."""
    return f"只看连续写着{'、'.join(f'“{one}”' for one in phrases)}的 {count:,} 份"


def begun(beginning: str, count: int) -> str:
    """The link to the documents whose numbers begin as one that was typed without its end."""
    return f"看发文字号以{beginning}开头的 {count:,} 份"


def ending(end: str, count: int) -> str:
    """The link to the documents whose numbers end as one that was typed without its code."""
    return f"看发文字号是…{end}的 {count:,} 份"
