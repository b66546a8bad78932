"""What is meant of each document in a row, a list or a table: a part or the whole of it."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.relations.grammar.find_statements import find_statements
from tests.indexer.relations.test_statements import document

RIVER, LAKE = "《渡船规定》（云政发〔2010〕2号）", "《游船规定》（云政发〔2011〕3号）"
PLAIN = "云州市交通局关于渡船管理的通知"
Found = list[tuple[str, str | None, str]]


def effects(*lines: str, title: str = PLAIN) -> Found:
    """The kind, the target and the articles of each effect."""
    return [
        (one.kind.value, one.target.title, one.target.clauses)
        for one in find_statements(document(*lines, title=title)).effects
        if not one.kind.row.carries_text
    ]


WHOLE = ("repeal", "渡船规定", "")
PART = ("partial_repeal", "渡船规定", "")
OTHER_PART = ("partial_repeal", "游船规定", "")
THIRD = ("partial_repeal", "游船规定", "第三条")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (f"废止{RIVER}、{LAKE}第三条。", [WHOLE, THIRD]),
        (f"{RIVER}、{LAKE}第三条同时废止。", [WHOLE, THIRD]),
        (f"废止{RIVER}第二条、{LAKE}第三条。", [(*PART[:2], "第二条"), THIRD]),
        (
            f"{RIVER}第二条第（三）项、{LAKE}第一条和第三条自2022年1月1日起废止。",
            [(*PART[:2], "第二条第（三）项"), (*THIRD[:2], "第一条和第三条")],
        ),
        (
            f"{RIVER}第二条和{LAKE}同时废止。",
            [(*PART[:2], "第二条"), ("repeal", "游船规定", "")],
        ),
        (f"{RIVER}和{LAKE}中有关收费的规定同时废止。", [PART, OTHER_PART]),
        (f"{RIVER}中关于收费的规定、{LAKE}第三条停止执行。", [PART, THIRD]),
        (f"{RIVER}第七条“提高补贴”、第九条停止执行。", [(*PART[:2], "第七条、第九条")]),
        (f"{RIVER}第三项停止执行。", [(*PART[:2], "第三项")]),
        (f"{RIVER}第十一条、十七条停止执行。", [(*PART[:2], "第十一条、第十七条")]),
        (f"{RIVER}第三条和五条措施同时废止。", [(*PART[:2], "第三条")]),
        (f"{RIVER}第一条及附件2停止执行。", [(*PART[:2], "第一条及附件2")]),
        (
            "《渡船规定》（云政发〔2010〕2号，以下简称《规定》）第五条停止执行。",
            [(*PART[:2], "第五条")],
        ),
    ],
)
def test_each_name_of_a_row_has_its_own_articles(said: str, found: Found) -> None:
    assert effects(said) == found


@pytest.mark.parametrize(
    "said",
    [
        "目前，市规划局正在对《渡船规划》进行修订，将其中的码头纳入。",
        "市司法局将对《渡船办法》进行修改。",
        "《渡船办法》（云政发〔2010〕2号）到期自行废止。",
        "《云州市航道条例》第五十条规定，《渡船办法》同时废止，请注意适用。",
    ],
)
def test_what_is_planned_or_reported_does_nothing(said: str) -> None:
    assert effects(said) == []


def test_what_expires_on_a_day_is_repealed_then() -> None:
    said = "《渡船规定》于2022年6月30日到期废止。"
    (found,) = find_statements(document(said, title=PLAIN)).effects
    assert (found.kind.value, found.on) == ("repeal", date(2022, 6, 30))


def test_what_rests_on_a_rule_is_done_nevertheless() -> None:
    said = "根据《云州市航道条例》第五十条规定，《渡船规定》同时废止。"
    assert effects(said) == [WHOLE]


def test_the_rest_that_stays_is_not_what_ends() -> None:
    found = effects("废止《渡船规定》第七条、第九条，其余条款继续有效。")
    assert found == [("partial_repeal", "渡船规定", "第七条、第九条"), ("keep", "渡船规定", "")]


def test_a_plan_of_legislation_ends_nothing() -> None:
    said = "修改《渡船条例》，废止《游船条例》。"
    assert effects(said, title="云州市人民政府2022年立法计划") == []
    assert ("repeal", "游船条例", "") in effects(said, title="关于修改和废止部分法规的决定")


def test_a_joint_document_has_several_numbers() -> None:
    joint = "《渡船规定》（云交发〔2016〕12号、云财综〔2016〕5号）同时废止。"
    (found,) = find_statements(document(joint, title=PLAIN)).effects
    assert found.target.number == "云交发〔2016〕12号"
    two = "《渡船规定》（云交发〔2016〕12号、云交发〔2017〕5号）同时废止。"
    numbers = {one.target.number for one in find_statements(document(two, title=PLAIN)).effects}
    assert numbers == {"云交发〔2016〕12号", "云交发〔2017〕5号"}


@pytest.mark.parametrize(
    ("title", "said", "found"),
    [
        (
            "云州市交通局关于《渡船规定》失效的公告",
            "《渡船规定》（云交发〔2017〕4号）有效期于2022年3月1日届满，自动失效。",
            ("declare_expired", "渡船规定", None),
        ),
        (
            "云州市交通局关于《渡船规定》有效期届满继续施行的通知",
            "《渡船规定》将于2022年6月30日有效期届满。经评估，决定继续施行，有效期至2027年6月30日。",
            ("prolong", "渡船规定", date(2027, 6, 30)),
        ),
    ],
)
def test_a_title_names_what_the_text_speaks_of(
    title: str, said: str, found: tuple[str, str, date | None]
) -> None:
    sentences = [f"{one}。" for one in said.split("。") if one]
    (only,) = find_statements(document(*sentences, title=title)).effects
    assert (only.kind.value, only.target.title, only.until) == found


def test_what_has_lapsed_is_repealed_on_a_day() -> None:
    said = "《渡船规定》有效期已满，不再延续，自2022年6月1日起废止。"
    (found,) = find_statements(document(said, title=PLAIN)).effects
    assert (found.kind.value, found.on) == ("repeal", date(2022, 6, 1))


def test_who_issues_a_text_does_not_end_it() -> None:
    said = "六部门联合印发了《航道意见》（以下简称《意见》），2021年出台的《渡船规定》随即废止。"
    assert effects(said) == [WHOLE]


def test_a_title_that_leaves_out_whose_rule_it_is_names_no_second_document() -> None:
    found = effects(
        "自2022年6月1日起，停止执行《云州市渡船收费标准》（云交发〔2009〕9号）。",
        title="云州市交通局关于停止执行《渡船收费标准》的通知",
    )
    assert found == [("stop", "云州市渡船收费标准", "")]


def test_a_title_withdraws_a_document() -> None:
    title = "云州市交通局关于撤销《关于渡船统一检验的通知》的决定"
    said = "决定撤销《云州市交通局关于渡船统一检验的通知》（云交发〔2019〕9号）。"
    assert effects(said, title=title) == [("repeal", "云州市交通局关于渡船统一检验的通知", "")]
    assert effects("决定撤销渡船协会。", title="云州市交通局关于撤销渡船协会的决定") == []


LISTS = "云州市人民政府关于废止部分文件的通知"


def test_an_item_of_a_list_may_be_a_part() -> None:
    found = effects(
        "决定废止下列文件（条款）：",
        "1.《渡船规定》（云政发〔2010〕2号）；",
        "2.《游船规定》（云政发〔2011〕3号）第三条；",
        "3.《码头规定》（云政发〔2012〕4号）中有关收费的内容。",
        title=LISTS,
    )
    assert found == [WHOLE, THIRD, ("partial_repeal", "码头规定", "")]


def test_items_without_numbers_end_with_how_they_were_issued() -> None:
    found = effects(
        "一、决定废止下列2件规章",
        "渡船管理办法（2003年3月1日云州市人民政府令第12号公布）",
        "游船检验规定（1998年3月2日批准　1998年4月1日市交通局发布）",
        "二、决定修改下列1件规章",
        "（一）码头管理办法（2010年3月1日云州市人民政府令第30号公布）",
        "将第三条中的“水利局”修改为“水务局”。",
        "本决定自公布之日起施行。",
        title="云州市人民政府关于废止和修改部分规章的决定",
    )
    assert found == [
        ("repeal", "渡船管理办法", ""),
        ("repeal", "游船检验规定", ""),
        ("amend", "码头管理办法", "第三条"),
    ]


def test_an_item_may_begin_with_how_it_was_issued() -> None:
    found = effects(
        "决定废止下列规章：",
        "1.1996年3月5日以云州市人民政府令第3号公布的《渡船规则》",
        "2.云州市人民政府令第9号《游船规则》",
        title=LISTS,
    )
    assert found == [("repeal", "渡船规则", ""), ("repeal", "游船规则", "")]


def test_a_list_that_is_announced_as_an_annex_is_no_document() -> None:
    found = effects(
        "决定废止《渡船规定》等文件（见附件）。",
        "附件：1.决定废止的文件目录",
        "2.宣布失效的文件目录",
        title=LISTS,
    )
    assert found == [WHOLE]


def test_a_list_ends_on_the_day_of_the_sentence_above_it() -> None:
    lines = ("从2022年6月1日起，下列文件停止执行：", "一、云交发〔2019〕3号《渡船意见》")
    (found,) = find_statements(document(*lines, title=LISTS)).effects
    assert (found.target.title, found.on) == ("渡船意见", date(2022, 6, 1))


def test_a_table_names_the_articles_that_end() -> None:
    found = effects(
        "附件1",
        "全文失效废止的文件目录",
        "序号\t标题\t文号",
        "1\t渡船检验办法\t云交发〔2011〕3号",
        "附件2",
        "部分条款失效废止的文件目录",
        "序号\t标题\t文号\t失效废止条款",
        "1\t渡船登记办法\t云交发〔2012〕5号\t第二条、第五条第二款",
        "2\t渡船收费办法\t云交发〔2012〕6号\t附件2",
        "3\t渡船航线办法\t云交发〔2012〕7号\t有关夜航的内容",
        "4\t渡船码头办法\t云交发〔2012〕8号\t部分废止（第三条）",
        title="云州市交通局关于公布失效废止文件目录的公告",
    )
    assert found == [
        ("repeal", "渡船检验办法", ""),
        ("partial_repeal", "渡船登记办法", "第二条、第五条第二款"),
        ("partial_repeal", "渡船收费办法", "附件2"),
        ("partial_repeal", "渡船航线办法", ""),
        ("partial_repeal", "渡船码头办法", "第三条"),
    ]


def test_lists_and_tables_prolong() -> None:
    lines = (
        "下列文件有效期延长至2027年6月30日：",
        "1.《渡船规定》（云交规〔2019〕1号）",
        "附件",
        "有效期延长的文件目录",
        "序号\t文件名称\t文号\t延长后有效期",
        "1\t游船检验规定\t云交规〔2019〕2号\t2026年12月31日",
    )
    title = "云州市交通局关于规范性文件有效期延长的公告"
    found = find_statements(document(*lines, title=title)).effects
    assert {(one.kind.value, one.target.title, one.until) for one in found} == {
        ("prolong", "渡船规定", date(2027, 6, 30)),
        ("prolong", "游船检验规定", date(2026, 12, 31)),
    }


def test_a_new_term_begins_on_its_day() -> None:
    said = "《渡船规定》（云交规〔2019〕4号）自2022年6月1日起继续施行，有效期3年。"
    (found,) = find_statements(document(said, title=PLAIN)).effects
    assert (found.kind.value, found.on, found.until) == (
        "prolong",
        date(2022, 6, 1),
        date(2025, 5, 31),
    )


def test_one_instruction_is_for_the_articles_of_two_documents() -> None:
    found = effects(
        "将《渡船条例》第三条、《游船条例》第五条中的“县”修改为“区”。",
        "删去《渡船条例》第九条。",
        title="关于修改《渡船条例》《游船条例》的决定",
    )
    assert found == [("amend", "渡船条例", "第三条、第九条"), ("amend", "游船条例", "第五条")]


@pytest.mark.parametrize(
    ("lines", "clauses"),
    [
        (("一、将引言修改为：“为了加强管理。”", "二、附件1修改为登记表。"), "引言、附件1"),
        (("第一条　渡船条例序言第二自然段修改为：“渡船利民。”",), "序言第二自然段"),
    ],
)
def test_parts_that_are_no_articles_are_amended(lines: tuple[str, ...], clauses: str) -> None:
    found = effects("对《渡船条例》作如下修改：", *lines, title="关于修改《渡船条例》的决定")
    assert found == [("amend", "渡船条例", clauses)]


def test_a_title_without_marks_is_that_of_the_text() -> None:
    found = effects(
        "现对《云州市渡船协会管理细则》（云交发〔2017〕30号）部分条款修订如下：",
        "一、第三条修订为：“协会应当登记。”",
        "二、增加第九条：“协会应当公开账目。”",
        title="云州市交通局关于修订渡船协会细则的通知",
    )
    assert found == [("amend", "云州市渡船协会管理细则", "第三条、第九条")]


def test_the_last_articles_before_a_verb_are_amended() -> None:
    said = f"{RIVER}第十条、第十二条不再执行，第十五条第二款调整为“十个工作日”。"
    assert effects(said, title="云州市交通局关于调整渡船检验的通知") == [
        ("partial_repeal", "渡船规定", "第十条、第十二条"),
        ("amend", "渡船规定", "第十五条第二款"),
    ]
