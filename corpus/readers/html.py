"""Read HTML, whole pages and fragments: first what its elements state, then what it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.document import NoteKind, ReadingNote
from corpus.draft import Draft, Stated
from corpus.field_rule import META, FieldRule
from corpus.fields.dates import parse_date
from corpus.fields.title import without_gaps
from corpus.page_elements.generated_text import write_numbers
from corpus.page_elements.headings import find_title, headings_of, is_titled
from corpus.page_elements.link_boxes import drop_link_boxes
from corpus.page_elements.placed_fields import take_fields
from corpus.page_elements.stated_in_head import MetaValues, meta_values, time_day
from corpus.page_elements.visibility import count_unseen, mark_hidden
from corpus.page_text.act_notes import act_note, behind_order, order_above
from corpus.page_text.head_lines import without_head_lines
from corpus.page_text.likely_day import likely_day
from corpus.page_text.page_byline import read_byline
from corpus.page_text.page_end import find_foot
from corpus.page_text.page_labels import labels_of
from corpus.page_text.page_lines import is_breadcrumb, is_furniture, is_sentence, neighbour
from corpus.page_text.page_summary import is_addressed, without_summary, without_tabs
from corpus.page_text.page_values import with_names
from corpus.page_text.read_page import read_page
from corpus.page_text.repeated_lines import without_repeats
from corpus.page_text.short_days import with_full_days
from corpus.page_text.title_beside import whole_heading, with_organs_on_line
from corpus.readers.files import FileError
from corpus.readers.html_body import find_body, is_link_list
from corpus.readers.html_fields import around, byline_fields, fields_before, fields_behind
from corpus.readers.html_state import find_kept, script_day, stated_of
from corpus.readers.html_text import Element, element_lines, html_lines, parse
from corpus.report import SkipReason
from corpus.structure import to_paragraphs
from corpus.wrapped_text.join_lines import join_lines

# A page that shows fewer signs of running text may keep its text for a script.
_HARDLY_ANY = 60
_CLOCK = re.compile(r"\d{1,2}[:：]\d{2}")
# How many lines of a body its title and what belongs to it may take.
_HEAD = 12


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a page shows: the lines of its text, its fields, its title."""

    lines: tuple[str, ...]
    fields: Mapping[str, str]
    title: Stated | None


def read_html(text: str) -> Draft:
    """The document of a page; raises `FileError` where it is a list of links or cannot be read."""
    root = parse(text)
    if root is None:
        raise FileError(SkipReason.UNREADABLE)
    # lxml makes an element anew whenever nothing refers to it; this page is walked several times.
    kept_alive = list(root.iter())
    mark_hidden(root, kept_alive)
    placed = take_fields(root)
    body, named = find_body(root)
    drop_link_boxes(body)
    write_numbers(root, body, named=named)
    meta = meta_values(root)
    shown = _shown(root, body, meta, placed, named=named)
    kept = _kept(root, shown)
    if kept is None:
        if not shown.lines and is_link_list(root):
            raise FileError(SkipReason.LINK_LIST)
        told = any(len(one) > 30 and is_sentence(one) for one in shown.lines)
        if not told and is_link_list(body):
            raise FileError(SkipReason.LINK_LIST)
        title = shown.title.text if shown.title else ""
        known = stated_of(root, title) if title else {}
        shown = replace(shown, fields=_with_day(root, known | dict(shown.fields), meta, title))
    del kept_alive
    return _draft(kept or shown, meta, _notes(body))


