"""One change of an index, from its first document to its publication."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.document import Document
from indexer.analysed_document import AnalysedDocument
from indexer.changes.recording import ChangeRecord
from indexer.engine import PreparedDocument
from indexer.engines.predecessors import NOT_SAID
from indexer.engines.whoosh.count.validity_columns import read_changed, write_changed
from indexer.engines.whoosh.files import generations
from indexer.engines.whoosh.files.manifest import (
    Manifest,
    file_checksum,
    read_ledger,
    read_manifest,
    write_ledger,
    write_manifest,
)
from indexer.engines.whoosh.files.same_text_groups import write_groups
from indexer.engines.whoosh.files.segment import Segment, hide_in, open_segments, opened
from indexer.engines.whoosh.files.segment_list import read_segments, write_segments
from indexer.engines.whoosh.files.segment_ref import SegmentRef
from indexer.engines.whoosh.files.stored_documents import (
    are_whole,
    sound_documents,
    stored_documents,
)
from indexer.engines.whoosh.write import verification
from indexer.engines.whoosh.write.draft_documents import DraftDocuments
from indexer.engines.whoosh.write.draft_index import DraftIndex
from indexer.engines.whoosh.write.merging import merge, segments_to_merge
from indexer.engines.whoosh.write.packed_document import PackedDocument, Packer
from indexer.engines.whoosh.write.published_states import AddedTexts, document_states
from indexer.engines.whoosh.write.salvage import salvage
from indexer.engines.whoosh.write.segment_writer import ArraySegmentWriter
from indexer.engines.whoosh.write.validity_updates import revalue
from indexer.engines.write_lock import holds_lock, refuse_lost_lock, write_lock
from indexer.errors import IndexDamagedError, IndexMissingError
from indexer.identities import Identities
from indexer.ledger import Ledger, SourceState
from indexer.ranking import tie_breaker
from indexer.takedown_record import in_force, read_entries
from indexer.today import timestamp

INVERSION = 9
"""Inverting a segment takes so many times the memory of what was collected for it."""

NOTED_BYTES = 160
"""What a writer keeps of each document that it was given, until it ends: a million texts took a
quarter of 512 MB more than 60,000."""

LEAST_SHARE = 4
"""However much is kept, a segment may take one part in so many of the memory."""


class WhooshWriter:
    """`indexer.engine.Writer` for Whoosh; holds the write lock from `with` to its end.

    A missing index starts empty. So does one that another version of the program wrote: its
    documents come back by `outdated_documents`, or where they cannot be read its sources are lost.
    """

    def __init__(self, index_dir: Path, memory_mb: int, *, repair: bool = False) -> None:
        """Change the index in `index_dir`; a segment is written before it takes `memory_mb`.

        With `repair` every byte of it is read first, and where one is wrong the change starts from
        nothing: what is whole comes back by `outdated_documents`.
        """
        self._repair = repair
        self._outdated: Path | None = None
        self._damaged_manifest: Manifest | None = None
        self._index_dir = index_dir
        self._memory = memory_mb * 2**20
        self._stack = ExitStack()
        self._opened: list[Segment] = []
        self._documents = DraftDocuments()
        self._segment_writer: ArraySegmentWriter | None = None
        self._added_texts = AddedTexts()
        self.lost_sources: dict[str, SourceState] = {}
        """The sources of an index whose stored documents cannot be read: they are not in it now."""
        self.outdated = 0
        """How many documents of the published index another version of the program analysed, or
        at most can be kept of a damaged one."""
        self.damaged: tuple[str, ...] = ()
        """What is wrong with the index that is being repaired."""
        self.divided_otherwise = False
        """Files on one machine are not divided."""

    def __enter__(self) -> Self:
        """Take the write lock and start a draft from the published generation."""
        try:
            self._stack.enter_context(write_lock(self._index_dir))
            self._stack.callback(self._discard_draft)
            if not (self._repair and self._start_repair()):
                self._start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def _start(self) -> None:
        """Start from the published generation, as far as this program can read it."""
        published = self._published()
        self._generation = published.generation if published else NOT_SAID
        self._base = None if published is None or published.is_stale else published
        folder = generations.current_folder(self._index_dir) if published else None
        self.ledger = read_ledger(folder) if folder else Ledger()
        if published and folder and self._base is None:
            if published.stores_readable_documents and are_whole(folder, published):
                self.outdated = published.documents
                self._outdated = folder if self.outdated else None
            else:
                self.lost_sources, self.ledger.sources = self.ledger.sources, {}
        self._begin_record(published, folder)
        self._start_draft(folder if self._base else None)
        self._old = {entry.name for entry in self._index.segments}
        self._documents = DraftDocuments(self._segments())
        self._identities = Identities(self.ledger, self._documents)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Discard what was not published and release the lock."""
        self.roll_back()

    @property
    def published_version(self) -> str:
        """The version of the index that this change starts from, "" where there is none."""
        return self._base.version if self._base else ""

    def outdated_documents(self) -> Iterator[Document]:
        """The stored documents that another version of the program analysed, to be added again."""
        if self._outdated is not None:
            if self._damaged_manifest is None:
                yield from stored_documents(self._outdated)
            else:
                yield from sound_documents(self._outdated, self._damaged_manifest)
            self._outdated = None

    @property
    def collisions(self) -> Sequence[tuple[str, str, str]]:
        """(source, key, id asked for) of documents that had to take another id."""
        return self._identities.collisions

    def keys(self, source: str) -> Iterator[str]:
        """The keys of a source's documents, with what this change has added and deleted so far."""
        return self._identities.keys(source)

    def content_hash(self, source: str, key: str) -> int | None:
        """The content hash of a document, None where it is not in the index."""
        place = self._documents.place_of((source, key))
        writer = self._segment_writer
        if place and writer and place.segment == writer.name:
            return writer.content_hash(place.number)
        return self._documents.content_hash((source, key))

    @property
    def prepare(self) -> Callable[[AnalysedDocument], PackedDocument]:
        """Packs documents for `add`; a worker can run it."""
        return Packer()

    def add(self, document: PreparedDocument) -> str:
        """Add a document, replacing that of the same source and key; returns its public id."""
        assert isinstance(document, PackedDocument), "packed by another engine"
        if self._segment_writer is None:
            self._segment_writer = ArraySegmentWriter(self._index)
            self._documents.begin(self._segment_writer.name)
        writer = self._segment_writer
        id = self._identities.give((document.source, document.key), document.id)
        writer.add_packed(document if document.id == id else replace(document, id=id))
        self._added_texts.add(tie_breaker(id), document.fingerprint)
        if writer.nbytes > self._most_collected():
            self._flush()
        return id

    def _most_collected(self) -> int:
        """How many bytes may be collected for a segment beside what is kept of all documents."""
        left = self._memory - NOTED_BYTES * len(self._added_texts)
        return max(left, self._memory // LEAST_SHARE) // INVERSION

    def delete(self, source: str, key: str) -> None:
        """Delete a document; its id is remembered as removed. Raises KeyError if there is none."""
        self._identities.remove((source, key))

    def verify(self) -> None:
        """Check the draft as it was written; raises `IndexDamagedError`."""
        verification.verify_draft(self._folder, self._documents.count)

    def publish(self) -> str:
        """Verify the change, then publish it in one atomic step; returns the new index version."""
        if self._outdated is not None:
            raise RuntimeError("the documents of another version were not added again")
        self._flush()
        self._revalue()
        self._apply_deletions()
        return self._publish(changed=True)

    def merge(self) -> str:
        """Merge small segments of the published generation, and publish the result.

        Returns the index version. Answers stay the same, only faster. Raises `IndexDamagedError`
        where a file to be merged is not as it was written: what is merged gets a checksum anew.
        """
        self._start_draft(generations.current_folder(self._index_dir))
        published = {entry.name for entry in self._index.segments}
        merged = False
        # A first build leaves more than one segment holds.
        while chosen := segments_to_merge(self._index.segments, self._folder):
            old = [entry for entry in chosen if entry.name in published]
            self._refuse_damage(path.name for entry in old for path in entry.paths(self._folder))
            merge(self._index, chosen)
            merged = True
        return self._publish(changed=False) if merged else self.published_version

    def _refuse_damage(self, names: Iterable[str]) -> None:
        """Raise `IndexDamagedError` where a file of the published generation has changed since."""
        base = self._base.files if self._base else {}
        for name in names:
            if file_checksum(self._folder / name) != base[name]:
                raise IndexDamagedError(f"{name}: checksum")

    def _publish(self, *, changed: bool) -> str:
        refuse_lost_lock(self._index_dir)
        write_ledger(self._folder, self.ledger)
        write_segments(self._folder, self._index.segments)
        self._write_groups()
        self.verify()
        base = self._base.files if self._base else {}
        manifest = Manifest.of_this_program(
            generation=self._number,
            built_from=self._generation,
            published_at=timestamp(),
            documents=self._documents.count,
            files=generations.checksums(self._folder, base),
        )
        write_manifest(self._folder, manifest)
        if changed:
            states = document_states(
                self._segments(), read_changed(self._folder), self._added_texts
            )
            self._changes.record(manifest.version, manifest.published_at, states)
        else:
            self._changes.note(manifest.version, manifest.published_at)
        refuse_lost_lock(self._index_dir)
        generations.publish_draft(self._index_dir, manifest.generation)
        self._changes.confirm(manifest.version)
        self._base, self._generation = manifest, manifest.generation
        return manifest.version

    def roll_back(self) -> None:
        """Discard what is not published and release the lock; harmless after `publish`."""
        if self._segment_writer is not None:
            self._segment_writer.cancel()
            self._segment_writer = None
        self._stack.close()

    def _discard_draft(self) -> None:
        if holds_lock(self._index_dir):
            generations.discard_draft(self._index_dir)

    def _start_draft(self, base: Path | None) -> None:
        """Start a draft with the segments of the generation in `base`, or an empty one."""
        refuse_lost_lock(self._index_dir)
        self._number = generations.next_number(self._index_dir)
        self._folder = generations.new_draft(self._index_dir, base)
        self._index = DraftIndex(self._folder, read_segments(base) if base else ())

    def _start_repair(self) -> bool:
        """Start from nothing where the index is damaged; whether it is."""
        found = salvage(self._index_dir)
        if not found.damaged:
            return False
        self.damaged = found.damaged
        self._generation = found.manifest.generation if found.manifest else NOT_SAID
        self._base, self.ledger = None, found.ledger
        if found.manifest is not None:
            self.outdated, self._outdated = found.manifest.documents, found.folder
            self._damaged_manifest = found.manifest
        self._changes = ChangeRecord(self._index_dir, self.ledger)
        version = found.manifest.version if found.manifest else ""
        self._changes.begin(version, found.manifest.published_at if found.manifest else "")
        self._start_draft(None)
        self._old = set()
        self._identities = Identities(self.ledger, self._documents)
        return True

    def _begin_record(self, published: Manifest | None, folder: Path | None) -> None:
        """Let the log of changes tell of what is published, where that can be read."""
        version = published.version if published else ""
        self._changes = ChangeRecord(self._index_dir, self.ledger)
        self._changes.begin(version, published.published_at if published else "")
        if folder and self._base and self._changes.is_behind(version):
            states = document_states(open_segments(folder), read_changed(folder))
            self._changes.record(version, self._base.published_at, states)
            self._changes.confirm(version)

    def _published(self) -> Manifest | None:
        try:
            return read_manifest(generations.current_folder(self._index_dir))
        except IndexMissingError:
            return None

    def _flush(self) -> None:
        """Finish the segment that is being written, if there is one."""
        writer, self._segment_writer = self._segment_writer, None
        if writer is not None:
            writer.commit(merge=False)
            self._documents.flushed(next(s for s in self._segments() if s.name == writer.name))

    def _segments(self) -> list[Segment]:
        """The segments of the draft, without what it deletes; each is opened once."""
        self._opened = opened(self._folder, self._index.segments, self._opened)
        return self._opened

    def _revalue(self) -> None:
        """Derive the validity of documents whose effects by others came or went.

        Deletions are applied only afterwards: what a deleted document did has to be read still.
        """
        segments = self._segments()
        place = {segment.name: index for index, segment in enumerate(segments)}
        gone = [
            SegmentRef(place[name], number)
            for name, numbers in self._documents.gone()
            if name in place
            for number in numbers.tolist()
            if segments[place[name]].live[number]
        ]
        for ref in gone:
            segments[ref.segment].live[ref.document] = False
        new = place.keys() - self._old
        before = read_changed(self._folder)
        write_changed(self._folder, self._number, revalue(segments, new, gone, before))
        self._old |= new

    def _apply_deletions(self) -> None:
        """Mark documents that were deleted or replaced, in old segments and in new ones."""
        gone = {name: numbers.tolist() for name, numbers in self._documents.gone()}
        self._index.segments = [
            replace(entry, deleted=entry.deleted.union(gone.get(entry.name, ())))
            for entry in self._index.segments
        ]

    def _write_groups(self) -> None:
        """Find the groups of same texts among the documents that will be visible."""
        segments = opened(self._folder, self._index.segments, self._segments())
        hide_in(segments, in_force(read_entries(self._index_dir)))
        before = generations.folder_of(self._index_dir, self._generation) if self._base else None
        write_groups(self._folder, self._number, segments, before)
