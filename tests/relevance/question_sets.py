"""Questions of people with the right documents: notices and statutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from tests.relevance.collections_indexed import records
from tests.relevance.folds import folds_by_document
from tests.relevance.goals import ANSWER_SHOWN, AS_THEY_ARE, Measured
from tests.relevance.public_api import PublicApi
from tests.relevance.rank_metrics import mean, rank_metrics
from tests.relevance.rewordings import REWORDINGS
from tests.relevance.run import Run


def notices(run: Run) -> list[Measured]:
    """Questions about notices, asked among these and all other notices."""
    return _measure(run, "notices")


def statutes(run: Run) -> list[Measured]:
    """Questions of lay people, asked among the articles of statutes."""
    return _measure(run, "statutes")


def _measure(run: Run, name: str) -> list[Measured]:
    questions, right = read_questions(run.data / "eval" / name)
    asked = run.sample([question for question in questions if right[question]])
    folds = folds_by_document({question: right[question] for question in asked})
    with run.api(name) as api:
        figures = []
        for asked_as, reword in REWORDINGS.items():
            texts = {question: reword(questions[question]) for question in asked}
            figures += _ask(run, api, name, asked_as, texts, right, folds)
    return figures


def read_questions(folder: Path) -> tuple[dict[str, str], Mapping[str, set[str]]]:
    """The text of each question, and its right documents: rated above 0 in `qrels.tsv`."""
    questions = {str(line["_id"]): line["text"] for line in records(folder / "queries.jsonl")}
    right: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        question, document, score = line.split("\t")
        if int(score) > 0:
            right[question].add(document)
    return questions, right


def _ask(
    run: Run,
    api: PublicApi,
    name: str,
    asked_as: str,
    texts: Mapping[str, str],
    right: Mapping[str, set[str]],
    folds: list[frozenset[str]],
) -> list[Measured]:
    metrics: dict[str, dict[str, float]] = {}
    answered = 0
    label = f"{name}, {asked_as}"
    for question, text in run.progress(texts.items(), label):
        answer = api.ask(text)
        metrics[question] = rank_metrics(answer.ids, right[question])
        answered += answer.answered
        if not answer.first_is(frozenset(right[question])):
            ranks = [rank for rank, id in enumerate(answer.ids, 1) if id in right[question]]
            run.miss(label, f"{text} – right {sorted(right[question])} at {ranks or 'no rank'}")
    figures = [
        Measured(
            name,
            asked_as,
            figure,
            mean([metrics[question][figure] for question in texts]),
            len(texts),
            tuple(mean([metrics[one][figure] for one in fold]) for fold in folds if fold),
            None if asked_as == AS_THEY_ARE else AS_THEY_ARE,
        )
        for figure in rank_metrics((), {""})
    ]
    if asked_as == AS_THEY_ARE:
        share = answered / len(texts) if texts else 0.0
        figures.append(Measured(name, asked_as, ANSWER_SHOWN, share, len(texts)))
    return figures
