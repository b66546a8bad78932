"""The exact language: totals equal a search for literal pieces over all normalised texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from random import Random

from corpus.document import Document
from corpus.fields.numbers import find_numbers, parse_number
from corpus.readers import ReadOptions, read_folder
from indexer.analysis.normalise import BARRIER, normalise
from tests.relevance.collections_indexed import documents_folder
from tests.relevance.goals import EQUAL, Measured
from tests.relevance.mistyped import HAN
from tests.relevance.rank_metrics import mean
from tests.relevance.run import SEED, Run

DRAWN = 300
SHORTEST, LONGEST = 2, 20
WORD = (2, 4)
"""Characters of the pieces that operators join."""

Matches = Callable[[str, str, str], bool]

OPERATORS: Mapping[str, tuple[str, Matches]] = {
    "both of two": ('"{}" AND "{}"', lambda text, one, other: one in text and other in text),
    "either of two": ('"{}" OR "{}"', lambda text, one, other: one in text or other in text),
    "one without another": (
        '"{}" -"{}"',
        lambda text, one, other: one in text and other not in text,
    ),
}
"""Each query with the document texts that it asks for."""


def exact(run: Run) -> list[Measured]:
    """Phrases and operators over notices, against a search through every text."""
    texts = [
        searched_text(one) for one in _documents(documents_folder("notices", run.data, run.work))
    ]
    rng = Random(SEED)
    phrases = run.sample(draw_pieces(texts, rng, DRAWN, SHORTEST, LONGEST))
    words = draw_pieces(texts, rng, 2 * DRAWN, *WORD, han=True)
    pairs = run.sample(list(zip(words[::2], words[1::2], strict=True)))
    asked: dict[str, list[tuple[str, int]]] = {
        "phrases": [(f'"{one}"', sum(one in text for text in texts)) for one in phrases]
    }
    for name, (form, matches) in OPERATORS.items():
        asked[name] = [
            (form.format(*pair), sum(matches(text, *pair) for text in texts)) for pair in pairs
        ]
    figures = []
    with run.api("notices") as api:
        for name, queries in asked.items():
            equal = []
            for text, count in run.progress(queries, f"exact, {name}"):
                total = api.ask(text).total
                equal.append(float(total == count))
                if total != count:
                    run.miss(f"exact, {name}", f"{text}: {total}, and {count} texts hold it")
            figures.append(Measured("exact", name, EQUAL, mean(equal), len(equal)))
    return figures


def searched_text(document: Document) -> str:
    """The normalised title and paragraphs; a literal piece never goes over the end of one."""
    paragraphs = (one.text for part in document.parts for one in part.paragraphs)
    return BARRIER.join(map(normalise, (document.title, *paragraphs)))


def draw_pieces(
    texts: list[str], rng: Random, count: int, shortest: int, longest: int, *, han: bool = False
) -> list[str]:
    """Pieces of lines of the texts, drawn at random; with `han` of Han characters alone."""
    pieces: list[str] = []
    while len(pieces) < count:
        line = rng.choice(rng.choice(texts).split(BARRIER))
        length = rng.randint(shortest, longest)
        if len(line) < length:
            continue
        at = rng.randint(0, len(line) - length)
        piece = line[at : at + length]
        if _can_be_asked(piece) and (not han or all(map(HAN.match, piece))):
            pieces.append(piece)
    return pieces


def _can_be_asked(piece: str) -> bool:
    """Whether a piece in quotation marks is read as a phrase: it has a word, and is no number."""
    return (
        '"' not in piece
        and normalise(piece) == piece
        and any(map(HAN.match, piece))
        and not find_numbers(piece)
        and parse_number(piece) is None
    )


def _documents(folder: Path) -> Iterable[Document]:
    for result in read_folder(folder, "notices", ReadOptions()):
        yield from result.documents
