"""The page of help has live examples; the advanced form writes the query that it means."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.engine import Engine, View
from indexer.query.model import And, Expression, Not, Query
from indexer.query.operators import OPERATORS
from indexer.query.parser import parse
from indexer.query.syntax.written_query import AskedParts, written_query
from indexer.results import SearchResult
from search_app.help.live_examples import MOST_TRIED, ExampleKind, ask_examples
from search_app.wording import help as words
from tests.search_app.conftest import site_of
from tests.search_app.pages import link, page, text, texts

LINES = "//div[contains(@class, 'help')]//dl/div"


def test_every_kind_of_example_has_its_words_and_its_section() -> None:
    listed = [kind for kinds in words.SECTIONS.values() for kind in kinds]
    assert sorted(listed) == sorted(ExampleKind)
    assert set(words.WHAT) == set(ExampleKind)


def test_each_example_finds_something_here(client: FlaskClient) -> None:
    found = page(client, "/help")
    lines = found.xpath(LINES)
    assert len(lines) > 15
    for line in lines:
        (example,) = line.xpath("./dt/a")
        count = line.xpath("./dt/span")[0].text_content()
        hits = page(client, example.get("href"))
        assert f"共 {count}文件" in text(hits, "//*[@id='results-title']")
        said = line.xpath(".//span[@class='said']")
        shown = texts(hits, "//p[@class='asked']")
        assert [one.text_content() for one in said] == shown


def test_each_operator_is_shown_by_an_example(engine: Engine) -> None:
    typed = [one.parsed.text for one in ask_examples(engine.now())]
    missing = [
        operator.example
        for operator in OPERATORS
        if not any(
            sign in text
            for sign in (*operator.spellings, *operator.prefixes, *operator.inside)
            for text in typed
        )
    ]
    assert missing == ["地区:云州"], "no document here has a region"


class Counting:
    """A view that counts what it is asked."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.asked = 0

    def search(self, query: Query) -> SearchResult:
        self.asked += 1
        return self._view.search(query)


def test_examples_are_asked_in_a_bounded_number_of_searches(engine: Engine) -> None:
    view = Counting(engine.now())
    ask_examples(view)  # type: ignore[arg-type]
    assert 0 < view.asked <= 1 + MOST_TRIED * len(ExampleKind)


def test_examples_are_asked_once_for_each_generation(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = app.test_client()
    page(client, "/help")
    monkeypatch.setattr("search_app.help.views.ask_examples", lambda view: 1 / 0)
    page(client, "/help")


def test_without_documents_there_are_no_examples(tmp_path: Path) -> None:
    with site_of(tmp_path, []) as app:
        found = page(app.test_client(), "/help")
    assert not found.xpath(LINES)
    assert words.NOTHING in found.text_content()


def test_help_is_linked_from_the_box_and_from_where_nothing_was_found(client: FlaskClient) -> None:
    assert link(page(client, "/search"), "//p[@class='box-links']/a[1]") == "/help"
    nothing = page(client, "/search?q=“没有这样的话”")
    assert texts(nothing, "//div[@class='empty']//a[@href='/help']") == [words.TITLE]


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        (AskedParts(), ""),
        (AskedParts(all="养犬 登记"), "养犬 登记"),
        (AskedParts(all="养犬、登记，免疫"), "养犬 登记 免疫"),
        (AskedParts(any="养犬"), "养犬"),
        (AskedParts(any="养犬 遛狗", all="登记"), "登记 (养犬 OR 遛狗)"),
        (AskedParts(phrase=" “养犬 登记” "), "“养犬 登记”"),
        (AskedParts(all="养犬", none="收费 罚款"), "养犬 -收费 -罚款"),
        (AskedParts(all="AND 与 -养犬 标题:甲 /s"), "“AND” “与” “-养犬” “标题:甲” “/s”"),
        (AskedParts(all="甲*乙 (丙"), "甲*乙 丙"),
        (AskedParts(any="养*证 ＊", none="罚＊款"), "养*证 -罚＊款"),
        (AskedParts(all="-养*犬", phrase="养*犬"), "“-养犬” “养犬”"),
        (AskedParts(code="国*发"), "文号:国*发"),
        (AskedParts(all="，。 *"), ""),
        (AskedParts(code="国办发", year="2019", serial="5"), "文号:国办发〔2019〕5号"),
        (AskedParts(code="国办发", year="2019"), "文号:国办发〔2019〕"),
        (AskedParts(code="国办发"), "文号:国办发"),
        (AskedParts(code="国办发", serial="5"), "文号:国办发*〕5号"),
        (AskedParts(year="2019"), "文号:〔2019〕"),
        (AskedParts(year="2019", serial="5"), "文号:〔2019〕5号"),
        (AskedParts(serial="5"), "文号:〕5号"),
        (AskedParts(code="国务院令", serial="707"), "文号:国务院令第707号"),
        (AskedParts(code="海关公告", year="2020", serial="24"), "文号:海关公告2020年第24号"),
        (AskedParts(issuers="公安局"), "机关:公安局"),
        (AskedParts(issuers="公安局 财政局"), "机关:(公安局 OR 财政局)"),
    ],
)  # fmt: skip
def test_the_form_writes_a_query(asked: AskedParts, written: str) -> None:
    assert written_query(asked) == written
    if written:
        assert not [note for note in parse(written).notes if note.kind.value.startswith("un")]


