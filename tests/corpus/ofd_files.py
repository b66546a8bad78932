"""Small OFD files made for tests: text objects, templates, annotations and rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.corpus.packages import archive

_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
TEMPLATE = '<ofd:Template TemplateID="900" ZOrder="{}"/>'


def text_object(
    x: float,
    y: float,
    size: float,
    text: str,
    *,
    ctm: str = "",
    steps: str | None = None,
    attributes: str = "",
    grey: bool = False,
) -> str:
    """A text whose box begins at a place in millimetres; `steps` are its DeltaX or DeltaY."""
    delta = f'DeltaX="g {len(text) - 1} {size}"' if steps is None else steps
    colour = '<ofd:FillColor Value="200 200 200"/>' if grey else ""
    turned = f'CTM="{ctm}"' if ctm else ""
    return (
        f'<ofd:TextObject Boundary="{x} {y} 150 {2 * size}" {turned} Size="{size}" {attributes}>'
        f'{colour}<ofd:TextCode X="0" Y="{size}" {delta}>{text}</ofd:TextCode></ofd:TextObject>'
    )


def down(text: str, size: float) -> str:
    """The steps of a text whose characters stand one below the other."""
    return f'DeltaY="g {len(text) - 1} {size}"'


def page(objects: Sequence[str], templates: str = "") -> str:
    """A page, or a template page, of objects."""
    return (
        f"<ofd:Page {_SPACE}>{templates}<ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer>"
        "</ofd:Content></ofd:Page>"
    )


def file(
    pages: Sequence[str],
    *,
    common: str = "",
    behind: str = "",
    members: Mapping[str, str] | None = None,
    documents: int = 1,
) -> bytes:
    """An OFD of `documents` with the same pages; `members` are further files of the first one."""
    roots = "".join(
        f"<ofd:DocBody><ofd:DocRoot>Doc_{n}/Document.xml</ofd:DocRoot></ofd:DocBody>"
        for n in range(documents)
    )
    found = {"OFD.xml": f"<ofd:OFD {_SPACE}>{roots}</ofd:OFD>"}
    entries = "".join(f'<ofd:Page ID="{i}" BaseLoc="P/{i}.xml"/>' for i in range(len(pages)))
    for number in range(documents):
        found[f"Doc_{number}/Document.xml"] = (
            f"<ofd:Document {_SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
            f"</ofd:PhysicalBox></ofd:PageArea>{common}</ofd:CommonData>"
            f"<ofd:Pages>{entries}</ofd:Pages>{behind}</ofd:Document>"
        )
        found |= {f"Doc_{number}/P/{index}.xml": one for index, one in enumerate(pages)}
    found |= {f"Doc_0/{name}": content for name, content in (members or {}).items()}
    return archive({name: content.encode() for name, content in found.items()})


def with_template(pages: Sequence[Sequence[str]], template: Sequence[str], order: str) -> bytes:
    """An OFD whose pages have a template behind or before them."""
    return file(
        [page(objects, TEMPLATE.format(order)) for objects in pages],
        common='<ofd:TemplatePage ID="900" BaseLoc="T/0.xml"/>',
        members={"T/0.xml": page(template)},
    )


def with_annotations(objects: Sequence[str], annotations: Sequence[str]) -> bytes:
    """An OFD of one page with annotations."""
    return file(
        [page(objects)],
        behind="<ofd:Annotations>Annots.xml</ofd:Annotations>",
        members={
            "Annots.xml": f'<ofd:Annotations {_SPACE}><ofd:Page PageID="0"><ofd:FileLoc>A/0.xml'
            "</ofd:FileLoc></ofd:Page></ofd:Annotations>",
            "A/0.xml": f"<ofd:PageAnnot {_SPACE}>{''.join(annotations)}</ofd:PageAnnot>",
        },
    )


def with_composite(objects: Sequence[str], inside: Sequence[str]) -> bytes:
    """An OFD of one page that places a composite graphic, which has objects inside."""
    placed = '<ofd:CompositeObject Boundary="30 100 100 20" ResourceID="7"/>'
    return file(
        [page([*objects, placed])],
        common="<ofd:PublicRes>Res.xml</ofd:PublicRes>",
        members={
            "Res.xml": f"<ofd:Res {_SPACE}><ofd:CompositeGraphicUnits>"
            f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{"".join(inside)}'
            "</ofd:Content></ofd:CompositeGraphicUnit>"
            "</ofd:CompositeGraphicUnits></ofd:Res>"
        },
    )


def annotation(kind: str, inside: str = "", remark: str = "", attributes: str = "") -> str:
    """An annotation of a kind, with objects or with what somebody remarked."""
    drawn = f'<ofd:Appearance Boundary="30 150 100 30">{inside}</ofd:Appearance>' if inside else ""
    said = f"<ofd:Remark>{remark}</ofd:Remark>" if remark else ""
    return f'<ofd:Annot ID="1" Type="{kind}" {attributes}>{said}{drawn}</ofd:Annot>'


def grid(columns: Sequence[float], rows: Sequence[float]) -> str:
    """A path of rules, at millimetres from the upper left corner of the page."""
    level = [f"M {columns[0]} {y} L {columns[-1]} {y}" for y in rows]
    upright = [f"M {x} {rows[0]} L {x} {rows[-1]}" for x in columns]
    return (
        '<ofd:PathObject Boundary="0 0 210 297"><ofd:AbbreviatedData>'
        f"{' '.join([*level, *upright])}</ofd:AbbreviatedData></ofd:PathObject>"
    )
