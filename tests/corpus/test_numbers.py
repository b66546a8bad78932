"""Document numbers: every counted form, and what is none."""

from __future__ import annotations

import itertools
from time import process_time

import pytest
from opencc import OpenCC

from corpus.fields.numbers import find_numbers, number_key, number_year, parse_number
from corpus.fields.simplified import SIMPLIFIED

SAME = [
    ("国发|2019|5", ["国发〔2019〕5号", "国发﹝2019﹞5号", "国发【2019】 5 号", "国发匚2019〕5号",
                   "国发[2019]005号", "国发〔2019）5号", "國發〔2019〕5號", "国发〔二〇一九〕五号",
                   "国发〔2019〕第5号", "国发〔2019〕\n5号文件", "《国发（2019）5号》"]),
    ("国办发明电|2018|15", ["国办发明电〔2018〕15号", "国办发明电 2018 15"]),
    ("国知办函运字|2020|149", ["国知办函运字〔2020〕149号", "国知办函运〔2020〕字第149号"]),
    ("国科发条字|1987|125", ["（87）国科发条字第0125号", "国科发条字〔1987〕125号"]),
    ("武司字|1996|82", ["〔1996〕武司字第82号", "武司字〔1996〕82号"]),
    ("国务院令||707", ["国务院令第707号", "中华人民共和国国务院令第707号", "国令第707号",
                    "国务院707号令", "国务院第707号令", "第707号国务院令", "国务院令（第707号）",
                    "国务院第七百零七号令", "国务院令707", "中华人民共和国国务院令\n第 ７０７ 号"]),
    ("国家主席令||43", ["中华人民共和国主席令第四十三号", "主席令第43号"]),
    ("国家主席令||103", ["主席令第一〇三号", "中华人民共和国主席令 第一○三号"]),
    ("海关总署公告|2020|24", ["海关总署公告2020年第24号", "海关总署公告\n2020年 第24号",
                          "海关总署2020年第24号公告", "海关总署公告〔2020〕24号",
                          "2020年第24号海关总署公告"]),
    ("国家知识产权局公告||350", ["国家知识产权局公告（第350号）", "国家知识产权局公告第三五零号"]),
    ("人民银行公告|2024|11", ["中国人民银行公告〔2024〕第11号", "中国人民银行公告2024年第11号"]),
    ("财政部公告|2020|9", ["财政部 税务总局公告2020年第9号", "财政部税务总局公告2020年第9号",
                        "财政部、国家税务总局公告2020年第9号"]),
    ("云南省人大常委会公告|13届|75", ["云南省人大常委会公告〔十三届〕第75 号",
                              "云南省第十三届人民代表大会常务委员会公告第75号"]),
    ("广东省人民政府令||271", ["粤府令第271号", "广东省人民政府令第271号"]),
    ("国家发展改革委令||36", ["发改委36号令", "国家发展和改革委员会令第36号"]),
    ("和政办发|2020|3", ["和政办发〔2020〕3号"]),
    ("并政办发|2023|13", ["并政办发〔2023〕13 号"]),
    ("法释|2008|5", ["法释〔2008〕5号"]),
    ("云州侨字|2014|9", ["云州侨字〔2014〕9号", "雲州僑字〔2014〕9號"]),
    ("国家发展改革委令||36", ["國家發展和改革委員會令第36號"]),
    ("云州市教育厅公告|2020|3", ["雲州市教育廳公告2020年第3號"]),
]  # fmt: skip


@pytest.mark.parametrize(("key", "form"), [(key, form) for key, forms in SAME for form in forms])
def test_forms_of_one_number_share_a_key(key: str, form: str) -> None:
    assert number_key(form) == key