@pytest.mark.parametrize("typed", ["AND", "-养犬", "NOT", "与", "同句", "标题:甲", "/5", "－甲"])
def test_no_word_of_the_form_becomes_an_operator(typed: str) -> None:
    read = parse(written_query(AskedParts(all=f"养犬 {typed}"))).expression
    parts = read.parts if isinstance(read, And) else (read,)
    assert not any(isinstance(part, Not) for part in parts)
    assert all(_is_text(part) for part in parts)


def _is_text(part: Expression | None) -> bool:
    return type(part).__name__ in ("Word", "Phrase")


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ("all=养犬", 12),
        ("all=养犬&scope=title", 12),
        ("phrase=养犬登记", 12),
        ("all=养*记", 12),
        ("any=养犬 厨余", 13),
        ("all=养犬&none=2015年", 10),
        ("code=云公规&year=2019", 2),
        ("code=云公规&serial=1", 6),
        ("year=2018", 3),
        ("serial=14", 1),
        ("issuers=税务局 公安局", 13),
        ("all=养犬&written_since=2019-01-01&written_until=2019-12-31", 2),
        ("effective_since=2019-01-01", 1),
    ],
)
def test_the_form_leads_to_the_search_that_it_means(
    client: FlaskClient, given: str, count: int
) -> None:
    answered = client.get(f"/advanced/search?{given}")
    assert answered.status_code == 302
    hits = page(client, answered.headers["Location"])
    assert f"共 {count} 份" in text(hits, "//*[@id='results-title']")
    typed = parse_qs(urlsplit(answered.headers["Location"]).query).get("q", [""])[0]
    assert hits.xpath("//input[@id='q']/@value") == [typed]


def test_nothing_filled_in_leads_to_all_documents(client: FlaskClient) -> None:
    answered = client.get("/advanced/search?all=&code=")
    assert answered.headers["Location"] == "/search"


@pytest.mark.parametrize(
    ("given", "said", "field"),
    [
        ("none=养犬", "只说了不要什么", ""),
        ("year=去年", "年份“去年”", "year"),
        ("serial=五", "序号“五”", "serial"),
        ("all=养犬&written_since=2019-02-30", "没有这一天", "written_since"),
        (f"all={'养' * 2000}", "检索词太长", ""),
    ],
)
def test_a_mistake_stands_above_the_form_which_keeps_what_was_typed(
    client: FlaskClient, given: str, said: str, field: str
) -> None:
    found = page(client, f"/advanced/search?{given}", 400)
    assert said in text(found, "//div[@id='problems']")
    if field:
        (wrong,) = found.xpath(f"//input[@name='{field}']")
        assert wrong.get("aria-invalid") == "true"
    name, _, value = given.partition("&")[0].partition("=")
    assert found.xpath(f"//input[@name='{name}']/@value") == [value]
