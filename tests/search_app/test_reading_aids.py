"""What helps to read a document: hits by article, citations, attachments, the outline."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from corpus.document import Document, Part
from search_app.presenters.citation_forms import present_citations
from search_app.presenters.hit_places import MOST_LINKS, MOST_LISTED, present_places
from search_app.presenters.text_blocks import Block, PartBlock, Run
from tests.search_app.pages import link, page, text, texts

TODAY = date(2024, 5, 20)
PLACES = "//details[@class='places']//li"


def cited(title: str, **fields: object) -> list[str]:
    document = Document(
        source="甲",
        key="1",
        id="1",
        path="",
        title=title,
        parts=(Part(()),),
        **fields,  # type: ignore[arg-type]
    )
    return [text for _, text in present_citations(document, "https://a.gov.cn/d/1", TODAY)]


def test_hits_are_listed_by_article_and_add_up(client: FlaskClient) -> None:
    root = page(client, "/d/rules?q=公开")
    assert texts(root, PLACES) == ["第一条 1 处", "第二条 2 处 23", "附件1 公开事项目录 1 处"]
    assert link(root, f"{PLACES}[2]/a") == "#hit-2"
    assert root.xpath(f"{PLACES}[2]//span[@class='each']/a/@href") == ["#hit-2", "#hit-3"]
    steps = "//div[@class='steps']/a"
    assert root.xpath(f"{steps}/@href") == ["#hit-1", "#hit-4"]
    assert all(root.xpath("//mark[@id=$id]", id=href[1:]) for href in root.xpath(f"{steps}/@href"))


@pytest.mark.parametrize(("hits", "links"), [(MOST_LISTED, MOST_LINKS), (MOST_LISTED + 1, 1)])
def test_of_very_many_hits_only_the_first_of_each_place_is_a_link(hits: int, links: int) -> None:
    runs = tuple(Run("应当", match=True, hit=number + 1) for number in range(hits))
    (place,) = present_places([PartBlock("", "", (Block("text", runs),))])
    assert (place.count, len(place.hits)) == (hits, links)


def test_an_article_of_an_attachment_names_both(client: FlaskClient) -> None:
    root = page(client, "/d/rules?q=目录 OR 制定")
    assert texts(root, PLACES) == ["第一条 1 处", "附件1 第一条 1 处"]


def test_no_hits_lead_nowhere(client: FlaskClient) -> None:
    root = page(client, "/d/rules?q=养犬")
    assert text(root, "//*[@id='hit-nav-title']") == "正文中没有与“养犬”相符之处。"
    assert not root.xpath("//div[@class='steps'] | //details[@class='places']")
    assert not page(client, "/d/rules").xpath("//nav[@class='hit-nav']")


def test_what_was_looked_for_within_is_marked_too(client: FlaskClient) -> None:
    root = page(client, "/d/rules?q=公开&within=准确")
    assert text(root, "//*[@id='hit-nav-title']") == "正文中有 5 处与“公开 准确”相符。"


def test_attachments_are_listed_with_their_pages(client: FlaskClient) -> None:
    root = page(client, "/d/rules")
    assert texts(root, "//section[@class='attachments']//li") == [
        "附件1 公开事项目录 3 页",
        "附件2 扫描件 本站搜不到其中的文字",
    ]


def test_citations_stand_on_the_page_and_can_be_selected(client: FlaskClient) -> None:
    root = page(client, "/d/rules")
    official, _, address = texts(root, "//p[@class='copied-text']")
    assert official == (
        "《云川市政府信息公开办法》（云政规〔2018〕14号，云川市人民政府，2018年12月3日）"
    )
    assert address == "http://localhost/d/rules"


@pytest.mark.parametrize(
    ("title", "fields", "official", "listed"),
    [
        (
            "关于养犬的通知",
            {
                "document_number": "云政发〔2019〕1号",
                "issuers": ("云川市人民政府",),
                "written_on": date(2019, 1, 2),
            },
            "《关于养犬的通知》（云政发〔2019〕1号，云川市人民政府，2019年1月2日）",
            "云川市人民政府. 关于养犬的通知: 云政发〔2019〕1号[EB/OL]. "
            "(2019-01-02)[2024-05-20]. https://a.gov.cn/d/1.",
        ),
        (
            "关于印发《办法》的通知",
            {"issuers": ("甲", "乙", "丙", "丁"), "published_on": date(2019, 1, 2)},
            "《关于印发〈办法〉的通知》（甲、乙、丙等，2019年1月2日发布）",
            "甲, 乙, 丙, 等. 关于印发《办法》的通知[EB/OL]. "
            "(2019-01-02)[2024-05-20]. https://a.gov.cn/d/1.",
        ),
        (
            "《养犬办法》",
            {},
            "《养犬办法》",
            "《养犬办法》[EB/OL]. [2024-05-20]. https://a.gov.cn/d/1.",
        ),
        (
            "《甲》和《乙》",
            {},
            "《〈甲〉和〈乙〉》",
            "《甲》和《乙》[EB/OL]. [2024-05-20]. https://a.gov.cn/d/1.",
        ),
    ],
)
def test_citations(title: str, fields: dict[str, object], official: str, listed: str) -> None:
    assert cited(title, **fields) == [official, listed]
