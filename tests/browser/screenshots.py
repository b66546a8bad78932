"""`make screenshots`: each page of the sample at both widths and in both colour schemes.

The pictures are for looking at; they go into the folder that is named. Three become the README's.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from indexer.build import build
from indexer.settings import Settings
from tests.browser.chromium import launch_chromium
from tests.browser.conftest import SCHEMES, Scheme, Site, running

ROOT = Path(__file__).resolve().parents[2]
README_PICTURES = ROOT / "docs" / "images"
QUERY = "企业"
QUESTION = "犬只出生满多久要办理登记并植入电子标识"
PINYIN = "yangquan"
REPEALED = "澄政发〔2012〕31号"
DRAFT = (
    "根据《云州市养犬管理办法》（云州市人民政府令第88号）和澄政发〔2012〕31号文件，制定本办法。"
    "《云州市图书馆管理办法》同时废止。"
)
WIDTHS = (375, 1280)
PAGES = {
    "start": "/",
    "everything": "/search",
    "hits": f"/search?q={QUERY}",
    "narrowed": f"/search?q={QUERY}&within=登记&since=2018-01-01&until=2020-12-31",
    "values": f"/search/issuer?q={QUERY}&name=云州",
    "large": f"/large/search?q={QUERY}",
    "contrast": f"/contrast/search?q={QUERY}",
    "no-hits": "/search?q=量子纠缠",
    "offered": f"/search?q=2019年以来{QUERY}",
    "corrected": "/search?q=养犬管里办法",
    "expanded": "/search?q=遛狗",
    "further": "/search?q=量子纠缠的登记办法",
    "passage": f"/search?q={QUESTION}",
    "other-years": f"/search?q={QUERY}&year=1999",
    "mistake": f"/search?q={QUERY}&since=2019-02-30",
    "read": "/search?q=文种:通知 企*策 (登记 与 与 办理",
    "help": "/help",
    "advanced": "/advanced",
    "citations": "/citations?id=0a1747fe415984e5&id=b18dc8e95e24d5b7",
    "trends": f"/trends?q={QUERY}&split=topic",
    "comparison": f"/trends?q={QUERY}&versus=养犬",
    "check": "/check",
    "compare": "/compare",
    "compare-which": "/compare?a=0a1747fe415984e5&b=养犬",
    "compared": "/compare?a=0a1747fe415984e5&b=b18dc8e95e24d5b7",
    "cleanup": "/cleanup?days=3650",
    "effects": "/effects",
    "changes": "/changes",
    "expiries": "/expiries",
    "series": "/series?code=澄政发",
    "codes": "/series",
    "data": "/data",
    "embed": "/embed",
    "api": "/api",
    "error": "/d/nowhere",
    "styleguide": "/styleguide",
}


def main(folder: Path) -> None:
    """Take all pictures into `folder`, and the README's into `docs/images`."""
    folder.mkdir(parents=True, exist_ok=True)
    README_PICTURES.mkdir(parents=True, exist_ok=True)
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    with TemporaryDirectory() as index_dir, sync_playwright() as playwright:
        settings = Settings(index_dir=Path(index_dir), styleguide="on")
        build(ROOT / "corpus" / "sample", "sample", settings)
        browser = launch_chromium(playwright)
        with running(settings) as site:
            for width in WIDTHS:
                for scheme in SCHEMES:
                    page = _page(browser, width, scheme)
                    _take_all(page, site, folder, f"{width}-{scheme}")
            _take_for_readme(browser, site)
        browser.close()


def _take_for_readme(browser: Browser, site: Site) -> None:
    page = _page(browser, 1280, "light")
    page.goto(f"{site.url}/search?q={QUERY}")
    page.screenshot(path=README_PICTURES / "search.png")
    page.goto(f"{site.url}/search?q={REPEALED}")
    page.locator(".hits h3 a").first.click()
    page.screenshot(path=README_PICTURES / "document.png")
    page = _page(browser, 375, "dark")
    page.goto(f"{site.url}/search?q={QUERY}")
    page.screenshot(path=README_PICTURES / "phone.png")


def _page(browser: Browser, width: int, scheme: Scheme) -> Page:
    size = ViewportSize(width=width, height=800)
    return browser.new_page(viewport=size, color_scheme=scheme, locale="zh-CN")


def _take_all(page: Page, site: Site, folder: Path, name: str) -> None:
    for title, path in PAGES.items():
        page.goto(site.url + path)
        page.screenshot(path=folder / f"{title}-{name}.png", full_page=True)
    page.goto(f"{site.url}/search")
    page.locator("[name=q]").press_sequentially(QUERY)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.screenshot(path=folder / f"suggestions-{name}.png")
    page.goto(f"{site.url}/search")
    page.locator("[name=q]").press_sequentially(PINYIN)
    page.get_by_role("option").first.wait_for()
    page.screenshot(path=folder / f"suggestions-pinyin-{name}.png")
    page.goto(f"{site.host}/hosts/styled")
    page.screenshot(path=folder / f"box-{name}.png")
    page.locator("[name=q]").press_sequentially(QUERY)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.screenshot(path=folder / f"box-open-{name}.png")
    page.goto(f"{site.url}/check")
    page.locator("textarea").fill(DRAFT)
    page.locator(".draft button").first.click()
    page.locator("#found").wait_for()
    page.screenshot(path=folder / f"checked-{name}.png", full_page=True)
    page.goto(f"{site.url}/search?q={QUERY}")
    page.locator(".hits h3 a").first.click()
    page.screenshot(path=folder / f"document-{name}.png", full_page=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
