"""What a visitor sees on the search page, scripts or not."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from search_app import wording
from tests.search_app.documents import DOGS, HOSTILE, SAFETY, documents
from tests.search_app.pages import link, page, text, texts

TITLES = "//ol[@class='hits']//h3"
TOTAL = "//*[@id='results-title']"
NO_RULE = "征求意见稿、解读、新闻等没有时效性"
CHIPS = "//a[@class='chip']"


def facet(name: str) -> str:
    return f"//*[@id='facet-{name}']//li/a"


def test_a_search_asked_of_the_front_page_is_sent_on(client: FlaskClient) -> None:
    assert client.get("/?q=a%20b").location == "/search?q=a%20b"


def test_an_empty_box_lists_everything_newest_first_and_the_undated_last(
    client: FlaskClient,
) -> None:
    first = page(client, "/search")
    assert text(first, TOTAL) == f"检索结果 共 {len(documents())} 份文件"
    assert len(texts(first, TITLES)) == 10
    dates = first.xpath("//ol[@class='hits']//time/@datetime")
    assert dates == sorted(dates, reverse=True)
    last = page(client, "/search?page=2")
    assert texts(last, TITLES)[-1] == "垃圾分类须知"
    assert "日期未标注" in texts(last, "//ol[@class='hits']/li")[-1]
    assert last.xpath("//ol[@class='hits']/@start") == ["11"]


def test_what_can_have_no_validity_is_not_said_to_have_no_record_of_its_end(
    client: FlaskClient,
) -> None:
    """On pages, in JSON, files and feeds; what it is, its own page says in the same words."""
    asked = "q=垃圾分类须知&sort=newest"
    assert text(page(client, f"/search?{asked}"), "//p[@class='stands']") == NO_RULE
    hit = client.get(f"/api/v1/search?{asked}").get_json()["hits"][0]
    assert (hit["no_rule"], hit["validity_said"]) == (True, NO_RULE)
    row = json.loads(client.get(f"/export.jsonl?{asked}").get_data(as_text=True).split("\n")[1])
    assert (row["validity"], row["validity_by"]) == (wording.validity.NO_VALIDITY, NO_RULE)
    feed = client.get("/feed.atom?q=垃圾分类须知").get_data(as_text=True)
    assert NO_RULE in feed
    assert NO_RULE in page(client, f"/d/{hit['id']}").text_content()
    assert wording.validity.NOTHING_FOUND not in feed


def test_a_hit_says_what_it_is_and_marks_what_was_asked(client: FlaskClient) -> None:
    root = page(client, "/search?q=政府信息公开")
    hit = root.xpath("//ol[@class='hits']/li")[0]
    said = " ".join(hit.text_content().split())
    for part in (
        *("云川市政府信息公开办法", "2018年12月3日", "落款", "云政规〔2018〕14号"),
        *("云川市人民政府", "本站未查到废止、失效的记载"),
    ):
        assert part in said
    assert "综合政务/政务公开" not in said, "kind and topic only where hits are else alike"
    assert set(texts(hit, ".//h3//mark")) <= {"政府", "信息", "公开", "政府信息公开", "政府信息"}
    assert texts(hit, ".//div[@class='snippets']//mark")
    assert link(hit, ".//h3/a").startswith("/d/rules?q=")


def test_the_date_says_by_which_it_goes(client: FlaskClient) -> None:
    assert "2019年8月26日上网" in text(page(client, "/search?q=中小企业"), "//ol[@class='hits']/li")


def test_many_issuers_are_counted(client: FlaskClient) -> None:
    said = text(page(client, "/search?q=中小企业"), "//ol[@class='hits']/li")
    assert "云川市财政局、云川市税务局、云川市商务局等 4 个机关" in said


def test_facets_narrow_down_and_chips_take_back(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬")
    assert texts(root, facet("year"))[0] == "2020 2"
    both = page(client, link(root, f"({facet('year')})[2]"))
    both = page(client, link(both, f"({facet('year')})[1]"))
    assert text(both, TOTAL).endswith("共 4 份文件")
    assert texts(both, f"{facet('year')}[contains(@class, 'selected')]/span[@class='label']") == [
        "2020",
        "2019",
    ]
    assert texts(both, CHIPS) == ["年份：2019", "年份：2020"]
    one = page(client, link(both, f"{CHIPS}[contains(., '2019')]"))
    assert text(one, TOTAL).endswith("共 2 份文件")
    none = page(client, link(both, "//a[@class='clear']"))
    assert text(none, TOTAL).endswith(f"共 {DOGS} 份文件")
    assert not texts(none, CHIPS)


def test_the_second_level_of_a_topic_shows_under_its_class(client: FlaskClient) -> None:
    root = page(client, "/search")
    assert "政务公开" not in "".join(texts(root, facet("topic")))
    opened = page(client, link(root, f"{facet('topic')}[contains(., '综合政务')]"))
    second = "//*[@id='facet-topic']//li/ul/li/a[contains(., '政务公开')]"
    assert text(opened, second) == "政务公开 1"
    below = page(client, link(opened, second))
    assert texts(below, CHIPS) == ["主题分类：综合政务/政务公开"]


def test_unstated_can_be_chosen(client: FlaskClient) -> None:
    assert texts(page(client, "/search?year=未标注"), TITLES) == ["垃圾分类须知"]


def test_the_form_keeps_what_is_in_force(client: FlaskClient) -> None:
    root = page(
        client, f"/search?q=养犬&topic={SAFETY}&year=2019&sort=oldest&since=2018-01-01&page=1"
    )
    form = root.get_element_by_id("search")
    kept = [(one.get("name"), one.get("value")) for one in form.xpath(".//input[@type='hidden']")]
    assert kept == [("topic", SAFETY), ("year", "2019"), ("sort", "oldest")]
    assert root.get_element_by_id("q").get("value") == "养犬"
    since = root.get_element_by_id("since")
    assert (since.get("form"), since.get("type"), since.get("value")) == (
        "search",
        "date",
        "2018-01-01",
    )


def test_dates_bound_the_results(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬&since=2017-02-15&until=2019-01-15")
    assert text(root, TOTAL).endswith("共 4 份文件")
    assert texts(root, CHIPS) == ["日期：2017年2月15日至2019年1月15日"]
    assert link(root, CHIPS) == "/search?q=%E5%85%BB%E7%8A%AC"


def test_pages_lead_on_and_back(client: FlaskClient) -> None:
    first = page(client, "/search?q=养犬")
    second = page(client, link(first, "//a[@rel='next']"))
    assert len(texts(second, TITLES)) == DOGS - 10
    assert texts(second, "//nav[@class='pager']//a[@aria-current]") == ["2"]
    assert link(second, "//a[@rel='prev']") == "/search?q=%E5%85%BB%E7%8A%AC"


def test_a_page_past_the_last_says_so(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬&page=9", status=404)
    assert not texts(root, TITLES)
    assert "结果只有 2 页，没有第 9 页。" in text(root, "//div[@class='empty']")
    last = page(client, link(root, "//div[@class='empty']//a"))
    assert len(texts(last, TITLES)) == DOGS - 10


def test_sorting_by_date(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬")
    oldest = page(client, link(root, "//nav[@class='sorts']//a[.='日期从旧到新']"))
    assert oldest.xpath("//ol[@class='hits']//time/@datetime")[0] == "2015-01-15"


def test_words_that_no_document_has_together(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬 登记 垃圾")
    said = "没有一份文件同时提到“养犬”、“登记”、“垃圾”。下面是内容最接近的文件。"
    assert texts(root, "//p[@class='note']") == [said]
    assert text(root, "//*[@id='results-title']") == "检索结果 没有完全相符的文件"
    lacking = texts(root, "//ol[@class='hits']/li//p[@class='missing']")
    assert texts(root, TITLES) == ["垃圾分类须知"]
    assert lacking == ["没有提到“养犬”、“登记”"]
    wider = "//section[@class='wider']//a"
    assert "只检索“养犬 登记”" in texts(root, wider)
    assert not texts(root, "//div[@class='empty']")
    assert not texts(root, "//*[@class='take-along']"), "there is nothing to take along"


def test_what_is_missing_is_said_as_it_was_typed(client: FlaskClient) -> None:
    root = page(client, "/search?q=養犬 ISO9001")
    said = "没有一份文件同时提到“養犬”、“ISO9001”。下面是内容最接近的文件。"
    assert texts(root, "//p[@class='note']") == [said]
    assert text(root, "//p[@class='nowhere']") == "本站没有“ISO9001”。"
    assert set(texts(root, "//p[@class='missing']")) == {"没有提到“ISO9001”"}


def test_documents_that_lack_words_follow_those_that_hold_all(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬 2019年")
    assert text(root, "//*[@id='results-title']") == "检索结果 共 2 份文件"
    notes = text(root, "//p[@class='list-notes']")
    assert notes.startswith("另列 ")
    assert notes.endswith(" 份没有提到全部词的文件")
    hits = root.xpath("//ol[@class='hits']/li")
    assert [bool(texts(hit, ".//p[@class='missing']")) for hit in hits[:3]] == [False, False, True]
    assert not texts(root, "//p[@class='note']")
    assert text(root, "//aside//p[contains(@class, 'counted')]").endswith("只计提到全部词的文件。")
    for whole in ("/search?q=养犬 2019年&match=all", "/search?q=养犬 2019年&sort=newest"):
        assert not texts(page(client, whole), "//p[contains(@class, 'counted')]")


def test_a_page_of_exact_matches_keeps_to_them(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬 2019年&match=all")
    assert text(root, "//*[@id='results-title']") == "检索结果 共 2 份文件"
    assert len(texts(root, TITLES)) == 2
    facet = link(root, "//a[contains(@href, 'year=2019')][1]")
    assert "match=all" in facet
    kept = "//form[@class='within']//input[@name='match']/@value"
    assert (root.xpath(kept), page(client, "/search?q=养犬").xpath(kept)) == (["all"], [])
    none = page(client, "/search?q=养犬 登记 垃圾&match=all")
    assert "没有找到相符的文件" in text(none, "//div[@class='empty']")
    for sort in ("newest", "oldest"):
        dated = page(client, f"/search?q=养犬 2019年&sort={sort}")
        assert len(texts(dated, TITLES)) == 2


def test_a_way_to_match_that_is_none_is_a_mistake(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬&match=most", status=400)
    assert "most" in text(root, "//*[@role='alert']//li")


@pytest.mark.parametrize(
    "typed", ["养犬登记收取费用", "养犬登记收取费用吗？", "请问养犬登记收取费用"]
)
def test_a_question_is_read_as_its_words(client: FlaskClient, typed: str) -> None:
    root = page(client, f"/search?q={typed}")
    assert text(root, "//*[@id='results-title']") == f"检索结果 共 {DOGS} 份文件"
    assert not texts(root, "//p[@class='note']")
    assert not texts(root, "//p[@class='missing']")


def test_a_number_that_is_only_cited_is_named(client: FlaskClient) -> None:
    root = page(client, "/search?q=云政规[2017]3")
    assert texts(root, TITLES) == ["关于支持中小企业的若干意见"]
    assert "本站没有收录云政规〔2017〕3号（不表示不存在）" in text(root, "//p[@class='note']")


def test_the_holder_of_a_number_comes_first(client: FlaskClient) -> None:
    root = page(client, "/search?q=云政规(2018)14号")
    assert texts(root, TITLES)[0] == "云川市政府信息公开办法"
    assert texts(root, "//*[contains(@class, 'held')]") == [
        "云政规〔2018〕14号（就是所查的发文字号）"
    ]


def test_no_hits_leads_to_wider_searches_with_their_counts(client: FlaskClient) -> None:
    root = page(client, "/search?q=厨余&year=2001")
    assert "没有找到相符的文件" in text(root, "//div[@class='empty']")
    wider = "//div[@class='empty']//li[a]"
    assert texts(root, wider) == ["不限年份 1 份"]
    assert texts(page(client, link(root, f"{wider}/a")), TITLES) == ["垃圾分类须知"]


def test_no_hits_for_what_is_excluded_leads_to_the_search_without_it(client: FlaskClient) -> None:
    root = page(client, "/search?q=“厨余” -垃圾")
    wider = "//div[@class='empty']//li[a]"
    assert texts(root, wider) == ["不排除任何词：“厨余” 1 份"]
    assert texts(page(client, link(root, f"{wider}/a")), TITLES) == ["垃圾分类须知"]


def test_no_hits_in_a_scope(client: FlaskClient) -> None:
    root = page(client, "/search?q=厨余&scope=title")
    assert texts(root, "//div[@class='empty']//li[a]") == ["在标题、正文和发文字号中查找 1 份"]


def test_mistakes_stand_beside_what_was_typed(client: FlaskClient) -> None:
    root = page(client, "/search?q=-养犬&since=2019-02-30&year=19&kind=通知", status=400)
    assert texts(root, "//*[@role='alert']//li") == [
        "“-养犬”只说了不要什么，请再输入要找的词。",
        "起始日期“2019-02-30”没有这一天，请检查年、月、日。",
        "年份“19”不是年份，请写成四位数字，如 2019，或“未标注”。",
    ]
    box, since = root.get_element_by_id("q"), root.get_element_by_id("since")
    assert (box.get("value"), box.get("aria-invalid")) == ("-养犬", "true")
    # A date field would hide what was typed.
    assert (since.get("value"), since.get("type")) == ("2019-02-30", "text")
    hidden = root.get_element_by_id("search").xpath(".//input[@type='hidden']/@name")
    assert hidden == ["kind"]


def test_nothing_breaks_out_of_the_page(client: FlaskClient) -> None:
    for address in ("/search?q=标记", "/search?kind=" + "%3Cscript%3E", "/search?q=%22%3E%3Cb%3E"):
        root = page(client, address)
        assert not root.xpath("//script[not(@src)]")
        assert not root.xpath("//main//b")
    assert HOSTILE in text(page(client, "/search?q=标记"), f"{TITLES}/a")


@pytest.mark.parametrize(
    "typed", ["(", ")", '"', "*", "a AND", "OR", "\\", "[[", "标题:", "\x00", "养犬 NOT", "𠮷", "%"]
)
def test_nothing_typed_breaks_the_page(client: FlaskClient, typed: str) -> None:
    assert client.get("/search", query_string={"q": typed}).status_code in (200, 400)