def test_generated_matrix_of_brackets_widths_and_spaces_is_one_number() -> None:
    brackets = ["〔〕", "[]", "()", "（）", "【】", "﹝﹞", "［］"]
    years = ["2019", "２０１９", " 2019 "]
    counts = ["14号", "14 号", "１４号", "014号", "14", " 14", "第14号"]
    for pair, year, count in itertools.product(brackets, years, counts):
        for code in ("武政规", "武政规 "):
            assert number_key(f"{code}{pair[0]}{year}{pair[1]}{count}") == "武政规|2019|14"
    for typed in ("武政规 2019 14", "武政规2019 14号", "武政规2019年14号", "武政规2019-14"):
        assert number_key(typed) == "武政规|2019|14"


@pytest.mark.parametrize(
    "text",
    [
        "（政务问答）", "（年度方案）", "天河区教育局2026年发布", "GB/T 12345-2019",
        "穗府办规〔2021〕14号为依据", "（依据穗天教规字〔2024〕1号）", "8号公告", "2019 14",
        "依据粤人社规〔2020〕30号、粤人社规〔2021〕5号", "四川省人民政府令（省发展改革委印发）",
        "（2013）陕民三终字第38号",
        "预算 2019 12", "附件(2019)1号楼", "第7264号建议", "", "（）", "号",
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照国发[2019] 5 号和国务院350号令办理", ["国发〔2019〕5号", "国务院令第350号"]),
        (
            "依据粤人社规〔2020〕30号、粤人社规〔2021〕5号",
            ["粤人社规〔2020〕30号", "粤人社规〔2021〕5号"],
        ),
        ("《住房公积金管理条例》(国务院令第350号)", ["国务院令第350号"]),
        ("2015年11月18日中华人民共和国国务院令第450号发布", ["中华人民共和国国务院令第450号"]),
        ("本通知自建房〔2023〕52号文印发之日", ["建房〔2023〕52号"]),
        ("并继续沿用粤外专规〔2017〕1号文", ["粤外专规〔2017〕1号"]),
        ("公安部第69号令）同时废止，与19号令同时废止", ["公安部令第69号"]),
        ("企业按照8号公告第一条规定", []),
        ("重点企业是指云建〔2024〕43号通知中的", ["云建〔2024〕43号"]),
        ("在落实好云府办发[2022]56号文件的基础上", ["云府办发〔2022〕56号"]),
        (
            "对于工信部联企业〔2011〕300号和银发〔2015〕309号",
            ["工信部联企业〔2011〕300号", "银发〔2015〕309号"],
        ),
        (
            "结合粤公通字〔2018〕160号和粤科函专字〔2020〕116号",
            ["粤公通字〔2018〕160号", "粤科函专字〔2020〕116号"],
        ),
        ("属于财关税〔2021〕26号文件中", ["财关税〔2021〕26号"]),
        ("于府发〔2021〕2号", ["于府发〔2021〕2号"]),
        ("日政发〔2020〕1号", ["日政发〔2020〕1号"]),
        ("川发改数据规〔2025〕510号印发", ["川发改数据规〔2025〕510号"]),
        ("按照国务院5号令和财政部第六号令", ["国务院令第5号", "财政部令第六号"]),
        ("公告〔2019〕5号", ["公告〔2019〕5号"]),
        ("将政发〔2020〕1号", ["将政发〔2020〕1号"]),
        ("经市政府同意，将云政发〔2019〕5号转发", ["云政发〔2019〕5号"]),
        ("按《养犬办法》将国发〔2019〕5号", ["国发〔2019〕5号"]),
        ("第   350   号国务院令", ["国务院令第350号"]),
        ("国发〔2019〕5   号", ["国发〔2019〕5号"]),
        ("国发〔2019〕5    号", []),
    ],
)
def test_numbers_in_running_text(text: str, expected: list[str]) -> None:
    assert [found.canonical for found in find_numbers(text)] == expected


def test_offsets_hold_what_stands_there() -> None:
    text = "见（国办发﹝２０２０﹞１号）和财政部公告2020年第 9 号，按国务院  令第350号。"
    for found in find_numbers(text):
        assert text[found.start : found.end] == found.text
    assert [found.text for found in find_numbers(text)] == [
        "国办发﹝２０２０﹞１号",
        "财政部公告2020年第 9 号",
        "国务院  令第350号",
    ]


