"""What is known of a document shows: rank, region, site; facets only where they tell apart."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from corpus.document import Document, Paragraph, ParagraphKind, Part, Rank, WrittenBy
from indexer.query.facets import Facet
from indexer.results import FacetValue, MarkedDocument, TextPart
from indexer.today import today
from search_app.addresses.links import Links
from search_app.presenters.document_page import present_document
from search_app.presenters.facet_links import is_useful
from search_app.presenters.text_blocks import number_hits, present_parts
from tests.search_app.pages import page


def value(name: str, count: int, *, selected: bool = False) -> FacetValue:
    return FacetValue(name, count, selected)


@pytest.mark.parametrize(
    ("facet", "values", "useful"),
    [
        (Facet.RANK, [value("规章", 2), value("法律", 1)], True),
        (Facet.RANK, [value("规章", 2), value("未标注", 1)], True),
        (Facet.RANK, [value("规章", 2)], False),
        (Facet.RANK, [value("未标注", 2)], False),
        (Facet.RANK, [], False),
        (Facet.RANK, [value("规章", 2, selected=True)], True),
        (Facet.REGION, [value("甲省", 2), value("甲省/甲市", 2)], False),
        (Facet.REGION, [value("甲省", 2), value("甲省/甲市", 1)], True),
        (Facet.SOURCE, [value("甲", 2)], False),
        (Facet.KIND, [value("通知", 2)], True),
    ],
)
def test_a_facet_that_tells_nothing_apart_is_left_out(
    facet: Facet, values: list[FacetValue], useful: bool
) -> None:
    assert is_useful(facet, values) is useful


def test_one_source_is_no_facet_of_the_page(client: FlaskClient) -> None:
    root = page(client, "/search")
    assert not root.xpath("//section[@id='facet-source']")
    assert root.xpath("//section[@id='facet-kind']")
    assert page(client, "/search?source=样本").xpath("//section[@id='facet-source']")


def test_a_hit_in_an_attachment_names_it_and_leads_there(client: FlaskClient) -> None:
    root = page(client, "/search?q=由办公室编制")
    (place,) = root.xpath("//a[@class='snippet-place']")
    assert place.text_content() == "附件1 第3页"
    assert place.get("href").endswith("#%E9%99%84%E4%BB%B61")


def article(text: str) -> Paragraph:
    return Paragraph(text, ParagraphKind.ARTICLE)


def test_articles_are_addressed_by_their_numbers() -> None:
    lines = ("第十二条　甲。", "第十二条之一　乙。", "第一百零三条　丙。", "第12条　又。", "第九章")
    part = Part(tuple(map(article, lines)))
    (shown,) = present_parts([part], number_hits([() for _ in lines])[0])
    assert [(block.anchor, block.old_anchor) for block in shown.blocks] == [
        ("article-12", "第十二条"),
        ("article-12-1", "第十二条之一"),
        ("article-103", "第一百零三条"),
        ("article-12.2", "第12条"),
        ("", ""),
    ]


def test_the_page_shows_what_is_known() -> None:
    document = Document(
        source="甲",
        key="k",
        id="k",
        path="p",
        title="养犬办法",
        parts=(Part((Paragraph("云州市人民政府", ParagraphKind.SIGNATURE),)),),
        written_on=date(2021, 5, 6),
        written_by=WrittenBy.PROCLAMATION,
        printed_on=date(2021, 5, 8),
        second_title="关于印发《养犬办法》的通知",
        site="云州日报",
        rank=Rank.RULE,
        region="广东省/广州市",
        index_number="0001/2021",
        stated_validity="有效",
    )
    marked = MarkedDocument(document, (), ((TextPart("云州市人民政府", False),),))
    shown = present_document(marked, None, Links(), today=today())
    assert dict(shown.fields) == {
        "另一标题": ("关于印发《养犬办法》的通知",),
        "索引号": ("0001/2021",),
        "公布日期": ("2021年5月6日",),
        "印发日期": ("2021年5月8日",),
        "法律、法规还是文件": ("规章",),
        "来源所标时效": ("有效",),
        "地区": ("广东省广州市",),
        "来自哪个网站": ("云州日报",),
    }
    assert [block.form for part in shown.parts for block in part.blocks] == ["signature"]
