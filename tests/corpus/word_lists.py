"""Numbered lists for tests, and how LibreOffice prints their numbers.

`python -m tests.corpus.word_lists` records them anew, where `soffice` is installed.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.corpus.word_files import (
    level,
    listed,
    numbers,
    paragraph,
    restart,
    run,
    scheme,
    style,
    word_file,
)

RECORDED = Path(__file__).with_name("files") / "libreoffice_numbers.json"
_MARK = re.compile(r"〈(\d+)〉")
# The forms that LibreOffice prints as ECMA-376 says, and up to which number.
FORMS = {
    **dict.fromkeys(("decimal", "decimalZero", "decimalFullWidth"), 130),
    **dict.fromkeys(("upperLetter", "lowerLetter", "upperRoman", "lowerRoman"), 130),
    **dict.fromkeys(("chineseCountingThousand", "taiwaneseCountingThousand"), 130),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), 130),
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting", "japaneseCounting"), 99),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), 20),
    "ideographTraditional": 10,
    "ideographZodiac": 12,
    "none": 3,
}
_THREE = (
    level(0, "chineseCountingThousand", "第%1章")
    + level(1, "decimal", "%1.%2")
    + level(2, "lowerLetter", "%1.%2.%3")
)


def marked(place: int) -> str:
    """The text by which the paragraph at a place is known again."""
    return f"〈{place}〉"


def number_of(lines: Iterable[str]) -> list[str]:
    """What stands before the marked texts, in their order."""
    found: dict[int, str] = {}
    for line in lines:
        mark = _MARK.search(line)
        if mark:
            found[int(mark[1])] = line[: mark.start()].strip()
    return [found[place] for place in sorted(found)]


def files() -> Iterator[tuple[str, bytes]]:
    """Word files with numbered lists, by their names."""
    for form, last in FORMS.items():
        numbering = scheme(1, level(0, form, "第%1条")) + numbers(1, 1)
        yield form, _file([(1, 0)] * last, numbering)
    one = scheme(1, _THREE) + numbers(1, 1)
    yield "skipped levels", _file([(1, 1), (1, 1), (1, 0), (1, 2), (1, 1), (1, 2)], one)
    yield "two lists, one sequence", _file([(1, 0), (2, 0), (1, 1), (2, 1)], one + numbers(2, 1))
    anew = one + numbers(2, 1, restart(0, 8)) + numbers(3, 1, restart(0, 1) + restart(1, 1))
    yield "begun anew", _file([(1, 0), (2, 0), (1, 0), (3, 0), (3, 1), (2, 0), (3, 1)], anew)
    replaced = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    other = one + numbers(2, 1, replaced)
    yield "a level of its own", _file([(1, 0), (2, 0), (1, 0), (2, 0)], other)
    yield "no list", _file([(1, 0), (0, 0), (9, 0), (1, 0)], one)
    low = scheme(1, level(0, "decimal", "%1.", start=0) + level(1, "decimal", "%1.%2", start=None))
    yield "from zero", _file([(1, 0), (1, 0), (1, 1)], low + numbers(1, 1))
    yield "by styles", word_file(_styled(), parts=_STYLED_PARTS)
    chance = random.Random(12)
    for place in range(20):
        yield f"random {place}", _random(chance)


def _file(places: Iterable[tuple[int, int]], numbering: str) -> bytes:
    body = "".join(
        listed(marked(place), list_id, index) for place, (list_id, index) in enumerate(places)
    )
    return word_file(body, parts={"numbering": numbering})


def _number_style(style_id: str, place: str, based_on: str = "") -> str:
    more = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return style(style_id, f"<w:pPr><w:numPr>{place}</w:numPr></w:pPr>" if place else "", more=more)


_STYLED_PARTS = {
    "styles": _number_style("a", '<w:numId w:val="1"/>')
    + _number_style("b", '<w:ilvl w:val="1"/><w:numId w:val="1"/>', "a")
    + _number_style("c", "", "b")
    + _number_style("d", '<w:numId w:val="0"/>', "b"),
    "numbering": scheme(
        1,
        level(0, "chineseCountingThousand", "第%1章", more='<w:pStyle w:val="a"/>')
        + level(1, "decimal", "%1.%2", more='<w:pStyle w:val="b"/>')
        + level(2, "lowerLetter", "%3)"),
    )
    + scheme(2, level(0, "upperLetter", "%1)") + level(1, "upperRoman", "%2)"))
    + numbers(1, 1)
    + numbers(2, 2),
}


def _styled() -> str:
    own = "<w:numPr><w:{}/></w:numPr>"
    places = [
        *(("a", ""), ("b", ""), ("c", ""), ("d", ""), ("b", own.format('numId w:val="0"'))),
        *(("a", own.format('ilvl w:val="2"')), ("b", own.format('numId w:val="2"')), ("a", "")),
    ]
    return "".join(
        paragraph(run(marked(place)), f'<w:pStyle w:val="{style_id}"/>{about}')
        for place, (style_id, about) in enumerate(places)
    )


def _random(chance: random.Random) -> bytes:
    """Two schemes of four levels, lists that share them, and paragraphs that jump about."""
    schemes = "".join(scheme(place, _random_levels(chance)) for place in (1, 2))
    lists = [(1, 1, ""), (2, 2, ""), (3, 1, "")]
    lists.append((4, 2, restart(0, chance.randrange(1, 9))))
    numbering = schemes + "".join(numbers(*one) for one in lists)
    places = []
    index = 0
    for _ in range(30):
        index = min(3, max(0, index + chance.choice((-2, -1, 0, 0, 1))))
        places.append((chance.choice((1, 1, 1, 2, 2, 3, 4)), index))
    return _file(places, numbering)


def _random_levels(chance: random.Random) -> str:
    forms = [form for form, last in FORMS.items() if last > 29]
    first = level(0, chance.choice(forms), chance.choice(("第%1条", "%1、", "（%1）")))
    texts = ("%{n}.", "（%{n}）", "%1.%{n}", "%1-%{n}")
    return first + "".join(
        level(
            place,
            chance.choice(forms),
            chance.choice(texts).replace("{n}", str(place + 1)),
            start=chance.choice((1, 1, 1, 3)),
            more=chance.choice(("", '<w:suff w:val="space"/>', '<w:suff w:val="nothing"/>')),
        )
        for place in (1, 2, 3)
    )


def printed_numbers() -> dict[str, list[str]] | None:
    """The numbers of all files as LibreOffice prints them; None where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        return None
    with TemporaryDirectory() as name:
        folder = Path(name)
        names: Mapping[str, str] = {f"{n}": title for n, (title, _) in enumerate(files())}
        paths = []
        for n, (_, data) in enumerate(files()):
            paths.append(folder / f"{n}.docx")
            paths[-1].write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        form = ("--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", name)
        subprocess.run([office, profile, *form, *paths], check=True, capture_output=True)
        return {
            title: number_of((folder / f"{n}.txt").read_text("utf-8-sig").splitlines())
            for n, title in names.items()
        }


if __name__ == "__main__":
    found = printed_numbers()
    if found is not None:
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        RECORDED.write_text(text.replace("],", "],\n") + "\n", encoding="utf-8")