def _shown(
    root: Element, body: Element, meta: MetaValues, placed: Mapping[str, str], *, named: bool
) -> _Shown:
    before, after = around(root, body)
    before = with_full_days(before)
    inner = without_tabs(with_full_days(element_lines(body)))
    named = named and not _holds_head(inner)
    ahead, bare_day, above_day = fields_before(with_names(before))
    behind = fields_behind(with_names(after))
    labelled = placed.get("title") or ahead.get("title") or behind.get("title")
    near = before[::-1], inner[:_HEAD]
    headings = headings_of(root, body, inside=not named)
    found = find_title(root, headings, meta.sure, labelled, near, above_day)
    title = found.stated and replace(
        found.stated,
        text=with_organs_on_line(found.stated.text, [*before[-_HEAD:], *inner[:_HEAD]]),
    )
    if named:
        lines, within = _trimmed(inner)
    else:
        sure = title is not None and found.sure
        page = read_page("\n".join(inner), without_gaps(title.text) if title and sure else None)
        if title and sure and not page.lines and any(map(is_sentence, inner)):
            # What was taken for the title stands below all of the text.
            page = read_page("\n".join(inner))
        if page.is_list:
            raise FileError(SkipReason.LINK_LIST)
        if page.title and not sure:
            if title is None or page.labels or is_titled(page.title):
                title = Stated(page.title, FieldRule.TITLE_LINE)
            else:
                # What looked like a title is the first line of the text.
                page = read_page("\n".join(inner), without_gaps(title.text))
        lines, within = list(page.lines), page.labels
    title, number = _whole(title, before, inner[:_HEAD])
    lines, table = without_head_lines(lines)
    lines, within = without_summary(lines), table | within
    if title:
        lines = _with_acts(lines, before, title.text)
    bylines = byline_fields(before, title.text if title else None)
    stated = (within | ahead, bylines, placed, behind, {"published": bare_day})
    joined = _joined(dict(found.fields), *stated)
    if "published" not in joined and not {"published"} & (meta.sure.keys() | meta.unsure.keys()):
        day = likely_day(before + _head_of(inner), after)
        joined |= {"published": day} if day else {}
    if number:
        joined.setdefault("number", number)
    return _Shown(tuple(lines), joined, title)


def _with_acts(lines: Sequence[str], before: Sequence[str], title: str) -> list[str]:
    """The lines of a text with its order above it and the note on its acts below its title."""
    note, order = act_note(before, title), order_above(before, title)
    lines = [*order, *lines]
    place = behind_order(lines, title)
    return [*lines[:place], *note, *lines[place:]]


def _holds_head(lines: Sequence[str]) -> bool:
    """Whether a body that its name tells has a menu or a path in it, a title and its day below.

    It is the box around all that then, whatever its name says.
    """
    for place, line in enumerate(lines[1:_HEAD], 1):
        if is_sentence(line) or is_addressed(line):
            return False
        stated = any(name == "published" for name, _ in read_byline(line.replace("\t", " ")) or ())
        if stated and is_titled(lines[place - 1]):
            return place > 1
    return False


def _whole(
    title: Stated | None, above: Sequence[str], within: Sequence[str]
) -> tuple[Stated | None, str]:
    """A title with the organs above it and without the number behind it, and that number."""
    if title is None:
        return None, ""
    text, number = whole_heading(title.text, [*above, *within], above)
    return replace(title, text=text), number


def _head_of(lines: Sequence[str]) -> list[str]:
    """The first lines of a body up to its text."""
    text = (i for i, line in enumerate(lines[:_HEAD]) if is_sentence(line) or is_addressed(line))
    return list(lines[: next(text, 0)])


def _joined(
    by_title: Mapping[str, str],
    labelled: Mapping[str, str],
    bylines: Mapping[str, str],
    placed: Mapping[str, str],
    behind: Mapping[str, str],
    bare_day: Mapping[str, str],
) -> dict[str, str]:
    """The fields of all places: of the day the nearest to the title, else of the table first.

    A table that names the title has that beside it; lines above the table may be the site's clock.
    """
    fields: dict[str, str] = {}
    for one in (bylines, by_title, behind, labelled, placed):
        fields |= {name: value for name, value in one.items() if value}
    near = (placed, bylines) if placed.get("title") else (bylines, placed)
    days = (by_title, labelled, *near, behind, bare_day)
    day = next((one["published"] for one in days if one.get("published")), None)
    if day is None and _CLOCK.search(fields.get("written", "")):
        # No document is written at a minute: 发文日期 2020-10-28 09:12 is when it was put there.
        day = fields.pop("written")
    return fields | ({"published": day} if day else {})


