"""How documents end and for how long things hold, in sentences that put it in other ways."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.document import Document, Paragraph, Part
from corpus.fields.effective import find_effective
from indexer.relations.grammar.find_statements import find_statements
from indexer.relations.term_days import last_day_of
from indexer.relations.validity.timeline import term_end


def document(line: str, *, written_on: date | None = None) -> Document:
    return Document(
        source="s",
        key="k",
        id="i",
        title="云州市政府关于渡船管理的通知",
        parts=(Part((Paragraph(line),)),),
        path="p",
        written_on=written_on,
    )


def effects(line: str, *, written_on: date | None = None) -> list[tuple[str, str, str]]:
    """The kind, target and clauses of each effect."""
    found = find_statements(document(line, written_on=written_on)).effects
    return [
        (one.kind.value, one.target.title or one.target.number or "", one.target.clauses)
        for one in found
    ]


@pytest.mark.parametrize(
    "said",
    [
        "《渡船规定》（云政发〔2018〕3号）停止执行，并予以废止。",
        "《渡船规定》停止施行并废止。",
        "《渡船规定》自2022年3月1日起停止执行，同时予以废止。",
        "《渡船规定》不再执行，一并废止。",
        "《渡船规定》宣布失效并予以废止。",
        "《渡船规定》及其实施细则同时废止。",
        "《渡船规定》以及有关补充通知一律废止。",
    ],
)
def test_a_document_that_is_stopped_and_repealed_is_repealed(said: str) -> None:
    assert effects(said) == [("repeal", "渡船规定", "")]


@pytest.mark.parametrize(
    "said",
    [
        "《渡船规定》不得停止执行并废止。",
        "《渡船规定》停止执行后，由市交通局提出是否废止的意见。",
        "《渡船规定》停止执行的条款是否废止，另行研究。",
    ],
)
def test_what_is_only_considered_repeals_nothing(said: str) -> None:
    assert not any(kind == "repeal" for kind, _, _ in effects(said))


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("决定废止《渡船规定》，宣布《码头规定》失效。", ("repeal", "declare_expired")),
        ("决定宣布《渡船规定》失效，废止《码头规定》。", ("declare_expired", "repeal")),
        ("现废止《渡船规定》，停止执行《码头规定》。", ("repeal", "stop")),
        ("决定废止《渡船规定》和《码头规定》。", ("repeal", "repeal")),
    ],
)
def test_each_verb_of_a_sentence_has_its_own_documents(said: str, kinds: tuple[str, str]) -> None:
    found = {target: kind for kind, target, _ in effects(said)}
    assert (found["渡船规定"], found["码头规定"]) == kinds


@pytest.mark.parametrize(
    ("said", "clauses"),
    [
        ("原云政发〔2018〕3号文件第三条不再执行。", "第三条"),
        ("云政发〔2018〕3号第三条、第五条同时废止。", "第三条、第五条"),
        ("云政发〔2018〕3号文的附件2同时废止。", ""),
        ("云政发〔2018〕3号附表停止执行。", ""),
    ],
)
def test_parts_behind_a_number_are_repealed_alone(said: str, clauses: str) -> None:
    assert effects(said) == [("partial_repeal", "云政发〔2018〕3号", clauses)]


def test_a_term_that_is_over_ends_a_document_and_one_to_come_does_not() -> None:
    assert effects("《渡船规定》有效期届满，自动失效。") == [("declare_expired", "渡船规定", "")]
    assert effects("《渡船规定》有效期届满后自动失效。") == []


@pytest.mark.parametrize(
    "said",
    [
        "未列入本目录的市政府文件一律废止。",
        "除本目录所列文件外，2020年底以前的市政府文件一律失效。",
        "除附件清单列明的文件以外，其余文件均不再作为行政管理的依据。",
    ],
)
def test_what_a_list_leaves_out_is_no_basis(said: str) -> None:
    assert [kind for kind, _, _ in effects(said)] == ["unlisted"]


@pytest.mark.parametrize(
    "said", ["除本目录所列收费项目外，不得另行收费。", "未列入计划的项目一律停建。"]
)
def test_a_list_of_other_things_says_nothing_of_documents(said: str) -> None:
    assert effects(said) == []


@pytest.mark.parametrize(
    ("said", "on", "until", "where"),
    [
        (
            "决定在云州自贸试验区内暂时调整《渡船条例》第三条的实施，期限为三年，自2022年3月1日起试行。",
            *(date(2022, 3, 1), date(2025, 2, 28), "云州自贸试验区"),
        ),
        ("在云州市暂时调整适用《渡船条例》，在两年内试行。", None, date(2024, 1, 19), "云州市"),
        (
            "《渡船条例》第三条暂时调整实施，限于云州市，期限至2023年5月1日。",
            *(None, date(2023, 5, 1), "云州市"),
        ),
        (
            "自2022年3月1日至2023年2月28日，暂停实施《渡船条例》第三条。",
            *(date(2022, 3, 1), date(2023, 2, 28), ""),
        ),
        ("暂缓执行《渡船条例》，期限一年。", None, date(2023, 1, 19), ""),
    ],
)
def test_what_is_adjusted_or_suspended_says_where_and_how_long(
    said: str, on: date | None, until: date, where: str
) -> None:
    (found,) = find_statements(document(said, written_on=date(2022, 1, 20))).effects
    assert (found.on, found.until, found.where) == (on, until, where)


def test_a_document_that_is_carried_on_for_a_term_is_prolonged() -> None:
    said = "《渡船规定》（云政发〔2018〕3号）继续执行，有效期三年。"
    (found,) = find_statements(document(said, written_on=date(2022, 1, 20))).effects
    assert (found.kind.value, found.until) == ("prolong", date(2025, 1, 19))
    assert effects("各单位要继续执行《渡船规定》，有效期内不得变更。") == []


def test_documents_behind_a_colon_stay_in_force() -> None:
    found = effects("下列文件继续有效：《渡船规定》《码头规定》。")
    assert found == [("keep", "渡船规定", ""), ("keep", "码头规定", "")]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("本办法从2022年3月1日起试行，试行期一年。", date(2022, 3, 1)),
        ("上述政策自2022年3月1日起至2022年12月31日执行。", date(2022, 3, 1)),
    ],
)
def test_the_first_day_is_found(said: str, day: date) -> None:
    found = find_effective([Paragraph(said)])
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    ("said", "days", "months"),
    [
        ("本办法自发布之日起一个月后施行。", 0, 1),
        ("本办法自公布之日起满两个月后施行。", 0, 2),
        ("本办法自公布之日起30日后施行。", 30, 0),
    ],
)
def test_days_and_months_after_issue_are_counted(said: str, days: int, months: int) -> None:
    found = find_effective([Paragraph(said)])
    assert found is not None
    assert (found.days, found.months) == (days, months)


@pytest.mark.parametrize(
    ("said", "last_day", "months"),
    [
        ("本办法自公布之日起施行，有效期至2026年底。", date(2026, 12, 31), None),
        ("本办法自公布之日起施行，执行至2026年末。", date(2026, 12, 31), None),
        ("本办法自2022年3月1日起实行，暂定两年。", None, 24),
        ("上述政策自2022年1月1日起至2022年12月31日执行。", date(2022, 12, 31), None),
        ("上述措施实施时限暂定至2022年12月31日。", date(2022, 12, 31), None),
    ],
)
def test_the_term_is_found(said: str, last_day: date | None, months: int | None) -> None:
    term = find_statements(document(said)).term
    assert term is not None
    assert (term.last_day, term.months) == (last_day, months)


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("本办法自2023年2月1日起施行，试行两年；试行期满后自动转为正式执行。", False),
        ("本办法自2019年2月1日起施行，有效期3年，到期未发文的，自动延长2年。", False),
        ("本办法自2019年2月1日起施行，有效期3年，期满自动失效。", True),
        ("本办法自2019年2月1日起施行，有效期3年，期满需继续执行的，重新发布。", True),
    ],
)
def test_a_term_after_which_the_text_goes_on_by_itself_does_not_end_it(
    said: str, ends: bool
) -> None:
    assert (find_statements(document(said)).term is not None) is ends


@pytest.mark.parametrize(
    ("said", "last_day"),
    [
        ("本办法自2024年11月1日起施行，有效期至2026年10月。", date(2026, 10, 31)),
        ("本办法自2024年11月1日起施行，有效期至2028年2月底。", date(2028, 2, 29)),
        ("本办法自2024年11月1日起施行，有效期至2026年10月15日。", date(2026, 10, 15)),
    ],
)
def test_a_term_until_a_month_ends_with_it(said: str, last_day: date) -> None:
    term = find_statements(document(said)).term
    assert term is not None
    assert term.last_day == last_day


@pytest.mark.parametrize(
    ("said", "maker"),
    [
        ("1999年3月2日国务院发布的", "国务院"),
        ("1999年3月国务院发布的", "国务院"),
        ("国务院1999年3月发布的", "国务院"),
        ("国务院于1999年3月2日发布的", "国务院"),
        ("一九九九年三月二日国务院发布的", "国务院"),
        ("1999 年 3 月 2 日国务院发布的", "国务院"),
        ("经国务院批准1999年3月2日卫生部发布的", "卫生部"),
        ("国务院1999年3月2日批准、卫生部发布的", "卫生部"),
        ("1999年2月2日国务院批准、1999年3月2日由原卫生部发布的", "卫生部"),
        ("1999年3月2日财政部、卫生部联合发布的", "财政部、卫生部"),
        ("1999年3月2日日照市财政局印发的", "日照市财政局"),
        ("1999年3月2日经国务院批准发布的", ""),
        ("市经济和信息化局印发的", "市经济和信息化局"),
    ],
)
def test_the_day_of_issue_is_no_part_of_the_name_of_the_organ(said: str, maker: str) -> None:
    (effect,) = find_statements(document(f"{said}《渡船规定》同时废止。")).effects
    assert effect.target.made_by == maker


FIVE_YEARS = (date(2019, 5, 1), 60)


@pytest.mark.parametrize(
    ("said", "since", "months"),
    [
        ("本通知自2019年5月1日起5年。", *FIVE_YEARS),
        ("本通知有效期自2019年5月1日起5年。", *FIVE_YEARS),
        ("本通知有效期：2019年5月1日起5年。", *FIVE_YEARS),
        ("本通知有效期为自2019年5月1日起，为期五年。", *FIVE_YEARS),
        ("本通知自2019年5月1日起施行5年。", *FIVE_YEARS),
        ("本通知自2019年5月1日起5年内有效。", *FIVE_YEARS),
        ("本通知有效期5年，自2019年5月1日起。", *FIVE_YEARS),
        ("本通知有效期五年，自2019年5月1日起计算。", *FIVE_YEARS),
        ("本通知有效期为5年（自2019年5月1日起）。", *FIVE_YEARS),
        ("有效期5年，自2019年5月1日起施行。", *FIVE_YEARS),
        ("本通知执行期限自2019年5月1日起六个月。", date(2019, 5, 1), 6),
        ("本通知自2019年5月1日起施行，有效期5年。", *FIVE_YEARS),
        ("本通知暂行期为3年。", None, 36),
        ("本通知试行期三年。", None, 36),
        ("本通知自2019年5月1日起施行，暂行2年。", None, 24),
        ("本通知自2019年5月1日起暂行2年。", date(2019, 5, 1), 24),
    ],
)
def test_a_term_counts_from_the_day_that_it_names(
    said: str, since: date | None, months: int
) -> None:
    term = find_statements(document(said)).term
    assert term is not None
    assert (term.last_day, term.months, term.since) == (None, months, since)
    start = date(2019, 1, 1)
    assert term_end(term, start) == last_day_of(since or start, months)


@pytest.mark.parametrize(
    "said",
    [
        "本通知有效期自2019年5月1日开始，至2024年4月30日止。",
        "本通知有效期为5年，即自2019年5月1日至2024年4月30日。",
        "本通知有效期5年，自2019年5月1日起至2024年4月30日止。",
    ],
)
def test_a_last_day_that_is_stated_counts(said: str) -> None:
    term = find_statements(document(said)).term
    assert term is not None
    assert term.last_day == date(2024, 4, 30)


@pytest.mark.parametrize(
    "said",
    [
        "本通知自2019年5月1日起3个月内，各县完成渡船登记。",
        "本通知所称试行期为3年的项目，按原规定执行。",
        "《渡船暂行办法》第2年考核。",
        "新录用的船员试用期为1年。",
    ],
)
def test_other_spans_of_time_are_no_term(said: str) -> None:
    assert find_statements(document(said)).term is None
