"""PDF files in a font of shapes (Type 3), whose characters have boxes as large as they look."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.corpus.paper import HEIGHT, WIDTH, Text, file_of_objects, stream

# What is drawn of a character: most fill their square, some are flat or small.
_SQUARE = (40, -80, 960, 840)
_SHAPES = {"一": (60, 360, 940, 430), "，": (80, -100, 280, 130), "。": (80, -100, 300, 120)}


def shape_paper(
    *pages: Sequence[Text], says: Callable[[str], str] = lambda character: character
) -> bytes:
    """A PDF of pages with one font; `says` tells which character the file names for a shape."""
    used = dict.fromkeys(sign for page in pages for *_, text in page for sign in text)
    codes = {sign: code for code, sign in enumerate(used, start=1)}
    shapes = [_shape(_SHAPES.get(sign, _SQUARE)) for sign in codes]
    first = 5
    contents = first + len(shapes)
    kids = [contents + 2 * number + 1 for number in range(len(pages))]
    references = " ".join(f"{kid} 0 R" for kid in kids)
    names = " ".join(f"/g{code}" for code in codes.values())
    drawn = " ".join(f"/g{code} {first + code - 1} 0 R" for code in codes.values())
    font = (
        f"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [.001 0 0 .001 0 0] "
        f"/FirstChar 1 /LastChar {len(codes)} /Widths [{'1000 ' * len(codes)}] "
        f"/Encoding << /Differences [1 {names}] >> /CharProcs << {drawn} >> /ToUnicode 4 0 R >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{references}] /Count {len(kids)} >>".encode(),
        font.encode(),
        stream(_to_unicode({code: says(sign) for sign, code in codes.items()})),
        *shapes,
    ]
    for page in pages:
        lines = [
            f"BT /F1 {size} Tf {x} {y} Td <{''.join(f'{codes[sign]:02x}' for sign in text)}> Tj ET"
            for x, y, size, text in page
        ]
        objects.append(stream("\n".join(lines).encode()))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>".encode()
        )
    return file_of_objects(objects)


def _shape(box: tuple[int, int, int, int]) -> bytes:
    left, bottom, right, top = box
    drawn = f"{left} {bottom} {right - left} {top - bottom} re f"
    return stream(f"1000 0 {left} {bottom} {right} {top} d1 {drawn}".encode())


def _to_unicode(codes: dict[int, str]) -> bytes:
    pairs = "\n".join(
        f"<{code:02x}> <{sign.encode('utf-16-be').hex()}>" for code, sign in codes.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def "
        f"1 begincodespacerange <00> <ff> endcodespacerange {len(codes)} beginbfchar\n{pairs}\n"
        "endbfchar endcmap end end"
    ).encode()
