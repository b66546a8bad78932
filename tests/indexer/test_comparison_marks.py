"""Which words of two articles are marked, and what counts as a change of writing alone."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.document import Paragraph, Part
from corpus.structure import to_paragraphs
from indexer.comparison.compare_texts import compare_texts
from indexer.comparison.marked_words import Marked, marked_words
from indexer.comparison.text_units import text_units
from indexer.comparison.written_alike import wordings
from indexer.results.comparisons import ComparedRun, UnitChange


def marked(old: str, new: str) -> Marked:
    """Two paragraphs compared as one piece."""
    return marked_words(*(text_units([Part((Paragraph(text),))]) for text in (old, new)))


def shown(runs: tuple[ComparedRun, ...]) -> str:
    """A text with its marks in 【】."""
    return "".join(f"【{run.text}】" if run.changed else run.text for run in runs)


@pytest.mark.parametrize(
    ("old", "new", "old_shown", "new_shown"),
    [
        (
            "县级以上人民政府负责养犬管理。",
            "县级以下人民政府负责养犬管理。",
            "县级【以上】人民政府负责养犬管理。",
            "县级【以下】人民政府负责养犬管理。",
        ),
        (
            "养犬人应当在三十日内办理登记。",
            "养犬人应当在二十日内办理登记。",
            "养犬人应当在【三十日】内办理登记。",
            "养犬人应当在【二十日】内办理登记。",
        ),
        (
            "处1000元罚款。",
            "处1.5万元罚款。",
            "处【1000元】罚款。",
            "处【1.5万元】罚款。",
        ),
        (
            "责令改正，没收犬只。",
            "责令改正，没收犬只，并处罚款。",
            "责令改正，没收犬只。",
            "责令改正，没收犬只【，并处罚款】。",
        ),
        (
            "应当取得《养犬登记证》。遗失的应当补办。",
            "应当取得《养犬登记证》，并书面告知邻居。遗失的应当补办。",
            "应当取得《养犬登记证》。遗失的应当补办。",
            "应当取得《养犬登记证》【，并书面告知邻居】。遗失的应当补办。",
        ),
        (
            "申请书（一式两份），经审查登记。",
            "申请书（一式两份）。",
            "申请书（一式两份）【，经审查登记】。",
            "申请书（一式两份）。",
        ),
        (
            "禁止携犬进入机关、学校、医院。",
            "禁止携犬进入机关、医院。",
            "禁止携犬进入机关、【学校、】医院。",
            "禁止携犬进入机关、医院。",
        ),
        (
            "犬只应当登记。登记不收取费用。登记证应当随身携带。",
            "犬只应当登记。登记证应当随身携带。",
            "犬只应当登记。【登记不收取费用。】登记证应当随身携带。",
            "犬只应当登记。登记证应当随身携带。",
        ),
        (
            "养犬人应当遵守下列规定：（一）办理登记；（二）束犬链。",
            "养犬人应当遵守下列规定：（一）办理登记；（二）定期免疫；（三）束犬链。",
            "养犬人应当遵守下列规定：（一）办理登记；（二）束犬链。",
            "养犬人应当遵守下列规定：（一）办理登记；（二）【定期免疫；（三）】束犬链。",
        ),
    ],
)
def test_the_words_that_differ_are_marked(
    old: str, new: str, old_shown: str, new_shown: str
) -> None:
    found = marked(old, new)
    assert (shown(found.old[0]), shown(found.new[0])) == (old_shown, new_shown)
    assert (found.edited, found.writing) == (True, 0)


def test_what_was_written_anew_is_marked_whole() -> None:
    found = marked("养犬协会可以开展宣传活动", "收容所的设置标准由市人民政府另行制定")
    assert [run.changed for run in (*found.old[0], *found.new[0])] == [True, True]


@pytest.mark.parametrize(
    ("old", "new", "writing"),
    [
        ("（一）登记；（二）免疫。", "(一)登记;(二)免疫。", 2),
        ("應當辦理養犬登記", "应当办理养犬登记", 3),
        ("自2022年10月1日起", "自 ２０２２ 年10月1日起", 1),
        ("登记、免疫", "登记，免疫", 1),
        ("养犬登记。", "养犬登记", 1),
        ("养犬登记", "养犬登记", 0),
    ],
)
def test_places_of_writing_are_counted(old: str, new: str, writing: int) -> None:
    found = marked(old, new)
    assert (found.edited, found.writing, found.breaks) == (False, writing, 0)
    assert not any(run.changed for run in (*found.old[0], *found.new[0]))


def test_a_change_of_writing_beside_a_change_of_words_is_counted() -> None:
    found = marked("公安机关(以下简称公安)负责登记。", "公安机关（以下简称公安）负责养犬登记。")
    assert shown(found.new[0]) == "公安机关（以下简称公安）负责【养犬】登记。"
    assert found.writing == 2


def test_a_paragraph_that_begins_in_one_text_only_is_counted_apart() -> None:
    found = marked("", "")
    assert (found.writing, found.breaks) == (0, 0)
    articles = (
        ("第一条　养犬应当办理登记。免疫应当每年进行。",),
        ("第一条　养犬应当办理登记。", "免疫应当每年进行。"),
    )
    old, new = ([Part(to_paragraphs(lines))] for lines in articles)
    (row,) = compare_texts(old, new).rows
    assert (row.change, row.writing, row.breaks) == (UnitChange.KEPT, 1, 1)


SIGNS = st.text("甲乙丙丁，。、 （）\n", min_size=1, max_size=40)


@given(SIGNS, SIGNS)
def test_what_is_not_marked_says_the_same(old: str, new: str) -> None:
    assume(old.strip() and new.strip())
    found = marked(old, new)
    for runs, text in ((found.old, old), (found.new, new)):
        assert "".join(run.text for one in runs for run in one) == "".join(
            unit.text for unit in text_units([Part((Paragraph(text),))])
        )
    left = [
        "".join(run.text for one in side for run in one if not run.changed)
        for side in (found.old, found.new)
    ]
    assert wordings([left[0]])[0].text == wordings([left[1]])[0].text
    assert found.edited == any(run.changed for one in (*found.old, *found.new) for run in one)


def test_a_very_long_paragraph_is_marked_from_the_first_difference_to_the_last() -> None:
    chance = random.Random(1)
    long = "".join(chance.choice("甲乙丙丁戊己庚辛壬癸") for _ in range(40_000))
    other = "".join(chance.choices("子丑寅卯辰巳午未申酉", k=40_000))
    (row,) = compare_texts(
        [Part((Paragraph(f"{long}，{other[:20_000]}，{long}"),))],
        [Part((Paragraph(f"{long}，{other[20_000:]}，{long}"),))],
    ).rows
    assert row.coarse
    assert [(len(run.text), run.changed) for run in row.new[0].runs] == [
        (40_001, False),
        (20_000, True),
        (40_001, False),
    ]


HOSTILE = 5_000
"""Paragraphs, of 40 characters each: the longest texts that are taken."""


@pytest.mark.parametrize("kind", ["nothing in common", "all equal", "reversed", "one paragraph"])
def test_the_longest_texts_are_bounded(kind: str) -> None:
    chance = random.Random(1)
    han = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]
    one, other = (["".join(chance.choices(han, k=40)) for _ in range(HOSTILE)] for _ in range(2))
    if kind == "all equal":
        one = other = [one[0]] * HOSTILE
    elif kind == "reversed":
        other = one[::-1]
    elif kind == "one paragraph":
        one, other = ["".join(one)], ["".join(other)]
    began = time.process_time()
    compare_texts([Part(tuple(map(Paragraph, one)))], [Part(tuple(map(Paragraph, other)))])
    assert time.process_time() - began < 10, "about 1.5 seconds on one processor of 2026"
