"""A document, its text in blocks, and its hits."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from corpus.document import Paragraph, ParagraphKind, Part
from indexer.results import TextPart
from indexer.today import today
from search_app import wording
from search_app.presenters.text_blocks import Run, number_hits, present_parts, without_title
from tests.search_app.conftest import REMOVED
from tests.search_app.documents import HOSTILE
from tests.search_app.pages import link, page, text, texts

TODAY = wording.values.day(today())


def fields(client: FlaskClient, address: str) -> dict[str, str]:
    root = page(client, address)
    rows = root.xpath("//aside//dl/div")
    return {text(row, "dt"): text(row, "dd") for row in rows}


def test_every_field_has_its_name(client: FlaskClient) -> None:
    assert fields(client, "/d/rules") == {
        "发文字号": "云政规〔2018〕14号",
        "发文机关": "云川市人民政府",
        "文件落款日期": "2018年12月3日",
        "上网日期": "2018年12月10日",
        "开始执行的日期": "2019年1月1日",
        "文件类型": "办法",
        "主题分类": "综合政务/政务公开",
        "来自哪个网站": "样本",
        "收录日期": TODAY,
        "原文": "查看原文网页（其他网站）",
    }


def test_what_is_not_known_is_not_shown(client: FlaskClient) -> None:
    assert fields(client, "/d/undated") == {"来自哪个网站": "样本", "收录日期": TODAY}


def test_text_stands_in_headings_articles_and_tables(client: FlaskClient) -> None:
    root = page(client, "/d/rules")
    assert text(root, "//h1") == "云川市政府信息公开办法"
    assert texts(root, "//div[@class='text']//h3") == ["第一章 总则", "第二章 附则"]
    assert text(root, "//p[@id='article-2'][a/@id='第二条']").startswith(
        "第二条 政府信息公开应当及时"
    )
    assert texts(root, "//td") == ["事项", "期限", "主动公开", "二十个工作日"]
    assert text(root, "//h2[@id='附件1']") == "附件1 公开事项目录"
    assert text(root, "//p[@id='article-1.2']").startswith("第一条 目录由办公室编制")
    targets = [href.removeprefix("#") for href in root.xpath("//nav[@class='outline']//a/@href")]
    articles = [target for target in targets if target.startswith("article")]
    assert articles == ["article-1", "article-2", "article-3", "article-1.2"]
    others = [target for target in targets if target not in articles]
    assert others == ["第一章总则", "第二章附则", "附件1", "附件2"]
    assert all(root.xpath("//*[@id=$id]", id=target) for target in targets)


def test_attachments_have_their_pages_or_say_that_they_were_not_read(client: FlaskClient) -> None:
    root = page(client, "/d/rules")
    assert texts(root, "//p[@class='printed-page']") == ["第1页", "第3页"]
    assert text(root, "//p[@id='article-1.2']/preceding-sibling::p[1]") == "第3页"
    assert text(root, "//h2[@id='附件2']/following-sibling::*[1]").startswith("这份附件本站搜不到")


def test_a_table_is_cut_where_a_page_ends() -> None:
    rows = [Paragraph(f"甲\t{n}", ParagraphKind.TABLE_ROW, page=n // 2 + 1) for n in range(4)]
    marked, _ = number_hits([(TextPart(row.text, False),) for row in rows])
    (part,) = present_parts([Part(tuple(rows), 1, "表")], marked)
    assert [(block.page, len(block.rows)) for block in part.blocks] == [(1, 2), (2, 2)]


def test_hits_are_marked_numbered_and_lead_back(client: FlaskClient) -> None:
    root = page(client, "/d/rules?q=公开&year=2018")
    marks = root.xpath("//div[@class='text']//mark")
    assert [mark.text for mark in marks] == ["公开"] * 4
    assert [mark.get("id") for mark in marks] == ["hit-1", "hit-2", "hit-3", "hit-4"]
    assert texts(root, "//h1/mark") == ["公开"]
    assert text(root, "//*[@id='hit-nav-title']") == "正文中有 4 处与“公开”相符。"
    assert link(root, "//p[@class='back']/a") == "/search?q=%E5%85%AC%E5%BC%80&year=2018"
    assert root.get_element_by_id("q").get("value") == "公开"


def test_a_hit_that_is_cut_has_one_anchor() -> None:
    texts = [(TextPart("第一条　甲", True), TextPart("乙", False)), (TextPart("丙\t丁", True),)]
    paragraphs = (Paragraph("第一条　甲乙"), Paragraph("丙\t丁", ParagraphKind.TABLE_ROW))
    numbered, found = number_hits(texts)
    (part,) = present_parts([Part(paragraphs)], numbered)
    article, table = part.blocks
    assert found == 2
    assert article.lead == (Run("第一条", True, 1),)
    assert article.text == (Run("　甲", True), Run("乙"))
    assert table.rows == (((Run("丙", True, 2),), (Run("丁", True),)),)


def test_empty_cells_keep_their_place() -> None:
    row = Paragraph("甲\t\t丙\t", ParagraphKind.TABLE_ROW)
    numbered, _ = number_hits([(TextPart(row.text, False),)])
    (part,) = present_parts([Part((row,))], numbered)
    assert part.blocks[0].rows == (((Run("甲"),), (), (Run("丙"),), ()),)


def test_without_a_query_nothing_is_marked(client: FlaskClient) -> None:
    root = page(client, "/d/rules")
    assert not root.xpath("//mark | //p[@class='back'] | //p[@class='note']")


def test_a_wrong_query_does_not_hide_the_document(client: FlaskClient) -> None:
    root = page(client, "/d/rules?q=-公开&since=x")
    assert text(root, "//h1") == "云川市政府信息公开办法"
    assert text(root, "//p[@class='note']") == "检索词有误，未标出命中之处。"


def test_only_web_addresses_are_linked_and_all_is_escaped(client: FlaskClient) -> None:
    root = page(client, "/d/hostile?q=标记")
    assert not root.xpath("//a[starts-with(@href, 'javascript')]")
    assert not root.xpath("//main//b | //script[not(@src) and not(@type='application/ld+json')]")
    assert text(root, "//h1") == f"标记 {HOSTILE}"


def test_unknown_and_removed_documents(client: FlaskClient) -> None:
    assert text(page(client, "/d/nobody", status=404), "//h1") == "没有找到这份文件"
    assert text(page(client, f"/d/{REMOVED}", status=410), "//h1") == "这份文件已撤下"
    assert not texts(page(client, "/search?q=撤"), "//ol[@class='hits']//h3")


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["关于养犬的通知", "各区："], [1]),
        (["云政发〔2019〕1号", "关于养犬", "的 通知", "各区："], [0, 3]),
        (["《关于养犬的通知》", "各区："], [1]),
        (["各区：", "关于养犬的通知已经印发。"], [0, 1]),
        (["一", "二", "三", "关于养犬的通知"], [0, 1, 2, 3]),
        ([], []),
    ],
)
def test_a_title_stands_once(lines: list[str], kept: list[int]) -> None:
    paragraphs = tuple(map(Paragraph, lines))
    texts = [(TextPart(line, False),) for line in lines]
    parts, left = without_title([Part(paragraphs)], texts, "关于养犬的通知")
    assert parts == (Part(tuple(paragraphs[i] for i in kept)),)
    assert left == [texts[i] for i in kept]
