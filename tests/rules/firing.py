"""How often the reading rules fire while documents are read."""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.document import Document
from corpus.fields.rules.reading_rule import ReadingRule
from corpus.readers import ReadOptions, read_file
from corpus.readers.files import FileError
from corpus.readers.single import is_single, read_single
from indexer.relations.facts import find_facts
from tests.rules.alternatives import Told, tell_alternatives
from tests.rules.tables import all_rules

Firings = dict[str, Counter[str]]
"""For each rule, how often it fired (the key `ALWAYS`) and how often each alternative did."""

_RECORDS = ("laws.jsonl.gz", "notices.jsonl.gz", "eval/notices/documents.jsonl.gz")
_CHUNK = 300
ALWAYS = ""


@dataclass
class CountingPattern:
    """Does what a compiled pattern does, and counts which of its alternatives match."""

    pattern: re.Pattern[str]
    told: Told
    counts: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, rule: ReadingRule) -> CountingPattern:
        """What counts the matches of a rule."""
        pattern = re.compile(rule.source, rule.flags)
        return cls(pattern, tell_alternatives(rule.source, rule.flags))

    def search(
        self, string: str, pos: int = 0, endpos: int = sys.maxsize, /
    ) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self._counted(self.pattern.search(string, pos, endpos))

    def match(
        self, string: str, pos: int = 0, endpos: int = sys.maxsize, /
    ) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self._counted(self.pattern.match(string, pos, endpos))

    def fullmatch(
        self, string: str, pos: int = 0, endpos: int = sys.maxsize, /
    ) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        return self._counted(self.pattern.fullmatch(string, pos, endpos), whole=True)

    def finditer(
        self, string: str, pos: int = 0, endpos: int = sys.maxsize, /
    ) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        for found in self.pattern.finditer(string, pos, endpos):
            self._counted(found)
            yield found

    def sub(self, repl: str | Callable[[re.Match[str]], str], string: str, count: int = 0) -> str:
        """As `re.Pattern.sub`."""
        for found in self.pattern.finditer(string):
            self._counted(found)
        return self.pattern.sub(repl, string, count)

    def split(self, string: str, maxsplit: int = 0) -> list[str]:
        """As `re.Pattern.split`."""
        for found in self.pattern.finditer(string):
            self._counted(found)
        return [piece or "" for piece in self.pattern.split(string, maxsplit)]

    def _counted(self, found: re.Match[str] | None, *, whole: bool = False) -> re.Match[str] | None:
        if found is None:
            return None
        self.counts[ALWAYS] += 1
        if self.told.names:
            again = self.told.pattern.fullmatch if whole else self.told.pattern.match
            told = again(found.string, found.start(), found.endpos)
            for name in self.told.names if told else ():
                if told and told[name] is not None:
                    self.counts[name] += 1
        return found


def count_firings(data: Path) -> tuple[int, Firings]:
    """Read all real documents, and return how many there were and how often each rule fired."""
    firings: Firings = {}
    documents = 0
    with TemporaryDirectory(prefix="policy-search-rules-") as folder:
        files = [*_chunks(data, Path(folder)), *sorted((data / "pages").glob("*.*ml"))]
        files += sorted((data / "pages").glob("*.txt"))
        with ProcessPoolExecutor(cpu_count()) as pool:
            for count, found in pool.map(_read, files):
                documents += count
                for name, counts in found.items():
                    firings.setdefault(name, Counter()).update(counts)
    return documents, firings


def _chunks(data: Path, folder: Path) -> Iterator[Path]:
    """The records of the real documents in files of a few hundred each."""
    for name in _RECORDS:
        stem = name.replace("/", "_").partition(".")[0]
        with gzip.open(data / name, "rt", encoding="utf-8") as lines:
            index = 0
            while chunk := "".join(islice(lines, _CHUNK)):
                path = folder / f"{stem}_{index}.jsonl"
                path.write_text(chunk, encoding="utf-8")
                yield path
                index += 1


def _read(path: Path) -> tuple[int, Firings]:
    """Read one file and all that its documents state, with every rule counting."""
    patterns = {name: CountingPattern.of(rule) for name, rule in all_rules().items()}
    for name, rule in all_rules().items():
        rule.use(patterns[name])
    documents = _documents(path)
    for document in documents:
        find_facts(document)
    return len(documents), {name: one.counts for name, one in patterns.items()}


def _documents(path: Path) -> Sequence[Document]:
    """The documents of a file of records or a page; none of a page that is refused."""
    if not is_single(path):
        return read_file(path, "rules", path.parent, ReadOptions()).documents
    try:
        # Not in the process of its own that pages are usually read in: its counts would be lost.
        result, _ = read_single(path, "rules", path.name, path.parent, options=ReadOptions())
    except FileError:
        return ()
    return result.documents
