"""Lucene 10: the engine below OpenSearch, alone, in a process of Java that is asked by a pipe.

All that is sent is big-endian: texts are their length in four bytes and UTF-8, truths one byte.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path
from struct import pack, unpack
from typing import IO

from indexer.engines.whoosh.write.packed_document import PackedDocument
from indexer.query.facets import UNSTATED
from tests.benchmarks.dataset import Question
from tests.benchmarks.peers import (
    Answer,
    gram_tokens,
    literal_tokens,
    rank_terms,
    snippets,
    word_tokens,
)
from tests.java import from_maven, nearest_java

VERSION = "10.3.2"
JAVA = 21
"""The least version of Java that it runs on."""

JARS = ("lucene-core", "lucene-analysis-common")
PROGRAM = Path(__file__).with_name("Lucene.java")


class Lucene:
    """Literals are phrases of grams and filter; words rank; our function makes the snippets.

    What an answer takes in Java is the CPU time of the thread that answers, without what compiles
    and collects garbage beside it.
    """

    name = "lucene"

    def __init__(self) -> None:
        """Raises `JavaUnavailableError` where it cannot run."""
        self._java = nearest_java(JAVA) / "bin" / "java"
        self._jars = [from_maven("org.apache.lucene", name, VERSION) for name in JARS]
        self._serving: subprocess.Popen[bytes] | None = None

    def build(self, folder: Path, documents: Iterable[PackedDocument]) -> None:
        """One writer, one thread, merged at the end."""
        with self._process("build", folder) as java:
            given, told = _pipes(java)
            for document in documents:
                year, topic = ((document.facets[f] or (UNSTATED,))[0] for f in ("year", "topic"))
                streams = (
                    " ".join(gram_tokens(document.title)),
                    " ".join(gram_tokens(document.body)),
                    " ".join(word_tokens(document.title_words)),
                    " ".join(word_tokens(document.body_words)),
                )
                texts = (document.id, document.text, *streams, year, topic)
                sent = b"".join(_sent(text) for text in texts)
                given.write(b"\1" + sent + pack(">q", document.dated))
            given.write(b"\0")
            given.flush()
            told.read(8)

    def open(self, folder: Path) -> None:
        """Start to serve; what served before ends."""
        if self._serving is not None:
            _pipes(self._serving)[0].close()
            self._serving.wait()
        self._serving = self._process("serve", folder)

    def ask(self, question: Question) -> Answer:
        """One search, whose collectors keep the best and count."""
        assert self._serving is not None
        given, told = _pipes(self._serving)
        given.write(_question(question))
        given.flush()
        total = _number(told)
        years, topics = (
            {value: count for value, count in _counts(told) if count} for _ in range(2)
        )
        best = []
        for _ in range(_number(told)):
            best.append(_text(told))
            snippets(_text(told), question.literals)
        spent = unpack(">q", told.read(8))[0] / 1e9
        return Answer(total, years, topics, tuple(best), spent)

    def _process(self, mode: str, folder: Path) -> subprocess.Popen[bytes]:
        classes = ":".join(map(str, self._jars))
        options = ("--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-cp", classes)
        return subprocess.Popen(
            [self._java, *options, PROGRAM, mode, folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )


def _question(question: Question) -> bytes:
    """A question as the program reads it."""
    fields = ("title",) if question.title else ("title", "body")
    parts = [pack(">?i", question.every, len(fields)), *map(_sent, fields)]
    parts.append(pack(">i", len(question.literals)))
    for literal in question.literals:
        grams = literal_tokens(literal)
        parts.append(pack(">i", len(grams)))
        parts += (pack(">i", offset) + _sent(gram) for offset, gram in grams)
    dates = question.dates
    parts.append(pack(">?qq", True, *dates) if dates else b"\0")
    ranked = list(rank_terms(question))
    parts.append(pack(">i", len(ranked)))
    parts += (_sent(stream) + _sent(text) + pack(">f", weight) for stream, text, weight in ranked)
    return b"".join(parts)


def _pipes(java: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert java.stdin is not None
    assert java.stdout is not None
    return java.stdin, java.stdout


def _sent(text: str | bytes) -> bytes:
    data = text.encode() if isinstance(text, str) else text
    return pack(">i", len(data)) + data


def _number(told: IO[bytes]) -> int:
    number: int = unpack(">i", told.read(4))[0]
    return number


def _text(told: IO[bytes]) -> str:
    return told.read(_number(told)).decode()


def _counts(told: IO[bytes]) -> list[tuple[str, int]]:
    return [(_text(told), _number(told)) for _ in range(_number(told))]
