"""All words that people see stand in one place."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import search_app

HAN = re.compile(r"[㐀-鿿]")
PACKAGE = Path(search_app.__file__).parent
WORDING = PACKAGE / "wording"


def _scripts() -> list[Path]:
    """All but the box for other sites, whose example is in Chinese."""
    return [file for file in PACKAGE.glob("static/*.js") if file.name != "embed.js"]


def test_templates_and_scripts_hold_no_words() -> None:
    sheets = PACKAGE.glob("static/*.css")
    files = [*PACKAGE.glob("templates/*"), *sheets, *_scripts()]
    assert len(files) > 8
    for file in files:
        assert not HAN.search(file.read_text(encoding="utf-8")), file.name


def test_code_holds_no_words() -> None:
    for file in PACKAGE.rglob("*.py"):
        if WORDING in file.parents:
            continue
        code = re.sub(r'""".*?"""|#.*', "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not HAN.search(
            code.replace("第[〇零一二两三四五六七八九十百千0-9]+条(之[一二三四五六七八九十]+)?", "")
        ), file


def test_no_word_is_left_over() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in WORDING.glob("*.py"))
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.glob("templates/*")]
    everything = "".join(file.read_text(encoding="utf-8") for file in files)
    names = re.findall(r"^(?:def )?(\w+)(?=[(:]| =)", source, re.MULTILINE)
    assert len(names) > 100
    used = Counter(re.findall(r"\w+", everything))
    assert [name for name in names if used[name] < 2] == []
