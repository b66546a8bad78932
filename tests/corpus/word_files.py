"""Small Word files made for tests, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from tests.corpus.packages import archive

_OPEN = "http://schemas.openxmlformats.org"
_SPACES = {
    "w": f"{_OPEN}/wordprocessingml/2006/main",
    "r": f"{_OPEN}/officeDocument/2006/relationships",
    "m": f"{_OPEN}/officeDocument/2006/math",
    "a": f"{_OPEN}/drawingml/2006/main",
    "wp": f"{_OPEN}/drawingml/2006/wordprocessingDrawing",
    "mc": f"{_OPEN}/markup-compatibility/2006",
    "dgm": f"{_OPEN}/drawingml/2006/diagram",
    "c": f"{_OPEN}/drawingml/2006/chart",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_STRICT = {
    f"{_OPEN}/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    f"{_OPEN}/officeDocument/2006/": "http://purl.oclc.org/ooxml/officeDocument/",
    f"{_OPEN}/drawingml/2006/": "http://purl.oclc.org/ooxml/drawingml/",
}
_RELATIONSHIPS = f"{_OPEN}/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def part(root: str, content: str) -> str:
    """A part of a package with one root element, `w:styles`."""
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} {spaces}>{content}</{root}>'


def word_file(
    body: str,
    *,
    parts: Mapping[str, str] | None = None,
    others: Mapping[str, bytes] | None = None,
    main: str = "document",
    strict: bool = False,
) -> bytes:
    """A Word file of a body, XML parts by their kinds, and other files by their names."""
    texts = dict(parts or {})
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    members = {
        "[Content_Types].xml": _types([main, *texts], main),
        "_rels/.rels": _relationships({"rId1": ("officeDocument", f"word/{main}.xml")}),
        f"word/_rels/{main}.xml.rels": _relationships(
            {f"r{kind}": (kind.rstrip("1"), f"{kind}.xml") for kind in texts}
            | {f"o{place}": ("aFChunk", name) for place, name in enumerate(others or {})}
        ),
        f"word/{main}.xml": part("w:document", f"<w:body>{body}{page}</w:body>"),
    }
    roots = {"header1": "w:hdr", "footer1": "w:ftr"}
    members |= {
        f"word/{kind}.xml": part(roots.get(kind, f"w:{kind}"), content)
        for kind, content in texts.items()
    }
    packed = {name: _in_strict(text) if strict else text for name, text in members.items()}
    files = {name: text.encode() for name, text in packed.items()}
    return archive(files | {f"word/{name}": data for name, data in (others or {}).items()})


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of runs; its properties go before them."""
    about = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{about}{content}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{about}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def listed(text: str, list_id: int | None, level: int | None = None, properties: str = "") -> str:
    """A paragraph in a list."""
    where = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    where += "" if list_id is None else f'<w:numId w:val="{list_id}"/>'
    return paragraph(run(text) if text else "", f"{properties}<w:numPr>{where}</w:numPr>")


def level(place: int, form: str, text: str, *, start: int | None = 1, more: str = "") -> str:
    """A level of a list; `more` are elements that follow the form of its numbers."""
    first = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{place}">{first}<w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{escape(text)}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def scheme(scheme_id: int, levels: str) -> str:
    """The levels that lists share (`w:abstractNum`)."""
    return (
        f'<w:abstractNum w:abstractNumId="{scheme_id}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def numbers(list_id: int, scheme_id: int, overrides: str = "") -> str:
    """A list (`w:num`) that counts by a scheme."""
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{scheme_id}"/>{overrides}</w:num>'


def restart(place: int, start: int) -> str:
    """Say that a list begins a level anew."""
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(style_id: str, properties: str, *, kind: str = "paragraph", more: str = "") -> str:
    """A style; `more` stands before its properties, such as what it is based on."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{style_id}"/>{more}'
        f"{properties}</w:style>"
    )


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells, each of them blocks or what `cell` gives."""
    about = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    inner = "".join(one if one.startswith("<w:tc") else cell(one) for one in cells)
    return f"<w:tr>{about}{inner}</w:tr>"


def cell(blocks: str, properties: str = "") -> str:
    """A cell of a table."""
    about = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{about}{blocks}</w:tc>"


def text_box(blocks: str) -> str:
    """A text box as Word writes it: for new programs, and once more for old ones."""
    inner = f"<w:txbxContent>{blocks}</w:txbxContent>"
    data = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        f'<wp:extent cx="990000" cy="990000"/><wp:docPr id="1" name="1"/>'
        f'<a:graphic><a:graphicData uri="{data}">'
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:rect><v:textbox>{inner}</v:textbox></v:rect></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def field(code: str, result: str, *, nested: str = "") -> str:
    """A field with its result; `nested` are runs within its code."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f"{escape(code)}</w:instrText></w:r>{nested}"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _types(kinds: list[str], main: str) -> str:
    names = {main: "document.main", "header1": "header", "footer1": "footer"}
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPE}.{names.get(kind, kind)}+xml"/>'
        for kind in kinds
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="html" ContentType="text/html"/>{overrides}</Types>'
    )


def _relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{one}" Type="{_RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for one, (kind, target) in targets.items()
    )
    space = f"{_OPEN}/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def _in_strict(text: str) -> str:
    for usual, space in _STRICT.items():
        text = text.replace(usual, space)
    return text
