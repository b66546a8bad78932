"""`python -m tests.characters [folder of Unihan]`: make the tables of characters anew.

pypinyin has to be installed. The files of Unihan come with Debian's package unicode-data, or as
Unihan.zip from unicode.org.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from tests.characters.tables import COMMON, READINGS, UNIHAN, common_lines, reading_lines


def main(arguments: list[str]) -> int:
    """Write both tables."""
    unihan = Path(arguments[0]) if arguments else UNIHAN
    _write(READINGS, reading_lines(pinyin_dict, phrases_dict, unihan))
    _write(COMMON, common_lines(unihan))
    return 0


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
