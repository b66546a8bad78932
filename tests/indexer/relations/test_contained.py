"""Whether a text contains an amendment already, by what is known of both days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.facts import find_facts
from indexer.relations.validity.contained import contains_effect
from tests.indexer.relations.test_statements import document

TEXT = replace(document("第一条 犬只应当登记。"), written_on=date(2013, 7, 18))
DECISION = document(
    "将《云州市养犬办法》第一条修改为：“犬只登记。”", title="关于修改部分规章的决定"
)


@pytest.mark.parametrize(
    ("written", "published", "contained"),
    [
        (date(2013, 7, 18), None, True),
        (date(2013, 7, 19), None, False),
        (date(2013, 7, 17), None, True),
        # A day of the web alone may come weeks after the decision, not before it and not years.
        (None, date(2013, 9, 2), None),
        (None, date(2013, 7, 18), True),
        (None, date(2016, 9, 2), False),
    ],
)
def test_a_day_of_the_web_alone_tells_little(
    written: date | None, published: date | None, contained: bool | None
) -> None:
    decision = replace(DECISION, written_on=written, published_on=published)
    found = contains_effect(find_facts(TEXT), EffectKind.AMEND, find_facts(decision))
    assert found is contained


def test_what_changes_no_text_is_not_asked_for() -> None:
    decision = replace(DECISION, written_on=date(2014, 1, 1))
    assert contains_effect(find_facts(TEXT), EffectKind.REPEAL, find_facts(decision)) is None
