"""What the manifest of a generation says in every engine: its version, and who can read it."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Collection

from indexer.errors import IndexStaleError


class StatedManifest(ABC):
    """The versions of a generation."""

    __slots__ = ()

    @property
    @abstractmethod
    def version(self) -> str:
        """Identifies the generation and its content; two that could answer otherwise differ."""

    @property
    @abstractmethod
    def made_by(self) -> str:
        """Names the rules and the form of storage of the program that wrote it."""

    @staticmethod
    @abstractmethod
    def this_program() -> str:
        """`made_by` of the generations that this program writes."""

    @property
    def is_stale(self) -> bool:
        """Whether this program has other rules, or another form, than the one that wrote it."""
        return self.made_by != self.this_program()

    def refuse_if_stale(self) -> None:
        """Raise `IndexStaleError` where this program would analyse text in another way."""
        if self.is_stale:
            raise IndexStaleError(f"{self.made_by} / {self.this_program()}")

    def version_without(self, hidden: Collection[tuple[str, str]]) -> str:
        """The version of an answer without the documents (source, key) that are `hidden`."""
        return f"{self.version}-{short_digest(repr(sorted(hidden)))}" if hidden else self.version


def short_digest(text: str) -> str:
    """Eight signs that name a text."""
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()
