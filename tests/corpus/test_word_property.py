"""Word files put together at random: each text that prints is read once, no other text ever."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus.word_drafts import read_data
from tests.corpus.word_files import (
    cell,
    level,
    numbers,
    paragraph,
    restart,
    row,
    run,
    scheme,
    style,
    table,
    text_box,
    word_file,
)
from tests.corpus.word_files import field as word_field

_AUTHOR = 'w:id="1" w:author="甲"'
STYLES = style("Shown", "") + style("Hidden", "<w:rPr><w:vanish/></w:rPr>")
STYLES += style("HiddenRun", "<w:rPr><w:vanish/></w:rPr>", kind="character")
NUMBERING = (
    scheme(1, level(0, "chineseCounting", "第%1条") + level(1, "decimal", "（%2）"))
    + numbers(1, 1)
    + numbers(2, 1, restart(0, 3))
)


@dataclass
class Maker:
    """Makes a body; `printed` are the texts in it that print, `unprinted` the others."""

    chance: Random
    printed: list[str] = field(default_factory=list)
    unprinted: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left: int = 120
    in_hidden: bool = False

    def text(self, prints: bool) -> str:
        """A text that stands in the file once, with angle brackets around its number."""
        made = self.printed if prints else self.unprinted
        made.append(f"〈{len(self.printed) + len(self.unprinted)}〉")
        return made[-1]

    def several(self, make: Callable[[bool, int], str], prints: bool, depth: int) -> str:
        self.left -= 1
        count = self.chance.randrange(1, 4) if depth > 0 and self.left > 0 else 1
        return "".join(make(prints, depth - 1) for _ in range(count))

    def inline(self, prints: bool, depth: int) -> str:
        """Runs, and containers of runs."""
        if depth <= 0 or self.left <= 0:
            return run(self.text(prints))
        return self.chance.choice(INLINE)(self, prints, depth)

    def blocks(self, prints: bool, depth: int) -> str:
        """Paragraphs and tables, and containers of them."""
        if depth <= 0 or self.left <= 0:
            return paragraph(run(self.text(prints)))
        return self.chance.choice(BLOCKS)(self, prints, depth)

    def runs(self, prints: bool, depth: int) -> str:
        return self.several(self.inline, prints, depth)

    def note(self, prints: bool, depth: int) -> str:
        """A reference to a footnote, which prints where the reference does."""
        place = len(self.notes) + 2
        self.notes.append("")
        inner = paragraph(self.runs(prints, min(depth, 2)))
        self.notes[place - 2] = f'<w:footnote w:id="{place}">{inner}</w:footnote>'
        return f'<w:r><w:footnoteReference w:id="{place}"/></w:r>'


Make = Callable[[Maker, bool, int], str]


def _runs_in(form: str, prints: bool = True) -> Make:
    return lambda maker, outer, depth: form.replace("{}", maker.runs(outer and prints, depth))


def _alternatives(maker: Maker, prints: bool, depth: int) -> str:
    old = run(maker.text(False))
    return (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{maker.runs(prints, depth)}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )


INLINE: list[Make] = [
    _runs_in("{}"),
    _runs_in('<w:hyperlink r:id="x">{}</w:hyperlink>'),
    _runs_in(f"<w:ins {_AUTHOR}>{{}}</w:ins>"),
    _runs_in(f"<w:moveTo {_AUTHOR}>{{}}</w:moveTo>"),
    _runs_in(f"<w:del {_AUTHOR}>{{}}</w:del>", False),
    _runs_in(f"<w:moveFrom {_AUTHOR}>{{}}</w:moveFrom>", False),
    _runs_in("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"),
    _runs_in('<w:smartTag w:element="a">{}</w:smartTag>'),
    _runs_in('<w:customXml w:element="a">{}</w:customXml>'),
    _runs_in('<w:fldSimple w:instr="DOCPROPERTY a">{}</w:fldSimple>'),
    _runs_in('<w:bdo w:val="ltr">{}</w:bdo>'),
    _alternatives,
    lambda maker, prints, depth: word_field(
        "REF a", maker.runs(prints, depth), nested=maker.runs(False, depth - 1)
    ),
    lambda maker, prints, depth: (
        f"<w:r><w:ruby><w:rt>{run(maker.text(False))}</w:rt>"
        f"<w:rubyBase>{run(maker.text(prints))}</w:rubyBase></w:ruby></w:r>"
    ),
    lambda maker, prints, depth: run(maker.text(False), "<w:vanish/>"),
    lambda maker, prints, depth: _hidden_by_style(maker),
    lambda maker, prints, depth: f"<m:oMath><m:r><m:t>{maker.text(prints)}</m:t></m:r></m:oMath>",
    lambda maker, prints, depth: maker.note(prints, depth),
    lambda maker, prints, depth: _old_box(maker, prints, depth),
    lambda maker, prints, depth: _box(maker, prints, depth),
]


def _hidden_by_style(maker: Maker) -> str:
    """A run whose style hides it, unless that of its paragraph does: both together show it."""
    properties = "<w:vanish/>" if maker.in_hidden else '<w:rStyle w:val="HiddenRun"/>'
    return run(maker.text(False), properties)


def _hidden_paragraph(maker: Maker, prints: bool, depth: int) -> str:
    outer, maker.in_hidden = maker.in_hidden, True
    made = paragraph(maker.runs(False, depth), '<w:pStyle w:val="Hidden"/>')
    maker.in_hidden = outer
    return made


def _old_box(maker: Maker, prints: bool, depth: int) -> str:
    inner = maker.blocks(prints, min(depth - 1, 2))
    return (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def _box(maker: Maker, prints: bool, depth: int) -> str:
    return text_box(maker.blocks(prints, min(depth - 1, 2)))


def _listed(maker: Maker, prints: bool, depth: int) -> str:
    place = f'<w:ilvl w:val="{maker.chance.randrange(2)}"/>'
    place += f'<w:numId w:val="{maker.chance.randrange(4)}"/>'
    return paragraph(maker.runs(prints, depth), f"<w:numPr>{place}</w:numPr>")


def _joining(mark: str) -> Make:
    def made(maker: Maker, prints: bool, depth: int) -> str:
        first = paragraph(maker.runs(prints, depth), f"<w:rPr>{mark}</w:rPr>")
        return first + paragraph(maker.runs(prints, depth))

    return made


def _table(maker: Maker, prints: bool, depth: int) -> str:
    def of_row(deleted: bool) -> str:
        width = maker.chance.randrange(1, 4)
        printed = prints and not deleted
        cells = [cell(maker.blocks(printed, depth - 2)) for _ in range(width)]
        return row(*cells, properties=f"<w:del {_AUTHOR}/>" if deleted else "")

    rows = [of_row(maker.chance.random() < 0.2) for _ in range(maker.chance.randrange(1, 4))]
    return table(*rows)


def _blocks_in(form: str) -> Make:
    return lambda maker, prints, depth: form.replace(
        "{}", maker.several(maker.blocks, prints, depth)
    )


BLOCKS: list[Make] = [
    lambda maker, prints, depth: paragraph(maker.runs(prints, depth)),
    _hidden_paragraph,
    _listed,
    _joining(f"<w:del {_AUTHOR}/>"),
    _joining("<w:vanish/>"),
    _table,
    _blocks_in("{}"),
    _blocks_in("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"),
    _blocks_in('<w:customXml w:element="a">{}</w:customXml>'),
]


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_prints_is_read_once_and_nothing_else(chance: Random) -> None:
    maker = Maker(chance)
    body = "".join(maker.blocks(True, 6) for _ in range(3))
    parts = {"styles": STYLES, "numbering": NUMBERING, "footnotes": "".join(maker.notes)}
    with TemporaryDirectory() as folder:
        found = read_data(Path(folder), word_file(body, parts=parts))
    text = "\n".join(one.text for one in found.paragraphs)
    counts = {one: text.count(one) for one in (*maker.printed, *maker.unprinted)}
    assert counts == dict.fromkeys(maker.printed, 1) | dict.fromkeys(maker.unprinted, 0)
