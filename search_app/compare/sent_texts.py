"""What a form sends to be compared: for each side a file, a text, or what names a document."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from indexer.errors import Problem, QueryError
from search_app.addresses.checked_args import parameters
from search_app.compare.compare_args import LONGEST_TEXT, MOST_FILE_BYTES, CompareForm
from search_app.compare.compared_texts import ComparedText, of_file, of_text
from search_app.compare.document_choices import SIDES, named_document
from search_app.site import current_view

MOST_FORM_BYTES = 8 * LONGEST_TEXT
"""Bytes of the texts of a form: more than the longest, so that they are refused with words."""
MOST_BYTES = 2 * (MOST_FILE_BYTES + MOST_FORM_BYTES)


@dataclass(frozen=True, slots=True)
class SentTexts:
    """What was sent: the text of each side as far as it could be read, and what is wrong."""

    args: CompareForm
    texts: dict[str, ComparedText]
    problems: tuple[Problem, ...]

    @property
    def names_alone(self) -> bool:
        """Whether documents are named and nothing else was sent."""
        args = self.args
        others = (args.a_text, args.b_text, _has_file("a"), _has_file("b"))
        return bool(args.a and args.b) and not any(others)

    @property
    def unknown(self) -> list[str]:
        """The sides for which something was typed that is no document's id or address."""
        return [one.parameter for one in self.problems if one.code == "no_such_document"]

    def both(self) -> tuple[ComparedText, ComparedText]:
        """The two texts; raises `QueryError` with all that is wrong."""
        if self.problems:
            raise QueryError(*self.problems)
        return self.texts["a"], self.texts["b"]

    def again(self) -> dict[str, str]:
        """What a form sends to give the same again: of a file the text that was read of it."""
        args = self.args
        given = {
            "a": args.a,
            "b": args.b,
            "a_text": args.a_text,
            "b_text": args.b_text,
            "rows": args.rows.value,
        }
        for side, text in self.texts.items():
            given |= {side: text.id or "", f"{side}_text": text.body}
        return given


def sent_texts() -> SentTexts:
    """Read what the request sends; raises `QueryError` where it has unknown parameters."""
    request.max_content_length, request.max_form_memory_size = MOST_BYTES, MOST_FORM_BYTES
    args = parameters(request.form, CompareForm)
    texts: dict[str, ComparedText] = {}
    problems: list[Problem] = []
    for side in SIDES:
        try:
            texts[side] = _side(side, args)
        except QueryError as error:
            problems += error.problems
    return SentTexts(args, texts, tuple(problems))


def _side(side: str, args: CompareForm) -> ComparedText:
    name, today = f"{side}_text", current_view().today
    file, text, typed = request.files.get(f"{side}_file"), getattr(args, name), getattr(args, side)
    sources = [_has_file(side), bool(text), bool(typed)]
    if sum(sources) != 1:
        raise QueryError(Problem("given_twice" if any(sources) else "no_text", side, ""))
    if text:
        return of_text(text, name, today)
    if file and _has_file(side):
        return of_file(file, f"{side}_file", today)
    found = named_document(typed)
    if found is None:
        raise QueryError(Problem("no_such_document", side, typed))
    return found


def _has_file(side: str) -> bool:
    file = request.files.get(f"{side}_file")
    return bool(file and file.filename)