@pytest.mark.parametrize("text", ["《\n国发〔2019〕5号》", " （ 国发〔2019〕5号）"])
def test_offsets_of_a_number_alone_hold_it(text: str) -> None:
    found = parse_number(text)
    assert found is not None
    assert text[found.start : found.end] == found.text == "国发〔2019〕5号"


@pytest.mark.parametrize(
    ("text", "year"),
    [("国发〔2019〕5号", 2019), ("国务院令第350号", None), ("（87）国科发条字第0125号", 1987)],
)
def test_the_year_of_a_key(text: str, year: int | None) -> None:
    key = number_key(text)
    assert key is not None
    assert number_year(key) == year


def test_a_number_keeps_its_writing() -> None:
    found = [one.canonical for one in find_numbers("雲州市人民政府令第3號，雲府〔2014〕9號")]
    assert found == ["雲州市人民政府令第3号", "雲府〔2014〕9号"]


def test_long_white_space_takes_no_time() -> None:
    gap = " " * 3000
    text = f"国发{gap}〔{gap}2019{gap}〕{gap}5{gap}号，国务院令{gap}第{gap}5{gap}号" * 20
    started = process_time()
    assert find_numbers(text) == []
    assert process_time() - started < 1


def test_signs_are_simplified_as_opencc_does() -> None:
    signs = [chr(code) for code in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))]
    t2s = OpenCC("t2s")
    expected = {sign: other for sign in signs if (other := t2s.convert(sign)) != sign}
    expected = {sign: other for sign, other in expected.items() if other <= "\uffff"}
    assert {chr(a): chr(b) for a, b in SIMPLIFIED.items()} == expected


def test_two_organs_with_one_code_share_the_key() -> None:
    assert number_key("通政办发〔2023〕26 号") == number_key("通政办发[2023]26号")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("根据《云州市养犬管理办法》和澄政发〔2012〕31号文件", "澄政发|2012|31"),
        ("《关于养犬的通知》（云政发〔2010〕1号）和云政办发〔2012〕3号", "云政办发|2012|3"),
        ("转发《关于养犬的通知》和政发〔2012〕3号", "和政发|2012|3"),
        ("和政办发〔2020〕3号", "和政办发|2020|3"),
        ("《养犬办法》第四条及云政办发〔2018〕8号", "云政办发|2018|8"),
        ("《养犬办法》第五十二条和国办发〔2018〕8号", "国办发|2018|8"),
        ("《养犬办法》第12条第2款和云政规〔2018〕8号", "云政规|2018|8"),
        ("《养犬办法》第三条第（二）项以及云政规〔2018〕8号", "云政规|2018|8"),
        ("《养犬办法》第十二条之一与云政规〔2018〕8号", "云政规|2018|8"),
        ("《养犬办法》第四条和云州市人民政府令第7号", "云州市人民政府令||7"),
        ("《养犬办法》第四条、和政发〔2018〕8号", "和政发|2018|8"),
        ("又据国发〔2019〕5号", "国发|2019|5"),
        ("现将云政办发〔2012〕3号文件", "云政办发|2012|3"),
    ],
)
def test_a_word_that_joins_is_no_part_of_a_code(text: str, key: str) -> None:
    assert find_numbers(text)[-1].key == key


@pytest.mark.parametrize(
    ("text", "written", "canonical"),
    [
        ("依照国务院350号令的规定办理", "国务院350号令", "国务院令第350号"),
        ("见海关总署2020年第24号公告。", "海关总署2020年第24号公告", "海关总署公告2020年第24号"),
    ],
)
def test_a_number_whose_kind_comes_last_is_found_whole(
    text: str, written: str, canonical: str
) -> None:
    (found,) = find_numbers(text)
    assert (found.text, found.canonical) == (written, canonical)
    assert text[found.start : found.end] == written
