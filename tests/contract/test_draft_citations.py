"""What the check of a draft says of each citation: whether it is right, and how it stands."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from corpus.document import Document, HistoryEvent, Rank
from corpus.pasted import pasted_document
from indexer.query.plain_words import PlainWords
from indexer.relations.citation_verdicts import CitationVerdict, QuotationVerdict, VerdictReason
from indexer.relations.statements import Place
from indexer.relations.validity.statuses import Validity
from indexer.results.reviews import CheckedDraft, CheckedReference
from tests.contract.documents import document
from tests.contract.engines import Index
from tests.contract.test_relations import NEW, OLD, rule

DAY = date(2024, 3, 1)
V, R = CitationVerdict, VerdictReason
NPC = "全国人民代表大会常务委员会"
ARTICLES = (
    "第一条　为了规范渔具登记，制定本法。",
    "第二条　从事捕捞的，应当登记渔具。\n不登记的，不得下水。",
    "第三条　登记应当提交下列材料：\n（一）身份证明；\n（二）渔具照片。",
    "第四条　渔政部门应当自收到申请之日起五日内办理登记，并发给“渔具证”。",
)


def law(key: str, title: str, day: date, since: date, *articles: str, **fields: object) -> Document:
    """A law whose text is of a day and in force since another one."""
    lines = [line for article in articles for line in article.split("\n")]
    return document(
        key,
        title,
        *lines,
        written_on=day,
        effective_on=since,
        issuers=(NPC,),
        rank=Rank.LAW,
        region="全国",
        kind="法",
        **fields,
    )


FIRST = date(2010, 1, 1)
TACKLE = law(
    "tackle", "中华人民共和国渔具法", FIRST, FIRST, *ARTICLES, "第五条　本法自2010年1月1日起施行。"
)
BOATS_OLD = law(
    "boats-2015", "中华人民共和国渔船法", date(2015, 3, 15), FIRST,
    "第一条　渔船应当登记。", "第二条　本法自2010年1月1日起施行。",
)  # fmt: skip
BOATS = law(
    "boats-2023", "中华人民共和国渔船法", date(2023, 3, 13), FIRST,
    "第一条　渔船应当登记并编号。", "第二条　渔船应当年检。", "第三条　本法自2010年1月1日起施行。",
    history=(
        HistoryEvent(date(2009, 6, 1), "通过"),
        HistoryEvent(date(2015, 3, 15), "第一次修正"),
        HistoryEvent(date(2023, 3, 13), "第二次修正"),
    ),
)  # fmt: skip
CODE = law(
    "code", "中华人民共和国渔业法典", date(2020, 5, 28), date(2021, 1, 1),
    "第一条　渔业应当有序。",
    "第二条　本法自2021年1月1日起施行。"
    "《中华人民共和国渔网法》、《中华人民共和国渔港法》同时废止。",
)  # fmt: skip
HARBOURS = law(
    "harbours",
    "中华人民共和国渔港法",
    FIRST,
    FIRST,
    "第一条　渔港应当整洁。",
    "第二条　本法自公布之日起施行。",
)
READS = replace(
    document(
        "reads", "最高人民法院关于适用《中华人民共和国渔港法》若干问题的解释",
        "第一条　渔港包括锚地。",
        written_on=date(2012, 1, 1), issuers=("最高人民法院",), rank=Rank.JUDICIAL_INTERPRETATION,
        document_number="法释〔2012〕7号", document_numbers=("法释〔2012〕7号",), region="全国",
    ),
)  # fmt: skip
CUT_OFF = law(
    "cut", "中华人民共和国渔税法", FIRST, FIRST, "第一条　渔税应当缴纳。", "第二条　渔税按季缴纳。"
)
EAST = rule(
    "east", "关于调整渔具登记费用的通知", "东政发〔2020〕3号", date(2020, 3, 1),
    "一、费用不变。", "二、按年缴纳。",
    issuer="东川市人民政府",
)  # fmt: skip
PLAN = rule(
    "plan",
    "云川市人民政府关于印发云川市渔港三年行动计划的通知",
    "云政发〔2021〕9号",
    date(2021, 3, 1),
    "现印发。",
)
NAMELESS = document(
    "nameless", "关于规范渔市秩序的通知", "渔市应当有序。", written_on=date(2020, 3, 1)
)
SOON = law(
    "soon", "中华人民共和国渔市法", date(2023, 12, 29), date(2024, 7, 1), "第一条　渔市应当有序。"
)
ALL = [
    OLD, NEW, TACKLE, BOATS_OLD, BOATS, CODE, HARBOURS, READS, CUT_OFF, EAST, PLAN, NAMELESS, SOON
]  # fmt: skip


@pytest.fixture
def filled(index: Index) -> Index:
    index.publish(ALL)
    return index


def checked(
    index: Index, text: str, day: date = DAY, tracked: tuple[Place, ...] = ()
) -> CheckedDraft:
    """A draft of one or more paragraphs, without a title."""
    with index.engine() as engine:
        draft = replace(pasted_document(f"。\n{text}", day), title="关于渔业的通知")
        return engine.now().check_draft(draft, day, tracked, PlainWords.read())


def one(index: Index, text: str, day: date = DAY) -> CheckedReference:
    (found,) = checked(index, text, day).references
    return found


VERDICTS: list[tuple[str, CitationVerdict, tuple[VerdictReason, ...], str]] = [
    ("《云川市养犬管理办法》（云政规〔2010〕3号）", V.MATCH, (), "old"),
    ("《云川市养犬管理办法》（云政规[2010]3 号）", V.MATCH, (), "old"),
    ("云政规〔2010〕3号", V.MATCH, (), "old"),
    ("《云川市养犬管理办法》（云政规〔2011〕3号）", V.MISMATCH, (R.NUMBER,), "old"),
    ("《云川市公园管理办法》（云政规〔2010〕3号）", V.MISMATCH, (R.TITLE,), "old"),
    # A year alone chooses among the versions, and proves nothing where none is of it.
    ("《渔船法》（2015年）第三条", V.MISMATCH, (R.ARTICLE,), "boats-2015"),
    ("《渔船法》（2023年）第三条", V.MATCH, (), "boats-2023"),
    ("《渔船法》（2019年）第三条", V.MATCH, (), "boats-2023"),
    ("《养犬管理办法》（云政规〔2010〕3号）", V.MATCH, (), "old"),
    ("《云川市犬类管理办法（试行）》（云政规〔2010〕3号）", V.MISMATCH, (R.TITLE,), "old"),
    ("《云川市养犬管理办法（试行）》（云政规〔2010〕3号）", V.MISMATCH, (R.TITLE,), "old"),
    ("《青岚市养犬管理办法》（云政规〔2010〕3号）", V.MISMATCH, (R.TITLE,), "old"),
    ("《云川市图书馆管理办法》", V.NOT_HELD, (), ""),
    ("《云川市图书馆管理办法》第三条", V.NOT_HELD, (), ""),
    ("云政规〔2030〕99号", V.NOT_HELD, (), ""),
    ("《中华人民共和国渔具法》", V.MATCH, (), "tackle"),
    ("《渔具法》", V.MATCH, (), "tackle"),
    ("《渔具法》（主席令第四十三号）", V.PARTIAL, (R.NUMBER_UNCHECKED,), "tackle"),
    ("《渔具法》第二条", V.MATCH, (), "tackle"),
    ("《渔具法》第2条第二款", V.MATCH, (), "tackle"),
    ("《渔具法》第二条第三款", V.MISMATCH, (R.CLAUSE,), "tackle"),
    ("《渔具法》第三条第一款第（二）项", V.MATCH, (), "tackle"),
    ("《渔具法》第三条第（五）项", V.MISMATCH, (R.CLAUSE,), "tackle"),
    ("《渔具法》第九十九条", V.MISMATCH, (R.ARTICLE,), "tackle"),
    ("《渔具法》第一条、第九十九条", V.MISMATCH, (R.ARTICLE,), "tackle"),
    ("渔具法第三条", V.MATCH, (), "tackle"),
    ("渔具法第九十九条", V.MISMATCH, (R.ARTICLE,), "tackle"),
    ("中华人民共和国渔具法第三条", V.MATCH, (), "tackle"),
    ("云川市渔火管理条例第三条", V.NOT_HELD, (), ""),
    ("《渔税法》第二条", V.MATCH, (), "cut"),
    ("《渔税法》第九十九条", V.UNDETERMINED, (R.ARTICLES_UNKNOWN,), "cut"),
    ("《渔船法》", V.MATCH, (), "boats-2023"),
    ("《渔船法》（2015年修正）", V.MATCH, (), "boats-2015"),
    ("《渔船法》（2015修正）第一条", V.MATCH, (), "boats-2015"),
    ("《渔船法》（2015年修正）第三条", V.MISMATCH, (R.ARTICLE,), "boats-2015"),
    ("2015年修正的《渔船法》", V.MATCH, (), "boats-2015"),
    ("《渔船法》（2023年修正）第三条", V.MATCH, (), "boats-2023"),
    ("《渔船法》（2018年修正）", V.MISMATCH, (R.VERSION,), "boats-2023"),
    # Known to have had no text of that year; else that text is not here, for all that is known.
    ("《渔船法》（2005年修正）", V.MISMATCH, (R.VERSION,), "boats-2023"),
    ("《渔船法》（2030年修正）", V.MISMATCH, (R.VERSION,), "boats-2023"),
    ("《渔船法》（2024年修正）", V.NOT_HELD, (R.VERSION_NOT_HELD,), "boats-2023"),
    ("《渔具法》（2018年修正）第九条", V.NOT_HELD, (R.VERSION_NOT_HELD,), "tackle"),
    ("渔船法（2015年修正）第一条", V.MATCH, (), "boats-2015"),
    ("《关于调整渔具登记费用的通知》（东政发〔2020〕3号）", V.MATCH, (), "east"),
    ("《关于调整渔具登记费用的通知》第二条", V.MATCH, (), "east"),
    ("《东川市人民政府关于调整渔具登记费用的通知》", V.MATCH, (), "east"),
    ("《西川市人民政府关于调整渔具登记费用的通知》（西政发〔2020〕3号）", V.NOT_HELD, (), ""),
    ("《云川市渔港三年行动计划》（云政发〔2021〕9号）", V.MATCH, (), "plan"),
    ("云政发〔2021〕9号印发的《云川市渔港三年行动计划》", V.MATCH, (), "plan"),
    ("《云川市渔港五年行动计划》（云政发〔2021〕9号）", V.MISMATCH, (R.TITLE,), "plan"),
    ("《北川市人民政府关于规范渔市秩序的通知》", V.UNDETERMINED, (R.MAKER_UNKNOWN,), "nameless"),
    ("《关于规范渔市\ufffd序的通知》", V.UNDETERMINED, (R.UNREADABLE,), ""),
    ("《渔网法》", V.NOT_HELD, (), ""),
    # Several articles under one 第, and white space inside.
    ("《渔具法》第三、九十九条", V.MISMATCH, (R.ARTICLE,), "tackle"),
    ("《渔具法》第3-4条", V.MATCH, (), "tackle"),
    ("《渔具法》第3—99条", V.MISMATCH, (R.ARTICLE,), "tackle"),
    ("《渔具法》第 三 条第 （一）、（五）项", V.MISMATCH, (R.CLAUSE,), "tackle"),
    ("《渔具法》第三条 第（二）项", V.MATCH, (), "tackle"),
    ("渔具法第三、四条", V.MATCH, (), "tackle"),
    # Single or wrong marks around a name.
    ("〈渔具法〉第三条", V.MATCH, (), "tackle"),
    ("<渔具法>第九十九条", V.MISMATCH, (R.ARTICLE,), "tackle"),
    ("「渔具法」第三条", V.MATCH, (), "tackle"),
    # The version in the title, and before it in other words.
    ("《渔船法（2015修正）》第一条", V.MATCH, (), "boats-2015"),
    ("《中华人民共和国渔船法（2018年修正）》", V.MISMATCH, (R.VERSION,), "boats-2023"),
    ("2023年新修订的《渔船法》", V.MATCH, (), "boats-2023"),
    ("2018年新修订的《渔船法》", V.MISMATCH, (R.VERSION,), "boats-2023"),
    ("原《渔船法》第一条", V.MATCH, (), "boats-2015"),
    ("修订前的《渔船法》第三条", V.MISMATCH, (R.ARTICLE,), "boats-2015"),
    ("原《渔具法》第三条", V.NOT_HELD, (R.VERSION_NOT_HELD,), "tackle"),
    ("原《渔港法》", V.MATCH, (), "harbours"),
    ("《渔业法典》总则编第九十九条", V.MISMATCH, (R.ARTICLE,), "code"),
    ("《渔具法》（2010年1月1日公布，以下简称《本法规》）第三条", V.MATCH, (), "tackle"),
]


@pytest.mark.parametrize(("said", "verdict", "reasons", "id"), VERDICTS)
def test_each_citation_has_its_verdict(
    filled: Index,
    said: str,
    verdict: CitationVerdict,
    reasons: tuple[VerdictReason, ...],
    id: str,
) -> None:
    found = one(filled, f"依照{said}，通知如下。")
    assert (found.verdict, found.reasons) == (verdict, reasons)
    assert [target.document.id for target in found.targets[:1]] == ([id] if id else [])


def test_what_is_missing_is_named(filled: Index) -> None:
    found = one(filled, "依照《渔具法》第一条、第九十九条和第二条第八款。")
    assert found.missing_clauses == ("第九十九条", "第二条第八款")
    assert found.reasons == (R.ARTICLE, R.CLAUSE)


@pytest.mark.parametrize(
    ("said", "validity"),
    [
        ("《云川市养犬管理办法》（云政规〔2010〕3号）", Validity.REPEALED),
        ("《中华人民共和国渔港法》", Validity.REPEALED),
        ("《中华人民共和国渔市法》", Validity.NOT_YET),
        ("《云川市文明养犬管理办法》", Validity.UNSTATED),
    ],
)
def test_how_it_stands_is_an_answer_of_its_own(
    filled: Index, said: str, validity: Validity
) -> None:
    found = one(filled, f"依照{said}。")
    assert found.verdict is V.MATCH
    assert found.validity is not None
    assert found.validity.validity is validity


def test_an_older_version_has_its_newer_one_beside_it(filled: Index) -> None:
    def newer(text: str, day: date = DAY) -> dict[str, str]:
        found = checked(filled, text, day)
        with filled.engine() as engine:
            versions = engine.now().newer_versions(found.target_ids, day)
        return {old: version.document.id for old, version in versions.items()}

    old = one(filled, "依照《渔船法》（2015年修正）。")
    assert old.validity is not None
    assert old.validity.validity is Validity.UNSTATED
    assert newer("依照《渔船法》（2015年修正）。") == {"boats-2015": "boats-2023"}
    assert newer("依照《渔船法》。") == {}
    then = date(2016, 1, 1)
    assert one(filled, "依照《渔船法》。", then).targets[0].document.id == "boats-2015"
    assert newer("依照《渔船法》。", then) == {}


def test_what_is_not_here_but_ended_is_told_under_its_short_name_too(filled: Index) -> None:
    for name in ("中华人民共和国渔网法", "渔网法"):
        found = one(filled, f"根据《{name}》第三条，制定本办法。")
        assert found.verdict is V.NOT_HELD
        assert found.validity is not None
        assert found.validity.validity is Validity.REPEALED
        (act,) = found.unseen
        assert (act.by.id, act.first_day) == ("code", date(2021, 1, 1))


def test_an_interpretation_of_a_law_that_has_ended_says_so(filled: Index) -> None:
    for name in (
        "最高人民法院关于适用《中华人民共和国渔港法》若干问题的解释",
        "最高人民法院关于适用〈中华人民共和国渔港法〉若干问题的解释",
    ):
        found = one(filled, f"依照《{name}》（法释〔2012〕7号）第一条。")
        assert found.verdict is V.MATCH
        (ended,) = found.interpreted
        assert (ended.title, ended.validity) == ("中华人民共和国渔港法", Validity.REPEALED)
        assert ended.by is not None
        assert ended.by.id == "code"
    before = one(filled, "依照法释〔2012〕7号。", date(2016, 1, 1))
    assert before.interpreted == ()


def test_short_names_of_the_table_are_known(index: Index) -> None:
    index.publish([law("tax", "中华人民共和国民事诉讼法", FIRST, FIRST, "第一条　起诉。")])
    for said in ("《民诉法》第一条", "民诉法第一条"):
        found = one(index, f"依照{said}。")
        assert found.verdict is V.MATCH
        assert found.targets[0].document.id == "tax"


def test_bare_names_need_a_document_where_no_article_follows(filled: Index) -> None:
    found = checked(
        filled, "为贯彻渔具法、渔船法和渔火法的规定，依法治渔，遵守宪法和法律。"
    ).references
    assert [x.reached.title for x in found] == ["渔具法", "渔船法"]
    assert [x.targets[0].document.id for x in found] == ["tackle", "boats-2023"]


@pytest.mark.parametrize("said", ["违反本条例第三条", "依照该法第三条", "依照上述办法第三条"])
def test_a_reference_to_the_text_itself_is_no_citation(filled: Index, said: str) -> None:
    assert checked(filled, f"{said}的规定。").references == ()


GOING_BACK: list[tuple[str, list[tuple[str | None, str, CitationVerdict]]]] = [
    ("依照《渔具法》第一条，按照该法第三条办理。", [("tackle", "第三条", V.MATCH)]),
    ("依照《渔具法》第一条，按照同法第九十九条办理。", [("tackle", "第九十九条", V.MISMATCH)]),
    ("依照渔具法第一条，又依照渔船法第一条和该法第二条。", [("boats-2023", "第二条", V.MATCH)]),
    ("依照《渔船法》（2015年修正）第一条和该法第三条。", [("boats-2015", "第三条", V.MISMATCH)]),
    # A rule of another kind between them is not meant.
    ("依照《渔具法》和《云川市养犬管理办法》，该法第二条。", [("tackle", "第二条", V.MATCH)]),
    (
        "依照《关于调整渔具登记费用的通知》（东政发〔2020〕3号）。对照上述《通知》第二条。",
        [("east", "第二条", V.MATCH)],
    ),
    ("依照《渔具法》和《渔船法》，上述法第一条。", [("boats-2023", "第一条", V.UNDETERMINED)]),
    ("依照《渔具法》和《渔船法》，该法第一条。", [("boats-2023", "第一条", V.MATCH)]),
    # Nothing is said of an article, nothing was named before, or another word ends with the sign.
    ("依照《渔具法》，该法施行后。", []),
    ("依照该条例第三条和《渔具法》。", []),
    ("依照《渔具法》，会同法第三条。", []),
    ("依照《渔具法》，“违反该法第三条的，由渔政部门处罚”。", []),
    ("依照《渔具法》。" + "渔业应当有序。" * 80 + "该法第三条。", []),
]


@pytest.mark.parametrize(("text", "expected"), GOING_BACK)
def test_an_article_of_what_was_named_before_is_a_citation(
    filled: Index, text: str, expected: list[tuple[str | None, str, CitationVerdict]]
) -> None:
    words = ("该", "同法", "上述")
    body = f"。\n{text}"
    going_back = [
        one
        for one in checked(filled, text).references
        if body[one.marks[0].start : one.marks[0].end].startswith(words)
    ]
    assert [
        (one.targets[0].document.id, one.reached.clauses, one.verdict) for one in going_back
    ] == expected


def test_one_title_with_another_number_is_another_citation(filled: Index) -> None:
    text = (
        "依照《云川市养犬管理办法》（云政规〔2010〕3号）。依照《云川市养犬管理办法》"
        "（云政规〔2011〕3号）。依照《渔船法》（2015年修正）和《渔船法》（2018年修正）、《渔船法》。"
    )
    found = checked(filled, text).references
    assert [(x.verdict, x.reached.number, x.said_version) for x in found] == [
        (V.MATCH, "云政规〔2010〕3号", ""),
        (V.MISMATCH, "云政规〔2011〕3号", ""),
        (V.MATCH, None, "2015年修正"),
        (V.MISMATCH, None, "2018年修正"),
    ]


def test_a_name_that_says_less_goes_on_from_the_one_before(filled: Index) -> None:
    text = "依照《渔船法》（2015年修正）第一条。《渔船法》第三条另有规定。"
    first, second = checked(filled, text).references
    assert (first.verdict, second.verdict) == (V.MATCH, V.MISMATCH)
    assert second.targets[0].document.id == "boats-2015"


def test_a_short_form_may_stand_behind_other_words_in_the_brackets(filled: Index) -> None:
    named = "《渔具法》（2010年1月1日公布，以下简称《渔法》）"
    first, second = checked(filled, f"依照{named}第一条。违反《渔法》第九十九条的。").references
    assert (first.verdict, second.verdict) == (V.MATCH, V.MISMATCH)
    assert second.targets[0].document.id == "tackle"


def test_what_is_called_former_says_nothing_of_later_names(filled: Index) -> None:
    found = checked(filled, "违反原《渔船法》第一条。又违反《渔船法》第三条。").references
    assert [(x.targets[0].document.id, x.verdict) for x in found] == [
        ("boats-2015", V.MATCH),
        ("boats-2023", V.MATCH),
    ]


def test_citations_that_are_alike_are_one_with_all_their_places(filled: Index) -> None:
    text = "依照《渔具法》。又依照《中华人民共和国渔具法》，再依照《渔具法》。"
    (found,) = checked(filled, text).references
    body = f"。\n{text}"
    assert [body[mark.start : mark.end] for mark in found.marks] == [
        "《渔具法》", "《中华人民共和国渔具法》", "《渔具法》"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "《渔具法》（主席令第四十三号）",
        "《云川市养犬管理办法》（云政规〔2010〕3号）",
        "云政规〔2010〕3号",
        "《渔具法》",
        "《渔具法》\n《渔船法》",
    ],
)
def test_a_citation_by_itself_is_read(filled: Index, text: str) -> None:
    with filled.engine() as engine:
        found = engine.now().check_draft(pasted_document(text, DAY), DAY).references
    assert len(found) == len(text.split("\n"))
    assert all(x.verdict in (V.MATCH, V.PARTIAL) for x in found)


def test_a_sentence_with_tracked_changes_cannot_be_judged(filled: Index) -> None:
    text = "依照《渔具法》第一条。依照《渔船法》第九十九条。"
    at = len("。\n")
    found = checked(filled, text, tracked=(Place(at + 2, at + 3),)).references
    assert [(x.verdict, x.reasons) for x in found] == [
        (V.UNDETERMINED, (R.TRACKED,)),
        (V.MISMATCH, (R.ARTICLE,)),
    ]


def test_only_a_later_text_says_nothing_of_the_articles_of_then(filled: Index) -> None:
    then = date(2005, 1, 1)
    assert one(filled, "依照《渔具法》第一条。", then).reasons == (R.ONLY_LATER,)
    assert one(filled, "依照《渔具法》。", then).verdict is V.MATCH


QUOTED = "渔政部门应当自收到申请之日起五日内办理登记，并发给“渔具证”。"
QUOTATIONS: list[tuple[str, QuotationVerdict, str, list[tuple[str, str]] | None]] = [
    (f"《渔具法》第四条规定：“{QUOTED}”", QuotationVerdict.VERBATIM, "", []),
    (f"《渔具法》规定，“{QUOTED}”", QuotationVerdict.VERBATIM, "", []),
    (f"“{QUOTED}”（《渔具法》第四条）", QuotationVerdict.VERBATIM, "", []),
    (f"渔具法第四条规定：“{QUOTED}”", QuotationVerdict.VERBATIM, "", []),
    (
        "《渔具法》第四条规定：“渔政部门应当自收到申请之日起五日内 办理登记,并发给‘渔具证’”",
        QuotationVerdict.VERBATIM,
        "",
        [],
    ),
    (
        "《渔具法》第四条规定：“渔政部门……五日内办理登记，并发给“渔具证”。”",
        QuotationVerdict.VERBATIM,
        "",
        [],
    ),
    # What is left out may be all that matters.
    (
        "《渔具法》第二条规定：“不登记的，……下水。”",
        QuotationVerdict.DIFFERS,
        "",
        [("", "不得")],
    ),
    (
        "《渔具法》规定：“为了规范渔具登记，……办理登记，并发给渔具证。”",
        QuotationVerdict.DIFFERS,
        "",
        None,
    ),
    (
        "《渔具法》第二条规定：“从事捕捞的，……不得下水。”",
        QuotationVerdict.DIFFERS,
        "",
        None,
    ),
    (
        "《渔具法》第三条规定：“登记应当提交……渔具照片。”",
        QuotationVerdict.VERBATIM,
        "",
        [],
    ),
    (
        "《渔具法》第四条规定：“渔政部门应当自收到申请之日起十日内办理登记，并发给渔具证。”",
        QuotationVerdict.DIFFERS,
        "",
        [("十", "五")],
    ),
    (
        "《渔具法》第四条规定：“渔政部门应当自收到申请之日起五日内免费办理登记，并发给渔具证。”",
        QuotationVerdict.DIFFERS,
        "",
        [("免费", "")],
    ),
    (f"《渔具法》第一条规定：“{QUOTED}”", QuotationVerdict.DIFFERS, "第四条", []),
    # Other marks around it, and words left out at its ends.
    ('《渔具法》第一条规定："为了规范渔具登记，制定本法。"', QuotationVerdict.VERBATIM, "", []),
    ("《渔具法》第一条规定：「为了规范渔具登记，制定本法。」", QuotationVerdict.VERBATIM, "", []),
    ("《渔具法》第一条规定：‘为了规范渔具登记,制定本法’", QuotationVerdict.VERBATIM, "", []),
    ("《渔具法》第二条规定：“……应当登记渔具。……”", QuotationVerdict.VERBATIM, "", []),
    # Before its name, with words between.
    ("“从事捕捞的，应当登记渔具”的规定（见《渔具法》第二条）", QuotationVerdict.VERBATIM, "", []),
    ("“从事捕捞的，应当登记渔具。”这是《渔具法》第二条", QuotationVerdict.VERBATIM, "", []),
    ("“从事捕捞的，应当登记渔具。”——《渔具法》第二条", QuotationVerdict.VERBATIM, "", []),
    ("渔具法明确规定：“从事捕捞的，应当登记渔具。”", QuotationVerdict.VERBATIM, "", []),
    # A few words that are a rule's, or are said to be quoted.
    ("《渔具法》第二条规定“应当登记渔具”", QuotationVerdict.VERBATIM, "", []),
    ("《渔具法》第二条规定：“不得下水。”", QuotationVerdict.VERBATIM, "", []),
    ("《渔具法》第二条规定“应当登记渔船”", QuotationVerdict.DIFFERS, "", [("船", "具")]),
    ("“不得下水。”（《渔具法》第二条）", QuotationVerdict.VERBATIM, "", []),
    ("《渔具法》第四条规定的“十日内办理”", QuotationVerdict.DIFFERS, "", None),
    ("《渔具法》第四条规定“必须立刻销毁”", QuotationVerdict.NOT_FOUND, "", []),
    (
        "《渔具法》第二条规定“登记渔具”。和《渔具法》第二条规定“立刻销毁船”",
        QuotationVerdict.NOT_FOUND,
        "",
        [],
    ),
    ("《渔具法》第二条规定“捕捞的，应”", QuotationVerdict.VERBATIM, "", []),
    ("《渔具法》第二条“捕捞的，应”", QuotationVerdict.VERBATIM, "", []),
    ("《渔具法》第二条明确“从事捕捞的”", QuotationVerdict.VERBATIM, "", []),
    ("“从事捕捞的”（《渔具法》第二条）", QuotationVerdict.VERBATIM, "", []),
    # What differs at an end is what stands there, and nothing that stands far away.
    (
        "《渔具法》规定：“从事捕捞的，可以登记渔具。”",
        QuotationVerdict.DIFFERS,
        "",
        [("可以", "应当")],
    ),
    (
        "《渔具法》第四条规定：“渔政部门应当自收到申请之日起五日内办理登记。”",
        QuotationVerdict.VERBATIM,
        "",
        [],
    ),
    (
        "《渔具法》第四条规定：“渔政部门应当自收到申请之日起五日内办结。”",
        QuotationVerdict.DIFFERS,
        "",
        [("结", "理登记，并发给“渔具证")],
    ),
    (
        "《渔具法》第四条规定：“渔民可以自行决定何时何地下海，不受任何限制。”",
        QuotationVerdict.NOT_FOUND,
        "",
        [],
    ),
]


@pytest.mark.parametrize(("text", "verdict", "article", "differences"), QUOTATIONS)
def test_quoted_words_are_compared(
    filled: Index,
    text: str,
    verdict: QuotationVerdict,
    article: str,
    differences: list[tuple[str, str]] | None,
) -> None:
    (found,) = one(filled, f"{text}，应当执行。").quotations
    assert (found.verdict, found.article) == (verdict, article)
    if differences is not None:
        assert [(x.said, x.stands) for x in found.differences] == differences
    body = f"。\n{text}，应当执行。"
    assert body[found.place.start : found.place.end] == found.text


def test_quoted_words_belong_to_the_name_that_is_nearest(filled: Index) -> None:
    text = "依据《渔具法》，该法第二条规定：“从事捕捞的，应当登记渔具。”"
    first, second = checked(filled, text).references
    assert (first.quotations, len(second.quotations)) == ((), 1)


@pytest.mark.parametrize(
    "text",
    [
        "将《渔具法》第四条修改为：“渔政部门应当自收到申请之日起十日内办理登记。”",
        "《渔具法》第四条实施以来，各地“放管服”改革",
        "按照《渔具法》第四条规定的“渔具证照制度”",
        "《渔具法》第四条明确“双随机一公开”",
        "“渔具登记制”（见《渔具法》第四条）",
        "《渔具法》第二条规定“不得捕”",
        "《渔具法》第二条“渔船先锋队”",
        "《渔具法》（以下简称“从事捕捞的”）第二条",
        "《云川市图书馆管理办法》规定：“图书馆应当每日向全体市民免费开放。”",
    ],
)
def test_what_is_not_quoted_from_a_document_here_is_not_compared(filled: Index, text: str) -> None:
    assert all(not x.quotations for x in checked(filled, f"{text}。").references)


COSTLY = (
    "根据《中华人民共和国渔具法》第三条，制定本办法。",
    "《渔具法》",
    "渔具法第三条、",
    "云政规〔2010〕3号",
    " 《办法》同时废止《云川市养犬管理办法》",
    "关于印发的通知国发〔2019〕5号",
    "《渔具法》第四条规定：“渔政部门应当自收到申请之日起十日内办理登记。”",
    "“《渔具法》“",
    "《渔具法》和该法第三、四条、上述法第九条",
    '《渔具法》规定："从事捕捞的，可以登记渔具。"',
)
MOST_SECONDS = 10
"""About two on a machine that does nothing else; the square of the length would be minutes."""


@pytest.mark.parametrize("unit", COSTLY)
def test_a_draft_of_one_citation_all_over_costs_little(
    filled: Index, unit: str, cpu_seconds: Callable[[], float]
) -> None:
    text = (unit * (99_000 // len(unit) + 1))[:99_000]
    before = cpu_seconds()
    found = checked(filled, text)
    assert cpu_seconds() - before < MOST_SECONDS
    assert found.references


@pytest.mark.parametrize("sign", "《》“（〔第号、")
def test_a_draft_of_one_sign_all_over_costs_hardly_anything(
    filled: Index, sign: str, cpu_seconds: Callable[[], float]
) -> None:
    before = cpu_seconds()
    assert checked(filled, sign * 99_000).references == ()
    assert cpu_seconds() - before < MOST_SECONDS


@pytest.fixture
def cpu_seconds() -> Callable[[], float]:
    """The time that this process has computed: another one's does not count."""
    return time.process_time


def test_citations_beyond_the_most_are_counted(filled: Index) -> None:
    text = "".join(f"依照《云川市第{n}类场所管理规定》。" for n in range(510))
    found = checked(filled, text)
    assert (len(found.references), found.left_out) == (500, 10)


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        ("云川市人民政府令第45号", V.MATCH),
        ("市政府令第45号", V.MATCH),
        ("市人民政府令第45号", V.MATCH),
        ("令第45号", V.MATCH),
        ("第45号令", V.MATCH),
        ("令第四十五号", V.MATCH),
        ("令第46号", V.MISMATCH),
        ("第46号令", V.MISMATCH),
        ("市政府令第46号", V.MISMATCH),
        ("省政府令第45号", V.MISMATCH),
    ],
)
def test_the_number_of_an_order_may_be_written_short(
    index: Index, number: str, verdict: CitationVerdict
) -> None:
    index.publish(
        [
            rule(
                "order",
                "云川市渔市规定",
                "云川市人民政府令第45号",
                date(2020, 1, 1),
                "第一条　渔市。",
            )
        ]
    )
    found = one(index, f"根据《云川市渔市规定》（{number}）第一条办理。")
    assert (found.verdict, [target.document.id for target in found.targets]) == (verdict, ["order"])
