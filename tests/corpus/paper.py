"""Small PDF files made for tests: text and rules at places, in a font that is not in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

WIDTH, HEIGHT = 595, 842
Text = tuple[float, float, float, str]
"""Left and base line, in points from the lower left corner, the size, the text."""
Rule = tuple[float, float, float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A page that has more than upright text: `turn` is its /Rotate, `box` its /MediaBox.

    `turned` are texts at an angle, counted against the clock; `faint` ones are drawn in grey, and
    `behind` ones before all others. `columns` run down the page, by the font's own vertical
    writing. `pictures` are the boxes of pictures, `fields` those of a form with what is written in
    them and whether they bring a drawing, `comments` what somebody noted.
    """

    texts: Sequence[Text] = ()
    turned: Sequence[tuple[float, Text]] = ()
    faint: Sequence[tuple[float, Text]] = ()
    columns: Sequence[Text] = ()
    behind: Sequence[Text] = ()
    rules: Sequence[Rule] = ()
    pictures: Sequence[Box] = ()
    fields: Sequence[tuple[Box, str, bool]] = ()
    comments: Sequence[str] = ()
    turn: int = 0
    box: Box = (0, 0, WIDTH, HEIGHT)
    crop: Box | None = None


def paper(*pages: Sequence[Text] | Leaf, rules: Sequence[Rule] = ()) -> bytes:
    """A PDF of pages; `rules` are drawn on each, from point to point."""
    leaves = [page if isinstance(page, Leaf) else Leaf(texts=page) for page in pages]
    objects = [b"", b"", *_fonts(), _PICTURE]
    kids: list[int] = []
    fields: list[int] = []
    for leaf in leaves:
        annotations = _annotations(leaf, len(objects) + 1)
        widgets = range(len(objects) + 1, len(objects) + 1 + len(annotations))
        fields += [
            number for number, one in zip(widgets, annotations, strict=True) if b"/FT" in one
        ]
        objects += annotations
        objects.append(stream(_content(leaf, rules)))
        kids.append(len(objects) + 1)
        objects.append(_page(leaf, len(objects), widgets))
    objects[0] = (
        f"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [{_references(fields)}] "
        f"/DA (/F1 12 Tf 0 g) /DR << /Font << /F1 3 0 R >> >> >> >>"
    ).encode()
    objects[1] = f"<< /Type /Pages /Kids [{_references(kids)}] /Count {len(kids)} >>".encode()
    return file_of_objects(objects)


def _references(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _fonts() -> list[bytes]:
    """The font for lines and the one for columns, which share what they are made of."""
    return [
        *(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-{way} "
            f"/DescendantFonts [5 0 R] >>".encode()
            for way in "HV"
        ),
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
        b"/FontDescriptor 6 0 R >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] "
        b"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
    ]


_PICTURE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
    b"/BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream"
)


def _page(leaf: Leaf, content: int, annotations: Sequence[int]) -> bytes:
    crop = f"/CropBox [{_numbers(leaf.crop)}] " if leaf.crop else ""
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{_numbers(leaf.box)}] {crop}/Rotate {leaf.turn} "
        f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /P1 7 0 R >> >> "
        f"/Annots [{_references(annotations)}] /Contents {content} 0 R >>"
    ).encode()


def _content(leaf: Leaf, rules: Sequence[Rule]) -> bytes:
    lines = [f"q {x2 - x1} 0 0 {y2 - y1} {x1} {y1} cm /P1 Do Q" for x1, y1, x2, y2 in leaf.pictures]
    lines += [f"{x1} {y1} m {x2} {y2} l S" for x1, y1, x2, y2 in (*rules, *leaf.rules)]
    lines += [_drawn(text) for text in leaf.behind]
    lines += [f"q 0.8 g {_drawn(text, angle)} Q" for angle, text in leaf.faint]
    lines += [_drawn(text) for text in leaf.texts]
    lines += [_drawn(text, angle) for angle, text in leaf.turned]
    lines += [_drawn(text, font="F2") for text in leaf.columns]
    return "\n".join(lines).encode()


def _drawn(text: Text, angle: float = 0, font: str = "F1") -> str:
    x, y, size, words = text
    along, across = cos(radians(angle)), sin(radians(angle))
    matrix = (
        f"{along:.5f} {across:.5f} {-across:.5f} {along:.5f} {x} {y}"
        if angle
        else f"1 0 0 1 {x} {y}"
    )
    return f"BT /{font} {size} Tf {matrix} Tm <{words.encode('utf-16-be').hex()}> Tj ET"


def _annotations(leaf: Leaf, first: int) -> list[bytes]:
    """The fields of a form and the comments of a page, and the drawings that fields bring."""
    made: list[bytes] = []
    drawings: list[bytes] = []
    count = len(leaf.fields) + len(leaf.comments)
    for box, value, is_drawn in leaf.fields:
        drawing = f"/AP << /N {first + count + len(drawings)} 0 R >> " if is_drawn else ""
        if is_drawn:
            drawings.append(_drawing(box, value))
        made.append(
            f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (f{first + len(made)}) /F 4 {drawing}"
            f"/Rect [{_numbers(box)}] /V <feff{value.encode('utf-16-be').hex()}> >>".encode()
        )
    made += [
        f"<< /Type /Annot /Subtype /Text /Rect [9 9 29 29] "
        f"/Contents <feff{comment.encode('utf-16-be').hex()}> >>".encode()
        for comment in leaf.comments
    ]
    return made + drawings


def _drawing(box: Box, value: str) -> bytes:
    width, height = box[2] - box[0], box[3] - box[1]
    head = (
        f"/Type /XObject /Subtype /Form /BBox [0 0 {width} {height}] "
        f"/Resources << /Font << /F1 3 0 R >> >>"
    )
    return stream(_drawn((2, 4, 12, value)).encode(), head)


def stream(content: bytes, head: str = "") -> bytes:
    """A stream of a PDF; `head` is what else its dictionary says."""
    return f"<< /Length {len(content)} {head}>>\nstream\n".encode() + content + b"\nendstream"


def _numbers(box: Box) -> str:
    return " ".join(map(str, box))


def file_of_objects(objects: Sequence[bytes]) -> bytes:
    """A PDF of objects, numbered from 1."""
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        data
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
        ).encode()
    )


def column(
    text: str, *, top: float = 700, size: float = 16, width: int = 28, left: float = 74
) -> list[Text]:
    """Lines of text as a word processor sets them, paragraphs indented, `width` signs to a line."""
    placed: list[Text] = []
    for paragraph in text.split("\n"):
        rest, room, begin = paragraph, width - 2, left + 2 * size
        while rest:
            placed.append((begin, top, size, rest[:room]))
            rest, room, begin = rest[room:], width, left
            top -= 1.75 * size
    return placed


def by_row(*columns: Sequence[Text]) -> list[Text]:
    """The lines of columns in the order of a file that draws them row by row."""
    return sorted(
        (line for lines in columns for line in lines), key=lambda line: (-line[1], line[0])
    )
