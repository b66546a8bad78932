"""The parts that passages are made of: kinds of value, sentences, pieces, sections."""

from __future__ import annotations

import json

import pytest

from corpus.document import ParagraphKind
from indexer.analysis.normalise import normalise
from indexer.answers.passages.pieces import (
    LONGEST,
    Occurrence,
    announces,
    best_piece,
    sentences,
)
from indexer.answers.passages.sections import article_anchor, sections_of
from indexer.answers.passages.wanted_values import WANTED_VALUES, WantedValue, wanted_values


@pytest.mark.parametrize("wanted", WANTED_VALUES, ids=lambda wanted: wanted.name)
def test_each_kind_of_value_is_asked_for_and_held(wanted: WantedValue) -> None:
    for question, passage in wanted.examples:
        assert wanted in wanted_values(question)
        assert wanted.holds.search(normalise(passage))


def test_other_questions_want_no_kind_of_value() -> None:
    assert not list(wanted_values("如何申请公租房"))


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("冷静期多少天", "双方应当于2020年3月亲自到登记机关申请"),
        ("加装电梯补贴多少", "附件1 改造内容清单(一)基础类:供水、加装电梯。"),
        ("办理要交多少材料", "1.申请表;(2)身份证明;见附件3"),
        ("登记多少钱", "携带犬只到登记点办理登记,每户限养1只"),
    ],
)
def test_a_figure_of_another_kind_is_no_answer(question: str, passage: str) -> None:
    assert not all(wanted.holds.search(normalise(passage)) for wanted in wanted_values(question))


def test_sentences_end_at_marks_lines_and_before_numbered_items() -> None:
    text = "甲。”乙；丙\n 丁 一、戊"
    assert [text[start:end] for start, end in sentences(text)] == [
        "甲。”",
        "乙；",
        "丙",
        "丁",
        "一、戊",
    ]


def occurrences(text: str, *terms: str) -> list[Occurrence]:
    found = [
        Occurrence(at, at + len(term), number)
        for number, term in enumerate(terms)
        for at in range(len(text))
        if text.startswith(term, at)
    ]
    return sorted(found, key=lambda one: one.start)


def test_the_piece_with_most_terms_is_taken_from_its_line_on() -> None:
    text = "养犬应当登记，由公安机关办理。\n本市鼓励文明养犬。证明遗失的，可以补办，收取工本费。"
    piece = best_piece(text, [0], occurrences(text, "遗失", "补办", "登记"), [0.4, 0.4, 0.2])
    assert piece is not None
    assert text[piece.start : piece.end].endswith("收取工本费。")
    assert piece.held & 0b11 == 0b11


def test_a_piece_stays_in_its_section() -> None:
    text = "第一条　养犬应当登记，由公安机关办理。\n第二条　免疫证明遗失的，可以补办，收取费用。"
    start = text.index("第二条")
    piece = best_piece(text, [0, start], occurrences(text, "登记", "遗失", "补办"), [0.2, 0.4, 0.4])
    assert piece is not None
    assert (piece.start, piece.end) == (start, len(text))


def test_a_sentence_longer_than_a_passage_is_none() -> None:
    text = "遗失" + "甲" * LONGEST + "。"
    assert best_piece(text, [0], occurrences(text, "遗失"), [1.0]) is None


def test_a_heading_without_its_text_ends_no_piece() -> None:
    text = "可以补办" + "甲" * 370 + "。 （二）遗失补办"
    piece = best_piece(text, [0], occurrences(text, "可以", "补办"), [0.5, 0.5])
    assert piece is not None
    assert text[piece.start : piece.end].endswith("甲。")


@pytest.mark.parametrize(
    ("last", "stays"),
    [("特此通告。", True), ("6.复工方案；", True), ("四、有关要求。", False), ("有关要求", False)],
)
def test_a_short_sentence_ends_a_piece_unless_it_is_a_heading(last: str, stays: bool) -> None:
    text = "遗失的可以补办，由原发证机关在三日内办理。 " + last
    piece = best_piece(text, [0], occurrences(text, "遗失"), [1.0])
    assert piece is not None
    assert text[piece.start : piece.end].endswith(last) == stays


def test_a_piece_of_a_text_in_one_line_begins_with_its_numbered_item() -> None:
    known = "养犬应当登记。" * 10
    item = f"二、本条说明证明。证明遗失的，可以补办，当日办结。{'其他事项另行通知。' * 35}"
    text = f"关于养犬的通告 一、{known} {item}"
    piece = best_piece(text, [0], occurrences(text, "遗失", "补办"), [0.5, 0.5])
    assert piece is not None
    assert text[piece.start : piece.end].startswith("二、")


def test_a_silent_sentence_holds_nothing() -> None:
    known = "养犬应当登记，由公安机关办理。" * 30
    text = f"现就证明遗失补办有关事项通知如下：\n一、{known}\n二、遗失的，当日补办，不收取费用。"
    found = occurrences(text, "遗失", "补办", "证明")
    piece = best_piece(text, [0], found, [0.3, 0.3, 0.4], announces)
    assert piece is not None
    assert text[piece.start : piece.end].startswith("二、")
    assert piece.held == 0b11


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("现就有关事项通知如下：", True),
        ("本局发布安全提示：", True),
        ("附件：1.申请表 2.承诺书", True),
        ("附件1．申请表", True),
        ("咨询电话：", False),
        ("证明如下列情形遗失的，可以补办。", False),
    ],
)
def test_what_only_announces_the_text_behind_it(sentence: str, said: bool) -> None:
    assert announces(sentence) == said


def test_articles_are_named_as_the_page_addresses_them() -> None:
    lines = ["第一章 总则", "第一条 甲。", "乙。", "第二章 附则", "丙。", "第一条 丁。"]
    article, heading, plain = ParagraphKind.ARTICLE, ParagraphKind.HEADING, ParagraphKind.TEXT
    kinds = [heading, article, plain, heading, plain, article]
    text = "\n".join(lines)
    rows = [(k, 0, None) for k in kinds]
    # The second is of a text with tracked changes.
    noted: list[object] = [("tracked_changes", 1, [])]
    parts: list[tuple[object, ...]] = [(0, "", rows), (0, "", rows, noted)]
    for part in parts:
        sections = sections_of(json.dumps([part]).encode(), text)
        anchors = [article_anchor(sections, text, text.index(sign)) for sign in "甲乙丙丁"]
        assert anchors == ["article-1", "article-1", "", "article-1.2"]
