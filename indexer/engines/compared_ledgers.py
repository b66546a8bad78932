"""What the answers lose and get back where an older index is published again."""

from __future__ import annotations

from indexer.ledger import Ledger


def held_by(ledger: Ledger) -> object:
    """What an index is made of: equal where two have the same documents."""
    return files_of(ledger), keys_of(ledger)


def keys_of(ledger: Ledger) -> set[tuple[str, str]]:
    """(source, key) of all documents."""
    return {
        (name, key)
        for name, state in ledger.sources.items()
        for file in state.files.values()
        for key in file.keys
    }


def files_of(ledger: Ledger) -> dict[tuple[str, str], str]:
    """The checksum of each file by (source, path)."""
    return {
        (name, path): file.checksum
        for name, state in ledger.sources.items()
        for path, file in state.files.items()
    }


def changed_files(ledger: Ledger, before: Ledger) -> tuple[tuple[str, str], ...]:
    """(source, path) of the files that both read, in different forms."""
    mine, theirs = files_of(ledger), files_of(before)
    return tuple(sorted(name for name in mine.keys() & theirs if mine[name] != theirs[name]))
