"""Reading needs no fonts: what a PDF names and does not hold is read on any machine."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from pathlib import Path

from corpus.readers.pdf.stand_in_font import font_file
from tests.corpus.paper import Leaf, Text, paper

# A process whose library finds no font, as on a machine that has none.
_READ = """
import ctypes, json, sys
from pathlib import Path
import pypdfium2
import pypdfium2.raw as pdfium

types = dict(pdfium.FPDF_SYSFONTINFO._fields_)
none = {name: types[name](lambda *_: 0) for name in types if name != "version"}
info = pdfium.FPDF_SYSFONTINFO(version=1, **none)
pdfium.FPDF_SetSystemFontInfo(ctypes.byref(info))
path = Path(sys.argv[1])
plain = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()

from corpus.readers.files import ReadOptions
from corpus.readers.pdf import read

texts = [paragraph.text for paragraph in read(path, ReadOptions()).paragraphs]
print(json.dumps([plain, texts]))
"""
WIDE: list[Text] = [(220, 740, 22, "通"), (330, 740, 22, "知")]
BODY: list[Text] = [(74, 700, 16, "现将供水价格印发给你们。")]


def test_single_characters_are_read_without_any_font(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(paper(Leaf(texts=[*WIDE, *BODY], columns=[(40, 700, 14, "内部资料")])))
    ran = subprocess.run(
        [sys.executable, "-c", _READ, str(path)], capture_output=True, check=True, text=True
    )
    plain, texts = json.loads(ran.stdout)
    assert "通" not in plain
    assert texts == ["通　知", BODY[0][3], "内部资料"]


def test_the_font_is_whole() -> None:
    data = font_file()
    count = struct.unpack(">H", data[4:6])[0]
    assert len(data) < 1000
    for entry in range(count):
        name, _, start, length = struct.unpack(">4sIII", data[12 + 16 * entry : 28 + 16 * entry])
        assert len(data[start : start + length]) == length > 0, name
