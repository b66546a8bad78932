"""Printed pages: turned, written down, in columns, with heads and watermarks; nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin
from pathlib import Path

import pytest

from corpus.document import Document, NoteKind, ParagraphKind
from corpus.printed.folding import fold
from corpus.readers import FileResult, ReadOptions, read_file
from tests.corpus.paper import HEIGHT, WIDTH, Box, Leaf, Rule, Text, by_row, column, paper

TITLE = "云州市供水管理办法"
ARTICLES = [
    "第一条　为了加强城市供水管理，保障居民用水安全，根据有关法律法规，结合本市实际，制定本办法。",
    "第二条　本市行政区域内的供水、用水和监督管理活动，适用本办法，法律法规另有规定的从其规定。",
    "第三条　市水务部门负责供水的监督管理，发展改革、住建等部门按照各自职责做好相关工作。",
    "第四条　供水单位应当建立水质检测制度，按照国家规定检测水质，并向社会公布检测结果。",
]
SIGNATURE = ["云州市水务局", "2023年5月6日"]
PAGE: list[Text] = [
    (220, 770, 22, TITLE),
    *column("\n".join(ARTICLES), top=720, width=26),
    (400, 320, 16, SIGNATURE[0]),
    (390, 292, 16, SIGNATURE[1]),
]
WHOLE = [TITLE, *ARTICLES, *SIGNATURE]
SHORT = [line for line in PAGE if line[1] > 680 or line[1] < 330]


def read_result(folder: Path, data: bytes) -> FileResult:
    (folder / "a.pdf").write_bytes(data)
    return read_file(folder / "a.pdf", "test", folder, ReadOptions())


def read(folder: Path, data: bytes) -> Document:
    (document,) = read_result(folder, data).documents
    return document


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def noted(document: Document) -> dict[NoteKind, int]:
    return {note.kind: note.count for note in document.parts[0].notes}


def turned(lines: Sequence[Text], turn: int) -> list[tuple[float, Text]]:
    """Upright lines of an upright page, drawn for one that is shown turned with the clock."""
    places = {
        90: lambda x, y: (HEIGHT - y, x),
        180: lambda x, y: (WIDTH - x, HEIGHT - y),
        270: lambda x, y: (y, WIDTH - x),
    }
    return [(turn, (*places[turn](x, y), size, text)) for x, y, size, text in lines]


def box_of(turn: int) -> Box:
    return (0, 0, WIDTH, HEIGHT) if turn == 180 else (0, 0, HEIGHT, WIDTH)


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("says_so", [True, False])
def test_turned_pages_are_read_whether_they_say_so_or_not(
    tmp_path: Path, turn: int, says_so: bool
) -> None:
    leaf = Leaf(turned=turned(PAGE, turn), turn=turn if says_so else 0, box=box_of(turn))
    document = read(tmp_path, paper(leaf))
    assert texts(document) == WHOLE
    assert document.issuers == ("云州市水务局",)
    assert str(document.written_on) == "2023-05-06"
    assert not noted(document)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_says_it_is_turned_and_is_not_is_read_too(tmp_path: Path, turn: int) -> None:
    assert texts(read(tmp_path, paper(Leaf(texts=PAGE, turn=turn)))) == WHOLE


def test_a_page_scanned_askew_is_read_by_lines(tmp_path: Path) -> None:
    angle = radians(2)
    askew = [
        (2.0, (x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle), size, text))
        for x, y, size, text in PAGE
    ]
    assert texts(read(tmp_path, paper(Leaf(turned=askew)))) == WHOLE


def test_a_sideways_block_stands_where_it_is_on_the_page(tmp_path: Path) -> None:
    rows = ["居民用水每立方米三元", "工业用水每立方米五元", "特种用水每立方米九元"]
    block = [(90.0, (300 + 30 * n, 400, 14, row)) for n, row in enumerate(rows)]
    lines = [PAGE[0], *PAGE[-2:]]
    document = read(tmp_path, paper(Leaf(texts=lines, turned=block)))
    assert texts(document) == [TITLE, *rows, *SIGNATURE]


def test_a_note_in_the_margin_breaks_no_sentence(tmp_path: Path) -> None:
    lines = column("\n".join(ARTICLES), top=730, width=26)
    first, second = lines[:3], [(x, y + 84, size, text) for x, y, size, text in lines[3:]]
    note = [(90.0, (40, 600, 10, "档案第八号"))]
    document = read(tmp_path, paper(Leaf(texts=first, turned=note), second))
    assert [text for text in texts(document) if text != "档案第八号"] == ARTICLES
    assert "档案第八号" in texts(document)


COLUMNS = [
    TITLE,
    "第一条为了加强供水管理，保障（居民）用水",
    "安全，制定本办法。",
    "第二条自2023年5月6日起施行。",
]
DOWN = [TITLE, COLUMNS[1] + COLUMNS[2], COLUMNS[3]]
BY_FONT = [(500 - 40 * n, 740, 14, text) for n, text in enumerate(COLUMNS)]
BY_SIGNS = [
    (500 - 40 * n, 740 - 15 * row, 14, sign)
    for n, text in enumerate(COLUMNS)
    for row, sign in enumerate(text)
]


@pytest.mark.parametrize(
    "leaf",
    [
        Leaf(columns=BY_FONT),
        Leaf(columns=BY_FONT[::-1]),
        Leaf(texts=BY_SIGNS),
        Leaf(texts=[(285, 40, 12, "— 1 —"), *BY_SIGNS]),
        Leaf(turned=turned(BY_SIGNS, 90), turn=90, box=(0, 0, HEIGHT, WIDTH)),
    ],
)
def test_vertical_writing_goes_from_right_to_left(tmp_path: Path, leaf: Leaf) -> None:
    assert texts(read(tmp_path, paper(leaf))) == DOWN


def test_numbers_across_a_column_stay_in_it(tmp_path: Path) -> None:
    signs: list[Text] = []
    for row, sign in enumerate("罚款#元以上一百元以下并责令限期改正"):
        y = 740 - 15 * row
        pair = [(500, y, 7, "1"), (507, y, 7, "2")]
        signs += pair if sign == "#" else [(500, y, 14, sign)]
    assert texts(read(tmp_path, paper(signs))) == ["罚款12元以上一百元以下并责令限期改正"]


def in_a_column(x: float, text: str, size: float = 14) -> Leaf:
    """A column from its top: Han upright, digits and Latin letters on their side."""
    upright: list[Text] = []
    sideways: list[tuple[float, Text]] = []
    y = 740.0
    for sign in text:
        if sign.isascii():
            sideways.append((-90, (x + 2, y + size, size, sign)))
            y -= size / 2
        else:
            upright.append((x, y, size, sign))
            y -= size + 1
    return Leaf(texts=upright, turned=sideways)


@pytest.mark.parametrize("number", ["2023", "7", "1234567890", "GB5749"])
def test_digits_that_lie_in_a_column_stay_in_it(tmp_path: Path, number: str) -> None:
    first = in_a_column(480, f"第一条供水单位应当按照标准{number}的要求检测水质。")
    second = in_a_column(440, f"第二条每年{number}次，并向社会公布。")
    leaf = Leaf(texts=[*first.texts, *second.texts], turned=[*first.turned, *second.turned])
    assert texts(read(tmp_path, paper(leaf))) == [
        f"第一条供水单位应当按照标准{number}的要求检测水质。",
        f"第二条每年{number}次，并向社会公布。",
    ]


def test_columns_of_a_turned_page_whose_signs_are_given_backwards(tmp_path: Path) -> None:
    upside_down = Leaf(turned=turned(BY_SIGNS[::-1], 180), turn=180)
    assert texts(read(tmp_path, paper(upside_down))) == DOWN


@pytest.mark.parametrize("step", [1, -1])
def test_digits_keep_their_order(tmp_path: Path, step: int) -> None:
    cells = [[(80 + 6 * n, 684, 14, sign) for n, sign in enumerate("10")], [(200, 684, 14, "水厂")]]
    leaf = Leaf(texts=[sign for cell in cells for sign in cell[::step]])
    rules = table([74, 194, 314], [700, 676])
    assert texts(read(tmp_path, paper(leaf, rules=rules))) == ["10\t水厂"]


def test_a_column_in_the_margin_is_read_by_itself(tmp_path: Path) -> None:
    side = [(40, 600 - 20 * n, 16, sign) for n, sign in enumerate("内部资料")]
    assert texts(read(tmp_path, paper([*side, *PAGE]))) == [*WHOLE, "内部资料"]


def in_columns(text: str, count: int, width: int, top: float = 700) -> list[list[Text]]:
    """A text set in columns, as even as may be."""
    size, gutter = 11, 22
    lines = column(text, top=top, size=size, width=width, left=60)
    each = -(-len(lines) // count)
    return [
        [
            (x + n * (width * size + gutter), top - 1.75 * size * row, height, line)
            for row, (x, _, height, line) in enumerate(lines[n * each : (n + 1) * each])
        ]
        for n in range(count)
    ]


@pytest.mark.parametrize(("count", "width"), [(2, 20), (3, 13)])
def test_columns_are_read_one_after_the_other(tmp_path: Path, count: int, width: int) -> None:
    columns = in_columns("\n".join(ARTICLES), count, width)
    title: list[Text] = [(220, 770, 22, TITLE)]
    lower = [[(x, y - 8, size, text) for x, y, size, text in one] for one in columns[1:]]
    by_column = [line for one in columns for line in one]
    for lines in (by_row(*columns), by_column, by_row(columns[0], *lower)):
        assert texts(read(tmp_path, paper([*title, *lines]))) == [TITLE, *ARTICLES]


def test_a_heading_across_both_columns_divides_them(tmp_path: Path) -> None:
    upper = by_row(*in_columns("\n".join(ARTICLES), 2, 20))
    later = [text.replace("第", "第十") for text in ARTICLES]
    lower = by_row(*in_columns("\n".join(later), 2, 20, top=480))
    heading: Text = (250, 530, 16, "第二章　管理")
    found = texts(read(tmp_path, paper([*upper, heading, *lower])))
    assert found == [*ARTICLES, "第二章　管理", *later]


def test_the_few_lines_of_a_last_page_are_columns_too(tmp_path: Path) -> None:
    first = by_row(*in_columns("\n".join(ARTICLES), 2, 20))
    last = by_row(
        *in_columns("第五条　本办法由市水务局负责解释。\n第六条　本办法自公布之日起施行。", 2, 20)
    )
    number: Text = (60, 40, 10, "· 1 ·")
    found = texts(read(tmp_path, paper([*first, number], last)))
    assert found[-2:] == ["第五条　本办法由市水务局负责解释。", "第六条　本办法自公布之日起施行。"]
    assert found[:4] == ARTICLES


def test_rows_of_labels_are_no_columns(tmp_path: Path) -> None:
    left: list[Text] = [(74, 700 - 25 * n, 14, f"联系单位第{n}号办公室") for n in range(4)]
    right: list[Text] = [(330, 700 - 25 * n, 14, f"联系电话0999-12345{n}") for n in range(4)]
    want = [f"{one[3]}\t{other[3]}" for one, other in zip(left, right, strict=True)]
    for lines in (by_row(left, right), [*left, *right]):
        assert texts(read(tmp_path, paper(lines))) == want


LONG = [f"第{n}条　{text[4:]}" for n, text in enumerate(ARTICLES * 4, start=11)]


def pages_of(running: Sequence[Sequence[Text]], *, first: bool = True) -> bytes:
    """A long text over pages, each with what runs on it, drawn before the text or within it."""
    lines = column("\n".join(LONG), top=745, width=26)
    made = []
    for number, on_page in enumerate(running):
        part = lines[12 * number : 12 * number + 12]
        body = [(x, 745.0 - 28 * row, size, text) for row, (x, _, size, text) in enumerate(part)]
        made.append([*on_page, *body] if first else [*body[:5], *on_page, *body[5:]])
    return paper(*made)


NUMBERS = {
    "dashes": ["— 1 —", "— 2 —", "— 3 —"],
    "tight": ["-1-", "-2-", "-3-"],
    "plain": ["1", "2", "3"],
    "Roman": ["i", "ii", "iii"],
    "Roman signs": ["Ⅰ", "Ⅱ", "Ⅲ"],
    "Han": ["第一页", "第二页", "第三页"],
    "of all": [f"第 {n} 页 共 3 页" for n in (1, 2, 3)],
    "of all, comma": [f"第{n}页，共3页" for n in (1, 2, 3)],
    "of all, brackets": [f"第{n}页（共3页）" for n in (1, 2, 3)],
    "all first": [f"共3页　第{n}页" for n in (1, 2, 3)],
    "slash": [f"{n}/3" for n in (1, 2, 3)],
    "English": [f"Page {n} of 3" for n in (1, 2, 3)],
    "full-width": ["－１－", "－２－", "－３－"],
}


@pytest.mark.parametrize("numbers", NUMBERS.values(), ids=NUMBERS)
@pytest.mark.parametrize("first", [True, False])
def test_page_numbers_are_no_text(tmp_path: Path, numbers: list[str], first: bool) -> None:
    for place in ((285.0, 40.0), (440.0, 805.0)):
        running = [[(*place, 12.0, number)] for number in numbers]
        document = read(tmp_path, pages_of(running, first=first))
        assert texts(document) == LONG
        assert noted(document) == {NoteKind.PAGE_HEADERS: 3}


def test_heads_and_feet_are_no_text_wherever_they_are_drawn(tmp_path: Path) -> None:
    running: list[list[Text]] = [
        [
            (74, 805, 10, "云州市人民政府公报"),
            (430, 805, 10, f"2019年第{number}期"),
            (74, 40, 10, "云州市人民政府办公室编印"),
        ]
        for number in (1, 2, 3)
    ]
    document = read(tmp_path, pages_of(running))
    assert texts(document) == LONG
    assert noted(document) == {NoteKind.PAGE_HEADERS: 6}


def test_a_title_stays_where_the_head_repeats_it(tmp_path: Path) -> None:
    title: Text = (220, 795, 22, TITLE)
    small: Text = (250, 805, 9, TITLE)
    document = read(tmp_path, pages_of([[title], [small], [small]]))
    assert texts(document) == [TITLE, *LONG]


MARK: Text = (150, 380, 60, "内部资料")
MARKS = {
    "large, at a slant": Leaf(turned=[(45, MARK)]),
    "small, at a slant": Leaf(turned=[(45, (150, 380, 14, "内部资料"))]),
    "down": Leaf(turned=[(-45, (150, 600, 60, "内部资料"))]),
    "tiled": Leaf(
        faint=[
            (30, (100 + 150 * n, 200 + 150 * row, 14, "内部资料"))
            for n in range(3)
            for row in range(3)
        ]
    ),
    "upright and light": Leaf(faint=[(0, (150, 500, 70, "内部资料"))]),
    "upright and dark": Leaf(behind=[(150, 500, 70, "内部资料")]),
    "as small as the text": Leaf(faint=[(0, (150, 640, 16, "内部资料"))]),
}


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_watermarks_are_no_text(tmp_path: Path, mark: Leaf) -> None:
    leaf = Leaf(texts=PAGE, turned=mark.turned, faint=mark.faint, behind=mark.behind)
    last = Leaf(texts=SHORT, turned=mark.turned, faint=mark.faint, behind=mark.behind)
    document = read(tmp_path, paper(leaf, last))
    assert "内部资料" not in document.body
    assert texts(document)[:7] == WHOLE
    assert noted(document).keys() == {NoteKind.WATERMARKS}


def test_words_at_a_slant_that_stand_once_are_text(tmp_path: Path) -> None:
    document = read(tmp_path, paper(Leaf(texts=PAGE, turned=[(30, (400, 200, 12, "已归档"))])))
    assert texts(document) == [*WHOLE, "已归档"]


def test_the_words_of_a_round_seal_are_one_text(tmp_path: Path) -> None:
    places = [(90 - 25 * n, radians(180 - 25 * n)) for n in range(7)]
    seal = [
        (float(turn), (450 + 60 * cos(angle), 250 + 60 * sin(angle), 12.0, sign))
        for (turn, angle), sign in zip(places, "云州市水务局章", strict=True)
    ]
    assert texts(read(tmp_path, paper(Leaf(texts=PAGE, turned=seal)))) == [*WHOLE, "云州市水务局章"]


def table(columns: Sequence[float], rows: Sequence[float]) -> list[Rule]:
    level = [(columns[0], y, columns[-1], y) for y in rows]
    return [*level, *((x, rows[-1], x, rows[0]) for x in columns)]


def test_merged_cells_give_their_text_to_each_row(tmp_path: Path) -> None:
    rules = [
        *((74.0, y, 450.0, y) for y in (700.0, 670.0, 580.0)),
        *((170.0, y, 320.0, y) for y in (640.0, 610.0)),
        (320.0, 640.0, 450.0, 640.0),
        *((x, 580.0, x, 700.0) for x in (74.0, 170.0, 320.0, 450.0)),
    ]
    cells: list[Text] = [
        (330, 605, 12, "另行公布"), (180, 590, 12, "特种"), (180, 620, 12, "工业"),
        (80, 620, 12, "一类区"), (180, 650, 12, "居民"), (330, 650, 12, "三元"),
        (80, 680, 12, "区域"), (180, 680, 12, "用途"), (330, 680, 12, "价格"),
    ]  # fmt: skip
    assert texts(read(tmp_path, paper(Leaf(texts=cells, rules=rules)))) == [
        "区域\t用途\t价格",
        "一类区\t居民\t三元",
        "一类区\t工业\t另行公布",
        "一类区\t特种\t另行公布",
    ]


def test_an_underline_in_a_cell_makes_no_row(tmp_path: Path) -> None:
    cells: list[Text] = [
        (80, 655, 12, "居民"),
        (180, 655, 12, "三元"),
        (80, 625, 12, "工业"),
        (180, 625, 12, "五元"),
    ]
    rules = [*table([74, 170, 320], [670, 640, 610]), (180, 652, 204, 652)]
    assert texts(read(tmp_path, paper(Leaf(texts=cells, rules=rules)))) == [
        "居民\t三元",
        "工业\t五元",
    ]


def test_tables_side_by_side_keep_their_rows(tmp_path: Path) -> None:
    cells: list[Text] = [
        (80, 655, 12, "居民"), (130, 655, 12, "三元"), (80, 625, 12, "工业"),
        (130, 625, 12, "五元"), (330, 650, 12, "一区"), (400, 650, 12, "八元"),
        (330, 615, 12, "二区"), (400, 615, 12, "九元"),
    ]  # fmt: skip
    rules = [*table([74, 120, 180], [670, 640, 610]), *table([320, 390, 450], [665, 635, 600])]
    found = texts(read(tmp_path, paper(Leaf(texts=cells, rules=rules))))
    assert sorted(found) == sorted(["居民\t三元", "工业\t五元", "一区\t八元", "二区\t九元"])


@pytest.mark.parametrize("turn", [0, 90])
def test_a_sideways_table_has_rows(tmp_path: Path, turn: int) -> None:
    cells = [["区域", "车型", "收费"], ["一类区", "小型车", "六元"]]
    placed = [
        (90.0, (100.0 + 30 * row, 110.0 + 100 * place, 12.0, text))
        for row, texts_of_row in enumerate(cells)
        for place, text in enumerate(texts_of_row)
    ]
    rules = [(x, 100, x, 400) for x in (80, 110, 140)] + [
        (80, y, 140, y) for y in (100, 200, 300, 400)
    ]
    document = read(tmp_path, paper(Leaf(turned=placed, rules=rules, turn=turn)))
    assert texts(document) == ["\t".join(row) for row in cells]
    assert {one.kind for one in document.paragraphs} == {ParagraphKind.TABLE_ROW}


def test_headings_set_sideways_stand_in_their_cells(tmp_path: Path) -> None:
    rules = table([74, 170, 320, 450], [700, 600, 570])
    headings = [
        (90.0, (x, 610.0, 12.0, text))
        for x, text in ((125.0, "区域"), (245.0, "机动车"), (385.0, "非机动车"))
    ]
    cells: list[Text] = [(80, 580, 12, "一类区"), (180, 580, 12, "六元"), (330, 580, 12, "三元")]
    document = read(tmp_path, paper(Leaf(texts=cells, turned=headings, rules=rules)))
    assert texts(document) == ["区域\t机动车\t非机动车", "一类区\t六元\t三元"]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_head_of_a_joint_document_ends_with_its_word(tmp_path: Path, count: int) -> None:
    organs = ["云州市水务局", "云州市财政局", "云州市发展和改革委员会", "云州市住建局"][:count]
    names: list[Text] = [(100, 780 - 34 * n, 26, organ) for n, organ in enumerate(organs)]
    word: Text = (460, 776 - 17 * (count - 1), 50, "文件")
    number: Text = (220, 600, 16, "云水发〔2023〕5号")
    found = texts(read(tmp_path, paper([word, *names, number, *column(ARTICLES[0], top=560)])))
    assert found[: count + 2] == [*organs, "文件", "云水发〔2023〕5号"]


def test_a_signature_after_a_table_is_two_lines(tmp_path: Path) -> None:
    rows = [["区域", "车型", "收费"], ["一类区", "小型车", "六元"]]
    cells: list[Text] = [
        (80 + 120 * place, 715 - 30 * row, 12, text)
        for row, texts_of_row in enumerate(rows)
        for place, text in enumerate(texts_of_row)
    ]
    rules = table([74, 194, 314, 434], [730, 700, 670])
    signature: list[Text] = [
        (340, 600, 16, "云州市发展和改革委员会"),
        (390, 572, 16, "2023年5月6日"),
    ]
    document = read(
        tmp_path, paper(Leaf(texts=[(200, 770, 18, "收费标准"), *cells, *signature], rules=rules))
    )
    assert texts(document)[-2:] == ["云州市发展和改革委员会", "2023年5月6日"]
    assert str(document.written_on) == "2023-05-06"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ([(74.0, 700.0, 16.0, "2 0 2 3 年 5 月 6 日")], "2023年5月6日"),
        ([(74.0, 700.0, 16.0, "２０２３年５月６日")], "2023年5月6日"),
        (
            [(74 + 24.0 * n, 700.0, 16.0, sign) for n, sign in enumerate("2023年5月6日")],
            "2023年5月6日",
        ),
        (
            [(74 + 30.0 * n, 700.0, 16.0, sign) for n, sign in enumerate("云州市人民政府文件")],
            "云州市人民政府文件",
        ),
        ([(74.0, 700.0, 16.0, "⻘岚县⼈⺠政府⻔⼾")], "青岚县人民政府门户"),
        ([(220.0, 740.0, 22.0, "通"), (330.0, 740.0, 22.0, "知")], "通　知"),
        ([(74 + d, 700.0, 16.0, TITLE) for d in (0.0, 0.5)], TITLE),
        (
            [(74 + 16.0 * n + d, 700.0, 16.0, c) for d in (0, 0.4) for n, c in enumerate(TITLE)],
            TITLE,
        ),
    ],
)
def test_the_signs_of_a_line(tmp_path: Path, line: list[Text], text: str) -> None:
    assert texts(read(tmp_path, paper([*line, (74, 500, 16, "下一行")])))[0] == text


def test_radicals_and_vertical_signs_are_folded() -> None:
    assert fold("⻝品⽤⻋、⻓城︵⾸⻚︶︐GB２１") == "食品用车、长城（首页），GB21"
    assert fold("plain 2023") == "plain 2023"


SCAN: Box = (0, 0, WIDTH, HEIGHT)


def test_pages_that_are_pictures_are_noted_and_blank_ones_are_not(tmp_path: Path) -> None:
    frame = table([50, 545], [792, 50])
    outlines = [(50.0 + 5 * n, 100.0, 60.0 + 5 * n, 120.0) for n in range(60)]
    document = read(
        tmp_path,
        paper(
            PAGE,
            Leaf(pictures=[SCAN]),
            Leaf(pictures=[(50, 50, 545, 800)], texts=[(285, 30, 12, "— 3 —")]),
            Leaf(),
            Leaf(texts=[(285, 30, 12, "— 5 —")]),
            Leaf(rules=frame),
            Leaf(rules=outlines),
            Leaf(texts=[(220, 815, 14, "附图：管网分布图")], pictures=[(50, 50, 545, 790)]),
            Leaf(texts=column("\n".join(ARTICLES)), pictures=[SCAN]),
            Leaf(texts=[(74, 600, 16, "本页只有一枚小图。")], pictures=[(400, 300, 480, 380)]),
        ),
    )
    (note,) = (one for one in document.parts[0].notes if one.kind is NoteKind.PAGES_WITHOUT_TEXT)
    assert note.pages == (2, 3, 7, 8)


def test_fields_of_forms_are_read_and_comments_counted(tmp_path: Path) -> None:
    labels: list[Text] = [
        (74, 700, 14, "申请人："),
        (74, 660, 14, "地址："),
        (74, 620, 14, "事由："),
    ]
    fields = [
        ((140, 695, 300, 715), "张三丰", True),
        ((130, 655, 400, 675), "人民路一号", False),
        ((130, 560, 400, 635), "第一行\n第二行", False),
    ]
    document = read(
        tmp_path, paper(Leaf(texts=labels, fields=fields, comments=["请核对", "同意", " "]))
    )
    assert [text.replace("　", "") for text in texts(document)] == [
        "申请人：张三丰", "地址：人民路一号", "事由：第一行", "第二行",
    ]  # fmt: skip
    assert noted(document) == {NoteKind.COMMENTS: 2}


def test_what_stands_beyond_the_paper_is_left_out_and_noted(tmp_path: Path) -> None:
    outside: list[Text] = [(74, -30, 14, "页外的字"), (700, 500, 14, "也在页外")]
    document = read(tmp_path, paper(Leaf(texts=[*PAGE, *outside], crop=SCAN)))
    assert texts(document) == WHOLE
    assert noted(document) == {NoteKind.HIDDEN_TEXT: 2}
