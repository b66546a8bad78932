"""Find the rule that the organ of a trial rule (试行, 暂行) issued under the same name later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.fields.renamed_organs import took_over
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import DocRef, IndexedDocument
from indexer.relations.works.rule_making import without_trial, work_title
from indexer.relations.works.same_work import maker


def later_rules(documents: Sequence[IndexedDocument]) -> Task[dict[DocRef, IndexedDocument]]:
    """The newest such rule of each of some documents; most are missing. One round."""
    wanted = {
        one.ref: bare
        for one in documents
        if (title := work_title(one.facts)) and (bare := without_trial(title))
    }
    if not wanted:
        return {}
    titles = set(wanted.values())
    found = yield from ask(lambda shelf: shelf.by_title(titles))
    later: dict[DocRef, IndexedDocument] = {}
    for one in documents:
        if (title := wanted.get(one.ref)) is None:
            continue
        several = {rule.ref: rule for stage in found.get(title, ()) for rule in stage}.values()
        rules = [rule for rule in several if _follows(rule, one, title)]
        if rules:
            later[one.ref] = max(rules, key=lambda rule: (rule.facts.version_day, rule.id))
    return later


def _follows(rule: IndexedDocument, trial: IndexedDocument, title: str) -> bool:
    """Whether a rule bears the title of a trial one, is later than it and of its organ."""
    before, day = trial.facts.version_day, rule.facts.version_day
    if work_title(rule.facts) != title or before is None or day is None or day <= before:
        return False
    one, other = maker(rule), maker(trial)
    return one.same(other) or any(
        took_over(late, early) for late in one.issuers for early in other.issuers
    )


def decided_on(rule: IndexedDocument) -> date | None:
    """From when on a rule is known of."""
    return rule.facts.dated_on or rule.facts.version_day
