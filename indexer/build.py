"""Bring the documents of a folder into the index; only what changed is read and analysed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from corpus.document import Document
from corpus.judging import SourceDefaults
from corpus.personal_data.find_personal_data import shows_personal_data
from corpus.readers import (
    ReadOptions,
    files_of,
    holds_records,
    is_regular,
    list_files,
    read_file,
    reading_fingerprint,
    relative_name,
    size_of,
)
from corpus.report import (
    Noted,
    Refusal,
    RefusalReason,
    Skipped,
    SkipReason,
)
from indexer.analysed_document import AnalysedDocument
from indexer.corrected_fields.correction_lines import corrections_of_setting
from indexer.corrected_fields.idle_corrections import IdleCorrection, idle_corrections
from indexer.engine import PreparedDocument, Writer
from indexer.errors import Problem, RemovalRefusedError
from indexer.freshness import Progress, up_to_date_writer
from indexer.ledger import SourceFile, SourceState
from indexer.settings import Settings
from indexer.source_run import SourceRun
from indexer.sources import read_options
from indexer.takedown import Returning
from indexer.today import timestamp
from indexer.workers import AHEAD, batches, in_order, prepare_all, worker_pool

REMOVAL_LIMIT = 0.2
"""Share of a source's documents that a run removes only when it is told that it may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """The report of a run: how many documents were added, changed, unchanged and removed.

    `skipped` are the files and records that are not in the index, `refused` the values that their
    documents state and that were not taken over, `noted` what their texts do not show of their
    files; those of earlier runs, where they still hold, too.
    `derived`: how many documents, of all sources, another version of the program had analysed and
    this one analysed again from what the index stores. Where that could not be read the other
    sources were `rebuilt` from their folders, or are `lost` because those are gone. `hidden`:
    (id, title) of new documents whose text was taken down before (`indexer.takedown`).
    `wrong_corrections` are lines of the file of corrections that were left out,
    `idle_corrections` those that should be looked at again.
    `divided`: all was written anew because the settings divide the index otherwise than before.
    `personal`: how many documents that were added or changed show personal data.
    """

    added: int
    changed: int
    unchanged: int
    removed: int
    derived: int
    skipped: tuple[Skipped, ...]
    refused: tuple[Refusal, ...]
    noted: tuple[Noted, ...]
    rebuilt: tuple[str, ...]
    lost: tuple[str, ...]
    hidden: tuple[tuple[str, str], ...]
    wrong_corrections: tuple[Problem, ...]
    idle_corrections: tuple[IdleCorrection, ...]
    divided: bool
    personal: int
    index_version: str


CHANGED_MEANWHILE = "changed while it was read"
"""The checksum of a file that was written while a run read it: the next run reads it again."""


@dataclass(frozen=True, slots=True)
class _ChangedFile:
    """A file to be read with what it may have as attachments, as they were before that.

    `stamps` tell whether one of them was written since.
    """

    made_of: tuple[Path, ...]
    checksum: str
    size: int
    stamps: tuple[object, ...]

    @property
    def path(self) -> Path:
        return self.made_of[0]

    def checksum_of_what_was_read(self) -> str:
        """The checksum, where nobody has written meanwhile what may have been read half."""
        return self.checksum if _stamps(self.made_of) == self.stamps else CHANGED_MEANWHILE


def build(
    folder: Path,
    source: str,
    settings: Settings,
    *,
    defaults: Mapping[str, SourceDefaults] | None = None,
    allow_removal: bool = False,
    reread: str = "",
    progress: Progress | None = None,
    deriving: Progress | None = None,
) -> BuildReport:
    """Make the documents of `source` those of `folder`, and publish if anything changed.

    An index of other rules is derived again first, and published by itself: `deriving` is called
    with the number of its documents that are done, `progress` with bytes of files that are done.

    `defaults` has, by the names of sources, the fields that their documents get where they state
    none; a source that is rebuilt beside this one keeps those of before where none are given.
    `reread` names a file or folder in `folder` that is read again though nothing of it has changed,
    "." all of them.

    Raises `SettingsError` where the file of corrections cannot be read, `IndexBusyError`, or
    `RemovalRefusedError` where more than `REMOVAL_LIMIT` of the
    source's documents would go and `allow_removal` is not set; the source is left as it was then.
    """
    corrections = corrections_of_setting(settings.corrections)
    with up_to_date_writer(settings, deriving) as (writer, derived):
        tell = progress or (lambda *_: None)
        given = defaults or {}
        before = {**writer.lost_sources, **writer.ledger.sources}.get(source, SourceState())
        returning = Returning(settings)
        own = read_options(settings, given.get(source, SourceDefaults()), corrections.corrections)
        run = _bring(writer, source, folder, own, settings, returning, tell, reread)
        prior = {key for file in before.files.values() for key in file.keys}
        _refuse_removal(source, len(prior - run.seen), len(prior), allow_removal)
        gone = sorted(set(writer.keys(source)) - run.seen)
        for key in gone:
            writer.delete(source, key)
        others = {n: Path(s.folder) for n, s in writer.lost_sources.items() if n != source}
        for name, place in others.items():
            if place.is_dir():
                stored = SourceDefaults.of(writer.lost_sources[name].defaults)
                theirs = replace(own, defaults=given.get(name, stored))
                _bring(writer, name, place, theirs, settings, returning, tell)
        after = writer.ledger.sources[source]
        # What is tried once a day is noted as tried today, though nothing has come of it.
        nothing = replace(after, updated_at=before.updated_at) == before and not run.tried_again
        divided = writer.divided_otherwise
        if nothing and writer.published_version and not divided:
            version = writer.published_version
        else:
            returning.write()
            writer.publish()
            version = writer.merge()
        return BuildReport(
            added=run.added,
            changed=run.changed,
            unchanged=run.unchanged,
            removed=len(gone),
            derived=derived,
            skipped=tuple(
                Skipped(where, SkipReason(reason), detail)
                for path, file in run.files.items()
                for where, reason, detail in file.all_skipped(path)
            ),
            refused=(
                *(
                    Refusal(path, key, name, value, RefusalReason(reason))
                    for path, file in run.files.items()
                    for key, name, value, reason in file.refused
                ),
                *(
                    Refusal("", key, "id", wanted, RefusalReason.SAME_ID)
                    for _, key, wanted in writer.collisions
                ),
            ),
            noted=tuple(one for path, file in run.files.items() for one in file.noted(path)),
            rebuilt=tuple(name for name, place in others.items() if place.is_dir()),
            lost=tuple(name for name, place in others.items() if not place.is_dir()),
            hidden=tuple((entry.id, entry.title) for entry in returning.found),
            wrong_corrections=corrections.wrong,
            idle_corrections=idle_corrections(corrections.lines, writer.ledger.sources),
            divided=divided,
            personal=run.personal,
            index_version=version,
        )


def _bring(
    writer: Writer,
    source: str,
    folder: Path,
    options: ReadOptions,
    settings: Settings,
    returning: Returning,
    progress: Progress,
    reread: str = "",
) -> SourceRun:
    """Add what is new or changed in a folder and note its files."""
    reading = reading_fingerprint(options)
    before = writer.ledger.sources.get(source, SourceState())
    known = before.files if before.reading == reading else {}
    later = before.updated_at[:10] != timestamp()[:10]
    run = SourceRun(
        writer, source, returning, options.corrections, reread=reread, a_day_later=later
    )
    # An index inside the folder that it is made of is none of its documents.
    paths = list_files(folder, settings.index_dir)
    made_of = {path: files_of(path, folder, options.defaults.base_url) for path in paths}
    total = sum(map(size_of, paths))

    def bring(group: list[Path]) -> None:
        files = [made_of[path] for path in group]
        _add_files(
            run, folder, files, known, options, settings.workers, lambda n: progress(n, total)
        )

    linked = {file for files in made_of.values() for file in files[1:]}
    bring([path for path in paths if path not in linked])
    # What a document has taken in as its attachment is not one of its own.
    taken = {folder / name for file in run.files.values() for name in file.attachments}
    run.done += sum(map(size_of, taken & linked))
    bring(sorted(linked - taken))
    writer.ledger.sources[source] = SourceState(
        str(folder.resolve()), reading, timestamp(), run.files, asdict(options.defaults)
    )
    return run


def _add_files(
    run: SourceRun,
    folder: Path,
    files: list[tuple[Path, ...]],
    known: dict[str, SourceFile],
    options: ReadOptions,
    workers: int,
    progress: Callable[[int], None],
) -> None:
    """Read the files that are not as `known`, analyse what is new in them and add it.

    `files` gives each one with what it may have as attachments.
    """
    changed: list[_ChangedFile] = []
    for made_of in files:
        path, size, stamps = made_of[0], size_of(made_of[0]), _stamps(made_of)
        name, checksum = relative_name(path, folder), _checksum(*made_of)
        if run.is_known(name, known.get(name), checksum):
            run.keep(name, known[name])
            run.done += size
        else:
            changed.append(_ChangedFile(made_of, checksum, size, stamps))
    if not changed:
        return
    ahead = AHEAD * workers
    with worker_pool(workers) as pool:
        pages = [one.path for one in changed if not holds_records(one.path)]
        read_pages = in_order(pool, ahead, read_file, pages, run.source, folder, options)

        def fresh_documents() -> Iterator[tuple[Document | None, int]]:
            """Each new or changed document with its share of its file's bytes."""
            for one in changed:
                if holds_records(one.path):
                    result = read_file(one.path, run.source, folder, options)
                else:
                    result = next(read_pages)
                fresh, size = run.take(one.checksum_of_what_was_read(), result), one.size
                yield from ((document, size // len(fresh)) for document in fresh)
                yield None, size - size // len(fresh) * len(fresh) if fresh else size

        for documents, share, personal in in_order(
            pool, ahead, _prepared, batches(fresh_documents()), run.writer.prepare
        ):
            for document in documents:
                run.returning.look_at(document, run.writer.add(document))
            run.done += share
            run.personal += personal
            progress(run.done)


def _prepared(
    batch: list[tuple[Document | None, int]],
    prepare: Callable[[AnalysedDocument], PreparedDocument],
) -> tuple[list[PreparedDocument], int, int]:
    """A batch, analysed and packed for the writer, and its share of bytes; runs in a worker.

    Last how many of it show personal data.
    """
    documents = [document for document, _ in batch if document]
    personal = sum(map(shows_personal_data, documents))
    return prepare_all(documents, prepare), sum(share for _, share in batch), personal


def _checksum(*paths: Path) -> str:
    """BLAKE2b-128 of each file's bytes, "" where it cannot be read (the reader says why)."""
    return " ".join(map(_digest, paths))


def _stamps(paths: Iterable[Path]) -> tuple[object, ...]:
    """What changes when any of some files is written or replaced."""
    found: list[object] = []
    for path in paths:
        try:
            about = path.stat()
        except OSError:
            found.append(None)
        else:
            found.append((about.st_ino, about.st_size, about.st_mtime_ns))
    return tuple(found)


def _digest(path: Path) -> str:
    if not is_regular(path):
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except OSError:
        return ""


def _refuse_removal(source: str, removed: int, before: int, allowed: bool) -> None:
    """Raise `RemovalRefusedError` where too many documents of a source would be removed."""
    if removed > REMOVAL_LIMIT * before and not allowed:
        raise RemovalRefusedError(f"{source}: {removed} / {before}")
