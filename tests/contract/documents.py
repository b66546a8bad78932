"""Documents for the contract: single ones by hand, and a collection that has a history."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from corpus.document import Document, Paragraph, ParagraphKind, Part, Rank

WORDS = (
    *("养犬", "登记", "管理", "办法", "通知", "环境", "质量", "保障", "军运会", "城市", "居民"),
    *("公积金", "提取", "补贴", "２０１９年", "2019年", "A类", "Ａ类", "养犬登记", "養犬", "登記"),
    *("環境", "保障房", "〇", "○", "open data", "WTO", "第㈠条", "（一）", "8月", "的", "一", "犬"),
)
"""Some are others in another form: Traditional, full-width, one character for several."""
MARKS = ("", "", "", "，", "。", "、", " ", "；", "：", "“", "”", "！")
PARAGRAPHS = (ParagraphKind.TEXT, ParagraphKind.TEXT, ParagraphKind.ARTICLE, ParagraphKind.HEADING)
KINDS = ("通知", "意见", "办法")
ISSUERS = ("云川市人民政府", "云川市公安局", "青岚县公安局", "云川市财政局")
RANKS = (Rank.NORMATIVE, Rank.OTHER, Rank.DRAFT)
REGIONS = ("全国", "云川省", "云川省/云川市", "云川省/青岚市")
TOPICS = ("综合政务", "综合政务/政务公开", "公安、安全、司法", "财政、金融、审计")
DATES = tuple(date(year, month, 28) for year in range(2015, 2021) for month in (1, 2, 12))


def document(key: str, title: str = "题", *paragraphs: str, **fields: Any) -> Document:
    """A document of these paragraphs."""
    source = fields.pop("source", "甲")
    return Document(
        source=source,
        key=key,
        id=fields.pop("id", key),
        title=title,
        parts=(Part(tuple(Paragraph(text) for text in paragraphs)),),
        path=key,
        **fields,
    )


@dataclass(frozen=True)
class Change:
    """What is added (or replaced) and removed before one publication."""

    added: tuple[Document, ...]
    removed: tuple[tuple[str, str], ...] = ()


def history(seed: int = 20190826) -> list[Change]:
    """A collection that grows, changes and loses documents, in more steps than segments stay."""
    chance = random.Random(seed)
    there = [_notice(chance, number) for number in range(120)]
    changes = [Change(tuple(there))]
    changed = tuple(_notice(chance, number) for number in range(0, 120, 6))
    more = tuple(_notice(chance, number) for number in range(120, 170))
    changes.append(Change((*changed, *more)))
    gone = tuple((_source(n), f"n{n}") for n in range(1, 170, 11))
    changes.append(Change(tuple(_notice(chance, n) for n in range(170, 190)), gone))
    for number in range(190, 198):
        again = (_notice(chance, number), _notice(chance, number - 50))
        changes.append(Change(again))
    return changes


def present(changes: list[Change]) -> list[Document]:
    """The documents that are there after all changes."""
    documents: dict[tuple[str, str], Document] = {}
    for change in changes:
        for identity in change.removed:
            del documents[identity]
        documents.update({(d.source, d.key): d for d in change.added})
    return list(documents.values())


def _source(number: int) -> str:
    return "甲" if number % 3 else "乙"


def _notice(chance: random.Random, number: int) -> Document:
    """A notice of random words; each field is missing in some."""
    year = chance.randrange(2015, 2021)
    own = f"云政{chance.choice('发办规')}〔{year}〕{chance.randrange(1, 9)}号"
    written = chance.choice((*DATES, None, None, None))
    published = chance.choice((*DATES, None, None, None))
    notice = document(
        f"n{number}",
        _sentence(chance, 2, 5),
        *(_sentence(chance, 0, 12) for _ in range(chance.randrange(6))),
        source=_source(number),
        written_on=written,
        published_on=published,
        effective_on=written if number % 2 else published,
        document_number=own,
        document_numbers=(own,),
        issuers=tuple(chance.sample(ISSUERS, chance.randrange(3))),
        kind=chance.choice((*KINDS, None)),
        topics=tuple(chance.sample(TOPICS, chance.randrange(3))),
        rank=chance.choice((*RANKS, None)),
        region=chance.choice((*REGIONS, None)),
    )
    paragraphs = (Paragraph(p.text, chance.choice(PARAGRAPHS)) for p in notice.paragraphs)
    notice = replace(notice, parts=_parts(tuple(paragraphs), number))
    if chance.random() < 0.4:
        notice = replace(notice, document_number=None, document_numbers=())
    return notice


def _parts(paragraphs: tuple[Paragraph, ...], number: int) -> tuple[Part, ...]:
    """The paragraphs as main text, or the last ones as attachments; one may have no text."""
    main = len(paragraphs) - number % 5
    if number % 5 == 0 or main < 0:
        return (Part(paragraphs),)
    title = f"附表{number}"
    attached = tuple(Part((one,), at, title) for at, one in enumerate(paragraphs[main:], 1))
    empty = (Part((), len(attached) + 1, title),) if number % 2 else ()
    return (Part(paragraphs[:main]), *attached, *empty)


def _sentence(chance: random.Random, least: int, most: int) -> str:
    text = "".join(
        chance.choice(WORDS) + chance.choice(MARKS) for _ in range(chance.randint(least, most))
    )
    if chance.random() < 0.1:
        text += f"根据云政{chance.choice('发办规')}〔2018〕{chance.randrange(1, 9)}号"
    return text