def _kept(root: Element, shown: _Shown) -> _Shown | None:
    """The document that only a script shows, where the page shows less."""
    kept = find_kept(root) if _running(shown.lines) < _HARDLY_ANY else None
    lines = html_lines(kept.content) if kept else []
    if kept is None or _running(lines) <= _running(shown.lines):
        return None
    title = shown.title
    if kept.fields.get("title") and (title is None or title.rule == FieldRule.HTML_TITLE):
        title = Stated(kept.fields["title"], FieldRule.HTML_SCRIPT)
    trimmed, within = _trimmed(lines)
    return _Shown(tuple(trimmed), dict(kept.fields) | within | dict(shown.fields), title)


def _with_day(
    root: Element, fields: Mapping[str, str], meta: MetaValues, title: str
) -> dict[str, str]:
    """The fields with the day of publishing, where only an attribute or a script states it."""
    if "published" in fields or "published" in meta.sure:
        return dict(fields)
    if "published" in meta.unsure:
        return dict(fields)
    day = time_day(root) or script_day(root, title)
    return dict(fields) | ({"published": day} if day else {})


def _draft(shown: _Shown, meta: MetaValues, notes: tuple[ReadingNote, ...]) -> Draft:
    fields = {name: value for name, value in shown.fields.items() if value}
    stated = {name: Stated(value, f"{META}{rule}") for name, (value, rule) in meta.unsure.items()}
    stated |= {name: Stated(value, FieldRule.HTML_LABEL) for name, value in fields.items()}
    stated |= {name: Stated(value, f"{META}{rule}") for name, (value, rule) in meta.sure.items()}
    if "origin" in meta.sure and fields.get("origin"):
        stated["origin"] = Stated(fields["origin"], FieldRule.HTML_LABEL)
    stated.pop("other", None)
    stated.pop("title", None)
    if shown.title is not None:
        stated["title"] = shown.title
    return Draft(
        paragraphs=to_paragraphs(join_lines(without_repeats(shown.lines))),
        stated=stated,
        notes=notes,
    )


def _notes(body: Element) -> tuple[ReadingNote, ...]:
    """What a body holds and does not show: hidden text, and text that is struck out."""
    hidden, struck = count_unseen(body)
    counts = ((NoteKind.REVISIONS, struck), (NoteKind.HIDDEN_TEXT, hidden))
    return tuple(ReadingNote(kind, count) for kind, count in counts if count)


def _running(lines: Sequence[str]) -> int:
    """The signs of running text in lines."""
    return sum(len(line) for line in lines if is_sentence(line))


def _trimmed(lines: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """A named body without what the site put into it first or last, and what fields these state."""
    kept = [line for line in lines if neighbour(line) is False]
    fields: dict[str, str] = {}
    path = ""
    while kept and (
        is_furniture(kept[0])
        or _is_page_label(kept[0])
        or is_breadcrumb(kept[0])
        or (len(kept[0]) > 1 and path.endswith(kept[0].strip()))
    ):
        path = kept[0].strip() if is_breadcrumb(kept[0]) else ""
        _note(kept.pop(0), fields)
    end = find_foot(kept, attachments=False)
    for line in kept[end:]:
        _note(line, fields)
    kept = kept[:end]
    while kept and (_is_button(kept[-1]) or _is_page_label(kept[-1])):
        _note(kept.pop(), fields)
    return kept, fields


def _note(line: str, fields: dict[str, str]) -> None:
    for name, value in read_byline(line) or ():
        if value and (name == "origin" or (name == "published" and parse_date(value))):
            fields.setdefault(name, value)


def _is_button(line: str) -> bool:
    return is_furniture(line) and re.search(r"扫一扫|打印|关闭|分享|顶部|二维码", line) is not None


def _is_page_label(line: str) -> bool:
    pairs = labels_of(line)
    return pairs is not None and (
        not pairs or re.search(r"发布(?:时间|日期)|浏览|来源[:：]|字号[:：]", line) is not None
    )
