"""Say that the dictionary cuts words of the counted texts, so that they need not stand together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indexer.query.model import Query
from indexer.query.syntax.cut_words import quoted_where_cut
from search_app.addresses.links import Links
from search_app.addresses.search_args import reworded
from search_app.trends.trend_answers import queries_of
from search_app.trends.trend_query import TrendQuery
from search_app.wording import trends


@dataclass(frozen=True, slots=True)
class CutWords:
    """That the dictionary cuts what was typed as one, and the counts of it in one piece."""

    said: str
    label: str
    href: str


def present_cut(trend: TrendQuery, links: Links) -> CutWords | None:
    """What is said where the dictionary cuts words of the texts that are counted."""
    quoted = {one.text: quoted_where_cut(one.parsed) for one in queries_of(trend)}
    texts = [text for text, whole in quoted.items() if whole]
    if not texts:
        return None
    query = _whole(trend.query, quoted)
    versus = _whole(trend.versus, quoted) if trend.versus else None
    wholes = "、".join(quoted[text] for text in texts)
    href = links.trends(replace(trend, query=query, versus=versus))
    return CutWords(trends.cut(texts), trends.contiguous(wholes), href)


def _whole(query: Query, quoted: Mapping[str, str]) -> Query:
    text = quoted[query.text]
    return reworded(query, text) if text else query
