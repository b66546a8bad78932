"""National laws asked by their names: the first hit is the law, in the version in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from indexer.relations.grammar.title_keys import title_key
from indexer.today import today
from tests.relevance.collections_indexed import LAWS, id_of_record, records
from tests.relevance.goals import HIT_AT_1, Measured
from tests.relevance.rank_metrics import mean
from tests.relevance.rewordings import with_please
from tests.relevance.run import Run
from tests.relevance.versions_in_force import in_force

NATIONAL = (
    "刑法",
    "宪法",
    "宪法相关法",
    "民法典",
    "民法商法",
    "社会法",
    "经济法",
    "行政法",
    "诉讼与非诉讼程序法",
)
"""The categories of national laws."""

STATE = "中华人民共和国"
IN_PARTS = "中华人民共和国民法典"
"""Stands in the collection as eight documents, one for each part; any of them is right."""

NAMES: Mapping[str, Callable[[str], str]] = {
    "full": str,
    "short": lambda title: short(title),
    "《short》": lambda title: f"《{short(title)}》",
    "short全文": lambda title: f"{short(title)}全文",
    "short 全文": lambda title: f"{short(title)} 全文",
}
"""How people name a law."""


def short(title: str) -> str:
    """The title without 中华人民共和国.

    >>> short("中华人民共和国公司法")
    '公司法'
    """
    return title.removeprefix(STATE)


def right_laws(laws: list[dict[str, Any]]) -> dict[str, frozenset[str]]:
    """The ids of the version in force today by title; the code in parts under its own name too."""
    versions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    titles: dict[str, str] = {}
    for law in laws:
        if law["category"] in NATIONAL:
            key = title_key(law["title"])
            versions[key].append(law)
            titles.setdefault(key, law["title"])
    right = {
        titles[key]: frozenset(map(id_of_record, in_force(found, today())))
        for key, found in versions.items()
    }
    parts = [ids for title, ids in right.items() if title.startswith(f"{IN_PARTS} ")]
    if parts:
        right[IN_PARTS] = frozenset().union(*parts)
    return right


def laws(run: Run) -> list[Measured]:
    """Every national law by full and short name, also in 《》, with 全文, and with 请问."""
    right = right_laws(list(records(run.data / LAWS)))
    titles = run.sample(list(right))
    figures = []
    with run.api("laws") as api:
        for asked_as, name in NAMES.items():
            for beside in (None, asked_as):
                shown = f"请问 {asked_as}" if beside else asked_as
                hits = []
                for title in run.progress(titles, f"laws, {shown}"):
                    text = with_please(name(title)) if beside else name(title)
                    answer = api.ask(text)
                    hits.append(float(answer.first_is(right[title])))
                    if not hits[-1]:
                        wanted = sorted(right[title])
                        run.miss(f"laws, {shown}", f"{text} – {wanted}, not {answer.ids[:1]}")
                share, count = mean(hits), len(titles)
                figures.append(Measured("laws", shown, HIT_AT_1, share, count, beside=beside))
    return figures
