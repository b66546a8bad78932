"""Pieces of original text with their matches marked."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.results import Snippet
from indexer.snippets import make_snippets, mark


def shown(snippet: Snippet) -> str:
    """A snippet as one line with its matches in 【】."""
    return "".join(f"【{part.text}】" if part.match else part.text for part in snippet)


def spans_of(text: str, *words: str) -> list[tuple[int, int]]:
    """Where the words stand in the text."""
    return [
        (start, start + len(word))
        for word in words
        for start in range(len(text))
        if text.startswith(word, start)
    ]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "环境质量保障方案"),
        ([(0, 2)], "【环境】质量保障方案"),
        ([(4, 6), (0, 2)], "【环境】质量【保障】方案"),
        ([(0, 2), (2, 4)], "【环境质量】保障方案"),
        ([(0, 4), (2, 6), (0, 2)], "【环境质量保障】方案"),
        ([(6, 8), (3, 3)], "环境质量保障【方案】"),
    ],
)
def test_mark(spans: list[tuple[int, int]], expected: str) -> None:
    assert shown(mark("环境质量保障方案", spans)) == expected


TEXT = (
    "关于养犬管理的通知\n"
    "为了规范养犬行为，制定本办法。养犬人应当遵守法律！\n"
    "第二条　本市城区内的管理，适用本办法。其他从其规定。\n"
    "第三条　公安机关主管养犬登记；其他部门配合。"
)


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        (["登记"], 120, ["第三条　公安机关主管养犬【登记】；其他部门配合。"]),
        (["主管"], 18, ["第三条　公安机关【主管】养犬登记；"]),
        (["从其规定"], 12, ["其他【从其规定】。"]),
        (["规定"], 12, ["其他从其【规定】。"]),
        (
            ["养犬", "登记", "公安机关"],
            120,
            [
                "为了规范【养犬】行为，制定本办法。【养犬】人应当遵守法律！",
                "第三条　【公安机关】主管【养犬登记】；其他部门配合。",
            ],
        ),
        (["公安机关主管养犬登记；其他部门"], 5, ["【公安机关主管养犬登记；其他部门】"]),
        (
            ["关于"],
            120,
            ["【关于】养犬管理的通知", "为了规范养犬行为，制定本办法。养犬人应当遵守法律！"],
        ),
        ([], 120, ["为了规范养犬行为，制定本办法。养犬人应当遵守法律！"]),
    ],
)
def test_pieces(words: list[str], width: int, expected: list[str]) -> None:
    found = make_snippets(TEXT, spans_of(TEXT, *words), width=width)
    assert list(map(shown, found)) == expected


def test_the_pieces_shown_are_those_with_most_different_words() -> None:
    text = "\n".join(["甲在这里。"] * 9 + ["乙也在。", "这里是丙和甲。", "甲", "无。"])
    found = make_snippets(text, spans_of(text, "甲", "乙", "丙"), limit=2)
    assert list(map(shown, found)) == ["【乙】也在。", "这里是【丙】和【甲】。"]


@pytest.mark.parametrize(
    ("lines", "words", "limit", "expected"),
    [
        (["甲在这里的某个地方。", "甲和甲。"], ["甲"], 1, ["【甲】和【甲】。"]),
        (["甲在这里。", "甲在那里。"], ["甲"], 1, ["【甲】在这里。"]),
        (
            ["养犬。", "养犬。", "养猫。"],
            ["养犬", "养猫"],
            2,
            ["【养犬】。", "【养猫】。"],
        ),
        (
            [*["养犬。"] * 60, "警犬。"],
            ["养犬", "警犬"],
            2,
            ["【养犬】。", "【警犬】。"],
        ),
        (["为了规范。", "养犬登记", "应当养犬。"], ["养犬"], 3, ["应当【养犬】。"]),
        (["养犬登记", "养犬事项如下："], ["养犬"], 3, ["【养犬】事项如下："]),
        (["为了规范。", "养犬登记", "应当养犬"], ["养犬"], 3, [
            "为了规范。", "【养犬】登记", "应当【养犬】",
        ]),
    ],
)  # fmt: skip
def test_which_of_many_pieces_are_shown(
    lines: list[str], words: list[str], limit: int, expected: list[str]
) -> None:
    text = "\n".join(lines)
    assert list(map(shown, make_snippets(text, spans_of(text, *words), limit))) == expected


def test_a_span_of_nothing_shows_nothing() -> None:
    assert make_snippets(TEXT, [(3, 3), (40, 40)]) == make_snippets(TEXT, [])


def test_a_long_sentence_is_cut_around_its_match() -> None:
    text = "前" * 300 + "目标" + "后" * 300
    (snippet,) = make_snippets(text, [(300, 302)], width=60)
    before, match, after = snippet
    assert match.text == "目标"
    assert (len(before.text), len(before.text + match.text + after.text)) == (20, 60)


@pytest.mark.parametrize(
    "line",
    [
        "云政规〔2019〕14号",
        "云州市人民政府关于印发养犬办法的通知",
        "各区人民政府，市政府各部门：",
        f"{'各省、自治区、直辖市财政厅（局）、' * 4}有关单位：",
        "（2019年8月26日云州市人民政府令第14号公布，自公布之日起施行）",
        "第一章　总则",
        "二〇一九年八月二十六日",
    ],
)
def test_the_head_of_a_document_is_no_snippet(line: str) -> None:
    text = f"{line}\n为了规范养犬，制定本办法。"
    assert list(map(shown, make_snippets(text, []))) == ["为了规范养犬，制定本办法。"]
    assert list(map(shown, make_snippets(line, []))) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "现将有关事项通知如下：",
        "养犬应当登记，犬只应当免疫",
        "第一条 为了规范养犬，制定本办法。",
        "本市禁养下列犬只：",
        "有关事项如下：",
    ],
)
def test_running_text_is_a_snippet(line: str) -> None:
    assert list(map(shown, make_snippets(f"标题\n{line}\n末尾。", []))) == [line]


def test_headings_show_what_is_nowhere_else() -> None:
    text = "养犬登记办法\n一、养犬收费\n养犬应当登记。\n犬种\t养犬数"
    found = make_snippets(text, spans_of(text, "养犬", "登记", "收费"))
    assert list(map(shown, found)) == [
        "一、【养犬收费】",
        "【养犬】应当【登记】。",
        "犬种\t【养犬】数",
    ]


def test_a_long_sentence_is_cut_between_its_clauses() -> None:
    text = "前" * 80 + "，" + "甲" * 10 + "目标，" + "乙" * 20 + "，" + "丙" * 80
    (snippet,) = make_snippets(text, spans_of(text, "目标"), width=60)
    assert shown(snippet) == "甲" * 10 + "【目标】，" + "乙" * 20 + "，"


def test_blank_text_has_no_pieces() -> None:
    assert make_snippets(" \n\u3000", []) == ()
    assert make_snippets("", []) == ()


def test_the_head_begins_with_words() -> None:
    assert list(map(shown, make_snippets("\n\u3000\u3000第一条 本法。\n第二条", []))) == [
        "第一条 本法。"
    ]


@given(
    st.text(st.sampled_from("甲乙丙，。！\n　 ；”"), max_size=300),
    st.lists(st.tuples(st.integers(0, 299), st.integers(1, 9)), max_size=12),
    st.integers(1, 5),
    st.integers(1, 50),
)
def test_pieces_are_pieces(
    text: str, places: list[tuple[int, int]], limit: int, width: int
) -> None:
    spans = [(start, start + size) for start, size in places if start + size <= len(text)]
    found = make_snippets(text, spans, limit, width)
    assert len(found) <= limit
    marked = {shown((part,)) for part in mark(text, spans) if part.match}
    position = 0
    for snippet in found:
        whole = "".join(part.text for part in snippet)
        position = text.index(whole, position) + len(whole)
        assert all(part.text for part in snippet)
        for part in snippet:
            assert not part.match or any(shown((part,))[1:-1] in one for one in marked)
    unmarked = [snippet for snippet in found if not any(part.match for part in snippet)]
    assert len(unmarked) <= 1, "only the beginning"
    if spans:
        assert len(found) > len(unmarked)


def test_time_grows_with_the_spans_not_with_the_text() -> None:
    text = "甲" + "文" * 5_000_000 + "乙"
    spans = [(0, 1), (2_500_000, 2_500_002), (5_000_001, 5_000_002)]
    started = time.process_time()
    assert len(make_snippets(text, spans)) == 3
    assert time.process_time() - started < 0.5
    many = [(start, start + 1) for start in range(0, 100_000, 5)]
    started = time.process_time()
    make_snippets(text, many)
    assert time.process_time() - started < 1


def test_time_grows_with_a_heading_not_with_its_square() -> None:
    text = "名称及数量" * 20_000 + "："
    started = time.process_time()
    make_snippets(text, [(50_000, 50_002)])
    assert time.process_time() - started < 1
