"""One run over the files of a source: what was read of them, and what is as it was."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from corpus.document import Document, public_id
from corpus.field_corrections import FieldCorrections
from corpus.report import FileResult, RefusalReason, notes_of
from indexer.analysed_document import content_hash
from indexer.engine import Writer
from indexer.ledger import SourceFile
from indexer.takedown import Returning


@dataclass(slots=True)
class SourceRun:
    """One run over one source, as it goes.

    `reread`: the file or folder, relative to the source's, that is read again whatever is known of
    it; "." is all, "" none. `a_day_later`: the run before was on another day; `tried_again`:
    something was read for that alone.
    """

    writer: Writer
    source: str
    returning: Returning
    corrections: FieldCorrections
    files: dict[str, SourceFile] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    reread: str = ""
    a_day_later: bool = False
    tried_again: bool = False
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    personal: int = 0
    done: int = 0
    """Bytes of the files that were looked at."""

    def keep(self, path: str, file: SourceFile) -> None:
        """Note a file that is unchanged."""
        self.files[path] = file
        self.seen.update(file.keys)
        self.unchanged += len(file.keys)

    def is_known(self, path: str, file: SourceFile | None, checksum: str) -> bool:
        """Whether a file is as it was when it was read, and so are the corrections for it.

        One that is to be read again all the same is not.
        """
        if file is None or file.checksum != checksum or self._is_chosen(path):
            return False
        if file.is_worth_another_try(a_day_later=self.a_day_later):
            self.tried_again |= self.a_day_later
            return False
        return file.corrected == self.corrections.digest(self.source, path, file.keys)

    def _is_chosen(self, path: str) -> bool:
        """Whether a path, relative to the source's folder, is `reread` or lies below it."""
        return self.reread == "." or path == self.reread or path.startswith(f"{self.reread}/")

    def take(self, checksum: str, result: FileResult) -> list[Document]:
        """Note a file that was read; returns its documents that are new or changed."""
        refused = [(r.key, r.field, r.value, r.reason.value) for r in result.refused]
        fresh: list[Document] = []
        keys: list[str] = []
        notes: list[tuple[str, int, str, int, tuple[int, ...], int]] = []
        for read in result.documents:
            document = read
            if document.key in self.seen:
                key = f"{result.path}#{document.key}"
                document = replace(read, key=key, id=public_id(self.source, key))
                refused.append((key, "id", read.key, RefusalReason.SAME_ID.value))
            self.seen.add(document.key)
            keys.append(document.key)
            for one in notes_of(result.path, document, result.lines.get(read.key, 0)):
                note = one.note
                about = (note.kind.value, note.count, note.pages, one.line)
                notes.append((one.key, one.attachment, *about))
            before = self.writer.content_hash(self.source, document.key)
            if before == content_hash(document):
                self.unchanged += 1
            else:
                fresh.append(document)
                self.added += before is None
                self.changed += before is not None
        path = result.path
        skipped = [(s.path, s.reason.value, s.detail) for s in result.skipped]
        self.files[path] = SourceFile(
            checksum,
            tuple(keys),
            tuple((reason, detail) for where, reason, detail in skipped if where == path),
            tuple(refused),
            result.attachments,
            tuple(row for row in skipped if row[0] != path),
            tuple(notes),
            self.corrections.digest(self.source, path, keys),
        )
        return fresh
