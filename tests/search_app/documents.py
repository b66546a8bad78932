"""The documents of these tests: few, invented, each field and form of text at least once."""

from __future__ import annotations

from datetime import date

from corpus.document import Document, Paragraph, ParagraphKind, Part

DOG_YEARS = (2015, 2016, 2017, 2018, 2019, 2020)
DOGS = 2 * len(DOG_YEARS)
"""How many notices are about keeping dogs (养犬); more than a page holds."""
SAFETY = "公安、安全、司法"
HOSTILE = '<script>alert("1")</script>&<b>粗</b>'


def documents() -> list[Document]:
    """All of them, of one source."""
    return [*_dogs(), _rules(), _joint(), _undated(), _hostile()]


def _dogs() -> list[Document]:
    return [
        Document(
            source="样本",
            key=f"dog-{year}-{half}",
            id=f"dog-{year}-{half}",
            path="dogs.jsonl",
            title=f"云川市公安局关于做好{year}年养犬登记工作的通知（{half}）",
            parts=(Part((Paragraph("养犬应当登记。"), Paragraph("登记不收取费用。"))),),
            written_on=date(year, half, 15),
            document_number=f"云公规〔{year}〕{half}号",
            document_numbers=(f"云公规〔{year}〕{half}号",),
            issuers=("云川市公安局",),
            kind="通知",
            topics=(SAFETY,),
        )
        for year in DOG_YEARS
        for half in (1, 2)
    ]


def _rules() -> Document:
    """Headings, articles, a table and an attachment."""
    heading, article, row = ParagraphKind.HEADING, ParagraphKind.ARTICLE, ParagraphKind.TABLE_ROW
    return Document(
        source="样本",
        key="rules",
        id="rules",
        path="rules.html",
        title="云川市政府信息公开办法",
        parts=(
            Part(
                (
                    Paragraph("第一章　总则", heading, 2),
                    Paragraph("第一条　为了做好政府信息公开工作，制定本办法。", article),
                    Paragraph("第二条　政府信息公开应当及时，公开应当准确。", article),
                    Paragraph("第二章　附则", heading, 2),
                    Paragraph("第三条　本办法自2019年1月1日起施行。", article),
                )
            ),
            Part(
                (
                    Paragraph("事项\t期限", row, page=1),
                    Paragraph("主动公开\t二十个工作日", row, page=1),
                    Paragraph("第一条　目录由办公室编制。", article, page=3),
                ),
                number=1,
                title="公开事项目录",
            ),
            Part((), number=2, title="扫描件"),
        ),
        written_on=date(2018, 12, 3),
        published_on=date(2018, 12, 10),
        effective_on=date(2019, 1, 1),
        document_number="云政规〔2018〕14号",
        document_numbers=("云政规〔2018〕14号",),
        issuers=("云川市人民政府",),
        kind="办法",
        topics=("综合政务/政务公开",),
        url="https://www.example.gov.cn/rules.html",
        rules={"title": "meta.ArticleTitle"},
    )


def _joint() -> Document:
    return Document(
        source="样本",
        key="joint",
        id="joint",
        path="joint.html",
        title="关于支持中小企业的若干意见",
        parts=(Part((Paragraph("按照云政规〔2017〕3号要求，制定以下措施。"),)),),
        published_on=date(2019, 8, 26),
        issuers=("云川市财政局", "云川市税务局", "云川市商务局", "云川市科技局"),
        kind="意见",
        topics=("财政、金融、审计", "商贸、海关、旅游"),
        source_topic="惠企政策",
    )


def _undated() -> Document:
    return Document(
        source="样本",
        key="undated",
        id="undated",
        path="undated.txt",
        title="垃圾分类须知",
        parts=(Part((Paragraph("厨余垃圾应当沥干后投放。"),)),),
    )


def _hostile() -> Document:
    """Everything that could break out of a page."""
    return Document(
        source="样本",
        key="hostile",
        id="hostile",
        path="hostile.html",
        title=f"标记 {HOSTILE}",
        parts=(Part((Paragraph(f"正文标记 {HOSTILE}"),)),),
        published_on=date(2014, 1, 1),
        issuers=(HOSTILE,),
        kind=HOSTILE,
        topics=(),
        source_topic=HOSTILE,
        url="javascript:alert(1)",
        rules={"title": HOSTILE},
    )
