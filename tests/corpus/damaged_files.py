"""Files as people have them, cut off or with single bits turned; what is read of each of them."""

from __future__ import annotations

import io
import random
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import xlsxwriter

from corpus.document import DOUBTS, NoteKind
from corpus.readers import FileResult
from tests.corpus.ofd_files import file, page, text_object
from tests.corpus.paper import column, paper
from tests.corpus.word_files import cell, paragraph, row, run, table, word_file

LINES = [
    f"第{number}条　第{number}渡口应当公示收费标准和监督电话，不得在标准之外收取任何费用，"
    "并接受监督检查。"
    for number in range(1, 60)
]
TRUNCATED, TURNED = 15, 25
"""How many files of each form are cut off, and in how many bits are turned."""
_TOLD = frozenset([*DOUBTS, NoteKind.BLANK_PAGES])
_STREAM = re.compile(rb"<< /Length \d+ >>\nstream\n(.*?)\nendstream", re.DOTALL)


@dataclass(frozen=True)
class Damaged:
    """A damaged file: its name, its bytes, and the form of the whole one."""

    name: str
    data: bytes
    form: str


def whole_files() -> dict[str, bytes]:
    """A file of each form, all parts packed as programs pack them."""
    body = "".join(paragraph(run(line)) for line in LINES)
    rows = table(*(row(cell(paragraph(run(line)))) for line in LINES[:5]))
    parts = [LINES[at : at + 8] for at in range(0, len(LINES), 8)]
    pages = [column("\n".join(lines), top=780) for lines in parts]
    sheets = [
        page([text_object(20, 30 + 9 * n, 4, line[:40]) for n, line in enumerate(lines)])
        for lines in parts
    ]
    return {
        ".docx": word_file(body + rows, parts={"footnotes": "", "styles": ""}),
        ".xlsx": _workbook(),
        ".ofd": file(sheets),
        ".pdf": _packed(paper(*pages)),
    }


def damaged_files(chance: random.Random) -> Iterator[Damaged]:
    """Each whole file cut off at places, and with bits turned at places, drawn by chance."""
    for form, data in whole_files().items():
        for number in range(TRUNCATED):
            end = chance.randrange(1, len(data) - 30)
            yield Damaged(f"cut-{number}{form}", data[:end], form)
        for number in range(TURNED):
            turned = bytearray(data)
            for _ in range(chance.choice((1, 1, 2, 5))):
                turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
            yield Damaged(f"turned-{number}{form}", bytes(turned), form)


def is_told(result: FileResult, whole: str) -> bool:
    """Whether a file is a line of the report, is read whole, or says that something is missing."""
    if result.skipped:
        return True
    return bool(result.documents) and all(
        document.body == whole
        or any(note.kind in _TOLD for part in document.parts for note in part.notes)
        for document in result.documents
    )


def _workbook() -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    for name in ("渡口", "船只"):
        sheet = book.add_worksheet(name)
        for number, line in enumerate(LINES):
            sheet.write_row(number, 0, [str(number), name, line])
    book.close()
    return data.getvalue()


def _packed(data: bytes) -> bytes:
    """A PDF with its streams packed, and its objects found anew."""

    def stream(found: re.Match[bytes]) -> bytes:
        packed = zlib.compress(found[1])
        return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (
            len(packed),
            packed,
        )

    body = _STREAM.sub(stream, data[: data.rindex(b"xref\n0")])
    places = [found.start() for found in re.finditer(rb"(?m)^\d+ 0 obj$", body)]
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        body
        + (
            f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{entries}trailer\n"
            f"<< /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
        ).encode()
    )
