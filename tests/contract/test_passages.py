"""The passage that answers a question: word for word, from a rule in force, or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from corpus.document import Document, Paragraph, ParagraphKind, Part, Rank
from indexer.query.model import Match, Query, Scope, Sort
from indexer.results import Passage
from tests.contract.documents import document
from tests.contract.engines import Index, asked

QUESTION = "杭州市犬只狂犬病免疫证明遗失补办收取多少工本费？"
ARTICLE = "第十二条　犬只狂犬病免疫证明遗失的，养犬人可以向原发证机构申请补办，收取工本费二十元。"
OTHERS = (
    "第十条　遛犬应当束牵引绳，由成年人牵领。",
    "第十一条　养犬人应当及时清除犬只粪便。",
    ARTICLE,
    "第十三条　本办法由市公安局负责解释。",
)


def rule(key: str = "rule", title: str = "杭州市养犬管理办法", **fields: Any) -> Document:
    """A rule of Hangzhou whose twelfth article answers the question."""
    known: dict[str, Any] = {
        "rank": Rank.NORMATIVE,
        "kind": "办法",
        "region": "浙江省/杭州市",
        "issuers": ("杭州市人民政府",),
        "document_number": "杭政规〔2022〕8号",
        "written_on": date(2022, 3, 1),
    }
    written = document(key, title, **(known | fields))
    paragraphs = tuple(Paragraph(text, ParagraphKind.ARTICLE) for text in OTHERS)
    return replace(written, parts=(Part(paragraphs),))


def others() -> list[Document]:
    """Documents about other things, so that words have a rarity."""
    return [document(f"other-{n}", f"关于第{n}号事项的通知", "请遵照执行。") for n in range(20)]


def passage(index: Index, *documents: Document, query: Query | None = None) -> Passage | None:
    """What answers the question, or another query, among some documents."""
    index.publish([*documents, *others()])
    with index.engine() as engine:
        view = engine.now()
        return view.passage(view.search(query or ranked(QUESTION)))


def ranked(text: str, **options: Any) -> Query:
    """The ranked query of a text."""
    return asked(text, **{"match": Match.RANKED, **options})


def test_an_article_answers_word_for_word(index: Index) -> None:
    found = passage(index, rule())
    assert found is not None
    assert found.text == ARTICLE
    assert "\n".join(OTHERS)[found.start :].startswith(found.text)
    assert "".join(part.text for part in found.parts) == found.text
    assert {part.text for part in found.parts if part.match} >= {"补办", "收取工本费"}
    assert (found.id, found.anchor) == ("rule", "article-12")
    assert (found.document_number, found.region) == ("杭政规〔2022〕8号", "浙江省/杭州市")


@pytest.mark.parametrize("rank", [Rank.DRAFT, Rank.INTERPRETATION, Rank.NEWS])
def test_drafts_interpretations_and_news_never_answer(index: Index, rank: Rank) -> None:
    assert passage(index, rule(rank=rank)) is None


@pytest.mark.parametrize("title", ["解读《杭州市养犬管理办法》", "杭州市养犬管理办法问答"])
def test_titles_that_explain_never_answer(index: Index, title: str) -> None:
    assert passage(index, rule(title=title, rank=None, kind=None)) is None


def test_what_the_press_writes_without_a_rank_never_answers(index: Index) -> None:
    told = "记者从市公安局获悉，犬只狂犬病免疫证明遗失的，可以申请补办，收取工本费二十元。"
    report = document("report", "杭州市犬只免疫证明遗失可以补办", told, region="浙江省/杭州市")
    assert passage(index, report) is None


@pytest.mark.parametrize("stated", ["已废止", "失效", "尚未施行", "部分失效"])
def test_what_is_not_in_force_never_answers(index: Index, stated: str) -> None:
    starts = date(2999, 1, 1) if stated == "尚未施行" else date(2022, 4, 1)
    assert passage(index, rule(stated_validity=stated, effective_on=starts)) is None


def test_an_older_version_never_answers(index: Index) -> None:
    newer = replace(rule("newer"), written_on=date(2024, 3, 1), document_number=None)
    newer = replace(newer, parts=(Part((Paragraph("第一条　养犬应当登记。"),)),))
    assert passage(index, rule(), newer) is None


def test_a_draft_of_a_newer_version_changes_nothing(index: Index) -> None:
    draft = replace(rule("draft", rank=Rank.DRAFT), written_on=date(2024, 3, 1))
    draft = replace(draft, parts=(Part((Paragraph("养犬应当登记。"),)),))
    assert passage(index, rule(), draft) is not None


@pytest.mark.parametrize("asked_place", ["宁波市", "宁波", "浙江省宁波市", "西湖区"])
def test_another_place_never_answers(index: Index, asked_place: str) -> None:
    query = ranked(QUESTION.replace("杭州市", asked_place))
    assert passage(index, rule(), query=query) is None


def test_the_own_place_answers_by_its_short_name(index: Index) -> None:
    assert passage(index, rule(), query=ranked(QUESTION.replace("杭州市", "杭州"))) is not None


def notice(*lines: str, title: str = "关于犬只免疫证明的通告", **fields: Any) -> Document:
    """A notice of an unknown organ, in lines."""
    written = document("notice", title, **fields)
    return replace(written, parts=(Part(tuple(Paragraph(line) for line in lines)),))


def test_the_narrowest_name_of_a_place_is_enough(index: Index) -> None:
    written = notice(ARTICLE.removeprefix("第十二条　"), title="余杭区关于犬只免疫证明的通告")
    question = QUESTION.replace("杭州市", "浙江省杭州市余杭区")
    assert passage(index, written, query=ranked(question)) is not None


@pytest.mark.parametrize(("signed", "answers"), [("杭州市公安局", True), ("宁波市公安局", False)])
def test_the_end_of_a_text_says_for_which_place_it_is(
    index: Index, signed: str, answers: bool
) -> None:
    filling = "养犬人应当遵守社会公德，爱护公共环境。" * 30
    written = notice(filling, ARTICLE.removeprefix("第十二条　"), filling, signed)
    assert (passage(index, written) is not None) == answers


def test_the_name_of_the_place_draws_no_passage(index: Index) -> None:
    answer = "证明遗失的，可以补办，收取工本费二十元。"
    about = "犬只狂犬病免疫证明由兽医核发。"
    filling = "养犬人应当遵守社会公德，爱护公共环境。" * 25
    written = notice(f"{about}{answer}", filling, f"浙江省杭州市{about}", "浙江省杭州市公安局")
    question = ranked(QUESTION.replace("杭州市", "浙江省杭州市"))
    found = passage(index, written, query=question)
    assert found is not None
    assert answer in found.text


@pytest.mark.parametrize(("asked_for", "answers"), [("如何办理", False), ("从哪天起", True)])
def test_an_announcement_is_no_answer_but_for_a_value_that_it_holds(
    index: Index, asked_for: str, answers: bool
) -> None:
    opening = "自2022年3月1日起补办犬只狂犬病免疫证明，遗失补办有关事项通知如下："
    filling = "养犬人应当遵守社会公德，爱护公共环境。" * 20
    written = replace(rule(), parts=(Part((Paragraph(opening), Paragraph(filling))),))
    query = ranked(f"杭州市犬只狂犬病免疫证明遗失补办{asked_for}？")
    assert (passage(index, written, query=query) is not None) == answers


def test_the_words_of_the_title_draw_no_passage(index: Index) -> None:
    title = "关于犬只狂犬病免疫证明遗失补办的通告"
    filling = "养犬人应当遵守社会公德，爱护公共环境。" * 25
    opening = "2022年犬只狂犬病免疫证明遗失补办如常。"
    written = notice(opening, filling, "每次收取工本费二十元，当日办结。", title=title)
    query = ranked(QUESTION.removeprefix("杭州市"))
    found = passage(index, written, query=query)
    assert found is not None
    assert "二十元" in found.text


@pytest.mark.parametrize(
    ("sentence", "answers"),
    [
        ("上述犬只狂犬病免疫证明遗失的，可以申请补办，收取工本费二十元。", False),
        (
            "犬只狂犬病免疫证明遗失的，可以向原发证机构或者住所地街道办事处的服务窗口申请补办，"
            "由上述单位收取工本费二十元。",
            True,
        ),
    ],
)
def test_a_passage_does_not_begin_by_pointing_back(
    index: Index, sentence: str, answers: bool
) -> None:
    written = replace(rule(), parts=(Part((Paragraph(sentence),)),))
    assert (passage(index, written) is not None) == answers


@pytest.mark.parametrize(("verb", "answers"), [("补办", True), ("注销", False)])
def test_a_short_question_with_a_particle_wants_its_word(
    index: Index, verb: str, answers: bool
) -> None:
    query = ranked(f"狂犬病免疫可以{verb}吗")
    assert (passage(index, rule(), query=query) is not None) == answers


def test_a_long_question_with_a_particle_describes_a_case(index: Index) -> None:
    query = ranked("杭州市犬只狂犬病免疫证明遗失的，养犬人可以申请补办，需要费用吗")
    assert passage(index, rule(), query=query) is not None


@pytest.mark.parametrize(
    "text",
    [
        "杭州市养犬管理办法",
        "杭政规〔2022〕8号",
        "遗失",
        "“犬只狂犬病免疫证明遗失”",
        "犬只 AND 狂犬病 AND 免疫证明 AND 遗失 AND 补办 AND 工本费",
        "杭州市关于犬只狂犬病免疫证明遗失补办收取工本费的通知",
    ],
)
def test_names_numbers_words_and_operators_ask_nothing(index: Index, text: str) -> None:
    assert passage(index, rule(), query=ranked(text)) is None


@pytest.mark.parametrize(
    "options",
    [
        {"match": Match.ALL},
        {"page": 2},
        {"sort": Sort.NEWEST},
        {"scope": Scope.TITLE},
        {"asof": date(2023, 1, 1)},
        {"cites": "rule"},
    ],
)
def test_other_lists_have_none(index: Index, options: dict[str, Any]) -> None:
    assert passage(index, rule(), query=ranked(QUESTION, **options)) is None


def test_a_passage_holds_the_kind_of_value_that_is_asked_for(index: Index) -> None:
    question = QUESTION.replace("收取多少工本费", "收取工本费打什么电话")
    assert passage(index, rule(), query=ranked(question)) is None


def test_a_long_paragraph_is_cut_at_sentences(index: Index) -> None:
    about = "犬只狂犬病免疫证明遗失的，可以申请补办，收取工本费二十元。"
    text = "养犬人应当遵守社会公德。" * 60 + about + "具体办法由市公安局制定。" * 60
    written = rule()
    found = passage(index, replace(written, parts=(Part((Paragraph(text),)),)))
    assert found is not None
    assert about in found.text
    assert len(found.text) <= 400
    assert found.text.endswith("。")
    assert text[found.start :].startswith(found.text)


def test_an_index_without_documents_answers_nothing(index: Index) -> None:
    index.publish([])
    with index.engine() as engine:
        view = engine.now()
        assert view.passage(view.search(ranked(QUESTION))) is None
