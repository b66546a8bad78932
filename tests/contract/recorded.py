"""A small collection whose answers are known: `test_recorded` has them written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.document import Document, Paragraph, ParagraphKind, Part, Rank
from tests.contract.documents import document

CITY, POLICE, PRICES = "云川市人民政府", "云川市公安局", "云川市发展和改革委员会"
REGION = "云川省/云川市"
SAFETY, PRICE_TOPIC = "公安、安全、司法", "财政、金融、审计/物价"

COPIED = (
    "城区居民应当在十日内到公安派出所办理养犬登记，并交验身份证和免疫证明。",
    "搬迁的饲养人应当在二十日内到迁入地派出所办理变更，并交验居住证和免疫证明。",
    "转让犬只的人应当在五日内到原机关办理注销，并交验转让协议和免疫证明。",
)


def _articles(one: Document) -> Document:
    """The document with each of its paragraphs as an article."""
    paragraphs = (Paragraph(each.text, ParagraphKind.ARTICLE) for each in one.paragraphs)
    return replace(one, parts=(Part(tuple(paragraphs)),))


DOCUMENTS = (
    _articles(
        document(
            "old",
            "云川市养犬管理办法",
            "第一条　养犬应当登记。犬只应当免疫。",
            "第二条　登记每年一次。",
            document_number="云政规〔2010〕3号",
            document_numbers=("云政规〔2010〕3号",),
            written_on=date(2010, 5, 1),
            effective_on=date(2010, 5, 1),
            issuers=(CITY,),
            kind="办法",
            rank=Rank.NORMATIVE,
            region=REGION,
            topics=(SAFETY,),
        )
    ),
    _articles(
        document(
            "new",
            "云川市文明养犬管理办法",
            "第一条　養犬登記由公安機關辦理。",
            "第二条　本办法自2019年10月1日起施行。"
            "《云川市养犬管理办法》（云政规〔2010〕3号）同时废止。",
            document_number="云政规〔2019〕14号",
            document_numbers=("云政规〔2019〕14号",),
            written_on=date(2019, 8, 26),
            effective_on=date(2019, 10, 1),
            issuers=(CITY,),
            kind="办法",
            rank=Rank.NORMATIVE,
            region=REGION,
            topics=(SAFETY,),
        )
    ),
    document(
        "fees",
        "关于养犬登记收费的通知",
        "根据《云川市文明养犬管理办法》（云政规〔2019〕14号），养犬登记每只收费50元。",
        "收费由登记机关代收。",
        document_number="云发改〔2020〕7号",
        document_numbers=("云发改〔2020〕7号",),
        written_on=date(2020, 3, 2),
        issuers=(PRICES, POLICE),
        kind="通知",
        rank=Rank.OTHER,
        region=REGION,
        topics=(PRICE_TOPIC, SAFETY),
    ),
    document(
        "term",
        "云川市夜间施工管理规定",
        "夜间施工应当公告。",
        "本规定自2021年4月1日起施行，有效期3年。",
        document_number="云政规〔2021〕5号",
        document_numbers=("云政规〔2021〕5号",),
        written_on=date(2021, 4, 1),
        effective_on=date(2021, 4, 1),
        issuers=(CITY,),
        kind="规定",
        rank=Rank.NORMATIVE,
        region=REGION,
    ),
    document(
        "rests",
        "云川市犬只免疫点设置办法",
        "根据《云川市养犬管理办法》（云政规〔2010〕3号），制定本办法。",
        written_on=date(2011, 2, 1),
        issuers=("云川市农业局",),
        kind="办法",
        rank=Rank.NORMATIVE,
        region=REGION,
    ),
    document(
        "own",
        "云川市公安局关于办理养犬登记的通告",
        *COPIED,
        source="云川市公安局",
        document_number="云公告〔2019〕3号",
        document_numbers=("云公告〔2019〕3号",),
        published_on=date(2019, 11, 4),
        issuers=(POLICE,),
        kind="通告",
        region=REGION,
    ),
    document(
        "news",
        "关于办理养犬登记的通告",
        *COPIED,
        source="云川日报",
        published_on=date(2019, 11, 6),
        kind="通告",
    ),
    document("plain", "垃圾分类须知", "厨余垃圾沥干后投放。", "有害垃圾另存。"),
)
