"""How single clauses of a text are quoted: 《…》（2018年10月26日修正）第三条第一款规定：“…”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.clauses import without_item_number
from indexer.relations.statements import ChangeKind
from indexer.results.versions import ArticleClause, DocumentVersions
from search_app import wording
from search_app.presenters.citation_forms import in_brackets
from search_app.wording import articles as words


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteForm:
    """What the script of a document's page needs to quote a clause.

    `cited` is the text with its version, `address` where the document stands for good, `articles`
    what the pages of its articles begin with.
    """

    cited: str
    address: str
    articles: str


def cited_as(
    title: str, dated_on: date | None, changed_on: date | None, kind: ChangeKind | None
) -> str:
    """A text with its version: the day of its last change, else that of the text."""
    day = changed_on or dated_on
    shown = wording.values.day(day) if day else ""
    return words.cited(in_brackets(title), words.version(shown, kind if changed_on else None))


def cited_version(title: str, dated_on: date | None, versions: DocumentVersions | None) -> str:
    """A document with its version, by the last change that its text contains."""
    last = versions.contains[0] if versions and versions.contains else None
    return cited_as(title, dated_on, last.decided_on if last else None, last.kind if last else None)


def quote(cited: str, label: str, text: str, address: str) -> str:
    """A clause as it is quoted, with its address."""
    inner = text.replace("“", "‘").replace("”", "’")
    return words.QUOTE.format(cited=cited, label=label, text=inner, address=address)


def text_of(clauses: Sequence[ArticleClause], at: int) -> str:
    """The text of one of the clauses of an article: of a 款 with its items."""
    clause = clauses[at]
    if clause.item:
        return without_item_number(clause.text)
    items = []
    for one in clauses[at + 1 :]:
        if not one.item:
            break
        items.append(one.text)
    return "\n".join((clause.text, *items))


def text_of_article(clauses: Sequence[ArticleClause]) -> str:
    """The text of a whole article."""
    return "\n".join(one.text for one in clauses)
