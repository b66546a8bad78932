"""The pages for analysts in a browser, with and without scripts: forms, answers, the ways on."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, Visits
from tests.browser.notices import DOGS, DOGS_A_YEAR
from tests.browser.shown import DRAFT, PAGES, show
from tests.browser.test_search_pages import SCRIPTS, expect_total


@SCRIPTS
def test_a_checked_draft_stays_while_what_it_cites_is_read(
    visits: Visits, site: Site, scripts: bool
) -> None:
    page = visits.page(scripts=scripts)
    page.goto(f"{site.url}/check")
    page.get_by_label("文稿", exact=True).fill(DRAFT)
    page.get_by_role("button", name="核对", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("核对了 4 处引用")
    first = page.locator("#f1")
    with page.expect_popup() as opened:
        first.get_by_role("link", name="云川市停车场管理办法").last.click()
    expect(opened.value.get_by_role("heading", level=1)).to_contain_text("停车")
    expect(page.get_by_role("status")).to_contain_text("核对了 4 处引用")
    expect(page.get_by_label("文稿", exact=True)).to_have_value(DRAFT)


@SCRIPTS
@pytest.mark.parametrize("width", [375, 1280])
def test_a_mark_and_its_finding_lead_to_each_other(
    visits: Visits, site: Site, scripts: bool, width: int
) -> None:
    page = visits.page(scripts=scripts)
    page.set_viewport_size({"width": width, "height": 800})
    show(page, site.url, PAGES["checked"])
    page.locator("#m3").click()
    expect(page.locator("#f3")).to_be_in_viewport()
    page.locator("#f3 .to-text").click()
    expect(page.locator("#m3")).to_be_in_viewport()
    text, finding = (page.locator(one).bounding_box() for one in (".draft-text:has(#m3)", "#f3"))
    assert text is not None
    assert finding is not None
    beside = finding["x"] >= text["x"] + text["width"]
    assert beside == (width == 1280)
    assert beside or finding["y"] >= text["y"] + text["height"]


@SCRIPTS
def test_a_file_is_checked_and_its_report_is_a_download(
    visits: Visits, site: Site, scripts: bool, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="gb18030")
    page = visits.page(scripts=scripts)
    page.goto(f"{site.url}/check")
    page.get_by_label("或选择文件").set_input_files(draft)
    page.get_by_role("button", name="核对", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("核对了 4 处引用")
    with page.expect_download() as saved:
        page.get_by_role("button", name="下载核对报告（Word）").click()
    report = docx.Document(str(saved.value.path()))
    assert len(report.tables[0].rows) == 5


@SCRIPTS
def test_a_number_of_the_trends_leads_to_its_documents(
    visits: Visits, site: Site, scripts: bool
) -> None:
    page = visits.page(scripts=scripts)
    page.goto(f"{site.url}/trends")
    page.get_by_label("检索词", exact=True).fill("养犬")
    page.get_by_label("按机关").check()
    page.get_by_role("button", name="统计").click()
    table = page.locator(".counts")
    expect(table.locator("tfoot td").last).to_contain_text(str(DOGS))
    table.get_by_role("row", name="2018").get_by_role("link").last.click()
    expect_total(page, DOGS_A_YEAR)


@SCRIPTS
def test_what_rests_on_a_repealed_rule_is_listed(visits: Visits, site: Site, scripts: bool) -> None:
    page = visits.page(scripts=scripts)
    page.goto(f"{site.url}/cleanup")
    page.get_by_label("发文机关").fill("云川市人民政府")
    page.get_by_role("button", name="列出").click()
    listed = page.locator(".clean-up-list tbody tr")
    expect(listed).to_have_count(1)
    listed.get_by_role("rowheader").get_by_role("link").click()
    page.wait_for_url(f"{site.url}/d/parking-2017*")
    page.go_back()
    expect(page.get_by_label("发文机关")).to_have_value("云川市人民政府")
    expect(listed).to_have_count(1)
