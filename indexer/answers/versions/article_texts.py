"""Cut articles out of a stored text: their 款 and 项, each with its name and how it is cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from corpus.articles import ArticleNumber
from corpus.clauses import Clause, clause_label, clauses_of
from corpus.document import Paragraph
from indexer.analysed_document import stored_parts
from indexer.results.versions import ArticleClause

ALIKE = 0.5
"""Articles that share so much of their text (Dice, of pairs of characters) may be one article."""
MORE_ALIKE = 0.2
"""So much more an article of another number has to share than that of the same number."""

Clauses = Sequence[ArticleClause]
"""The text of an article."""


def articles_of(structure: bytes, text: str) -> Mapping[ArticleNumber, Clauses]:
    """The articles of a text by number: of several of one number the first."""
    parts = stored_parts(structure, text)
    paragraphs = (paragraph for part in parts for paragraph in part.paragraphs)
    inside: dict[str, list[tuple[Clause, Paragraph]]] = {}
    for clause, paragraph in zip(clauses_of(parts), paragraphs, strict=True):
        if clause is not None:
            inside.setdefault(clause.article, []).append((clause, paragraph))
    return {
        rows[0][0].number: _clauses(rows)
        for article, rows in inside.items()
        if article == rows[0][0].number.name
    }


class MovedArticle:
    """Says under which number each of several versions has one article."""

    def __init__(self, own: Clauses, number: ArticleNumber) -> None:
        """Look for the article of this text, which one version has under this number."""
        self._number = number
        self._wanted = _pairs(_bare(own))
        self._shares: dict[str, float] = {}

    def number_in(self, others: Mapping[ArticleNumber, Clauses]) -> ArticleNumber | None:
        """The other number that a version has it under; None where it has the same one.

        Numbers move when articles are put in or left out. O(characters of the articles that no
        version had that was asked for before).
        """
        if not self._wanted or not others:
            return None
        number = self._number
        shares = {one: self._share(_bare(clauses)) for one, clauses in others.items()}
        best = max(shares, key=lambda one: (shares[one], one == number))
        surely = shares[best] >= max(ALIKE, shares.get(number, 0.0) + MORE_ALIKE)
        return best if best != number and surely else None

    def _share(self, text: str) -> float:
        """How much the article shares with another text; versions have most texts in common."""
        share = self._shares.get(text)
        if share is None:
            share = self._shares[text] = _share(self._wanted, _pairs(text))
        return share


def _clauses(rows: Iterable[tuple[Clause, Paragraph]]) -> Clauses:
    found: list[ArticleClause] = []
    rows = list(rows)
    single = all(clause.paragraph == 1 for clause, _ in rows)
    for clause, paragraph in rows:
        text = paragraph.text[clause.lead :].strip()
        if not clause.begins:
            text = f"{found.pop().text}\n{text}"
        found.append(
            ArticleClause(
                name=clause.name,
                label=clause_label(clause, only_paragraph=single),
                item=clause.item,
                text=text,
            )
        )
    return tuple(found)


def _bare(clauses: Clauses) -> str:
    """The text of an article without white space."""
    return "".join("".join(one.text.split()) for one in clauses)


def _pairs(text: str) -> Counter[str]:
    return Counter(a + b for a, b in pairwise(text))


def _share(one: Counter[str], other: Counter[str]) -> float:
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0
