"""What the engine keeps of a document: plain values, written as one line of JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from corpus.document import Document
from indexer.analysed_document import AnalysedDocument, AnalysedText, stored_document
from indexer.analysis.normalise import original_span
from indexer.ranking import tie_breaker
from indexer.relations.facts import Facts, facts_from_json, facts_to_json
from indexer.similarity.text_signature import LIKENESS


@dataclass(frozen=True)
class KeptText:
    """A title or a body: its normal form, its words with their frequencies, and where they stand.

    `sentence_ends` are places in `text` at which a sentence or a paragraph ends.
    """

    text: str
    breaks: list[list[int]]
    sentence_ends: list[int]
    words: Mapping[str, int]

    @classmethod
    def of(cls, text: AnalysedText) -> Self:
        """Take what an analysed text has."""
        return cls(text.text, text.breaks.tolist(), text.sentence_ends, dict(Counter(text.words)))

    @cached_property
    def length(self) -> int:
        """How many words it has."""
        return sum(self.words.values())

    def places(self, literal: str) -> list[int]:
        """Where a literal begins in the normal form; places may overlap."""
        found, at = [], self.text.find(literal)
        while at >= 0:
            found.append(at)
            at = self.text.find(literal, at + 1)
        return found

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` to before `end` stand in the original."""
        return original_span(self._breaks, start, end)

    @cached_property
    def _breaks(self) -> NDArray[np.int32]:
        return np.array(self.breaks, np.int32)


@dataclass(frozen=True, kw_only=True)
class KeptDocument:
    """An `AnalysedDocument` in values that JSON has; `facts_json` and `likeness_hex` are packed.

    `articles`: [place in the body, 1 where an article begins there, 0 where text outside does].
    `attachments`: the place in the body from which on it is text of attachments.
    """

    source: str
    key: str
    id: str
    content_hash: int
    record: str
    original: str
    structure_json: str
    title: KeptText
    body: KeptText
    articles: list[list[int]]
    attachments: int
    numbers: list[str]
    number_forms: list[str]
    mentions: list[str]
    attached_mentions: list[str]
    dated: int
    days: list[int]
    facets: Mapping[str, list[str]]
    likeness_hex: str
    facts_json: str
    titles: list[str]
    cited: list[str]
    acted_on: list[str]
    short_names: list[str]

    @classmethod
    def of(cls, document: AnalysedDocument) -> Self:
        """Pack an analysed document; `indexer.engine.Writer.prepare` of this engine."""
        return cls(
            source=document.source,
            key=document.key,
            id=document.id,
            content_hash=document.content_hash,
            record=document.record,
            original=document.text,
            structure_json=document.structure.decode(),
            title=KeptText.of(document.title),
            body=KeptText.of(document.body),
            articles=document.articles.tolist(),
            attachments=document.attachments,
            numbers=list(document.numbers),
            number_forms=list(document.number_forms),
            mentions=list(document.mentions),
            attached_mentions=list(document.attached_mentions),
            dated=document.dated,
            days=list(document.days),
            facets={name: list(values) for name, values in document.facets.items()},
            likeness_hex=document.likeness.tobytes().hex(),
            facts_json=facts_to_json(document.facts).decode(),
            titles=list(document.titles),
            cited=list(document.cited),
            acted_on=list(document.acted_on),
            short_names=list(document.short_names),
        )

    @classmethod
    def read(cls, line: str) -> Self:
        """Read what `line` wrote."""
        fields = json.loads(line)
        return cls(**fields | {name: KeptText(**fields[name]) for name in ("title", "body")})

    def line(self) -> str:
        """The document as one line of JSON."""
        return json.dumps(_plain(self), ensure_ascii=False)

    @property
    def identity(self) -> tuple[str, str]:
        """Its source and its key."""
        return self.source, self.key

    @property
    def text(self) -> bytes:
        """The original body."""
        return self.original.encode()

    @property
    def fields(self) -> dict[str, KeptText]:
        """Its texts by name."""
        return {"title": self.title, "body": self.body}

    @cached_property
    def attached(self) -> KeptText:
        """The body with all that is no attachment blank, so that places in it stay."""
        blank = "\n" * self.attachments
        return replace(self.body, text=blank + self.body.text[self.attachments :])

    @cached_property
    def tie(self) -> int:
        """What decides between equals."""
        return tie_breaker(self.id)

    @cached_property
    def facts(self) -> Facts:
        """What it states of itself and of others."""
        return facts_from_json(self.facts_json.encode())

    @property
    def likeness(self) -> NDArray[Any]:
        """Its (1,) row of `LIKENESS`."""
        return np.frombuffer(bytes.fromhex(self.likeness_hex), LIKENESS)

    def document(self) -> Document:
        """The document that was analysed, under its public id."""
        return stored_document(self.record, self.structure_json.encode(), self.text, self.id)


def _plain(value: KeptDocument | KeptText) -> dict[str, Any]:
    """The fields of a value by name."""
    found = {field.name: getattr(value, field.name) for field in fields(value)}
    return {n: _plain(v) if isinstance(v, KeptText) else v for n, v in found.items()}
