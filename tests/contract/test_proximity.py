"""Words in one sentence, paragraph or article, and near each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.document import Paragraph, ParagraphKind, Part
from indexer.query.model import (
    Expression,
    InOrder,
    Near,
    Or,
    ParsedText,
    Phrase,
    Query,
    Scope,
    Together,
    Unit,
    Within,
    Word,
)
from tests.contract.documents import document
from tests.contract.engines import Index, ids

DOG, FEE, ODD = Word("养犬"), Word("费用"), Phrase("登记。不收")
DOG_THEN_FEE = InOrder((Phrase("养犬"), Phrase("费用")))
LAW = document("law", "养犬条例与费用")
KINDS = {"#": ParagraphKind.HEADING, "*": ParagraphKind.ARTICLE, "-": ParagraphKind.TEXT}


@pytest.mark.parametrize(
    ("lines", "asked", "found"),
    [
        (["-养犬应当登记，费用自理。"], Together(Unit.SENTENCE, (DOG, FEE)), True),
        (["-养犬应当登记。费用自理。"], Together(Unit.SENTENCE, (DOG, FEE)), False),
        (["-养犬应当登记；费用自理。"], Together(Unit.SENTENCE, (DOG, FEE)), True),
        (["-养犬应当登记！", "-费用自理"], Together(Unit.SENTENCE, (DOG, FEE)), False),
        (["-养犬登记。不收费用。"], Together(Unit.SENTENCE, (DOG, ODD)), False),
        (["-养犬登记。不收费用。"], Together(Unit.PARAGRAPH, (DOG, ODD, FEE)), True),
        (["-养犬应当登记。费用自理。"], Together(Unit.PARAGRAPH, (DOG, FEE)), True),
        (["-养犬应当登记。", "-费用自理。"], Together(Unit.PARAGRAPH, (DOG, FEE)), False),
        (["*第一条养犬。", "-费用自理。"], Together(Unit.ARTICLE, (DOG, FEE)), True),
        (["*第一条养犬。", "*第二条费用自理。"], Together(Unit.ARTICLE, (DOG, FEE)), False),
        (["*第一条养犬。", "#第二章", "-费用自理。"], Together(Unit.ARTICLE, (DOG, FEE)), False),
        (["-养犬和费用"], Together(Unit.ARTICLE, (DOG, FEE)), False),
        (["-养犬和补贴"], Together(Unit.SENTENCE, (DOG, Or((FEE, Word("补贴"))))), True),
        (["-养犬"], Together(Unit.SENTENCE, (DOG, FEE)), False),
        (["-不收养。犬登记"], Together(Unit.SENTENCE, (Phrase("养。犬"), Word("不收"))), False),
        (["-登记。犬，不收"], Together(Unit.SENTENCE, (Word("犬"), Word("不收"))), True),
        (["-养犬一二三费用"], Near(3, DOG, FEE), True),
        (["-费用一二三养犬"], Near(3, DOG, FEE), True),
        (["-养犬一二三四费用"], Near(3, DOG, FEE), False),
        (["-养犬费用"], Near(0, DOG, FEE), True),
        (["-养犬", "-费用"], Near(10, DOG, FEE), False),
        (["-养犬"], Near(10, DOG, DOG), False),
        (["-养犬养犬"], Near(0, DOG, DOG), True),
        (["-养犬一二三养犬"], Near(3, DOG, DOG), True),
        (["-养犬一二三四养犬"], Near(3, DOG, DOG), False),
        (["-养犬一二三四五六养犬一养犬"], Near(2, DOG, DOG), True),
        (["-养犬"], Near(10, DOG, Word("犬")), False),
        (["-养犬要交费用"], DOG_THEN_FEE, True),
        (["-犬一犬二犬"], InOrder((Phrase("犬"),) * 3), True),
        (["-犬一犬"], InOrder((Phrase("犬"),) * 3), False),
        (["-费用由养犬人"], DOG_THEN_FEE, False),
        (["-养犬" + "一" * 20 + "费用"], DOG_THEN_FEE, True),
        (["-养犬" + "一" * 21 + "费用"], DOG_THEN_FEE, False),
        (["-养犬", "-费用"], DOG_THEN_FEE, False),
        (["-养犬养犬" + "一" * 20 + "费用"], DOG_THEN_FEE, True),
        (["-登记养犬费用"], InOrder((Phrase("登记"), Phrase("养犬"), Phrase("费用"))), True),
        (["-登记费用养犬"], InOrder((Phrase("登记"), Phrase("养犬"), Phrase("费用"))), False),
    ],
)
def test_units(index: Index, lines: list[str], asked: Expression, found: bool) -> None:
    paragraphs = tuple(Paragraph(line[1:], KINDS[line[0]]) for line in lines)
    index.publish(
        [
            document("before", "题", "养犬", "费用"),
            replace(document("one"), parts=(Part(paragraphs),)),
            document("after", "题", "费用", "养犬"),
        ]
    )
    with index.engine() as engine:
        assert ids(engine, Query(parsed=ParsedText(expression=asked))) == (["one"] if found else [])


@pytest.mark.parametrize("unit", Unit)
def test_a_title_is_one_sentence_and_no_article(index: Index, unit: Unit) -> None:
    index.publish([LAW])
    found = [] if unit is Unit.ARTICLE else ["law"]
    asked = Together(unit, (DOG, FEE))
    with index.engine() as engine:
        assert ids(engine, Query(parsed=ParsedText(expression=asked))) == found
        assert ids(engine, Query(parsed=ParsedText(expression=Within(Scope.TITLE, asked)))) == found
        assert ids(engine, Query(parsed=ParsedText(expression=Within(Scope.BODY, asked)))) == []
