"""Read Markdown: front matter gives fields, headings keep their levels, tables become rows."""

from __future__ import annotations

import re

from corpus.document import Paragraph, ParagraphKind
from corpus.draft import FIELDS, Draft, Stated
from corpus.field_rule import FRONT_MATTER, FieldRule
from corpus.page_text.page_labels import labels_of
from corpus.structure import markdown_heading, to_paragraph
from corpus.tables.record_columns import FIELD_NAMES

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^([\w\u4e00-\u9fff-]+)\s*[:：]\s*(.*?)\s*$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARK = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")
_RULE = re.compile(r"[-*_=\s]{3,}|\|?[\s:|-]+\|[\s:|-]*")
_NEW = re.compile(
    r"[-*+]\s+|\d{1,3}[.、)]|[>#|]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|第.{1,7}[条章节编]"
)
_BULLET = re.compile(r"^(?:[-*+]|>)\s+")


def read_markdown(text: str) -> Draft:
    """The document of a Markdown text; its first heading is the title where none is stated."""
    fields, rest = _front_matter(text)
    paragraphs: list[Paragraph] = []
    open_lines: list[str] = []
    in_head = True

    def close() -> None:
        paragraph = to_paragraph(_glue(open_lines))
        open_lines.clear()
        if paragraph is not None:
            paragraphs.append(paragraph)

    for raw in rest.split("\n"):
        line = raw.strip()
        heading = markdown_heading(line)
        pairs = labels_of(line) if in_head and line else None
        if heading:
            close()
            level, words = heading[0], _plain(heading[1])
            if level == 1 and "title" not in fields and not paragraphs:
                fields["title"] = Stated(words, FieldRule.MARKDOWN_HEADING)
            elif words and not (level == 1 and not paragraphs and words == fields["title"].text):
                paragraphs.append(Paragraph(words, ParagraphKind.HEADING, level))
        elif pairs:
            for name, value in pairs:
                if value and name in FIELDS:
                    fields.setdefault(name, Stated(value, FieldRule.LABEL))
        elif not line or _RULE.fullmatch(line):
            close()
        elif line.startswith("|"):
            close()
            cells = [_plain(cell) for cell in line.strip("|").split("|")]
            paragraphs.append(Paragraph("\t".join(cells), ParagraphKind.TABLE_ROW))
        else:
            in_head = False
            if _NEW.match(line) or (open_lines and open_lines[-1].endswith(("。", "：", "；"))):
                close()
            open_lines.append(_plain(_BULLET.sub("", line.removesuffix("\\"))))
            if raw.endswith(("  ", "\\")):
                close()
    close()
    record_id = fields.pop("id", None)
    return Draft(
        paragraphs=tuple(paragraphs), record_id=record_id.text if record_id else None, stated=fields
    )


def _front_matter(text: str) -> tuple[dict[str, Stated], str]:
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    fields: dict[str, Stated] = {}
    for line in match[1].split("\n"):
        pair = _PAIR.match(line)
        name = FIELD_NAMES.get(pair[1].lower()) if pair else None
        if pair and name and name != "body" and pair[2].strip("\"'[]"):
            fields.setdefault(name, Stated(pair[2].strip("\"'[]"), f"{FRONT_MATTER}{pair[1]}"))
    return fields, text[match.end() :]


def _plain(text: str) -> str:
    return _MARK.sub(r"\2", _LINK.sub(r"\1", text)).strip()


def _glue(lines: list[str]) -> str:
    text = ""
    for line in lines:
        text += (" " if text and text[-1].isascii() and line[:1].isascii() else "") + line
    return text
