"""Word files: fields of which the file keeps no result show numbers, signs and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.word_drafts import lines
from tests.corpus.word_files import level, numbers, paragraph, run, scheme, style


def unmade(code: str, *, apart: bool = False) -> str:
    """A field without a result; `apart` where the file says that an empty one follows."""
    parts = ["begin", "separate", "end"] if apart else ["begin", "end"]
    marks = [f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in parts]
    said = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return marks[0] + said + "".join(marks[1:])


def simple(code: str) -> str:
    return f"<w:fldSimple w:instr='{code}'/>"


WAYS = {
    "without a result": unmade,
    "with an empty one": lambda code: unmade(code, apart=True),
    "in one element": simple,
}


def body(*codes_and_texts: tuple[str, str]) -> str:
    return "".join(paragraph(code + run(text)) for code, text in codes_and_texts)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize(
    ("codes", "shown"),
    [
        (("AUTONUM", "AUTONUM", "AUTONUM"), ("1.", "2.", "3.")),
        ((r"AUTONUM \s、", r"AUTONUM \s、"), ("1、", "2、")),
        (("AUTONUMLGL", r"AUTONUMLGL \e"), ("1.", "2")),
        (("AUTONUMOUT", "AUTONUMOUT"), ("I.", "II.")),
        (("LISTNUM", r"LISTNUM \l 2", r"LISTNUM \l 2", "LISTNUM"), ("1)", "a)", "b)", "2)")),
        ((r"LISTNUM NumberDefault \l 4", r"LISTNUM NumberDefault \l 4 \s 9"), ("(1)", "(9)")),
        (("LISTNUM OutlineDefault", r"LISTNUM OutlineDefault \l 3"), ("I.", "1.")),
        (("LISTNUM LegalDefault", r"LISTNUM LegalDefault \l 2", "LISTNUM LegalDefault"),
         ("1.", "1.1.", "2.")),
    ],
)  # fmt: skip
def test_numbers_that_fields_count_are_read(
    tmp_path: Path, way: object, codes: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    assert callable(way)
    text = "安全出口应当畅通。"
    found = lines(tmp_path, body(*((way(code), text) for code in codes)))
    assert found == [f"{number}{text}" for number in shown]


def test_automatic_numbers_follow_the_levels_of_headings(tmp_path: Path) -> None:
    styles = "".join(style(f"heading {n}", "") for n in (1, 2))
    marked = [(1, "总则"), (2, "目的"), (2, "范围"), (1, "附则"), (2, "解释")]
    made = "".join(
        paragraph(unmade("AUTONUMLGL") + run(text), f'<w:pStyle w:val="heading {one}"/>')
        for one, text in marked
    )
    found = lines(tmp_path, made, styles=styles)
    assert found == ["1.总则", "1.1.目的", "1.2.范围", "2.附则", "2.1.解释"]


def test_a_field_of_a_list_with_a_name_counts_in_that_list(tmp_path: Path) -> None:
    levels = level(0, "chineseCountingThousand", "第%1条")
    named = scheme(1, f'<w:name w:val="条文"/>{levels}') + numbers(1, 1)
    made = body(*((unmade("LISTNUM 条文"), text) for text in ("　甲。", "　乙。")))
    assert lines(tmp_path, made, numbering=named) == ["第一条　甲。", "第二条　乙。"]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r'SYMBOL 254 \f "Wingdings"', "☑"),
        (r"SYMBOL 168 \f Wingdings", "□"),
        (r"SYMBOL 0x2611 \u", "☑"),
        ("SYMBOL 169", "©"),
        ("GOTOBUTTON a 附件一", "附件一"),
        ("PAGE", ""),
        ('XE "索引"', ""),
    ],
)
def test_what_other_fields_show_without_a_result(tmp_path: Path, code: str, shown: str) -> None:
    made = paragraph(run("选项") + unmade(code) + run("同意"))
    assert lines(tmp_path, made) == [f"选项{shown}同意"]


def test_a_field_with_a_result_shows_that_and_nothing_else(tmp_path: Path) -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end")
    )
    code = "<w:r><w:instrText> LISTNUM </w:instrText></w:r>"
    made = paragraph(begin + code + separate + run("七、") + end + run("附则"))
    assert lines(tmp_path, made) == ["七、附则"]
