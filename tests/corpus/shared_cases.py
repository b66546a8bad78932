"""What is right for each of the small cases of the shared data, as their README says it.

The files themselves are not in the repository. A row of the table names a kind of the README, a
file, and what has to be true of what is read of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.document import Document, NoteKind, ParagraphKind
from corpus.readers import FileResult, ReadOptions, read_folder
from indexer.relations.grammar.find_statements import find_statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """What has to be true of a file: of the document whose title holds `of`, else of its first.

    `lines` are all paragraphs, `begins` how paragraphs begin that stand in this order, `has` texts
    that stand in the body once, `lacks` texts that do not. `fields` are values of the document as
    text, `notes` the counts of notes, `effects` pairs of kind and target.
    """

    kind: str
    file: str
    lines: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, int] = field(default_factory=dict)
    articles: tuple[str, ...] = ()
    effects: tuple[tuple[str, str], ...] = ()
    term: str = ""
    documents: int = 1
    skipped: int = 0
    refused: int = 0
    attachments: int = 0
    of: str = ""

    def wrong(self, result: FileResult) -> list[str]:
        """What is not as it should be, in words; nothing where all is right."""
        return list(self._wrong(result))

    def _wrong(self, result: FileResult) -> Iterator[str]:
        for name, wanted, there in (
            ("documents", self.documents, len(result.documents)),
            ("skipped", self.skipped, len(result.skipped)),
            ("refused", self.refused, len(result.refused)),
            ("attachments", self.attachments, len(result.attachments)),
        ):
            if wanted != there:
                yield f"{there} {name} instead of {wanted}"
        document = next((one for one in result.documents if self.of in one.title), None)
        if document is not None:
            yield from self._wrong_text(document)
            yield from self._wrong_values(document)
        elif self.documents:
            yield "no such document"

    def _wrong_text(self, document: Document) -> Iterator[str]:
        texts = [one.text for one in document.paragraphs]
        if self.lines and texts != list(self.lines):
            yield f"lines {texts}"
        rest = iter(texts)
        for start in self.begins:
            if not any(text.startswith(start) for text in rest):
                yield f"no paragraph {start}"
        times = ((text, document.body.count(text)) for text in self.has)
        yield from (f"{text} {count} times" for text, count in times if count != 1)
        yield from (f"{text} is there" for text in self.lacks if text in document.body)
        for start in self.articles:
            kinds = [one.kind for one in document.paragraphs if one.text.startswith(start)]
            if kinds != [ParagraphKind.ARTICLE]:
                yield f"article {start}: {kinds}"

    def _wrong_values(self, document: Document) -> Iterator[str]:
        for name, wanted in self.fields.items():
            value = getattr(document, name)
            shown = "、".join(value) if isinstance(value, tuple) else str(value)
            if shown != wanted:
                yield f"{name} {shown}"
        found = {note.kind.value: note.count for part in document.parts for note in part.notes}
        for kind in NoteKind:
            if kind.value in self.notes and found.get(kind.value, 0) != self.notes[kind.value]:
                yield f"{kind.value} {found.get(kind.value, 0)}"
        if self.effects or self.term:
            yield from self._wrong_statements(document)

    def _wrong_statements(self, document: Document) -> Iterator[str]:
        found = find_statements(document)
        effects = {(one.kind.value, one.target.title or one.target.number) for one in found.effects}
        yield from (
            f"no {kind} of {target}"
            for kind, target in self.effects
            if (kind, target) not in effects
        )
        term = found.term
        shown = "" if term is None else str(term.last_day or term.months)
        if self.term and shown != self.term:
            yield f"term {shown}"


def read_cases(cases: Path) -> dict[str, FileResult]:
    """What is read of each file of the cases, by its path there."""
    found: dict[str, FileResult] = {}
    for folder in sorted(one for one in cases.iterdir() if one.is_dir()):
        for result in read_folder(folder, folder.name, ReadOptions()):
            found[f"{folder.name}/{result.path}"] = result
    return found
