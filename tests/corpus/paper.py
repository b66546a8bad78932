"""Small PDF files made for tests: text and rules at places, in a font that is not in them."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842
Text = tuple[float, float, float, str]
"""Left and base line, in points from the lower left corner, the size, the text."""
Rule = tuple[float, float, float, float]


def paper(*pages: Sequence[Text], rules: Sequence[Rule] = ()) -> bytes:
    """A PDF of pages; `rules` are drawn on each, from point to point."""
    count = len(pages)
    font = 3 + 2 * count
    kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
    ]
    for index, texts in enumerate(pages):
        content = "\n".join(
            [f"{x1} {y1} m {x2} {y2} l S" for x1, y1, x2, y2 in rules]
            + [
                f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET"
                for x, y, size, text in texts
            ]
        ).encode()
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources "
            f"<< /Font << /F1 {font} 0 R >> >> /Contents {4 + 2 * index} 0 R >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    objects += [
        f"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        f"/DescendantFonts [{font + 1} 0 R] >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
        f"/FontDescriptor {font + 2} 0 R >>".encode(),
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] "
        b"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
    ]
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


def column(text: str, *, top: float = 700, size: float = 16, width: int = 28) -> list[Text]:
    """Lines of text as a word processor sets them, paragraphs indented, `width` signs to a line."""
    placed: list[Text] = []
    for paragraph in text.split("\n"):
        rest, room, left = paragraph, width - 2, 74 + 2 * size
        while rest:
            placed.append((left, top, size, rest[:room]))
            rest, room, left = rest[room:], width, 74
            top -= 1.75 * size
    return placed
