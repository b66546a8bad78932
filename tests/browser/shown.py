"""All that the site can show, for tests that hold on every page."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from corpus.document import public_id
from tests.browser.notices import TARIFF, WITHDRAWN
from tests.search_app.versions import FIRST, SECOND

SENT = {
    "review.check",
    "review.check_report",
    "review.clean_up_filled",
    "compare.compare_sent",
    "compare.compare_sent_file",
}
"""The pages that are answers to what is sent, and have no addresses of their own."""
DRAFT = (
    "云川市人民政府关于停车的通知\n云川政发[2026]第03号\n各区：\n"
    "根据《云川市停车场管理办法》（云川市人民政府令第5号）和云川规〔2017〕20号，制定本办法。\n"
    "《云川市停车管理办法》第九十九条规定：“停车应当付费，付费应当及时。”\n"
    "《云川市图书馆管理办法》同时废止。\n二〇二六年三月一日"
)
COMPARED = ("\n".join(FIRST), "\n".join(SECOND))
ERRORS = "Failed to load resource: the server responded with a status of "
"""What a browser writes down of a page that is an error, as some of these are."""
FAILS = "/fails/{}"
"""Where the test site fails, by status."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page by its address; with `texts`, what comes of sending them there."""

    path: str
    texts: tuple[str, ...] = ()


PAGES = {
    "home": Shown("/"),
    "everything": Shown("/search"),
    "hits": Shown("/search?q=养犬 登记&year=2018&year=2019"),
    "long-lists": Shown("/search?within=云川"),
    "read": Shown("/search?q=文种:通知 养*记 (登记 与 与 “云公规〔2018〕1号”&written_since=2016"),
    "ordered": Shown("/search?q=养犬&sort=effective_oldest"),
    "help": Shown("/help"),
    "advanced": Shown("/advanced"),
    "advanced-mistake": Shown("/advanced/search?all=养犬&year=many&written_since=2019-02-30"),
    "citations": Shown("/citations?id=dog-2018-1&id=parking-2016"),
    "no-citations": Shown("/citations"),
    "no-hits": Shown("/search?q=量子纠缠&year=2018"),
    "mistake": Shown("/search?q=养犬&since=2019-02-30"),
    "past-the-end": Shown("/search?q=养犬&page=9"),
    "values": Shown("/search/issuer?q=养犬&name=公安"),
    "document": Shown("/d/dog-2018-1?q=养犬"),
    "in-force": Shown("/d/parking-2019?q=停车"),
    "repealed": Shown("/d/parking-2016?q=停车&asof=2020-01-01"),
    "attachments": Shown(f"/d/{public_id('notices', TARIFF)}?q=用水"),
    "article": Shown("/d/parking-2016/articles/2"),
    "article-mistake": Shown("/d/parking-2016/articles?article=x"),
    "trends": Shown("/trends?q=养犬&split=topic"),
    "comparison": Shown("/trends?q=养犬&versus=通知&unit=month"),
    "check": Shown("/check"),
    "checked": Shown("/check", (DRAFT,)),
    "nothing-to-check": Shown("/check", (" ",)),
    "compare": Shown("/compare"),
    "compare-which": Shown("/compare?a=parking-2016&b=停车"),
    "compared": Shown("/compare?a=parking-2016&b=parking-2019"),
    "compared-texts": Shown("/compare", COMPARED),
    "nothing-to-compare": Shown("/compare", ("第一条　养犬应当登记。", "")),
    "no-file-to-compare": Shown("/compare.docx"),
    "cleanup": Shown("/cleanup"),
    "cleanup-mistake": Shown("/cleanup?days=many"),
    "effects": Shown("/effects"),
    "effects-of-a-document": Shown("/effects?document=parking-2016"),
    "effects-mistake": Shown("/effects?since=many"),
    "changes": Shown("/changes"),
    "changes-of-a-kind": Shown("/changes?kind=added&since=2020-01-01"),
    "changes-mistake": Shown("/changes?since=many"),
    "expiries": Shown("/expiries"),
    "expiries-mistake": Shown("/expiries?days=many"),
    "series": Shown("/series?code=东府&year=2018"),
    "series-of-all-years": Shown("/series?code=云川规"),
    "series-not-held": Shown("/series?code=云府"),
    "series-mistake": Shown("/series?code=x&year=y"),
    "explained": Shown("/d/market"),
    "reading": Shown("/d/market-read"),
    "data": Shown("/data"),
    "styleguide": Shown("/styleguide"),
    "embed": Shown("/embed?scope=title&topic=国防&pin=1"),
    "api": Shown("/api"),
    "not-found": Shown("/d/nowhere"),
    "taken-down": Shown(f"/d/{WITHDRAWN}"),
    "bug": Shown(FAILS.format(500)),
    "away": Shown(FAILS.format(503)),
}


def show(page: Page, site: str, shown: Shown) -> None:
    """Open a page of `site`, whose address may end with modes, and unfold all that is folded."""
    page.goto(site + shown.path)
    if shown.texts:
        for area, text in zip(page.locator("textarea").all(), shown.texts, strict=True):
            area.fill(text)
        button = (
            ".draft button"
            if page.locator(".draft button").count()
            else "form:has(textarea) button"
        )
        page.locator(button).first.click()
        page.locator("#found, #problems, .compared").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
