"""Lines that layout broke are joined before anything is read; lines of their own stay."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.encoding import decode
from corpus.pasted import pasted_document
from corpus.readers import ReadOptions, read_file
from corpus.readers.html import read_html
from corpus.readers.records import read_record
from corpus.wrapped_text.join_lines import unwrapped
from tests.accuracy.wrapped import WAYS, wrap

TITLE = "云州市人民政府办公室关于印发云州市城市养犬登记管理办法（试行）的通知"
PARAGRAPHS = [
    "各县（市、区）人民政府，市政府各部门、各直属机构：",
    "《云州市城市养犬登记管理办法（试行）》已经市政府第12次常务会议审议通过，现印发给你们，请认真贯彻执行。"
    "执行中遇到的问题，请及时向市公安局反馈，联系人为治安支队值班室，重大情况随时报告市政府。",
    "云州市人民政府办公室",
    "2022年1月20日",
    "云州市城市养犬登记管理办法（试行）",
    "第一章　总则",
    "第一条　为规范城市养犬登记管理，保障公民人身安全，维护市容环境，根据《云州省养犬管理条例》"
    "（云政发〔2019〕8号）等有关规定，结合本市实际，制定本办法。",
    "第二条　本办法适用于本市行政区域内犬只的登记、免疫和收容管理，军犬、警犬除外。",
    "第三条　申请登记应当提交下列材料：",
    "（一）申请人身份证明和住所证明的原件及复印件，委托他人办理的还应当提交委托书；",
    "（二）犬只免疫证明，由本市动物诊疗机构在申请前12个月内出具，并载明疫苗的名称和批号。",
    "第四条　登记一年内有效，期满前30日内可以通过https://www.yunzhou.example/dogs申请延续，"
    "逾期未办理的登记自行失效。",
    "第五条　本办法自2022年3月1日起施行，有效期至2027年2月28日，由市公安局负责解释。"
    "《云州市养犬登记暂行办法》同时废止。",
]
TEXT = "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("width", range(28, 43))
@pytest.mark.parametrize("way", WAYS)
def test_a_wrapped_text_has_its_paragraphs_again(way: str, width: int) -> None:
    assert unwrapped(wrap(TEXT, width, WAYS[way])) == PARAGRAPHS


@pytest.mark.parametrize("between", ["\n\n", "\r\n", "\r\n\r\n", "\r"])
@pytest.mark.parametrize("width", [30, 37])
def test_blank_lines_and_line_ends_of_other_systems_change_nothing(
    width: int, between: str
) -> None:
    pieces = [wrap(one, width).replace("\n", between.replace("\n\n", "\n")) for one in PARAGRAPHS]
    if between == "\r\n\r\n":
        pieces = [wrap(one, width).replace("\n", "\r\n") for one in PARAGRAPHS]
    assert unwrapped(between.join(pieces)) == PARAGRAPHS


def test_a_text_in_double_spacing_is_joined_over_its_blank_lines() -> None:
    assert unwrapped(wrap(TEXT, 33).replace("\n", "\n\n")) == PARAGRAPHS


def test_a_text_that_was_broken_twice_is_joined() -> None:
    assert unwrapped(wrap(wrap(TEXT, 60), 34)) == PARAGRAPHS


@pytest.mark.parametrize(
    "lines",
    [
        ["白日依山尽，", "黄河入海流。", "欲穷千里目，", "更上一层楼。"],
        ["姓名\t单位\t职务", "张三\t云州市公安局\t科长", "李四\t云州市教育局\t科员"],
        ["市教育局", "市公安局", "市财政局", "市民政局", "市司法局", "市统计局", "市审计局"],
        ["1.身份证", "2.户口簿", "3.免疫证明", "4.犬只照片", "5.住所证明", "6.登记申请表"],
        [
            "一、提高认识，加强领导",
            "各单位要高度重视。",
            "二、压实责任，形成合力",
            "各单位要抓好落实。",
        ],
        ["特此通知。", "云州市教育局", "2022年1月20日"],
        ["第一条　犬只应当登记。", "第二条　登记免费。", "第三条　违反前条规定的，责令改正。"],
        ["附件：", "1.养犬登记申请表", "2.养犬登记证样式"],
        ["各区教育局，市直各学校：", "现将有关事项通知如下：", "一、总体要求", "（一）指导思想"],
    ],
)
def test_lines_that_stand_for_themselves_stay(lines: list[str]) -> None:
    assert unwrapped("\n".join(lines)) == lines


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (
            ["根据《养犬", "管理条例》", "（云政发〔2019〕", "8号），制定本办法。"],
            ["根据《养犬管理条例》（云政发〔2019〕8号），制定本办法。"],
        ),
        (
            ["自2022年3月1日起施行，", "有效期五年。"],
            ["自2022年3月1日起施行，有效期五年。"],
        ),
        (["贯彻《", "养犬条例", "》的要求。"], ["贯彻《养犬条例》的要求。"]),
        (["对“诚信不合格”", "、“黑名单”", "的企业"], ["对“诚信不合格”、“黑名单”", "的企业"]),
        (["适用于法律", "、", "法规的规定。"], ["适用于法律、法规的规定。"]),
        (
            ["《甲办法》（云政", "〔2020〕", "1号）、", "《乙办法》同时废止。"],
            ["《甲办法》（云政〔2020〕1号）、《乙办法》同时废止。"],
        ),
    ],
)
def test_a_sentence_that_was_cut_is_one_line(lines: list[str], joined: list[str]) -> None:
    assert unwrapped("\n".join(lines)) == joined


def test_words_in_half_width_are_parted_and_numbers_are_not() -> None:
    text = (
        "The notice on dogs was issued by the city of Yunzhou to protect all of its citizens. "
        "Every owner of a dog shall register it at the office of the district before March. "
        "Whoever fails to do so shall be warned by the office in writing and may be fined."
    )
    words, lines = text.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 58:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    assert unwrapped("\n".join(lines)) == [text]
    assert unwrapped(wrap("登记费为每年1200元，" * 30 + "不得减免。", 31)) == [
        "登记费为每年1200元，" * 30 + "不得减免。"
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["云州市教育局关于印发养犬", "管理办法（试行）的通知"],
        ["云州市人民政府办公室", "关于印发养犬管理办法的通知"],
        ["云州市教育局转发市公安局", "关于加强校园养犬管理", "工作意见的通知"],
    ],
)
def test_a_title_on_several_lines_is_one(tmp_path: Path, lines: list[str]) -> None:
    page = "\n".join(
        [
            *lines,
            "云教发〔2022〕3号",
            "各区教育局：",
            "现将办法印发给你们，请遵照执行。",
            "云州市教育局",
            "2022年1月20日",
        ]
    )
    assert document(tmp_path, page).title == "".join(lines)


@pytest.mark.parametrize("way", WAYS)
def test_a_wrapped_file_is_read_as_its_unwrapped_twin(tmp_path: Path, way: str) -> None:
    plain = document(tmp_path, f"{TITLE}\n云政办发〔2022〕3号\n{TEXT}")
    wrapped = document(tmp_path, wrap(f"{TITLE}\n云政办发〔2022〕3号\n{TEXT}", 31, WAYS[way]))
    assert (wrapped.title, wrapped.body) == (plain.title, plain.body)
    assert (wrapped.written_on, wrapped.effective_on) == (date(2022, 1, 20), date(2022, 3, 1))
    assert wrapped.document_number == "云政办发〔2022〕3号"


def test_records_pages_and_pasted_texts_are_joined() -> None:
    broken = wrap(TEXT, 32)
    record = read_record({"title": TITLE, "body": broken}, {})
    assert [one.text for one in record.paragraphs] == PARAGRAPHS
    pasted = pasted_document(f"{TITLE}\n{broken}", date(2022, 1, 1))
    assert (pasted.title, pasted.body) == (TITLE, f"{TITLE}\n{TEXT}")


@pytest.mark.parametrize("body", ["<pre>{}</pre>", "<div class='content'>{}</div>", "{}"])
def test_a_page_that_breaks_its_lines_is_joined(body: str) -> None:
    lines = wrap(TEXT, 36)
    shown = lines if "pre" in body else lines.replace("\n", "<br>")
    if body == "{}":
        shown = "".join(f"<p>{line}</p>" for line in lines.split("\n"))
    page = f"<html><body><h1>{TITLE}</h1><div id='zoom'>{body.format(shown)}</div></body></html>"
    assert [one.text for one in read_html(page).paragraphs] == PARAGRAPHS


def document(folder: Path, text: str) -> Document:
    path = folder / "page.txt"
    path.write_text(text, encoding="utf-8")
    return read_file(path, "test", folder, ReadOptions()).documents[0]


UNREADABLE_TEXT = (
    "　　为保障夏季供水安全稳定有序，切实维护人民群众的切身利益，根据《城市供水条例》的规定，"
    "现就开展管网巡查有关事项通知如下，请各单位结合实际认真组织实施。",
    "　　一、巡查结果应当于每月十日前报送，并向社会公开。各单位应当建立巡查台账，"
    "逐项登记巡查时间、地点、发现的问题和处理的情况，由专人负责保管，保管期限不得少于三年。",
    "　　二、对巡查中发现的管网漏损、井盖缺失、标识不清等问题，应当在二十四小时内处理完毕；"
    "不能按时处理的，应当设置明显的警示标志，并报告市水务局。",
)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("change", [b"", b"\xff"], ids=["a byte lost", "a byte more"])
@pytest.mark.parametrize("line", range(5))
def test_a_line_with_an_unreadable_character_is_joined(
    encoding: str, change: bytes, line: int
) -> None:
    lines = [text[at : at + 38] for text in UNREADABLE_TEXT for at in range(0, len(text), 38)]
    broken = [one.encode(encoding) for one in lines]
    middle = len("安".encode(encoding)) * 12
    broken[line] = broken[line][:middle] + change + broken[line][middle + 1 :]
    read = unwrapped(decode(b"\n".join(broken)))
    assert len(read) == len(UNREADABLE_TEXT)
