"""What the answers lose and get back where an older index is published again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from indexer.errors import IndexDamagedError
from indexer.ledger import Ledger
from indexer.results import RolledBack

_Old = TypeVar("_Old")


class Generation(Protocol):
    """What an engine writes down of a generation."""

    @property
    def version(self) -> str:
        """Names the generation and its analysis."""

    @property
    def published_at(self) -> str:
        """When it was published."""

    @property
    def documents(self) -> int:
        """How many documents it has."""


def rolled_back(
    left: tuple[str, str], ledger: Ledger, before: Generation, old: Ledger
) -> RolledBack:
    """What the answers lose and get back where `before`, with its ledger `old`, is published again.

    `left` are the version that is left behind and when it was published, `ledger` is its ledger.
    """
    keys, old_keys = _keys_of(ledger), _keys_of(old)
    return RolledBack(
        left=left[0],
        left_published_at=left[1],
        version=before.version,
        published_at=before.published_at,
        documents=before.documents,
        lost=tuple(sorted(keys - old_keys)),
        back=tuple(sorted(old_keys - keys)),
        changed=_changed_files(ledger, old),
    )


def last_with_others(
    older: Iterable[_Old], left: _Old, ledger_of: Callable[[_Old], Ledger]
) -> _Old | None:
    """The first of some generations that has other documents than the one that is left.

    `older` are given the newest first. A run may publish twice with the same documents, as where
    it merges segments. Where the one that is left cannot be read, any other is taken.
    """

    def held(one: _Old) -> object:
        try:
            return _held_by(ledger_of(one))
        except IndexDamagedError:
            return None

    mine = held(left)
    return next((one for one in older if mine is None or held(one) != mine), None)


def _held_by(ledger: Ledger) -> object:
    """What an index is made of: equal where two have the same documents."""
    return _files_of(ledger), _keys_of(ledger)


def _keys_of(ledger: Ledger) -> set[tuple[str, str]]:
    """(source, key) of all documents."""
    return {
        (name, key)
        for name, state in ledger.sources.items()
        for file in state.files.values()
        for key in file.keys
    }


def _files_of(ledger: Ledger) -> dict[tuple[str, str], str]:
    """The checksum of each file by (source, path)."""
    return {
        (name, path): file.checksum
        for name, state in ledger.sources.items()
        for path, file in state.files.items()
    }


def _changed_files(ledger: Ledger, before: Ledger) -> tuple[tuple[str, str], ...]:
    """(source, path) of the files that both read, in different forms."""
    mine, theirs = _files_of(ledger), _files_of(before)
    return tuple(sorted(name for name in mine.keys() & theirs if mine[name] != theirs[name]))
