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


OLD = "《渡船措施》（云政发〔2022〕3号）"


@pytest.mark.parametrize(
    "said",
    [
        f"{OLD}中规定的渡船补贴政策，执行时间延续到2024年3月31日。",
        f"将{OLD}中“提高渡船的补贴标准”政策延长至2024年3月31日。",
        f"对{OLD}中关于登记、审批的政策延续执行至2024年3月31日。",
        f"{OLD}规定的补贴期限延长至2024年3月31日。",
        f"延长{OLD}中登记和年检两项政策的适用期限至2024年3月31日。",
        f"延续{OLD}部分政策。",
        f"延续实施{OLD}中“提高渡船的补贴标准”“简化渡船的登记”等2项政策。",
        f"停止受理年检、补贴两项政策在{OLD}于2023年10月18日有效期届满后继续实施。",
    ],
)
def test_what_prolongs_a_part_does_not_prolong_the_document(said: str) -> None:
    (found,) = find_statements(document(said)).effects
    assert (found.kind.value, found.target.clauses, found.partial) == ("prolong", "", True)


@pytest.mark.parametrize(
    ("said", "last_day"),
    [
        (f"{OLD}有效期延长至2024年3月31日。", "2024-03-31"),
        (f"{OLD}中的有关优惠政策的执行期限延长至2024年3月31日。", "2024-03-31"),
        (f"{OLD}有关政策有适用期限的，将适用期限统一延长至2024年3月31日。", "2024-03-31"),
        (f"{OLD}等区级政策继续执行，期限顺延至2024年3月31日。", "2024-03-31"),
        (f"{OLD}规定的有效期延长至2024年3月31日。", "2024-03-31"),
        (f"{OLD}及相关配套政策文件适用期限延长至2024年3月31日。", "2024-03-31"),
        ("延续云政发〔2022〕1号、2号相关政策，补贴至2024年3月31日。", "2024-03-31"),
        (f"将{OLD}执行截止时间由2023年12月31日延长至2024年3月31日。", "2024-03-31"),
        (f"延续{OLD}相关政策，其中渡船补贴时间延长至2024年3月31日。", "None"),
    ],
)
def test_what_prolongs_a_document_as_a_whole(said: str, last_day: str) -> None:
    found = [one for one in find_statements(document(said)).effects if not one.partial]
    assert [(one.kind.value, str(one.until)) for one in found] == [("prolong", last_day)]


@pytest.mark.parametrize(
    "said",
    [
        f"渡船的登记已经在2023年4月7日{OLD}中恢复执行。",
        f"渡船补贴已在{OLD}中延长至2024年3月31日。",
    ],
)
def test_the_document_in_which_something_was_done_is_not_its_object(said: str) -> None:
    assert not find_statements(document(said)).effects
