"""Related documents by comparing with every document, nothing looked up: the truth for engines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.document import Document
from indexer.analysis import words
from indexer.analysis.normalise import normalise
from indexer.ranking import K1, B
from indexer.similarity import related_scores
from indexer.similarity.subject_words import frequent_words, subject_words


class RelatedOracle:
    """Compares each of some documents with each other one."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._size = len(documents)
        self._subjects = {one.id: subject_words(one.title, one.issuers) for one in documents}
        self._starts = {one.id: _text(one)[: related_scores.BODY_LENGTH] for one in documents}
        self._texts = {one.id: _words(_text(one)) for one in documents}
        self._holders = _holders(self._texts.values())
        titles = _holders(_words(one.title) for one in documents)
        self._rarities = {
            word: related_scores.rarity(self._size, titles[word])
            for subject in self._subjects.values()
            for word in subject
        }
        self._average = sum(text.total() for text in self._texts.values()) / self._size

    def similaritys(self, own: str) -> dict[str, float]:
        """How near each other document's subject is to that of one, by their ids."""
        shares = self._shares(own)
        return {
            other: related_scores.title_similarity(
                self._subjects[own], self._subjects[other], self._rarities, self._size
            )
            + sum(share * self._score(text, word) for word, share in shares.items())
            for other, text in self._texts.items()
            if other != own
        }

    def _score(self, text: Counter[str], word: str) -> float:
        norm = K1 * (1 - B + B * text.total() / self._average)
        return text[word] / (text[word] + norm)

    def _shares(self, own: str) -> dict[str, float]:
        weights = {
            word: related_scores.saturated(often)
            * related_scores.rarity(self._size, self._holders[word])
            for word, often in frequent_words(
                self._starts[own], related_scores.LEAST_FREQUENCY
            ).items()
            if 1 < self._holders[word] <= related_scores.TOO_COMMON * self._size
        }
        chosen = sorted(weights, key=lambda word: (-weights[word], word))[
            : related_scores.BODY_TERMS
        ]
        total = sum(weights[word] for word in chosen)
        return {word: weights[word] / total for word in chosen}


def _holders(texts: Iterable[Counter[str]]) -> Counter[str]:
    return Counter(word for text in texts for word in text)


def _words(text: str) -> Counter[str]:
    return Counter(words.cut_for_search(normalise(text)))


def _text(document: Document) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)
