"""A term that another text changes, prolongs or lifts; and corrections, which end nothing."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.document import Document
from indexer.relations.validity.statuses import Validity
from tests.contract.engines import Index
from tests.contract.test_relations import relations, rule

NAME = "云川市渡船管理办法"
OWN = rule(
    "own", NAME, "云政规〔2020〕12号", date(2020, 5, 1),
    "第一条　渡船应当登记。",
    "第十条　登记证有效期5年。",
    "第三十条　本办法自2020年5月1日起施行，有效期3年。",
)  # fmt: skip


def later(*paragraphs: str, title: str = f"关于修改《{NAME}》的决定") -> Document:
    """A document of 2022, before the term is over."""
    return rule("later", title, "云政规〔2022〕5号", date(2022, 2, 2), *paragraphs)


def stands(index: Index, day: date, *documents: Document) -> tuple[Validity, bool]:
    """How the rule stands on a day, and whether a text states it."""
    index.publish([OWN, *documents])
    with index.engine() as engine:
        found = relations(engine, "own", day).validity
    return found.validity, found.stated


def test_without_another_text_the_term_ends(index: Index) -> None:
    assert stands(index, date(2023, 5, 1)) == (Validity.EXPIRED, False)


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("将第三十条“有效期3年”修改为“有效期至2028年12月31日”。", date(2028, 12, 31)),
        (
            "第三十条修改为：“本办法自2020年5月1日起施行，有效期至2028年12月31日。”",
            date(2028, 12, 31),
        ),
        ("将第三十条中的“有效期3年”改为“有效期8年”。", date(2028, 4, 30)),
        (f"将《{NAME}》第三十条“有效期3年”调整为“有效期至2028年12月31日”。", date(2028, 12, 31)),
        (f"《{NAME}》有效期延长3年。", date(2026, 4, 30)),
        (f"《{NAME}》有效期由3年延长至5年。", date(2025, 4, 30)),
        (f"《{NAME}》有效期延长至2027年6月30日。", date(2027, 6, 30)),
        (f"《{NAME}》期满后继续执行，有效期至2027年6月30日。", date(2027, 6, 30)),
    ],
)
def test_a_changed_term_ends_on_its_new_day(index: Index, sentence: str, last: date) -> None:
    index.publish([OWN, later(f"对《{NAME}》作如下修改：", sentence)])
    with index.engine() as engine:
        on, after = (relations(engine, "own", last), relations(engine, "own", _next(last)))
    assert on.validity.validity is Validity.VALID
    assert after.validity.validity is Validity.EXPIRED
    assert after.validity.by is not None
    assert after.validity.by.id == "later"


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "将第十条“登记证有效期5年”修改为“登记证有效期8年”。",
        "将第十条“有效期5年”修改为“有效期8年”。",
        "将第十条“五个工作日”修改为“三个工作日”。",
        "第十条修改为：“登记证有效期8年，期满可以延续。”",
    ],
)
def test_the_term_of_a_permit_is_not_that_of_the_rule(index: Index, sentence: str) -> None:
    found = stands(index, date(2023, 5, 1), later(f"对《{NAME}》作如下修改：", sentence))
    assert found == (Validity.EXPIRED, False)


@pytest.mark.parametrize("said", ["有效期届满后继续执行", "期满后，继续实施", "到期后仍继续有效"])
def test_what_goes_on_behind_its_term_does_not_end(index: Index, said: str) -> None:
    found = stands(index, date(2030, 1, 1), later(f"《{NAME}》{said}。", title="渡船事项通知"))
    assert found[0] is Validity.UNSTATED


@pytest.mark.parametrize(
    ("said", "validity"),
    [
        ("有效期3年，期满后继续执行。", Validity.UNSTATED),
        ("有效期3年。期满后根据评估决定是否继续执行。", Validity.EXPIRED),
        ("有效期3年，期满需继续执行的，重新发布。", Validity.EXPIRED),
        ("有效期3年，期满自动失效。", Validity.EXPIRED),
    ],
)
def test_a_rule_says_itself_whether_it_goes_on(index: Index, said: str, validity: Validity) -> None:
    index.publish(
        [
            rule(
                "own",
                NAME,
                "云政规〔2020〕12号",
                date(2020, 5, 1),
                f"本办法自2020年5月1日起施行，{said}",
            )
        ]
    )
    with index.engine() as engine:
        assert relations(engine, "own", date(2030, 1, 1)).validity.validity is validity


OTHER = rule("other", "云川市渡口管理办法", "云政规〔2010〕1号", date(2010, 1, 1), "一。")


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("附则更正为：《云川市渡口管理办法》同时废止。",),
        ("附则更正为：", "“第九条　《云川市渡口管理办法》同时废止。”"),
        ("附则更正为：", "第九条　《云川市渡口管理办法》同时废止。"),
        ("文末应补充：《云川市渡口管理办法》同时废止。",),
        ("“《云川市渡口管理办法》同时废止”应为“《云川市渡桥办法》同时废止”。",),
    ],
)
def test_a_correction_ends_nothing_itself(index: Index, paragraphs: tuple[str, ...]) -> None:
    index.publish([OTHER, later(*paragraphs, title=f"关于《{NAME}》的更正")])
    with index.engine() as engine:
        assert relations(engine, "other").validity.validity is Validity.UNSTATED


@pytest.mark.parametrize(
    "sentence",
    [
        "《云川市渡口管理办法》作废，以本公告为准。",
        "登记费应为五十元，《云川市渡口管理办法》同时废止。",
    ],
)
def test_what_a_correction_states_itself_counts(index: Index, sentence: str) -> None:
    index.publish([OTHER, later(sentence, title="更正公告")])
    with index.engine() as engine:
        assert relations(engine, "other").validity.validity is Validity.REPEALED
