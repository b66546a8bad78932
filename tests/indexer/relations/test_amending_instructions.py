"""Which articles a decision to amend changes: invented decisions, instruction by instruction."""

from __future__ import annotations

import pytest

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.find_statements import find_statements
from indexer.relations.single_articles import single_articles
from indexer.relations.statements import Effect
from tests.indexer.relations.test_statements import document

TITLE = "关于修改《云州市养犬条例》的决定"
OPENS = "市人大常委会决定对《云州市养犬条例》作如下修改："


def amended(*lines: str, title: str = TITLE) -> Effect:
    (effect,) = find_statements(document(*lines, title=title)).effects
    assert effect.kind is EffectKind.AMEND
    return effect


@pytest.mark.parametrize(
    ("line", "clauses"),
    [
        ("一、将第五条修改为：“犬只应当登记。”", "第五条"),
        ("一、第五条第二款修改为：“犬只应当登记。”", "第五条第二款"),
        ("一、将第五条中的“登记”修改为“备案”。", "第五条"),
        ("一、将第五条、第七条中的“登记”修改为“备案”。", "第五条、第七条"),
        ("一、删去第五条第二款。", "第五条第二款"),
        ("一、删去第五条中的“和挂牌”。", "第五条"),
        ("一、删去第五条和第七条。", "第五条和第七条"),
        ("一、第五条删去。", "第五条"),
        ("一、增加一条，作为第五条：“犬只应当登记。”", "第五条"),
        ("一、在第四条后增加一条，作为第四条之一：“犬只应当登记。”", "第四条之一"),
        ("一、增加两条，分别作为第五条、第六条：“犬只应当登记。”", "第五条、第六条"),
        ("一、第五条增加一款，作为第三款：“犬只应当登记。”", "第五条"),
        ("一、在第五条中增加一款作为第二款，将该条修改为：“犬只应当登记。”", "第五条"),
        ("一、将第五条改为第六条，修改为：“犬只应当登记。”", "第五条"),
        ("一、将第五条修改为第六条。", "第五条"),
        ("一、原第五条作为第六条。", "第五条"),
        ("一、将第五条和第六条合并修改为：“犬只应当登记。”", "第五条和第六条"),
        ("一、将《云州市养犬条例》第五条修改为：“犬只应当登记。”", "第五条"),
        ("一、将养犬条例第五条修改为：“犬只应当登记。”", "第五条"),
        ("一、将第五条修改为：“根据本条例第九条修改登记。”", "第五条"),
    ],
)
def test_an_instruction_names_its_article(line: str, clauses: str) -> None:
    assert amended(OPENS, line, "本决定自公布之日起施行。").target.clauses == clauses


@pytest.mark.parametrize(
    "line",
    [
        "一、将第二章的名称修改为“登记”，依照《立法条例》第九条办理。",
        "根据《立法条例》第九条，作相应调整。",
        "一、名称修改为“云州市犬只条例”。",
    ],
)
def test_what_names_no_article_of_the_amended_text(line: str) -> None:
    assert "第九条" not in amended(OPENS, line).target.clauses


def test_each_instruction_is_a_part_with_its_own_sentence() -> None:
    lines = (OPENS, "一、将第五条修改为：“犬只应当登记。\n“登记不收费。”", "二、删去第七条。")
    one = document(*"\n".join(lines).split("\n"), title=TITLE)
    (effect,) = find_statements(one).effects
    assert effect.target.clauses == "第五条、第七条"
    said = [one.body[part.place.start : part.place.end].strip() for part in effect.parts]
    assert [part.clauses for part in effect.parts] == ["第五条", "第七条"]
    assert said == ["一、将第五条修改为：“犬只应当登记。\n“登记不收费。”", "二、删去第七条。"]


def test_a_quotation_that_is_not_closed_ends_before_the_next_instruction() -> None:
    lines = ["一、将第五条修改为：“犬只应当登记。", "二、将第七条修改为：“犬只应当挂牌。”"]
    assert amended(OPENS, *lines).target.clauses == "第五条、第七条"


def test_instructions_in_one_line_are_told_apart() -> None:
    line = "一、将第五条修改为：“应当登记。”二、删去第七条。三、第九条增加一款：“免费。”"
    effect = amended(OPENS, line)
    assert [part.clauses for part in effect.parts] == ["第五条", "第七条", "第九条"]


