"""A law and its older version: the band, the clauses that can be copied, the pages of articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from indexer.build import build
from indexer.settings import Settings
from tests.browser.conftest import Site, Visits, running
from tests.browser.test_search_pages import SCRIPTS

WIDTHS = pytest.mark.parametrize("width", [375, 1280])
TITLE = "云川省养犬管理条例"
BODY = [
    "第一章　总则",
    "第一条　为了规范养犬，制定本条例。",
    "第二条　养犬人应当自取得犬只之日起三十日内办理登记，称为“养犬登记”。",
    "登记应当提交下列材料：",
    "（一）身份证明；",
    "（二）犬只的照片：",
    "1.正面；",
    "2.侧面。",
    "材料不齐的，登记机关应当一次告知。",
]
PASSED = ["2010-05-01", "云川省第十一届人民代表大会常务委员会第三次会议通过"]
AMENDED = [
    "2023-12-29",
    f"云川省第十四届人民代表大会常务委员会第九次会议《关于修改〈{TITLE}〉的决定》修正",
]
CLOSING = "第三条　本条例自2010年7月1日起施行。"


def record(id: str, day: str, body: list[str], **fields: object) -> dict[str, object]:
    """A regulation of the province."""
    usual = {
        "title": TITLE,
        "issuer": "云川省人民代表大会常务委员会",
        "公布日期": day,
        "效力级别": "地方性法规",
    }
    return {"id": id, "body": "\n".join(body), **usual, **fields}


RECORDS = [
    record("old", "2010-05-01", [*BODY[:3], CLOSING], events=[PASSED]),
    record("new", "2023-12-29", [*BODY, CLOSING], events=[PASSED, AMENDED]),
    record(
        "decision",
        "2023-12-29",
        [
            f"决定对《{TITLE}》作如下修改：",
            "一、将第二条修改为：“养犬人应当办理登记。”",
            "本决定自2024年3月1日起施行。",
        ],
        title=f"云川省人民代表大会常务委员会关于修改《{TITLE}》的决定",
    ),
    record(
        "notice",
        "2015-06-01",
        [f"根据《{TITLE}》第二条第一款，现就养犬登记通知如下。"],
        title="云川省公安厅关于养犬登记的通知",
        issuer="云川省公安厅",
        效力级别="行政规范性文件",
    ),
]


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A service on a law in two versions, the decision between them, and a notice that cites."""
    folder: Path = tmp_path_factory.mktemp("laws")
    lines = (json.dumps(one, ensure_ascii=False) for one in RECORDS)
    (folder / "laws.jsonl").write_text("\n".join(lines), encoding="utf-8")
    settings = Settings(index_dir=tmp_path_factory.mktemp("index"), url_prefix="/policy")
    build(folder, "laws", settings)
    with running(settings) as site:
        yield site


@pytest.fixture
def visits(chromium: Browser, laws: Site) -> Iterator[Visits]:
    """Visits without a complaint of the browser or of our policy."""
    visits = Visits(chromium)
    yield visits
    for context in visits.contexts:
        context.close()
    assert visits.complaints == []
    assert visits.origins() <= {laws.service.origin}


