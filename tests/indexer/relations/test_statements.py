"""What one text states of documents: tables of invented sentences."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.document import Document, Paragraph, Part
from indexer.relations.grammar.find_statements import find_statements
from indexer.relations.statements import Effect


def document(*lines: str, title: str = "云州市养犬办法", numbers: tuple[str, ...] = ()) -> Document:
    parts = (Part(tuple(Paragraph(line) for line in lines)),)
    return Document(
        source="s", key="k", id="i", title=title, parts=parts, path="p", document_numbers=numbers
    )


@pytest.mark.parametrize(
    ("line", "title", "number"),
    [
        ("按《养犬条例》办理。", "养犬条例", None),
        ("见《关于养犬的通知》（云发〔2019〕5号）。", "关于养犬的通知", "云发〔2019〕5号"),
        ("见《关于养犬的通知》(云发[2019]5 号)。", "关于养犬的通知", "云发[2019]5号"),
        ("见《养犬规范》（2019年版）（云发〔2019〕5号）。", "养犬规范", "云发〔2019〕5号"),
        (
            "见《养犬规定》（2019年5月1日国务院令第700号）。",
            "养犬规定",
            "国务院令第700号",
        ),
        (
            "见《关于养犬的通知》（云发〔2019〕5号，以下简称《通知》），《通知》另附。",
            "关于养犬的通知",
            "云发〔2019〕5号",
        ),
        ("按《云州市养犬条例》（以下简称《条例》）办，《条例》另附。", "云州市养犬条例", None),
        ("见云发〔2019〕5号。", None, "云发〔2019〕5号"),
        ("见国务院令第700号《养犬条例》。", "养犬条例", "国务院令第700号"),
        ("见1999年5月1日国务院令第700号发布的《养犬条例》。", "养犬条例", "国务院令第700号"),
        (
            "见云州市人民政府令第1号发布、根据云州市人民政府令第2号修改的《养犬规定》。",
            "养犬规定",
            "云州市人民政府令第1号",
        ),
        ("按《关于修改〈养犬条例〉的决定》办理。", "关于修改〈养犬条例〉的决定", None),
        ("按《关于印发《养犬规划》的通知》办理。", "关于印发《养犬规划》的通知", None),
        (
            "按关于印发《养犬规划》的通知（云发〔2019〕5号）办理。",
            "关于印发《养犬规划》的通知",
            "云发〔2019〕5号",
        ),
        (
            "按云州市教育局关于校车的通知（云发〔2019〕5号）办理。",
            "云州市教育局关于校车的通知",
            "云发〔2019〕5号",
        ),
        ("按《中华人民共和国\n动物防疫法》办理。", "中华人民共和国动物防疫法", None),
        ("按《养犬措施》的通知（云发〔2019〕5号）办理。", "养犬措施", "云发〔2019〕5号"),
        ("云发〔2019〕5号通知印发了《养犬措施》。", "养犬措施", "云发〔2019〕5号"),
        ("按《云州市养犬管理办法》办，《养犬办法》调整如下。", "云州市养犬管理办法", None),
        ("国务院关于修改\n《养犬条例》的决定。", "国务院关于修改《养犬条例》的决定", None),
    ],
)  # fmt: skip
def test_a_document_is_named_by_title_or_number(
    line: str, title: str | None, number: str | None
) -> None:
    cited = find_statements(document(*line.split("\n"))).citations
    assert [(one.target.title, one.target.number) for one in cited] == [(title, number)]


@pytest.mark.parametrize(
    "line",
    [
        "签订《商品房买卖合同》。",
        "持《不动产权证书》。",
        "填写《养犬申请表》。",
        "符合《犬舍标准》（GB/T 1234-2020）和GB/T 1234-2020。",
        "载于《云州日报》。",
        "出具《养犬登记通知书》。",
        "按《办法》执行。",
        "《云州市养犬办法》自明日起施行。",
        "通过《犬舍管理规范》（GB/T 1234-2020）认证。",
        "出具《养犬登记主管部门意见》。",
        "报送《养犬实施方案》（见附件1）。",
        "本办法（原称《云州市犬只办法》）自明日起施行。",
        "审议了云州市政府关于提请审议《养犬条例（草案）》的议案。",
        "（1999年5月1日云州市人民政府令第5号发布）",
    ],
)
def test_what_is_no_other_document(line: str) -> None:
    found = find_statements(document(line)).citations
    assert [one.target.title for one in found if one.target.title != "犬舍标准"] == []


def test_a_document_is_cited_once_with_its_clauses() -> None:
    text = "依照《动物防疫法》第三条处理；依照《中华人民共和国动物防疫法》第五条第二款处罚。"
    (cited,) = find_statements(document(text)).citations
    assert cited.target.clauses == "第三条、第五条第二款"


def test_its_own_head_is_no_citation() -> None:
    head = "关于养犬的通知（云发〔2019〕5号）"
    assert not find_statements(document(head, title="关于养犬的通知")).citations


@pytest.mark.parametrize(
    ("lines", "basis"),
    [
        (["第一条 根据《养犬条例》，制定本办法。"], True),
        (["根据国务院《养犬条例》和《防疫条例》等规定，现通知如下："], True),
        (["按照《养犬条例》（云发〔2019〕5号）要求，现通知如下："], True),
        (["为贯彻落实《养犬条例》，现通知如下："], False),
        (["第一条 为了实施《养犬条例》，制定本办法。"], True),
        (["根据本市实际，参照《养犬条例》，制定本办法。"], False),
        (["一、总则", "为了养犬，根据《养犬条例》，制定本措施。"], True),
        (["（1999年发布 根据《关于修改〈养犬条例〉的决定》第一次修订）"], False),
        (["一、总则", "依照《养犬条例》第五条处罚。"], False),
    ],
)
def test_a_basis_is_told_from_a_mention(lines: list[str], basis: bool) -> None:
    cited = find_statements(document(*lines)).citations
    assert {one.basis for one in cited} == {basis}


REPEALED, PARTLY, AMENDED = "repeal", "partial_repeal", "amend"
PROLONGED, SUSPENDED, REPOSTED, PRINTED = "prolong", "suspend", "repost", "print"
EXPIRED, STOPPED, KEPT = "declare_expired", "stop", "keep"
ADJUSTED, UNLISTED = "adjust", "unlisted"
CLAUSES = "第五条、第七条第二款"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("本办法自2020年1月1日起施行，《养犬规定》同时废止。", [(REPEALED, "养犬规定", "")]),
        ("《养犬规定》（云发〔2009〕5号）自本办法施行之日起废止。", [(REPEALED, "养犬规定", "")]),
        (
            "原《养犬规定》和《养猫规定》均停止执行。",
            [(STOPPED, "养犬规定", ""), (STOPPED, "养猫规定", "")],
        ),
        (
            "2001年3月1日市政府发布的《养犬规定》、2002年3月1日市政府发布的《养猫规定》同时废止。",
            [(REPEALED, "养犬规定", ""), (REPEALED, "养猫规定", "")],
        ),
        (
            "1999年通过、根据2001年《关于修改〈养犬规定〉的决定》修正的《养犬规定》，"
            "2002年发布的《养猫规定》同时废止。",
            [(REPEALED, "养犬规定", ""), (REPEALED, "养猫规定", "")],
        ),
        ("根据《立法条例》，《养犬规定》同时废止。", [(REPEALED, "养犬规定", "")]),
        ("根据《立法条例》、《监督条例》，现废止《养犬规定》。", [(REPEALED, "养犬规定", "")]),
        ("依照《立法条例》和《监督条例》的规定，废止《养犬规定》。", [(REPEALED, "养犬规定", "")]),
        ("根据《立法条例》和《监督条例》，《养犬规定》现予废止。", [(REPEALED, "养犬规定", "")]),
        ("现决定废止《养犬规定》。", [(REPEALED, "养犬规定", "")]),
        (
            "现决定废止云州市人民政府办公厅和云州市教育局联合印发的《养犬规定》。",
            [(REPEALED, "养犬规定", "")],
        ),
        (
            "决定对《养犬规定》和《养猫规定》两件文件予以废止。",
            [(REPEALED, "养犬规定", ""), (REPEALED, "养猫规定", "")],
        ),
        ("自即日起，云发〔2009〕5号文件停止执行。", [(STOPPED, None, "")]),
        ("《养犬规定》宣布失效。", [(EXPIRED, "养犬规定", "")]),
        (
            "现宣布《养犬规定》《养猫规定》失效。",
            [(EXPIRED, "养犬规定", ""), (EXPIRED, "养猫规定", "")],
        ),
        ("《养犬规定》自2020年1月1日起不再执行。", [(STOPPED, "养犬规定", "")]),
        ("废止《养犬规定》第三条、第五条。", [(PARTLY, "养犬规定", "第三条、第五条")]),
        ("《养犬规定》第五条、第七条第二款同时废止。", [(PARTLY, "养犬规定", CLAUSES)]),
        ("《养犬规定》第五条同时废止。", [(PARTLY, "养犬规定", "第五条")]),
        ("在云州自由贸易试验区暂时调整实施《养犬规定》。", [(ADJUSTED, "养犬规定", "")]),
        ("《养犬规定》在云州市暂时停止实施。", [(ADJUSTED, "养犬规定", "")]),
        (
            "未列入《继续有效的养犬文件目录》的文件，不再作为行政管理的依据。",
            [(UNLISTED, "继续有效的养犬文件目录", "")],
        ),
        ("未列入本目录的文件，不再作为行政管理的依据。", [(UNLISTED, "云州市养犬办法", "")]),
        (
            "《养犬规定》《养猫规定》同时废止。",
            [(REPEALED, "养犬规定", ""), (REPEALED, "养猫规定", "")],
        ),
        ("《养犬规定》中关于养猫的规定同时废止。", [(PARTLY, "养犬规定", "")]),
        ("取消《养犬规定》第三条的内容。", [(PARTLY, "养犬规定", "第三条")]),
        ("修改《养犬规定》第二条。", [(AMENDED, "养犬规定", "第二条")]),
        ("现决定对市政府《养犬规定》作如下修改：", [(AMENDED, "养犬规定", "")]),
        ("《养犬规定》中的其他政策延续执行。", [(PROLONGED, "养犬规定", "")]),
        (
            "对《养犬规定》中“提高养犬贷款额度”政策延长至2025年12月31日。",
            [(PROLONGED, "养犬规定", "")],
        ),
        (
            "《养犬规定》《养猫规定》已经市政府同意，现印发给你们。",
            [(PRINTED, "养犬规定", ""), (PRINTED, "养猫规定", "")],
        ),
        ("《养犬规定》第三条、第四条不再执行。", [(PARTLY, "养犬规定", "第三条、第四条")]),
        ("《养犬规定》中有关养猫的规定同时废止。", [(PARTLY, "养犬规定", "")]),
        ("废止《养犬规定》第八条。", [(PARTLY, "养犬规定", "第八条")]),
        ("停止执行《养犬规定》中限制养犬的政策。", [(PARTLY, "养犬规定", "")]),
        ("不再执行《养犬规定》文件有关登记收费的规定。", [(PARTLY, "养犬规定", "")]),
        ("取消《养犬规定》(2022版)第十条。", [(PARTLY, "养犬规定", "第十条")]),
        ("本办法施行后，《养犬规定》继续施行。", [(KEPT, "养犬规定", "")]),
        ("一、将《养犬规定》第三条修改为：“可以养犬。”", [(AMENDED, "养犬规定", "第三条")]),
        ("决定对《养犬规定》作如下修改：", [(AMENDED, "养犬规定", "")]),
        ("将《养犬规定》有效期延长至2025年12月31日。", [(PROLONGED, "养犬规定", "")]),
        (
            "将《养犬规定》（云发〔2024〕1号）中第五条“养犬”有关政策适用期限延长至2025年6月30日。",
            [(PROLONGED, "养犬规定", "第五条")],
        ),
        (
            "对《养犬规定》（云发〔2024〕1号）文件中第二条、第四条所涉及的补贴，"
            "执行期限延长至2025年3月31日。",
            [(PROLONGED, "养犬规定", "第二条、第四条")],
        ),
        ("对《养犬规定》第三条中“甲”的表述修改为“乙”。", [(AMENDED, "养犬规定", "第三条")]),
        ("将《养犬规定》规定的对象由“本市居民”扩展为“全省居民”。", [(AMENDED, "养犬规定", "")]),
        ("将《养犬规定》规定的对象由“本市居民”调整为“全省居民”。", [(AMENDED, "养犬规定", "")]),
        ("将《养犬规定》规定的试点由云州市扩展为全省。", []),
        ("《养犬规定》继续有效。", [(KEPT, "养犬规定", "")]),
        ("《养犬规定》继续有效，有效期至2025年12月31日。", [(PROLONGED, "养犬规定", "")]),
        ("延长《养犬规定》的实施期限至2025年12月31日。", [(PROLONGED, "养犬规定", "")]),
        ("自即日起暂停执行《养犬规定》。", [(SUSPENDED, "养犬规定", "")]),
        ("《养犬规定》暂缓实施。", [(SUSPENDED, "养犬规定", "")]),
        ("现将《养犬规定》印发给你们。", [(PRINTED, "养犬规定", "")]),
        ("《养犬规定》已经市政府同意，现予公布。", [(PRINTED, "养犬规定", "")]),
        ("现将《养犬规定》（云发〔2009〕5号）转发给你们。", [(REPOSTED, "养犬规定", "")]),
    ],
)  # fmt: skip
def test_effects(line: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert seen(find_statements(document(line)).effects) == expected


@pytest.mark.parametrize(
    ("title", "lines", "expected"),
    [
        ("关于废止《养犬规定》的通知", ["特此通知。"], [(REPEALED, "养犬规定", "")]),
        ("关于修改《养犬规定》的决定", ["一、第三条删去。"], [(AMENDED, "养犬规定", "第三条")]),
        ("养犬法修正案（二）", ["一、第三条删去。"], [(AMENDED, "养犬法", "第三条")]),
        ("关于印发云州市养犬规定的通知", ["请执行。"], [(PRINTED, "云州市养犬规定", "")]),
        ("关于转发《养犬规定》的通知", ["请执行。"], [(REPOSTED, "养犬规定", "")]),
        ("关于继续实施《养犬规定》的通知", ["请执行。"], [(PROLONGED, "养犬规定", "")]),
        (
            "转发市公安局等单位关于养犬的若干措施》的通知",
            ["请执行。"],
            [(REPOSTED, "关于养犬的若干措施", "")],
        ),
        (
            "关于废止一批文件的决定",
            [
                "决定废止2件文件。",
                "附件：废止的文件目录",
                "废止的文件目录",
                "1.关于印发《养犬规定》的通知（云发〔2009〕5号）",
                "2.转发省农业厅关于养猫的意见的通知（云发〔2009〕6号）",
            ],
            [
                (REPEALED, "关于印发《养犬规定》的通知", ""),
                (REPEALED, "转发省农业厅关于养猫的意见的通知", ""),
            ],
        ),
        (
            "关于清理文件的通知",
            ["下列文件同时废止：", "1.《养犬规定》（云发〔2009〕5号）", "2.《养猫规定》"],
            [(REPEALED, "养犬规定", ""), (REPEALED, "养猫规定", "")],
        ),
    ],
)
def test_effects_by_title_and_list(
    title: str, lines: list[str], expected: list[tuple[str, str | None, str]]
) -> None:
    assert seen(find_statements(document(*lines, title=title)).effects) == expected


@pytest.mark.parametrize(
    "line",
    [
        "凡与本办法不一致的，以本办法为准。",
        "《养犬规定》与本办法不一致的，以本办法为准。",
        "《养犬规定》已经会议审议，并进行了修改完善，现就有关事项通知如下。",
        "拟废止《养犬规定》。",
        "建议对《养犬规定》予以废止。",
        "及时修改或者废止《养犬规定》。",
        "抓紧修订《养犬规定》。",
        "《养犬规定》已废止。",
        "《养犬规定》未废止前，按其执行。",
        "未使用的消费券自动失效。",
        "《许可证》有效期满未延续的，自行废止。",
        "《采矿许可证》有效期延长至2025年12月31日。",
        "继续执行《养犬规定》的有关规定。",
        "未列入保留文件目录的，一律不得作为执法依据。",
        "《养犬规定》第三条中“期限不超过法定退休年龄顺延5年”有误。",
        "见《关于废止〈养犬规定〉的决定》。",
    ],
)
def test_no_effects(line: str) -> None:
    assert not find_statements(document(line)).effects


@pytest.mark.parametrize(
    ("title", "line", "where", "until"),
    [
        (
            "关于养犬的决定",
            "在云州自由贸易试验区内暂时调整实施《养犬规定》第三条，期限至2025年12月31日。",
            "云州自由贸易试验区",
            date(2025, 12, 31),
        ),
        (
            "关于在云州、青岚两市暂时调整实施《养犬规定》有关规定的决定",
            "特此决定。",
            "云州、青岚两市",
            None,
        ),
        (
            "关于养犬的通知",
            "自即日起暂停执行《养犬规定》，至2025年12月31日止。",
            "",
            date(2025, 12, 31),
        ),
    ],
)
def test_what_is_done_for_some_time_says_where_and_how_long(
    title: str, line: str, where: str, until: date | None
) -> None:
    (effect,) = find_statements(document(line, title=title)).effects
    assert (effect.where, effect.until) == (where, until)


@pytest.mark.parametrize(
    ("title", "is_rule"),
    [
        ("新闻记者证管理办法", True),
        ("关于养犬若干政策问题的通知", True),
        ("云州市案例指导工作规定", True),
        ("关于加强新闻发布会组织工作的意见", True),
        ("关于规范电视访谈节目的通知", True),
        ("养犬政策问答", False),
        ("市公安局负责人就《养犬办法》答记者问", False),
        ("云州市召开新闻发布会介绍养犬工作", False),
        ("养犬十大典型案例", False),
    ],
)
def test_a_word_for_reports_makes_no_report_of_a_rule(title: str, is_rule: bool) -> None:
    lines = ["第一条　为规范管理，制定本规定。", "第二条　《养犬规定》同时废止。"]
    assert find_statements(document(*lines, title=title)).no_rule is not is_rule


ADVERBS = (
    "都 也 均 亦 将 现 即 予 予以 同时 相应 自动 自行 自然 随之 一并 随即 正式 全部 全文 宣布 宣告 "
    "决定 现决定 立即 即行 即时 届时 同步 一律 便 则 此前 原"
)


@pytest.mark.parametrize("adverb", ADVERBS.split())
def test_an_adverb_before_the_verb_changes_nothing(adverb: str) -> None:
    effects = find_statements(document(f"《养犬规定》{adverb}废止。")).effects
    assert seen(effects) == [(REPEALED, "养犬规定", "")]


@pytest.mark.parametrize("word", ["个", "份", "件", "部", "项", ""])
def test_a_count_of_documents_means_the_whole_of_each(word: str) -> None:
    effects = find_statements(document(f"《养犬规定》《养猫规定》等2{word}文件同时废止。")).effects
    assert seen(effects) == [(REPEALED, "养犬规定", ""), (REPEALED, "养猫规定", "")]


@pytest.mark.parametrize(("between", "found"), [(0, True), (80, True), (81, False)])
def test_a_part_that_is_taken_out_stands_near_its_name(between: int, found: bool) -> None:
    line = f"决定取消《养犬规定》{'收' * between}限制。"
    effects = find_statements(document(line)).effects
    assert seen(effects) == ([(PARTLY, "养犬规定", "")] if found else [])


@pytest.mark.parametrize("before", ["", "市政府决定如下。\n"])
def test_a_title_without_names_means_those_that_begin_a_sentence(before: str) -> None:
    title = "关于废止部分规范性文件的通知"
    lines = f"{before}《养犬规定》和《养猫规定》。\n具体事项由主管部门按照《登记办法》解释。".split(
        "\n"
    )
    effects = find_statements(document(*lines, title=title)).effects
    assert seen(effects) == [(REPEALED, "养犬规定", ""), (REPEALED, "养猫规定", "")]


def test_a_title_without_names_means_no_more_than_its_text_repeals() -> None:
    title = "关于废止部分规范性文件的通知"
    lines = ("《养犬规定》同时废止。", "《养猫规定》由市公安局解释。")
    effects = find_statements(document(*lines, title=title)).effects
    assert seen(effects) == [(REPEALED, "养犬规定", "")]


def test_days_and_the_older_self() -> None:
    text = "本办法自2020年1月1日起施行，2010年1月1日起施行的《云州市养犬办法》同时废止。"
    (effect,) = find_statements(document(text)).effects
    assert (effect.on, effect.older_self) == (date(2020, 1, 1), True)
    text = "将《养犬规定》的有效期延长至2025年12月31日。"
    (effect,) = find_statements(document(text)).effects
    assert (effect.until, effect.older_self) == (date(2025, 12, 31), False)


def test_the_place_is_the_sentence() -> None:
    one = document("一、总则。", "本办法自明日起施行。《养犬规定》同时废止。说明。")
    (effect,) = find_statements(one).effects
    assert one.body[effect.place.start : effect.place.end] == "《养犬规定》同时废止。"


@pytest.mark.parametrize(
    ("line", "last_day", "months"),
    [
        ("本办法自2020年1月1日起施行，有效期5年。", None, 60),
        ("本办法自印发之日起施行，有效期为二年。", None, 24),
        ("本《办法》自印发之日起施行，有效期24个月。", None, 24),
        ("本意见自印发之日起试行两年。", None, 24),
        ("自2020年1月1日起施行，有效期3年。", None, 36),
        ("本通知自印发之日起施行，有效期至2025年12月31日。", "2025-12-31", None),
        ("本通知执行至2025年12月31日。", "2025-12-31", None),
        ("本办法有效期为2021年1月1日～2025年12月31日。", "2025-12-31", None),
        ("本通知自2024年1月1日起施行，2025年12月31日废止。", "2025-12-31", None),
        ("本措施自发布之日至2025年12月31日有效。", "2025-12-31", None),
        (
            "本措施有效期至2026年7月31日(其中补贴有效期至2025年12月30日止)。",
            "2026-07-31",
            None,
        ),
        ("本措施有效期至2026年7月31日(补贴有效期至2025年12月30日止)。", "2026-07-31", None),
        ("本措施自印发之日起施行，有效期一年，但第一条有效期至2025年6月30日。", None, 12),
        ("本次政策调整自发文之日起施行，提高额度政策执行至2022年12月31日止。", None, None),
        ("本政策自印发之日起施行，相关措施有效期至2023年12月31日。", "2023-12-31", None),
        ("第四条中阶段性政策自2026年6月1日施行至2026年12月31日。", None, None),
        ("将该细则的实施期限延长至2026年12月31日。", None, None),
        ("有效期至2025年12月31日。", "2025-12-31", None),
        ("本通知有效期3年", None, 36),
        ("许可证有效期5年。", None, None),
        ("本办法所称资格证书有效期为3年。", None, None),
        ("房票自核发之日起计算，有效期12个月。", None, None),
        ("自刑罚执行完毕之日起，期限为三年至五年。", None, None),
        ("《养犬规定》自2020年1月1日起施行，有效期5年。", None, None),
        ("公示期限为7天，保存期限不少于5年。", None, None),
    ],
)
def test_the_term_is_the_documents_own(line: str, last_day: str | None, months: int | None) -> None:
    term = find_statements(document(line)).term
    found = (term.last_day and term.last_day.isoformat(), term.months) if term else (None, None)
    assert found == (last_day, months)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("养犬办法（征求意见稿）", "《养犬规定》同时废止。本办法有效期5年。"),
        ("关于公开征求养犬办法意见的公告", "《养犬规定》同时废止。"),
        ("关于拟废止《养犬规定》的公示", "决定废止《养犬规定》。"),
        ("《养犬办法》解读", "《养犬规定》同时废止。"),
        ("养犬新规来了", "本报讯 昨日起《养犬规定》同时废止。"),
        ("《养犬办法》政策问答", "本办法有效期5年。"),
    ],
)
def test_drafts_and_news_have_no_effects(title: str, line: str) -> None:
    found = find_statements(document(line, title=title))
    assert (found.no_rule, found.effects, found.term) == (True, (), None)


def test_news_with_the_whole_text_of_a_rule_is_read_as_that() -> None:
    lines = ["1月26日，云州市发布养犬措施。全文如下：", "本措施有效期5年。"]
    term = find_statements(document(*lines, title="云州市发布养犬措施")).term
    assert term is not None
    assert term.months == 60


def test_long_lines_are_read_in_linear_time() -> None:
    line = "《" * 20_000 + "和《养犬规定》" * 5_000 + "同时废止"
    assert len(find_statements(document(line)).effects) <= 1


def seen(effects: tuple[Effect, ...]) -> list[tuple[str, str | None, str]]:
    return [(one.kind.value, one.target.title, one.target.clauses) for one in effects]


STAGED = "《云川市养犬管理办法》（试行）"
TRIAL = "云川市养犬管理办法（试行）"


@pytest.mark.parametrize(
    ("title", "line", "kind"),
    [
        ("关于犬只的通知", f"{STAGED}同时废止。", "repeal"),
        ("云川市养犬管理办法", f"2017年印发的{STAGED}同时废止。", "repeal"),
        (f"关于废止{STAGED}的通知", "现予废止。", "repeal"),
        (f"关于修改{STAGED}的决定", "将第三条修改为：“犬只应当登记并且挂牌。”", "amend"),
        (f"关于{STAGED}延期的通知", "有效期延长至2027年1月1日。", "prolong"),
        (f"关于暂停执行{STAGED}的通知", "各区：", "suspend"),
    ],
)
def test_what_stands_behind_a_name_tells_a_trial_rule(title: str, line: str, kind: str) -> None:
    (found,) = find_statements(document(line, title=title)).effects
    assert (found.kind.value, found.target.title) == (kind, TRIAL)


@pytest.mark.parametrize("behind", ["（修订草案征求意见稿）", "（试行，以下简称《办法》）"])
def test_a_draft_or_trial_rule_is_cited_as_that(behind: str) -> None:
    (found, *_) = find_statements(document(f"根据《云川市养犬条例》{behind}办理。")).citations
    assert found.target.title == f"云川市养犬条例（{behind.strip('（）').partition('，')[0]}）"


WHOSE = "《云川市养犬管理办法》"


@pytest.mark.parametrize(
    "line",
    [
        f"{WHOSE}废止前，仍按原规定执行。",
        f"{WHOSE}废止后，登记由公安机关负责。",
        f"{WHOSE}有效期届满，不再延长。",
        f"{WHOSE}有效期不予延长。",
    ],
)
def test_a_time_or_a_denial_is_no_act(line: str) -> None:
    assert find_statements(document(line)).effects == ()


@pytest.mark.parametrize(
    "line",
    [
        f"除第三条继续有效外，{WHOSE}自2020年1月1日起废止。",
        f"{WHOSE}除第五条外，自2020年1月1日起废止。",
        f"{WHOSE}第五条以外的条款废止。",
        f"{WHOSE}不再适用于本市的医院。",
        f"在云川新区，{WHOSE}停止执行。",
        f"对个体工商户，{WHOSE}不再适用。",
    ],
)
def test_what_ends_for_some_or_but_for_some_articles_is_not_ended_as_a_whole(line: str) -> None:
    (found,) = find_statements(document(line)).effects
    assert (found.kind.value, found.target.clauses) == ("partial_repeal", "")


@pytest.mark.parametrize("verb", ["停止执行", "不再执行"])
def test_what_is_stopped_from_one_day_to_another_is_suspended(verb: str) -> None:
    for line in (
        f"自2020年2月1日至2020年6月30日{verb}{WHOSE}第三条。",
        f"{WHOSE}第三条自2020年2月1日起至2020年6月30日{verb}。",
    ):
        (found,) = find_statements(document(line)).effects
        assert (found.kind.value, found.target.clauses) == ("suspend", "第三条")
        assert (found.on, found.until) == (date(2020, 2, 1), date(2020, 6, 30))


def test_what_title_and_text_say_of_an_article_is_one_part() -> None:
    said = f"自2020年2月1日起暂停执行{WHOSE}第三条。"
    (found,) = find_statements(document(said, title=f"关于暂停执行{WHOSE}第三条的通知")).effects
    assert (found.kind.value, found.target.clauses, len(found.parts)) == ("suspend", "第三条", 0)