def test_an_amendment_of_its_own_articles_names_those_of_the_law() -> None:
    lines = ("第一条 养犬法第五条增加规定：“免费。”", "第二条 养犬法第七条“登记”修改为：“备案”。")
    effect = amended(*lines, title="养犬法修正案（2020年）")
    assert effect.target.clauses == "第五条、第七条"


def test_the_text_that_follows_the_decision_holds_no_instructions() -> None:
    lines = (
        OPENS,
        "一、将第五条修改为：“应当登记。”",
        "《云州市养犬条例》根据本决定作相应修改，重新公布。",
        "第八条 犬只数量需要增加的，依法调整为集中饲养。",
    )
    assert amended(*lines).target.clauses == "第五条"


def test_several_documents_each_have_their_articles() -> None:
    lines = (
        "一、修改《养犬条例》",
        "1.将第三条修改为：“应当登记。”",
        "2.删去第五条。",
        "二、将《养猫条例》第七条修改为：“可以登记。”",
        "删去第九条。",
    )
    found = find_statements(document(*lines, title="关于修改部分地方性法规的决定")).effects
    assert {one.target.title: one.target.clauses for one in found} == {
        "养犬条例": "第三条、第五条",
        "养猫条例": "第七条、第九条",
    }


def test_the_short_and_the_whole_name_are_one_document() -> None:
    effect = amended(
        "现决定对《云州市人民政府关于养犬登记若干问题的规定》（云政发〔2009〕5号，以下简称《规定》）作如下修改：",
        "一、将《规定》第五条修改为：“应当登记。”",
        title="云州市人民政府关于修改《关于养犬登记若干问题的规定》的决定",
    )
    assert (effect.target.number, effect.target.clauses) == ("云政发〔2009〕5号", "第五条")


def test_a_heading_without_a_verb_opens_the_instructions_of_its_document() -> None:
    lines = ("一、修改《养犬规定》", "1.将第三条修改为：", "“养犬应当登记。”")
    more = (
        "二、《养猫规定》",
        "1.删除第四条、第五条。",
        "三、《养鸟规定》",
        "云州市人民政府另行规定。",
    )
    found = find_statements(
        document(*lines, *more, title="关于修改《养犬规定》等二件规定的决定")
    ).effects
    assert [(one.target.title, one.target.clauses) for one in found] == [
        ("养犬规定", "第三条"),
        ("养猫规定", "第四条、第五条"),
    ]


def test_what_a_decision_to_amend_ends_is_amended_and_not_repealed() -> None:
    line = "自本决定施行之日起，《云州市养犬条例》第五条规定的收费标准不再适用。"
    assert amended(OPENS, line).target.clauses == "第五条"


@pytest.mark.parametrize(
    ("clauses", "articles"),
    [
        ("", ()),
        ("第五条", ("第五条",)),
        ("第五条第二款、第三款、第七条", ("第五条第二款、第三款", "第七条")),
        ("第五条、第七条和第九条之一", ("第五条", "第七条", "第九条之一")),
        ("第五条至第九条", ("第五条至第九条",)),
        ("第二章、第五条以及第七条", ("第二章", "第五条", "第七条")),
    ],
)
def test_a_row_of_articles_is_told_apart(clauses: str, articles: tuple[str, ...]) -> None:
    assert single_articles(clauses) == articles


def test_articles_of_others_are_not_those_of_the_one_that_the_title_names() -> None:
    lines = (
        "市人大常委会决定，对下列条例作出修改：",
        "一、云州市养犬条例",
        "将第四条中的“登记”修改为“备案”。",
        "二、云州市养猫条例",
        "将第三条修改为：“养猫应当登记。”",
    )
    found = find_statements(
        document(*lines, title="关于修改《云州市养犬条例》等二件地方性法规的决定")
    ).effects
    assert [(one.target.title, one.target.clauses) for one in found] == [
        ("云州市养犬条例", "第四条"),
        ("云州市养猫条例", "第三条"),
    ]


def test_without_names_no_article_is_that_of_the_one_that_the_title_names() -> None:
    lines = ("市人大常委会决定作出修改：", "将第四条中的“登记”修改为“备案”。")
    found = amended(*lines, title="关于修改《云州市养犬条例》等二件地方性法规的决定")
    assert found.target.clauses == ""
