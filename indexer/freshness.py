"""Derive an index again that was made by the rules of another version of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from indexer.engine import Writer
from indexer.engines import open_writer
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


def derive_again(writer: Writer, workers: int, progress: Progress) -> int:
    """Analyse the outdated documents of an index and add them again; how many there were.

    They come from what the index stores, so that no file is read: folders may be gone. Ids, what
    was removed, and what is known of files stay as they are.
    """
    total = writer.outdated
    if not total:
        return 0
    with worker_pool(workers) as pool:
        documents = prepared(pool, workers, writer.outdated_documents(), writer.prepare)
        for done, document in enumerate(documents, 1):
            writer.add(document)
            progress(done, total)
    return total
