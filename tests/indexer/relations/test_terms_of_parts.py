"""A term of one measure is not the document's; what is left of a document is."""

from __future__ import annotations

import pytest

from corpus.fields.effective import find_effective
from indexer.relations.grammar.find_statements import find_statements
from tests.indexer.relations.test_statements import document

NEXT = "二、犬只应当每年免疫一次。"


@pytest.mark.parametrize(
    ("lines", "last_day"),
    [
        (("一、提高补贴。该阶段性支持政策执行至2023年12月31日。", NEXT), None),
        (("一、提高补贴，该政策有效期至2023年12月31日。", NEXT), None),
        (("一、提高补贴。上述政策实施期限截至2023年12月31日。", NEXT), None),
        (("第一、二、三条措施自2026年6月1日施行至2026年12月31日。",), None),
        (("一、犬只补助自2023年1月1日起试行，至2023年12月31日止有效。", NEXT), None),
        (("本措施自印发之日起施行，第四条有效期至2023年4月30日，"
          "其余条款有效期至2023年12月31日。",), "2023-12-31"),
        (("一、提高补贴。", NEXT, "该政策有效期至2023年12月31日。"), "2023-12-31"),
        (("一、提高补贴。", NEXT, "以上政策实施期限至2023年12月31日。"), "2023-12-31"),
        (("本政策自2022年5月20日生效，2023年5月19日截止。",), "2023-05-19"),
        (("本措施有效期至2023年12月31日，其中第二、三项政策执行至2023年6月30日。",), "2023-12-31"),
    ],
)  # fmt: skip
def test_whose_term_it_is(lines: tuple[str, ...], last_day: str | None) -> None:
    term = find_statements(document(*lines)).term
    assert (str(term.last_day) if term else None) == last_day


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("一、提高补贴，该政策自2023年6月1日起施行。", NEXT), None),
        (("一、提高补贴。", NEXT, "该政策自2023年6月1日起施行。"), "2023-06-01"),
        (("一、提高补贴。", NEXT, "本通知自2023年6月1日起施行。"), "2023-06-01"),
    ],
)
def test_whose_first_day_it_is(lines: tuple[str, ...], day: str | None) -> None:
    found = find_effective(document(*lines).paragraphs)
    assert (str(found.day) if found else None) == day
