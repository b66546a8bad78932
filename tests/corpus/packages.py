"""Small OFD and ZIP files made for tests."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def archive(members: Mapping[str, bytes]) -> bytes:
    """A ZIP of members by their names."""
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return data.getvalue()


def gbk_archive(name: str, content: bytes) -> bytes:
    """A ZIP as Windows in Chinese packs it: a member's name in GBK, and no mark of UTF-8."""
    stand_in = "x" * len(name.encode("gbk"))
    return archive({stand_in: content}).replace(stand_in.encode(), name.encode("gbk"))


def encrypted_archive(name: str, content: bytes) -> bytes:
    """A ZIP whose member says that it has a password."""
    data = bytearray(archive({name: content}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + place] |= 1
    return bytes(data)


def link_archive(name: str, target: str) -> bytes:
    """A ZIP that holds a symbolic link."""
    data = io.BytesIO()
    with ZipFile(data, "w") as file:
        info = ZipInfo(name)
        info.create_system, info.external_attr = 3, 0o120777 << 16
        file.writestr(info, target)
    return data.getvalue()


def ofd(*pages: Sequence[tuple[float, float, float, str]]) -> bytes:
    """An OFD of pages: left and base line in millimetres from the upper left, size, text."""
    members = {
        "OFD.xml": f"<ofd:OFD {_SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_SPACE}><ofd:CommonData><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{i}" BaseLoc="Pages/{i}.xml"/>' for i in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
    }
    for number, texts in enumerate(pages):
        members[f"Doc_0/Pages/{number}.xml"] = (
            f"<ofd:Page {_SPACE}><ofd:Content><ofd:Layer>"
            + "".join(
                f'<ofd:TextObject Boundary="{x} {y - size} {size * len(text)} {size}" '
                f'Size="{size}"><ofd:TextCode X="0" Y="{size}" '
                f'DeltaX="g {len(text) - 1} {size}">{text}</ofd:TextCode></ofd:TextObject>'
                for x, y, size, text in texts
            )
            + "</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return archive({name: text.encode() for name, text in members.items()})
