"""Count the numbered paragraphs of a document, and write each number as Word prints it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from corpus.readers.word.list_levels import LEVELS, ListLevel, ListLevels
from corpus.readers.word.number_forms import written

_PLACE = re.compile(r"%([1-9])")
# One sign alone is a dot or a box in the font of the bullet: "l" and "o" are circles.
_WORDS = re.compile(r"[^\W_].")


@dataclass(frozen=True, slots=True)
class ListNumber:
    """What Word prints before a paragraph; `apart` where a tab or a space follows."""

    text: str = ""
    apart: bool = False

    def before(self, text: str) -> str:
        """The number and the text that follows it.

        The space between them stands only where the two would else be read as one word or number.

        >>> ListNumber("第一条", True).before("为规范…"), ListNumber("一、", True).before("总则")
        ('第一条 为规范…', '一、总则')
        """
        text = text.lstrip() if self.text else text
        return self.text + (" " if text and self.apart and self._runs_into(text) else "") + text

    def _runs_into(self, text: str) -> bool:
        last = self.text[-1:]
        if unicodedata.category(last)[0] == "L" or last.isdecimal():
            return True
        return last.isascii() and text[0].isascii() and text[0].isalnum()


_NONE = ListNumber()


class ListNumbers:
    """The numbers of all lists, in the order in which `following` is asked for them."""

    def __init__(self, levels: ListLevels) -> None:
        self._levels = levels
        self._counts: dict[str, list[int | None]] = {}
        self._entered: set[tuple[str, int]] = set()

    def following(self, list_id: str, index: int) -> ListNumber:
        """The number of the next paragraph on a level, from 0, of a list."""
        sequence = self._levels.sequence(list_id)
        level = self._levels.level(list_id, index)
        if sequence is None or level is None:
            return _NONE
        counts = self._counts.setdefault(sequence, [None] * LEVELS)
        self._enter(list_id, index, counts)
        self._count(list_id, index, counts)
        text = "" if level.hidden else self._text(list_id, level, counts)
        return ListNumber(text.strip(), level.suffix != "nothing") if text.strip() else _NONE

    def named(self, name: str, index: int) -> str | None:
        """The next number on a level of the list that has a name; None where none has it."""
        list_id = self._levels.named(name)
        return None if list_id is None else self.following(list_id, index).text

    def _enter(self, list_id: str, index: int, counts: list[int | None]) -> None:
        """Begin a level anew with the first paragraph there of a list that says so."""
        if (list_id, index) not in self._entered:
            self._entered.add((list_id, index))
            if index in self._levels.starts(list_id):
                counts[index] = None

    def _count(self, list_id: str, index: int, counts: list[int | None]) -> None:
        for higher in range(index):
            if counts[higher] is None:  # It was skipped, and counts as if it had begun.
                counts[higher] = self._usual_start(list_id, higher)
        reached = counts[index]
        counts[index] = self._start(list_id, index) if reached is None else reached + 1
        for deeper in range(index + 1, LEVELS):
            if self._restarts(list_id, deeper, index):
                counts[deeper] = None

    def _start(self, list_id: str, index: int) -> int:
        own = self._levels.starts(list_id).get(index)
        return self._usual_start(list_id, index) if own is None else own

    def _usual_start(self, list_id: str, index: int) -> int:
        level = self._levels.level(list_id, index)
        return level.start if level else 1

    def _restarts(self, list_id: str, deeper: int, index: int) -> bool:
        level = self._levels.level(list_id, deeper)
        restart = level.restart if level else None
        return restart is None or restart > deeper or index < restart

    def _text(self, list_id: str, level: ListLevel, counts: list[int | None]) -> str:
        """The text of a level with the numbers in it. A bullet is read where it is words (注：)."""
        if level.form == "bullet":
            return level.text if _WORDS.search(level.text) else ""

        def number(place: re.Match[str]) -> str:
            index = int(place[1]) - 1
            reached, shown = counts[index], self._levels.level(list_id, index)
            if reached is None or shown is None:
                return ""
            form = "decimal" if level.legal and shown.form != "none" else shown.form
            return written(reached, form, shown.digits)

        return _PLACE.sub(number, level.text)
