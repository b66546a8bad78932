"""What of printed pages cannot be read is named, and what stands apart is put together."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from corpus.document import Document, NoteKind, ReadingNote
from corpus.printed.recognised import is_recognised
from corpus.readers import ReadOptions, read_file
from corpus.report import SkipReason
from tests.corpus.ofd_files import file, page, text_object
from tests.corpus.paper import HEIGHT, WIDTH, Leaf, Rule, Text, column, paper
from tests.corpus.shape_fonts import shape_paper
from tests.corpus.test_office import with_member

TITLE = "云州市河道采砂管理办法"
FIRST = (
    "第一条　为了加强河道采砂管理，保障防洪和通航安全，根据有关法律法规，结合本市实际，制定本办法。"
)
SECOND = "第二条　在本市河道内采砂的，应当取得一份许可证，一证一船，并按照规定的地点和期限开采。"
HEAD: Text = (200, 780, 22, TITLE)


def read(folder: Path, data: bytes, name: str = "a.pdf") -> Document:
    (folder / name).write_bytes(data)
    (document,) = read_file(folder / name, "test", folder, ReadOptions()).documents
    return document


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def noted(document: Document, kind: NoteKind) -> ReadingNote | None:
    return next((note for note in document.parts[0].notes if note.kind is kind), None)


def test_characters_with_boxes_of_their_shapes_stand_in_their_lines(tmp_path: Path) -> None:
    lines = [HEAD, *column(f"{FIRST}\n{SECOND}".replace("　", ""), width=26)]
    document = read(tmp_path, shape_paper(lines))
    assert texts(document) == [TITLE, *(one.replace("　", "") for one in (FIRST, SECOND))]


def accented(sign: str) -> str:
    """A letter with an accent in place of a character."""
    return chr(0xC0 + ord(sign) % 0x40)


def test_a_page_of_characters_nobody_can_read_is_named_and_left_out(tmp_path: Path) -> None:
    lines = column(f"{FIRST}\n{SECOND}")
    document = read(tmp_path, shape_paper([HEAD, *lines], lines, lines))
    assert noted(document, NoteKind.UNREADABLE_PAGES) is None
    known = set(TITLE)
    strange = shape_paper([HEAD], lines, says=lambda one: one if one in known else accented(one))
    document = read(tmp_path, strange)
    assert noted(document, NoteKind.UNREADABLE_PAGES) == ReadingNote(
        NoteKind.UNREADABLE_PAGES, 1, (2,)
    )
    assert texts(document) == [TITLE]


@pytest.mark.parametrize(
    "text",
    [
        "面积不超过120m²，误差±5％，温度25℃，依据GB/T 28001—2011（α=0.05）执行，详见附录A。",
        "Le présent règlement définit les modalités d'accès à la zone naturelle protégée. 特此公告",
        "關於加強河道採砂管理的通知，為了加強管理，維護秩序，根據有關規定，制定本辦法，請遵照執行。",
        "يولنى باشقۇرۇش توغرىسىدىكى ئۇقتۇرۇش بارلىق ئورۇنلار ئىجرا قىلىشى كېرەك",
        "№ 12-345 (2023) IV.ⅣⅤ ①②③ → ≥ 10%, <http://a.example/?b=c&d=e>",
    ],
)
def test_what_people_write_is_recognised(text: str) -> None:
    assert is_recognised(text * 3)


def test_a_file_of_such_pages_only_has_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(shape_paper(column(FIRST), says=accented))
    result = read_file(tmp_path / "a.pdf", "test", tmp_path, ReadOptions())
    assert [one.reason for one in result.skipped] == [SkipReason.NO_TEXT_LAYER]


def test_a_damaged_page_of_a_pdf_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    data = paper([HEAD, *column(FIRST)], column("第二条　这一页坏了。"), column(SECOND))
    kids = data.split(b"/Type /Page /")
    assert len(kids) == 4
    damaged = b"/Type /Page /".join(kids[:2]) + b"/Type /Pxxe /" + b"/Type /Page /".join(kids[2:])
    document = read(tmp_path, damaged)
    assert texts(document) == [TITLE, FIRST, SECOND]
    note = ReadingNote(NoteKind.UNREADABLE_PAGES, 1, (2,))
    assert noted(document, NoteKind.UNREADABLE_PAGES) == note


def test_a_pdf_of_damaged_pages_only_is_a_line_of_the_report(tmp_path: Path) -> None:
    data = paper(column(FIRST)).replace(b"/Type /Page /", b"/Type /Pxxe /")
    (tmp_path / "a.pdf").write_bytes(data)
    result = read_file(tmp_path / "a.pdf", "test", tmp_path, ReadOptions())
    assert [one.reason for one in result.skipped] == [SkipReason.UNREADABLE]


def test_a_damaged_page_of_an_ofd_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    pages = [page([text_object(30, 40, 5, one)]) for one in (FIRST[:20], "坏页", SECOND[:20])]
    data = with_member(file(pages), "Doc_0/P/1.xml", b"<Page><Content>")
    document = read(tmp_path, data, "a.ofd")
    assert "坏页" not in document.body
    assert SECOND[:20] in document.body
    assert noted(document, NoteKind.UNREADABLE_PAGES) == ReadingNote(
        NoteKind.UNREADABLE_PAGES, 1, (2,)
    )


def packed(content: bytes) -> bytes:
    """A PDF whose only page has this packed content."""
    whole = paper([HEAD])
    begin = whole.index(b"<< /Length", whole.index(b"endstream"))
    end = whole.index(b"endstream", begin)
    made = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(content)
    return whole[:begin] + made + content + b"\n" + whole[end:]


def test_packed_parts_that_are_damaged_are_counted(tmp_path: Path) -> None:
    lines = "\n".join(
        f"BT /F1 16 Tf 1 0 0 1 74 {780 - 28 * n} Tm <{FIRST.encode('utf-16-be').hex()}> Tj ET"
        for n in range(20)
    )
    content = zlib.compress(lines.encode())
    assert noted(read(tmp_path, packed(content)), NoteKind.UNREAD_PARTS) is None
    wrong = bytearray(content)
    wrong[len(wrong) - 20] ^= 8
    document = read(tmp_path, packed(bytes(wrong)))
    assert noted(document, NoteKind.UNREAD_PARTS) == ReadingNote(NoteKind.UNREAD_PARTS, 1)


def test_a_caption_on_a_scan_of_the_whole_page_does_not_hide_that_it_is_one(
    tmp_path: Path,
) -> None:
    scan = Leaf(
        texts=[(60, 800, 12, "附件：采砂许可证式样和填写说明（本页为扫描件，以纸质文件为准）")],
        pictures=[(0, 0, WIDTH, HEIGHT)],
    )
    document = read(tmp_path, paper([HEAD, *column(FIRST)], scan))
    assert noted(document, NoteKind.PAGES_WITHOUT_TEXT) == ReadingNote(
        NoteKind.PAGES_WITHOUT_TEXT, 1, (2,)
    )


def hanging(*items: str, width: int = 24) -> list[Text]:
    """Items whose lines hang below the text behind their numbers."""
    placed: list[Text] = []
    top = 720.0
    for item in items:
        number, text = item.split(" ")
        placed.append((74, top, 16, number))
        for start in range(0, len(text), width):
            placed.append((106, top, 16, text[start : start + width]))
            top -= 28
    return placed


def test_lines_that_hang_below_an_item_go_on_in_it(tmp_path: Path) -> None:
    rest = "采砂单位应当在许可的范围内作业，不得超量开采，不得擅自改变作业方式，并接受监督检查。"
    items = [f"{number}. 在河段{number}，{rest}" for number in range(1, 7)]
    document = read(tmp_path, paper([HEAD, *hanging(*items)]))
    assert texts(document) == [TITLE, *(item.replace(" ", "") for item in items)]


def test_a_day_at_the_right_edge_ends_there(tmp_path: Path) -> None:
    width = 28 * 16
    ends = [
        (74 + width - 16 * 6, 420, 16, "云州市水务局"),
        (74 + width - 16 * 9 + 48, 392, 16, "2023年5月6日"),
    ]
    behind = (74, 364, 16, "抄送：市委各部门，市人大常委会办公室，市政协办公室，各县人民政府。")
    document = read(tmp_path, paper([HEAD, *column(f"{FIRST}\n{SECOND}"), *ends, behind]))
    assert texts(document)[-3:] == ["云州市水务局", "2023年5月6日", behind[3]]
    assert str(document.written_on) == "2023-05-06"


@pytest.mark.parametrize(
    "names",
    [
        ("云州市城市管理执法局", "2023年12月6日"),
        ("云州市水务局", "云州市财政局"),
        ("云州市水务局", "云州市财政局", "云州市教育局"),
    ],
)
def test_names_and_days_as_wide_as_each_other_are_lines(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    left = 74 + (28 - len(names[0])) * 16
    ends = [(left, 420 - 28 * n, 16, name) for n, name in enumerate(names)]
    document = read(tmp_path, paper([HEAD, *column(f"{FIRST}\n{SECOND}"), *ends]))
    assert tuple(texts(document)[-len(names) :]) == names


def test_the_small_head_of_a_lone_page_is_not_its_title(tmp_path: Path) -> None:
    small: Text = (74, 812, 9, "云州市人民政府公报　2023年第5期")
    document = read(tmp_path, paper([small, HEAD, *column(f"{FIRST}\n{SECOND}")]))
    assert document.title == TITLE
    assert noted(document, NoteKind.PAGE_HEADERS) == ReadingNote(NoteKind.PAGE_HEADERS, 1)
    marked: Text = (74, 812, 9, "附件2")
    assert texts(read(tmp_path, paper([marked, HEAD, *column(FIRST)])))[0] == "附件2"


def test_a_note_at_the_foot_of_a_page_breaks_no_sentence(tmp_path: Path) -> None:
    lines = [(x, y - 200, size, text) for x, y, size, text in column(FIRST)]
    first, rest = lines[:-1], lines[-1][3]
    note: Text = (74, 90, 10, "①河道采砂，是指在河道管理范围内开采砂石的活动。")
    document = read(tmp_path, paper([HEAD, *first, note], [(74, 780, 16, rest), *column(SECOND)]))
    assert texts(document) == [TITLE, FIRST, note[3], SECOND]


def grid(
    xs: list[float], ys: list[float], *, without: tuple[float, float] | None = None
) -> list[Rule]:
    """The rules of a table; `without` names the heights between which the first cell has none."""
    level = [
        ((xs[1] if without and without[1] < y < without[0] else xs[0]), y, xs[-1], y) for y in ys
    ]
    return [*level, *((x, ys[0], x, ys[-1]) for x in xs)]


XS: list[float] = [74, 194, 334, 514]


def row(y: float, *cells: str) -> list[Text]:
    return [(x + 4, y, 14, cell) for x, cell in zip(XS, cells, strict=False) if cell]


def test_a_merged_cell_goes_on_over_the_page(tmp_path: Path) -> None:
    head = row(210, "河段", "期限", "数量")
    above = Leaf(
        texts=[HEAD, *head, *row(180, "上游", "一月", "十吨"), *row(150, "", "二月", "九吨")],
        rules=grid(XS, [230, 200, 170, 140], without=(199, 141)),
    )
    again = row(790, "河段", "期限", "数量")
    below = Leaf(
        texts=[
            *again,
            *row(760, "", "三月", "八吨"),
            *row(730, "", "四月", "七吨"),
            *row(700, "下游", "一月", "六吨"),
        ],
        rules=grid(XS, [810, 780, 750, 720, 690], without=(779, 721)),
    )
    found = texts(read(tmp_path, paper(above, below)))
    assert found[1:] == [
        *("河段\t期限\t数量", "上游\t一月\t十吨", "上游\t二月\t九吨", "河段\t期限\t数量"),
        *("上游\t三月\t八吨", "上游\t四月\t七吨", "下游\t一月\t六吨"),
    ]


def test_an_empty_cell_at_the_top_of_another_table_stays_empty(tmp_path: Path) -> None:
    ys: list[float] = [230, 200, 170, 140]
    above = Leaf(
        texts=[
            HEAD,
            *row(210, "河段", "期限", "数量"),
            *row(180, "上游", "一月", "十吨"),
            *row(150, "下游", "二月", "九吨"),
        ],
        rules=grid(XS, ys),
    )
    below = Leaf(
        texts=[*row(760, "", "三月", "八吨"), *row(730, "中游", "四月", "七吨")],
        rules=grid(XS, [780, 750, 720]),
    )
    assert texts(read(tmp_path, paper(above, below)))[-2:] == ["\t三月\t八吨", "中游\t四月\t七吨"]


def test_a_table_without_rules_at_its_sides_and_at_the_page_has_its_cells(tmp_path: Path) -> None:
    open_sides = [
        *((XS[0], y, XS[-1], y) for y in (230, 200, 140)),
        *((x, 230, x, 140) for x in XS[1:-1]),
    ]
    cells = [
        *row(210, "河段", "期限", "数量"),
        *row(180, "上游", "一月至", "每船十"),
        *row(160, "", "三月", "吨以下"),
    ]
    document = read(tmp_path, paper(Leaf(texts=[HEAD, *cells], rules=open_sides)))
    assert texts(document)[1:] == ["河段\t期限\t数量", "上游\t一月至三月\t每船十吨以下"]
    open_top = [
        *((XS[0], y, XS[-1], y) for y in (750, 720)),
        *((x, 790, x, 720) for x in XS),
    ]
    cells = [
        *row(770, "上游", "一月至", "每船十"),
        *row(755, "", "三月", "吨以下"),
        *row(730, "下游", "四月", "九吨"),
    ]
    document = read(tmp_path, paper(column(FIRST), Leaf(texts=cells, rules=open_top)))
    assert texts(document)[1:] == ["上游\t一月至三月\t每船十吨以下", "下游\t四月\t九吨"]


def test_sentences_at_the_edge_that_differ_by_a_number_are_no_heads(tmp_path: Path) -> None:
    lines = [f"第{n}条　第{n}采区应当公示开采范围，接受监督检查。" for n in range(1, 6)]
    pages = [column(line, top=800) for line in lines]
    assert texts(read(tmp_path, paper(*pages))) == lines
    heads = [column(f"河道采砂公报2023年第{n}期", top=810) + column(SECOND) for n in range(1, 6)]
    assert texts(read(tmp_path, paper(*heads))) == [SECOND] * 5
