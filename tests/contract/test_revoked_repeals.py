"""A repeal that is revoked leaves it open whether the repealed text holds again."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.document import Document
from indexer.relations.validity.statuses import Validity
from indexer.results.relations import CautionKind
from search_app.presenters.standing.caution_lines import said
from tests.contract.engines import Index, asked
from tests.contract.test_relations import relations, rule
from tests.contract.test_reviews import checked

NAME = "云川市渡船办法"
OTHER = "云川市码头规定"
REPEAL = f"云川市人民政府关于废止《{NAME}》的决定"
INSIDE = REPEAL.translate(str.maketrans("《》", "〈〉"))
BOATS = rule("boats", NAME, "云政规〔2010〕1号", date(2010, 1, 1), "第一条　渡船。")
PIERS = rule("piers", OTHER, "云政规〔2010〕2号", date(2010, 1, 1), "第一条　码头。")
ENDED = rule(
    "ended", REPEAL, "云政规〔2020〕1号", date(2020, 1, 1), f"废止《{NAME}》（云政规〔2010〕1号）。"
)


def revoking(sentence: str) -> Document:
    """A notice that says one sentence."""
    return rule("revokes", "关于渡船的通知", "云政规〔2021〕1号", date(2021, 1, 1), sentence)


@pytest.mark.parametrize(
    ("sentence", "since"),
    [
        (f"撤销《{INSIDE}》。", "2021年1月1日"),
        (f"决定撤销市人民政府印发的《{INSIDE}》（云政规〔2020〕1号）。", "2021年1月1日"),
        (f"《{INSIDE}》（云政规〔2020〕1号）予以撤销。", "2021年1月1日"),
        (f"《关于废止〈{NAME}〉的决定》自2021年3月1日起撤销。", "2021年3月1日"),
    ],
)
def test_a_revoked_repeal_is_told_with_a_request_to_find_out(
    index: Index, sentence: str, since: str
) -> None:
    index.publish([BOATS, PIERS, ENDED, revoking(sentence)])
    told = f"废止它的决定后来被撤销（自{since}起），本文件是否恢复效力，请核实。"
    with index.engine() as engine:
        found = relations(engine, "boats")
        assert found.validity.validity is Validity.REPEALED
        assert [(one.kind, one.by.id, one.sentence, said(one)) for one in found.cautions] == [
            (CautionKind.MAYBE_REVIVED, "revokes", sentence, told)
        ]
        (hit,) = (one for one in engine.now().search(asked("渡船")).hits if one.id == "boats")
        assert hit.cautions == found.cautions
        assert relations(engine, "ended").validity.validity is Validity.REPEALED
        assert relations(engine, "piers").cautions == ()
        assert relations(engine, "boats", date(2020, 12, 31)).cautions == ()
    (one,) = checked(
        index, f"根据《{NAME}》（云政规〔2010〕1号）办理。", day=date(2022, 1, 1)
    ).references
    assert [each.kind for each in one.targets[0].cautions] == [CautionKind.MAYBE_REVIVED]


@pytest.mark.parametrize(
    "sentence",
    [
        f"应当撤销《{INSIDE}》。",
        f"《{INSIDE}》同时废止。",
        f"根据《{INSIDE}》，撤销云川市渡船管理所。",
        f"《{INSIDE}》撤销后，另行通知。",
    ],
)
def test_what_revokes_no_repeal_says_nothing(index: Index, sentence: str) -> None:
    index.publish([BOATS, ENDED, revoking(sentence)])
    with index.engine() as engine:
        assert relations(engine, "boats").cautions == ()