def copied(page: Page) -> str:
    """What stands in the clipboard."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def opened(visits: Visits, laws: Site, path: str, width: int = 1280) -> Page:
    """A page that may use the clipboard."""
    page = visits.page(width=width)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(laws.url + path)
    return page


@WIDTHS
@SCRIPTS
def test_an_older_version_leads_to_the_newer_one(
    visits: Visits, laws: Site, scripts: bool, width: int
) -> None:
    page = visits.page(width=width, scripts=scripts)
    page.goto(f"{laws.url}/search?q={TITLE}")
    line = page.locator(".hits .newer")
    expect(line).to_have_text("旧版（已修改） 这是旧版。新版自2024年3月1日起施行。 查看新版")
    older = page.locator(".hits > li").filter(has=page.locator(".newer"))
    older.get_by_role("heading").get_by_role("link").click()
    band = page.locator(".document-head .band")
    expect(band).to_contain_text("这是旧版。新版自2024年3月1日起施行。")
    box = band.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 800, "it is seen without scrolling"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    band.get_by_role("link").click()
    page.wait_for_url(f"{laws.url}/d/new*")
    expect(page.locator(".band")).to_have_count(0)
    expect(page.locator(".changes")).to_contain_text(
        f"本文本已含《关于修改〈{TITLE}〉的决定》（2023年12月29日通过，2024年3月1日起施行）"
    )


CITED = f"《{TITLE}》（2023年12月29日修正）"
QUOTED = {
    "article-1-p1": ("复制本条", "article-1", "第一条规定：“为了规范养犬，制定本条例。”"),
    "article-2-p1": (
        "复制本款",
        "article-2-p1",
        "第二条第一款规定：“养犬人应当自取得犬只之日起三十日内办理登记，称为‘养犬登记’。”",
    ),
    "article-2-p2": (
        "复制本款",
        "article-2-p2",
        "第二条第二款规定：“登记应当提交下列材料：\n（一）身份证明；\n（二）犬只的照片：\n1.正面；\n2.侧面。”",
    ),
    "article-2-p2-i2": (
        "复制本项",
        "article-2-p2-i2",
        "第二条第二款第二项规定：“犬只的照片：\n1.正面；\n2.侧面。”",
    ),
}


@WIDTHS
@pytest.mark.parametrize("anchor", QUOTED)
def test_a_clause_is_copied_with_its_version_and_link(
    visits: Visits, laws: Site, width: int, anchor: str
) -> None:
    page = opened(visits, laws, "/d/new", width)
    button, name, quoted = QUOTED[anchor]
    page.locator(f"#{anchor}").hover()
    page.get_by_role("button", name=button).click()
    expect(page.locator(".clause-tool [role=status]")).to_have_text("已复制")
    assert copied(page) == f"{CITED}{quoted}\n{laws.url}/d/new#{name}"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_by_keyboard_an_article_is_copied_whole(visits: Visits, laws: Site) -> None:
    page = opened(visits, laws, "/d/new")
    page.locator("#article-2 .lead-in").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="复制本条")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".clause-tool [role=status]")).to_have_text("已复制")
    text = copied(page)
    assert text.startswith(f"{CITED}第二条规定：“养犬人应当自取得犬只之日起三十日内办理登记")
    assert text.endswith(f"材料不齐的，登记机关应当一次告知。”\n{laws.url}/d/new#article-2")


def test_an_address_with_a_clause_shows_its_tools(visits: Visits, laws: Site) -> None:
    page = opened(visits, laws, "/d/new#article-2-p2-i1")
    expect(page.get_by_role("button", name="复制本项")).to_be_visible()
    page.get_by_role("link", name="沿革与引用").click()
    page.wait_for_url(f"{laws.url}/d/new/articles/2")


@SCRIPTS
def test_what_is_copied_is_what_the_page_of_the_article_shows(
    visits: Visits, laws: Site, scripts: bool
) -> None:
    page = visits.page(scripts=scripts)
    page.goto(f"{laws.url}/d/new")
    page.locator(".cite summary").click()
    page.get_by_label("按条查看沿革与引用").fill("第二条")
    page.get_by_role("button", name="查看", exact=True).click()
    page.wait_for_url(f"{laws.url}/d/new/articles/2")
    page.locator(".cite summary").click()
    forms = page.locator(".copied-text")
    expect(forms.nth(3)).to_be_visible()
    shown = {text.rpartition("\n")[0]: text.rpartition("\n")[2] for text in forms.all_inner_texts()}
    for button, name, quoted in QUOTED.values():
        if button != "复制本条":
            assert shown[f"{CITED}{quoted}"] == f"{laws.url}/d/new#{name}"


@WIDTHS
@SCRIPTS
def test_an_article_through_all_versions(
    visits: Visits, laws: Site, scripts: bool, width: int
) -> None:
    page = visits.page(width=width, scripts=scripts)
    page.goto(f"{laws.url}/d/new/articles/2")
    expect(page.locator("h1")).to_have_text(f"《{TITLE}》第二条")
    older = page.locator(".article-text article")
    expect(older).to_contain_text("旧版（已修改）")
    expect(older.locator("p")).to_have_count(1)
    changes = page.locator("section", has=page.get_by_role("heading", name="对这一条的修改"))
    expect(changes.locator(".sentence")).to_have_text("一、将第二条修改为：“养犬人应当办理登记。”")
    cited = page.locator("section", has=page.get_by_role("heading", name="引用这一条的文件"))
    expect(cited.get_by_role("heading")).to_contain_text("各版本共 1 份")
    expect(cited).to_contain_text("第二条第一款")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"{laws.url}/search?cites=new&article=2")
    expect(page.locator(".hits > li")).to_have_count(1)
    expect(page.locator(".chip")).to_contain_text(f"引用《{TITLE}》第二条的文件")
