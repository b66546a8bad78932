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


def words_of(module: Path) -> list[str]:
    """The names that a module of words gives to others."""
    source = module.read_text(encoding="utf-8")
    return re.findall(r"^(?:def )?([^\W_]\w*)(?=[(:]| =)", source, re.MULTILINE)


def words_used(file: Path) -> set[tuple[str, str]]:
    """(module, name) of all words that a file of code or a template takes."""
    text = file.read_text(encoding="utf-8")
    called = {f"wording.{path.stem}": path.stem for path in WORDING.glob("*.py")}
    called |= {f"words.{path.stem}": path.stem for path in WORDING.glob("*.py")}
    for names in re.findall(r"^ *from search_app\.wording import (.+)$", text, re.MULTILINE):
        for name in names.split(", "):
            module, _, alias = name.partition(" as ")
            called[alias or module] = module
    for alias, module in re.findall(r"\b(\w+) = (?:wording|words)\.(\w+)\b", text):
        called[alias] = module
    used = set()
    for chain in re.findall(r"\w+(?:\.\w+)+", text):
        for length in (1, 2):
            *prefix, name = chain.split(".")[: length + 1]
            if ".".join(prefix) in called:
                used.add((called[".".join(prefix)], name))
    if file.parent == WORDING:
        counted = Counter(re.findall(r"\w+", text))
        used |= {(file.stem, name) for name in words_of(file) if counted[name] > 1}
    return used


def test_no_word_is_left_over() -> None:
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.glob("templates/*")]
    used = set().union(*map(words_used, files))
    words = [(file.stem, name) for file in WORDING.glob("*.py") for name in words_of(file)]
    assert len(words) > 100
    assert [".".join(word) for word in words if word not in used] == []


def test_a_word_of_the_same_name_elsewhere_does_not_count(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("{% set say = words.trends %}{{ say.TITLE }} {{ words.api.LEAD }} {{ TEXT }}")
    assert words_used(file) == {("trends", "TITLE"), ("api", "LEAD")}
