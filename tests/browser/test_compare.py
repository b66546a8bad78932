"""The comparison of two texts in a browser, with and without scripts, on a desk and on a phone."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from playwright.sync_api import FloatRect, Page, expect

from tests.browser.conftest import SCHEMES, Scheme, Site, Visits
from tests.browser.shown import COMPARED
from tests.browser.test_search_pages import SCRIPTS

DESK, PHONE = 1280, 375


def send(page: Page, site: Site) -> None:
    """Paste two texts and compare them."""
    page.goto(f"{site.url}/compare")
    for label, text in zip(("原文本", "新文本"), COMPARED, strict=True):
        page.get_by_label(f"或者粘贴文字（{label}）").fill(text)
    page.get_by_role("button", name="对照").click()
    expect(page.get_by_role("list", name="对照结果")).to_contain_text("修改 2 处")


@SCRIPTS
def test_pasted_texts_are_compared_and_had_as_a_file(
    visits: Visits, site: Site, scripts: bool, tmp_path: Path
) -> None:
    page = visits.page(scripts=scripts)
    send(page, site)
    changed = page.locator(".row.article.changed").first
    expect(changed.locator("del")).to_have_text("三十日")
    expect(changed.locator("ins")).to_have_text("二十日")
    folded = page.locator("details.unchanged").first
    expect(folded.locator(".row").first).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator(".row").first).to_be_visible()
    page.get_by_text("对照别的文本").click()
    page.get_by_label("只列有改动的").check()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Word").click()
    waiting.value.save_as(tmp_path / "table.docx")
    (table,) = docx.Document(str(tmp_path / "table.docx")).tables
    notes = [row.cells[2].text for row in table.rows]
    assert notes[2:4] == ["新增", "未改"]
    assert "修改；第三条改为第四条" in notes


@SCRIPTS
def test_a_file_is_compared_with_a_document_that_is_chosen_by_its_title(
    visits: Visits, site: Site, scripts: bool
) -> None:
    page = visits.page(scripts=scripts)
    visits.tolerated = "400"  # what the choice is told with
    page.goto(f"{site.url}/compare")
    page.get_by_label("本站文件（原文本）").fill("停车场管理办法")
    data = "第一条　停车场应当公开收费标准。".encode()
    page.get_by_label("或者上传文件（新文本）").set_input_files(
        {"name": "草案.txt", "mimeType": "text/plain", "buffer": data}
    )
    page.get_by_role("button", name="对照").click()
    expect(page.locator("#problems")).to_contain_text("停车场管理办法")
    expect(page.get_by_label("或者粘贴文字（新文本）")).to_have_value(data.decode())
    page.get_by_role("radio", name="云川市停车场管理办法").check()
    page.get_by_role("button", name="对照").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("云川市停车场管理办法")
    expect(page.get_by_role("list", name="对照结果")).to_contain_text("删去")


@SCRIPTS
def test_documents_named_by_titles_are_chosen_one_by_one(
    visits: Visits, site: Site, scripts: bool
) -> None:
    page = visits.page(scripts=scripts)
    page.goto(f"{site.url}/compare")
    page.get_by_label("本站文件（原文本）").fill("停车场管理办法")
    page.get_by_label("本站文件（新文本）").fill("停车管理办法")
    page.get_by_role("button", name="对照").click()
    for side, title in (("原文本", "云川市停车场管理办法"), ("新文本", "云川市停车管理办法")):
        choice = page.get_by_role("region", name=f"{side}是哪一份？")
        choice.get_by_role("link", name=title).click()
    page.wait_for_url(f"{site.url}/compare?a=parking-2016&b=parking-2019")
    expect(page.locator(".compared")).to_be_visible()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_texts_stand_side_by_side_and_on_a_phone_below_each_other(
    visits: Visits, site: Site, scheme: Scheme
) -> None:
    page = visits.page(width=DESK, scheme=scheme)
    send(page, site)
    row = page.locator(".row.article.changed").first

    def boxes() -> tuple[FloatRect, FloatRect]:
        old, new = (row.locator(side).bounding_box() for side in (".old", ".new"))
        assert old and new
        return old, new

    old, new = boxes()
    assert old["y"] == new["y"]
    assert old["x"] + old["width"] <= new["x"]
    page.set_viewport_size({"width": PHONE, "height": 800})
    old, new = boxes()
    assert old["x"] == new["x"]
    assert old["y"] + old["height"] <= new["y"]
    assert old["width"] > 0.8 * PHONE
    expect(page.locator(".row.new .old")).to_be_hidden()


def test_marks_are_told_apart_without_colours(visits: Visits, site: Site) -> None:
    page = visits.page()
    send(page, site)
    line = "one => getComputedStyle(one).textDecorationLine"
    marks = page.locator(".row.article.changed").first
    assert marks.locator("del").evaluate(line) == "line-through"
    assert marks.locator("ins").evaluate(line) == "underline"
