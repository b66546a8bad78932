"""Lists of documents that a decision ends, keeps or adjusts: invented decisions."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.relations.grammar.find_statements import find_statements
from tests.indexer.relations.test_statements import document

TITLE = "云州市人民政府关于公布文件清理结果的通知"
ADJUSTS = "关于在云州自由贸易试验区暂时调整有关行政法规规定的决定"


def effects(*lines: str, title: str = TITLE) -> list[tuple[str, str | None]]:
    found = find_statements(document(*lines, title=title)).effects
    return [(one.kind.value, one.target.title) for one in found]


def test_each_list_has_its_own_decision() -> None:
    lines = (
        "附件1：废止的文件目录",
        "1.关于养犬登记的通知（云政发〔2001〕1号）",
        "2.关于养猫登记的通知（云政发〔2001〕2号）",
        "附件2：宣布失效的文件目录",
        "1.关于犬只普查的通知（云政发〔2002〕1号）",
        "附件3：继续有效的文件目录",
        "1.关于犬只免疫的通知（云政发〔2003〕1号）",
        "2.关于犬只年检的通知（云政发〔2003〕2号）",
        "附件4：修改的文件目录",
        "1.关于犬只收容的通知（云政发〔2004〕1号）",
    )
    assert effects(*lines) == [
        ("repeal", "关于养犬登记的通知"),
        ("repeal", "关于养猫登记的通知"),
        ("declare_expired", "关于犬只普查的通知"),
        ("keep", "关于犬只免疫的通知"),
        ("keep", "关于犬只年检的通知"),
    ]


def test_a_list_ends_with_the_sentence_behind_it() -> None:
    lines = (
        "自本法施行之日起，下列规定予以废止：",
        "1．关于惩治偷犬的补充规定",
        "附件二",
        "下列决定予以保留，有关管理措施的规定继续有效：",
        "1．关于禁止斗犬的决定",
    )
    assert effects(*lines, title="云州养犬法") == [
        ("repeal", "关于惩治偷犬的补充规定"),
        ("keep", "关于禁止斗犬的决定"),
    ]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("废止", "repeal"),
        ("宣布失效", "declare_expired"),
        ("继续有效", "keep"),
        ("保留", "keep"),
        ("予以保留", "keep"),
        ("修改", None),
        ("修改后保留", None),
    ],
)
def test_the_result_column_of_a_table_decides(said: str, kind: str | None) -> None:
    table = ("序号\t文件名称\t文号\t清理结果", f"1\t关于养犬登记的通知\t云政发〔2001〕1号\t{said}")
    assert effects(*table) == ([(kind, "关于养犬登记的通知")] if kind else [])


def test_a_line_inside_a_table_changes_what_is_decided_below_it() -> None:
    table = (
        "废止和宣布失效的文件目录",
        "序号\t文件名称\t文号",
        "一、废止的文件",
        "1\t关于养犬登记的通知\t云政发〔2001〕1号",
        "（一）市公安局",
        "2\t关于养猫登记的通知\t云政发〔2001〕2号",
        "二、宣布失效的文件",
        "3\t关于犬只普查的通知\t云政发〔2002〕1号",
    )
    assert effects(*table) == [
        ("repeal", "关于养犬登记的通知"),
        ("repeal", "关于养猫登记的通知"),
        ("declare_expired", "关于犬只普查的通知"),
    ]


def test_a_table_of_what_stays_in_force() -> None:
    table = (
        "继续有效的文件目录",
        "序号\t文件名称\t文号",
        "1\t关于养犬登记的通知\t云政发〔2001〕1号",
    )
    assert effects(*table) == [("keep", "关于养犬登记的通知")]
    assert effects("拟" + table[0], *table[1:]) == []


def test_one_number_may_print_several_documents() -> None:
    lines = (
        "废止的文件目录",
        "1.犬只登记审查准则（云政发〔2001〕1号）",
        "2.犬只登记审查细则（云政发〔2001〕1号）",
    )
    assert effects(*lines) == [("repeal", "犬只登记审查准则"), ("repeal", "犬只登记审查细则")]


@pytest.mark.parametrize(
    "line", ["原办法同时废止。", "本办法自2020年1月1日起施行，原《办法》同时废止。"]
)
def test_the_former_version_is_repealed_without_its_name(line: str) -> None:
    (effect,) = find_statements(document(line)).effects
    assert (effect.target.title, effect.older_self) == ("云州市养犬办法", True)


def test_the_former_version_is_not_the_name_before_it() -> None:
    (effect,) = find_statements(
        document("《养犬办法》自2020年1月1日施行，原办法同时废止。")
    ).effects
    assert effect.target.title == "云州市养犬办法"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("自2001年5月1日起施行的《养犬规定》同时废止。", None),
        ("自2001年5月1日起，《养犬规定》停止执行。", date(2001, 5, 1)),
        ("本办法自2001年5月1日起施行，《养犬规定》同时废止。", date(2001, 5, 1)),
        (
            "市公安局于2001年5月1日起停止办理犬只登记和年度检验工作，现将《养犬规定》予以废止。",
            None,
        ),
    ],
)
def test_the_first_day_is_that_of_the_effect(line: str, day: date | None) -> None:
    (effect,) = find_statements(document(line)).effects
    assert effect.on == day


def test_a_list_behind_a_decision_to_adjust() -> None:
    lines = (
        "国务院决定，至2027年12月31日，暂时调整有关行政法规的规定。",
        "附件",
        "国务院决定暂时调整的行政法规规定目录",
        "序号\t规定\t调整情况",
        "1\t《养犬条例》第三条：犬只应当登记。\t依照《登记条例》备案",
        "2\t《养猫条例》第五条第二款：应当登记。\t不登记",
    )
    found = find_statements(document(*lines, title=ADJUSTS)).effects
    assert [(e.kind.value, e.target.title, e.target.clauses, e.where, e.until) for e in found] == [
        ("adjust", "养犬条例", "第三条", "云州自由贸易试验区", date(2027, 12, 31)),
        ("adjust", "养猫条例", "第五条第二款", "云州自由贸易试验区", date(2027, 12, 31)),
    ]


def test_organs_between_two_names_do_not_part_a_row() -> None:
    line = "现对市法院《养犬规定》，市法院、市检察院《养猫规定》作如下补充、修改："
    assert effects(line, title="云州市养犬解释") == [("amend", "养犬规定"), ("amend", "养猫规定")]


def test_items_may_have_their_number_in_brackets_alone() -> None:
    lines = (
        "一、保留的规范性文件（1件）",
        "（一）关于养犬登记的通知（云民规〔2010〕1号）",
        "二、废止的规范性文件（2件）",
        "（一）关于犬只普查的通知（云民规〔2009〕3号）",
        "（十二）关于犬只收容的通知（云民规〔2009〕4号）",
        "三、修改的规范性文件（1件）",
        "（一）关于犬只年检的通知（云民规〔2012〕4号）",
    )
    assert sorted(effects(*lines)) == [
        ("keep", "关于养犬登记的通知"),
        ("repeal", "关于犬只收容的通知"),
        ("repeal", "关于犬只普查的通知"),
    ]


@pytest.mark.parametrize(
    ("announced", "kept"),
    [
        ("经清理，现将继续有效的文件目录公布如下：", True),
        ("现将保留的规范性文件公布如下：", True),
        ("现将拟保留的规范性文件公布如下：", False),
        ("现将保留和废止的规范性文件公布如下：", False),
        ("现将不予保留的规范性文件公布如下：", False),
    ],
)
def test_what_is_kept_may_stand_before_the_list(announced: str, kept: bool) -> None:
    found = effects(
        announced,
        "1.关于养犬登记的通知（云民规〔2010〕1号）",
        title="云州市民政局关于公布继续有效的文件目录的通知",
    )
    assert (("keep", "关于养犬登记的通知") in found) is kept


@pytest.mark.parametrize(
    ("title", "line", "found"),
    [
        (
            "关于废止《犬只规定》个别条款的决定",
            "决定废止《犬只规定》第三条、第五条第二款。",
            [("partial_repeal", "犬只规定")],
        ),
        (
            "关于废止《犬只规定》（云政发〔2001〕1号）第三条的决定",
            "现予公布。",
            [("partial_repeal", "犬只规定")],
        ),
        (
            "关于废止《犬只规定》和《猫只规定》有关条款的决定",
            "现予公布。",
            [("partial_repeal", "犬只规定"), ("partial_repeal", "猫只规定")],
        ),
        (
            "关于废止《犬只规定》和《猫只规定》部分条款的决定",
            "一、废止《犬只规定》。二、废止《猫只规定》第三条。",
            [("repeal", "犬只规定"), ("partial_repeal", "猫只规定")],
        ),
        (
            "关于废止《犬只规定》和修改《猫只规定》的决定",
            "决定废止《犬只规定》，将《猫只规定》第三条修改为：“养猫应当登记。”",
            [("repeal", "犬只规定"), ("amend", "猫只规定")],
        ),
        ("关于废止《犬只规定》的决定", "现予公布。", [("repeal", "犬只规定")]),
    ],
)
def test_a_title_ends_no_more_than_it_says(
    title: str, line: str, found: list[tuple[str, str]]
) -> None:
    assert effects(line, title=f"云州市人民政府{title}") == found


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("待新办法出台后，《犬只规定》（云政发〔2001〕1号）即行废止。", None),
        ("犬只应当登记。待新办法出台后，《犬只规定》（云政发〔2001〕1号）即行废止。", None),
        ("待上级规定公布之日起，同时废止《犬只规定》（云政发〔2001〕1号）。", None),
        ("待本办法施行后，《犬只规定》（云政发〔2001〕1号）同时废止。", "repeal"),
        ("本办法自公布之日起施行，《犬只规定》（云政发〔2001〕1号）同时废止。", "repeal"),
    ],
)
def test_what_ends_when_something_else_is_made_has_not_ended(line: str, kind: str | None) -> None:
    assert [one for one, _ in effects(line, title="云州市犬只管理意见")] == [kind] * bool(kind)


def test_a_line_of_a_list_may_name_several_documents() -> None:
    lines = (
        "经研究，决定废止以下文件：",
        "《犬只规定》（云政发〔2001〕1号）、《猫只规定》（云政发〔2002〕1号）；",
        "《鸟类规定》（云政发〔2003〕1号），其内容并入《鸽子规定》（云政发〔2004〕1号）。",
    )
    assert effects(*lines, title="云州市人民政府关于废止部分文件的决定") == [
        ("repeal", "犬只规定"),
        ("repeal", "猫只规定"),
        ("repeal", "鸟类规定"),
    ]


def test_a_note_beside_the_result_of_a_row_does_not_hide_it() -> None:
    lines = (
        "附件：文件清理结果一览表",
        "序号\t文件名称\t发文字号\t清理结果\t备注",
        "1\t云州市犬只规定\t云政发〔2001〕1号\t失效\t任务已完成",
        "2\t云州市猫只规定\t云政发〔2001〕2号\t继续有效\t",
        "3\t云州市鸟类规定\t云政发〔2001〕3号\t修改\t已列入计划",
        "4\t云州市鱼类规定\t云政发〔2001〕4号\t\t废止",
    )
    assert effects(*lines) == [
        ("declare_expired", "云州市犬只规定"),
        ("keep", "云州市猫只规定"),
        ("repeal", "云州市鱼类规定"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "三、《云州市盐业办法》（云政发〔2001〕5号）等2件行政规范性文件继续有效（目录见附件3）。",
        "三、《云州市盐业办法》（云政发〔2001〕5号）予以保留。",
        "三、修改的规范性文件目录",
    ],
)
def test_a_line_that_decides_otherwise_is_no_item_of_the_list_above(line: str) -> None:
    lines = (
        "二、宣布《云州市粮票办法》（云政发〔1990〕2号）等2件行政规范性文件失效（目录见附件2）。",
        line,
        "1.《云州市柴油办法》（云政发〔1991〕2号）",
    )
    ended = [title for kind, title in effects(*lines) if kind not in ("keep", "amend")]
    assert "云州市盐业办法" not in ended
    assert "云州市柴油办法" not in ended


def test_what_amended_an_item_of_a_list_ends_no_list() -> None:
    item = (
        "2、云州市柴油办法发文单位：市科技局发文时间与文号：1999年12月26日云州市人民政府令第3号发布，"
        "2006年2月5日云州市人民政府令第10号修改说 明：已被取代"
    )
    assert effects("附件：废止的规章目录", item) == [("repeal", "云州市柴油办法")]


@pytest.mark.parametrize(
    "kind", ["行政规范性文件", "地方性法规", "政府规章", "司法解释", "文件和规定"]
)
def test_a_row_ends_as_a_whole_whatever_its_documents_are_called(kind: str) -> None:
    line = f"一、对《云州市粮票办法》等2件{kind}予以废止。"
    assert effects(line) == [("repeal", "云州市粮票办法")]
    part = f"一、对《云州市粮票办法》等2件{kind}的有关规定予以废止。"
    assert effects(part) == [("partial_repeal", "云州市粮票办法")]


@pytest.mark.parametrize(
    "heading",
    [
        "附件：部分条款失效的规范性文件目录",
        "附件1 部分废止的文件目录",
        "下列文件的部分条款予以废止：",
        "一、废止下列规章的有关条款：",
    ],
)
@pytest.mark.parametrize(
    "item", ["1.云州市校车管理办法（云教规〔2013〕2号）", "1.《云州市校车管理办法》第二条"]
)
def test_a_list_of_parts_ends_no_document_as_a_whole(heading: str, item: str) -> None:
    assert effects(heading, item) == [("partial_repeal", "云州市校车管理办法")]


def test_articles_behind_a_title_without_marks_are_what_ends() -> None:
    lines = ("附件：废止的文件目录", "1.云州市校车管理办法（云教规〔2013〕2号）第二条、第三条")
    (found,) = find_statements(document(*lines, title=TITLE)).effects
    assert found.kind.value == "partial_repeal"
    assert found.target.clauses == "第二条、第三条"


@pytest.mark.parametrize(
    "heading", ["附件：修改和废止的文件目录", "决定对下列文件予以废止或者修改："]
)
def test_a_list_of_both_ends_nothing_by_its_heading(heading: str) -> None:
    assert effects(heading, "1.云州市校车管理办法（云教规〔2013〕2号）") == []


def test_an_item_may_begin_behind_the_reason_of_the_one_before() -> None:
    lines = (
        "附件：废止的文件目录",
        "1、关于养犬登记的通知发文单位：市公安局文 号：云公〔2001〕1号说 明：适用期已满。"
        "2、关于养猫登记的通知发文单位：市公安局文 号：云公〔2001〕2号说 明：适用期已满。"
        "3、关于犬只普查的通知发文单位：市公安局文 号：云公〔2001〕3号说 明：已被取代。",
        "4、关于犬只免疫的通知发文单位：市公安局文 号：云公〔2001〕4号说 明：已满。6、养鸟的规定。",
    )
    found = find_statements(document(*lines, title=TITLE)).effects
    assert [(one.target.title, one.target.number) for one in found] == [
        ("关于养犬登记的通知", "云公〔2001〕1号"),
        ("关于养猫登记的通知", "云公〔2001〕2号"),
        ("关于犬只普查的通知", "云公〔2001〕3号"),
        ("关于犬只免疫的通知", "云公〔2001〕4号"),
    ]
