"""Derive an index again: of another version of the program, or what is whole of a damaged one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from indexer.engine import Writer
from indexer.engines import open_repair, open_writer
from indexer.settings import Settings
from indexer.workers import prepared, worker_pool

Progress = Callable[[int, int], None]
"""Called with what is done, and with all there is: bytes of files, or documents."""


@contextmanager
def up_to_date_writer(
    settings: Settings, deriving: Progress | None = None
) -> Iterator[tuple[Writer, int]]:
    """A change of an index by this program's rules, and how many documents were derived for it.

    An index of another version is derived again and published first, by itself, so that it is
    done even where the change that follows is refused. `deriving` is called meanwhile with the
    documents that are done, and with all of them. Raises `IndexBusyError`.
    """
    with open_writer(settings) as writer:
        derived = derive_again(writer, settings.workers, deriving or (lambda *_: None))
        if not derived:
            yield writer, 0
            return
        writer.publish()
        writer.merge()
    with open_writer(settings) as writer:
        yield writer, derived


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairReport:
    """What was wrong with an index (`damaged`, nothing where all is well), and what became of it.

    `kept`: how many documents were derived again from what it stores. `missing`: source → how many
    of its documents could not be; the next run over its folder reads them. `folders` are those of
    all sources: what was kept may be of a generation before the published one.
    """

    damaged: tuple[str, ...]
    kept: int = 0
    missing: Mapping[str, int] = field(default_factory=dict)
    folders: Mapping[str, Path] = field(default_factory=dict)


def repair(settings: Settings, deriving: Progress | None = None) -> RepairReport:
    """Read every byte of the index; where one is wrong, publish what is whole of it.

    Raises `IndexBusyError`.
    """
    with open_repair(settings) as writer:
        if not writer.damaged:
            return RepairReport(damaged=())
        kept = derive_again(writer, settings.workers, deriving or (lambda *_: None))
        sources = writer.ledger.sources
        missing = {name: _forget_files(writer, name) for name in sources}
        writer.publish()
        writer.merge()
        short = {name: count for name, count in missing.items() if count}
        return RepairReport(
            damaged=tuple(writer.damaged),
            kept=kept,
            missing=short,
            folders={name: Path(state.folder) for name, state in sources.items()},
        )


def _forget_files(writer: Writer, source: str) -> int:
    """Forget the files of which a document is missing; how many documents are."""
    state, held = writer.ledger.sources[source], set(writer.keys(source))
    missing = sum(len(set(file.keys) - held) for file in state.files.values())
    whole = {path: file for path, file in state.files.items() if held.issuperset(file.keys)}
    writer.ledger.sources[source] = replace(state, files=whole)
    return missing


def derive_again(writer: Writer, workers: int, progress: Progress) -> int:
    """Analyse the outdated documents of an index and add them again; how many there were.

    They come from what the index stores, so that no file is read: folders may be gone. Ids, what
    was removed, and what is known of files stay as they are.
    """
    total = writer.outdated
    if not total:
        return 0
    done = 0
    with worker_pool(workers) as pool:
        documents = prepared(pool, workers, writer.outdated_documents(), writer.prepare)
        for done, document in enumerate(documents, 1):
            writer.add(document)
            progress(done, total)
    return done
