"""Which article of a text became which of another one, on invented rules."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Part
from corpus.structure import to_paragraphs
from indexer.comparison.compare_texts import compare_texts
from indexer.comparison.heaviest_chain import heaviest_chain
from indexer.query.forms.han_numerals import han_number
from indexer.results.comparisons import ComparedRow, Comparison, UnitChange, UnitKind

RULES = (
    "为了规范养犬行为，保障公民健康和人身安全，维护市容环境卫生，制定本办法。",
    "本市行政区域内犬只的饲养、经营以及相关管理活动，适用本办法。",
    "公安机关是养犬管理的主管部门，负责养犬登记，查处无证养犬、违法携犬出户。",
    "犬只出生满三个月的，养犬人应当在三十日内到居住地派出所办理登记。",
    "携犬出户应当由成年人牵领，束长度不超过两米的犬链，避让老年人、残疾人、孕妇和儿童。",
    "禁止携犬进入机关、学校、医院、体育场馆、博物馆、图书馆以及公共汽车。",
    "犬只在户外排泄粪便的，携犬人应当立即清除，不得污染道路、绿地和水体。",
    "动物诊疗机构发现犬只患有狂犬病的，应当在两小时内报告农业农村主管部门。",
    "收容的犬只自收容之日起十五日内无人认领的，由收容场所依法处置。",
    "违反本办法规定，未办理登记的，责令限期改正；逾期不改正的，处五百元以上二千元以下罚款。",
    "本办法自2022年10月1日起施行。",
)


def text(*articles: str, head: str = "") -> tuple[Part, ...]:
    """A rule of these articles, numbered from 1; a line break in one begins a paragraph."""
    lines = [head] if head else []
    for number, article in enumerate(articles, start=1):
        lines += f"第{han_number(number)}条　{article}".split("\n")
    return (Part(to_paragraphs(lines)),)


def lines(*paragraphs: str) -> tuple[Part, ...]:
    """A text without articles."""
    return (Part(to_paragraphs(paragraphs)),)


def told(comparison: Comparison) -> list[str]:
    """Each row that is not kept: the numbers in the old text, the change, those in the new one."""
    return [_told(row) for row in comparison.rows if row.change is not UnitChange.KEPT]


def _told(row: ComparedRow) -> str:
    old, new = ("+".join(unit.number for unit in side) for side in (row.old, row.new))
    return f"{old} {row.change}{'*' * row.reworded} {new}".strip()


def test_equal_texts_are_kept() -> None:
    same = compare_texts(text(*RULES), text(*RULES))
    assert told(same) == []
    assert same.counts[UnitChange.KEPT] == len(RULES)
    assert (same.writing, same.breaks) == (0, 0)


def test_a_dropped_article_renumbers_those_behind_it() -> None:
    new = (*RULES[:7], *RULES[8:])
    assert told(compare_texts(text(*RULES), text(*new))) == [
        "第八条 dropped",
        "第九条 renumbered 第八条",
        "第十条 renumbered 第九条",
        "第十一条 renumbered 第十条",
    ]


def test_a_new_article_stands_where_it_was_put_in() -> None:
    added = "养犬协会应当加强行业自律，开展文明养犬宣传，引导养犬人遵守公约。"
    rows = told(compare_texts(text(*RULES), text(*RULES[:8], added, *RULES[8:])))
    assert rows[:2] == ["new 第九条", "第九条 renumbered 第十条"]
    assert len(rows) == 4


def test_a_changed_article_is_told_with_its_new_number() -> None:
    changed = RULES[8].replace("十五日", "三十日")
    (row,) = [
        row
        for row in compare_texts(text(*RULES), text(*RULES[:2], *RULES[3:8], changed)).rows
        if row.change is UnitChange.CHANGED
    ]
    assert _told(row) == "第九条 changed* 第八条"
    assert row.renumbered


def test_a_moved_article_is_told_where_it_stands_now() -> None:
    new = (*RULES[:3], *RULES[4:9], RULES[3], *RULES[9:])
    rows = told(compare_texts(text(*RULES), text(*new)))
    assert "第四条 moved 第九条" in rows
    assert [row for row in rows if "moved" not in row] == [
        f"第{han_number(number)}条 renumbered 第{han_number(number - 1)}条"
        for number in range(5, 10)
    ]


def test_a_moved_article_may_be_changed_too() -> None:
    changed = RULES[3].replace("三十日", "二十日")
    rows = told(compare_texts(text(*RULES), text(*RULES[:3], *RULES[4:9], changed, *RULES[9:])))
    assert "第四条 moved* 第九条" in rows


def test_a_split_article_stands_beside_its_parts() -> None:
    first, second = RULES[9].split("；")
    new = (*RULES[:9], f"{first}。", f"{second}", RULES[10])
    assert told(compare_texts(text(*RULES), text(*new))) == [
        "第十条 split 第十条+第十一条",
        "第十一条 renumbered 第十二条",
    ]


def test_merged_articles_stand_beside_the_whole() -> None:
    new = (*RULES[:5], f"{RULES[5]}\n{RULES[6]}", *RULES[7:])
    assert told(compare_texts(text(*RULES), text(*new)))[0] == "第六条+第七条 merged 第六条"


def test_what_only_says_the_same_as_a_neighbour_is_no_part_of_it() -> None:
    like = "违反本办法规定，携犬出户未束犬链的，责令改正；拒不改正的，处二百元以上一千元以下罚款。"
    assert told(compare_texts(text(*RULES), text(*RULES[:10], like, RULES[10]))) == [
        "new 第十一条",
        "第十一条 renumbered 第十二条",
    ]


def test_two_things_that_have_nothing_in_common() -> None:
    other = text("学校应当开齐开足体育课。", "教练员应当取得资格证书。")
    found = compare_texts(text(*RULES[:3]), other)
    assert (found.counts[UnitChange.NEW], found.counts[UnitChange.DROPPED]) == (2, 3)


def test_an_article_that_may_have_become_another_one_is_named() -> None:
    penalty = "违反本办法规定，{}的，由公安机关责令限期改正；逾期不改正的，处{}以下罚款。"
    penalties = (
        penalty.format("携犬出户未束犬链", "一千元"),
        penalty.format("未及时清除犬只粪便", "五百元"),
        penalty.format("在禁止养犬的区域养犬", "三千元"),
    )
    old = (
        "违反本办法规定，未在规定期限内办理变更登记，或者伪造、涂改养犬登记证的，由公安机关收缴登记证，"
        "处一千元以下罚款。"
    )
    new = (
        "违反本办法规定，转让犬只未在规定期限内告知公安机关，由公安机关给予警告，"
        "可以并处五百元以下罚款。"
    )
    rows = compare_texts(text(*RULES, *penalties, old), text(*RULES, new, *penalties)).rows
    alone = [row for row in rows if not (row.old and row.new)]
    assert [(_told(row), row.perhaps) for row in alone] == [
        ("new 第十二条", "第十五条"),
        ("第十五条 dropped", "第十二条"),
    ]


def test_chapters_are_headings() -> None:
    old = (Part(to_paragraphs(["第一章　总则", f"第一条　{RULES[0]}", "第二章　附则"])),)
    new = (
        Part(
            to_paragraphs(["第一章　总 则", f"第一条　{RULES[0]}", "第二章　罚则", "第三章　附则"])
        ),
    )
    found = compare_texts(old, new)
    assert told(found) == ["new 第二章", "第二章 renumbered 第三章"]
    assert [row.kind for row in found.rows].count(UnitKind.HEADING) == 3
    assert found.counts[UnitChange.NEW] == 0
    assert found.writing == 1


def test_attachments_are_headed_by_their_titles() -> None:
    old = (*text(*RULES[:2]), Part(to_paragraphs(["登记表"]), 1, "养犬登记表"))
    new = (*text(*RULES[:2]), Part(to_paragraphs(["登记表"]), 1, "犬只登记表"))
    changed = [row for row in compare_texts(old, new).rows if row.change is UnitChange.CHANGED]
    assert [(row.kind, row.old[0].text) for row in changed] == [(UnitKind.HEADING, "养犬登记表")]


def test_texts_without_articles_are_aligned_by_paragraphs() -> None:
    old = lines("一、总体要求", *RULES[:3], "二、工作措施", *RULES[3:6])
    new = lines("一、总体要求", *RULES[:2], "二、重点任务", RULES[6], "三、工作措施", *RULES[3:6])
    assert told(compare_texts(old, new)) == ["dropped", "new 二、", "new", "二、 renumbered 三、"]


def test_paragraphs_cut_otherwise_are_no_change() -> None:
    found = compare_texts(lines(RULES[0], RULES[3] + RULES[4]), lines(*RULES[:1], *RULES[3:5]))
    assert told(found) == []
    assert (found.writing, found.breaks) == (1, 1)


@pytest.mark.parametrize(
    "written",
    [
        "本辦法自２０２２年１０月１日起施行。",
        "本办法自 2022 年 10 月 1 日起施行．",
        "本办法，自2022年10月1日起施行",
    ],
)
def test_changes_of_writing_are_counted_and_not_marked(written: str) -> None:
    found = compare_texts(text(*RULES), text(*RULES[:-1], written))
    assert told(found) == []
    assert found.writing > 0


def test_a_number_written_otherwise_is_a_change_of_writing() -> None:
    new = lines("第1条　" + RULES[0])
    found = compare_texts(text(RULES[0]), new)
    assert told(found) == []
    assert found.writing == 1


@pytest.mark.parametrize(("old", "new"), [("1.5", "15"), ("3-6", "36"), ("50%", "50"), ("5", "6")])
def test_what_changes_a_number_is_no_change_of_writing(old: str, new: str) -> None:
    sentence = "费用按照合同总价的{}计算，由申请人在办理登记时缴纳。"
    found = compare_texts(text(sentence.format(old)), text(sentence.format(new)))
    assert told(found) == ["第一条 changed* 第一条"]


def test_lines_without_a_sign_that_is_seen_are_left_out() -> None:
    unseen = (Part((*text(RULES[0])[0].paragraphs, *to_paragraphs(["\u200b"]))),)
    assert compare_texts(text(RULES[0]), unseen).writing == 0


def test_equal_articles_stay_in_order() -> None:
    same = ["本章未作规定的，适用有关法律的规定。"] * 30
    assert told(compare_texts(text(*same), text(*same))) == []
    found = compare_texts(text(*same), text(*same[:20]))
    assert found.counts[UnitChange.DROPPED] == 10
    assert found.counts[UnitChange.KEPT] == 20


def test_one_text_may_be_empty() -> None:
    assert told(compare_texts((), text(RULES[0]))) == ["new 第一条"]
    assert told(compare_texts(text(RULES[0]), ())) == ["第一条 dropped"]
    assert compare_texts((), ()).rows == ()


PIECES = st.sampled_from(
    (*RULES, "第一章　总则", "第二条　附则", "", "、", "ＡＢ１．５％", "\u200b")
)
SIGNS = st.lists(st.sampled_from("甲乙丙，。一二第条章12 \t"), max_size=30).map("".join)
TEXTS = st.lists(st.one_of(PIECES, SIGNS), max_size=12)


@given(TEXTS, TEXTS)
def test_nothing_of_either_text_is_lost_or_told_twice(one: list[str], other: list[str]) -> None:
    old, new = lines(*one), lines(*other)
    rows = compare_texts(old, new).rows
    for side, part in ((0, old), (1, new)):
        units = [unit for row in rows for unit in (row.new if side else row.old)]
        shown = sorted("".join((unit.number + unit.text).split()) for unit in units)
        given = "".join(sorted("".join("".join(p.text.split()) for p in part[0].paragraphs)))
        assert "".join(sorted("".join(shown))).replace("\u200b", "") == given.replace("\u200b", "")
    assert all(row.old or row.new for row in rows)


@given(TEXTS)
def test_a_text_is_the_same_as_itself(one: list[str]) -> None:
    found = compare_texts(lines(*one), lines(*one))
    assert all(row.change is UnitChange.KEPT and not row.writing for row in found.rows)


CHAINS = st.lists(
    st.tuples(
        st.tuples(st.integers(0, 5), st.integers(0, 5)),
        st.integers(1, 9).map(float),
    ),
    max_size=8,
    unique_by=lambda one: one[0],
)


@given(CHAINS)
def test_no_chain_is_heavier(weighed: list[tuple[tuple[int, int], float]]) -> None:
    weights = dict(weighed)

    def heaviest(i: int, j: int) -> float:
        following = [pair for pair in weights if pair[0] > i and pair[1] > j]
        return max((weights[pair] + heaviest(*pair) for pair in following), default=0.0)

    chain = heaviest_chain(weighed)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))
    assert sum(weights[pair] for pair in chain) == heaviest(-1, -1)
