"""Which documents of one work are the same version, which an index holds several times."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indexer.relations.facts import Facts
from indexer.relations.grammar.title_keys import title_keys
from indexer.relations.shelf import DocRef, IndexedDocument
from indexer.relations.statements import ChangeKind, Statements, TextChange
from indexer.relations.works.copies import versions_apart

TITLE = "云川省养犬条例"


def document(id: str, title: str = TITLE, **fields: Any) -> IndexedDocument:
    """A document of these facts; `changed` is the day of the last change that it tells of."""
    history: tuple[TextChange, ...] = ()
    changed = fields.pop("changed", None)
    if changed:
        made = TextChange(day=date(2000, 1, 1), kind=ChangeKind.MADE)
        history = (made, TextChange(day=changed, kind=ChangeKind.AMENDED))
    facts = Facts(title_keys=title_keys(title), statements=Statements(history=history), **fields)
    return IndexedDocument(DocRef(), id, facts)


SPRING, LATER, AUTUMN = date(2020, 3, 1), date(2020, 3, 20), date(2020, 9, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"effective_on": SPRING}, {"effective_on": SPRING}, True),
        ({"effective_on": SPRING}, {"effective_on": AUTUMN}, False),
        ({"written_on": SPRING, "effective_on": AUTUMN}, {"written_on": SPRING}, True),
        ({"written_on": SPRING}, {"published_on": SPRING}, False),
        ({"published_on": SPRING}, {"published_on": SPRING, "written_on": LATER}, True),
        ({}, {}, False),
        ({"text_since": SPRING}, {"text_since": SPRING}, True),
        # Each is dated by another day of one amendment, or there were two of them.
        ({"text_since": SPRING}, {"text_since": LATER}, False),
        (
            {"text_since": SPRING, "changed": SPRING},
            {"text_since": LATER, "changed": SPRING},
            True,
        ),
        (
            {"text_since": SPRING, "changed": SPRING},
            {"text_since": AUTUMN, "changed": SPRING},
            False,
        ),
        # An amended text has the closing clause of the first one.
        ({"effective_on": SPRING}, {"effective_on": SPRING, "text_since": AUTUMN}, False),
    ],
)
def test_days_tell_versions_from_copies(
    one: dict[str, Any], other: dict[str, Any], same: bool
) -> None:
    found = versions_apart([document("a", **one), document("b", **other)], {})
    assert (len(found) == 1) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"effective_on": SPRING}, {"published_on": AUTUMN}, True),
        # Published after the amendment: a copy of the amended text.
        ({"text_since": SPRING}, {"published_on": AUTUMN}, True),
        # Older than an amendment that changed a word.
        ({"text_since": AUTUMN}, {"published_on": SPRING}, False),
        ({"text_since": SPRING}, {"text_since": AUTUMN}, False),
        ({"text_since": SPRING}, {"text_since": LATER}, True),
    ],
)
def test_one_text_is_one_version_but_for_an_amendment_in_between(
    one: dict[str, Any], other: dict[str, Any], same: bool
) -> None:
    a, b = document("a", **one), document("b", "云川省犬只管理规定", **other)
    assert (len(versions_apart([a, b], {a.ref: [b.ref], b.ref: [a.ref]})) == 1) is same


def test_copies_of_copies_stand_together_in_the_order_given() -> None:
    first = document("first", effective_on=SPRING)
    second = document("second", effective_on=AUTUMN)
    third = document("third", written_on=SPRING)
    joins = document("joins", written_on=SPRING, effective_on=SPRING)
    found = versions_apart([first, second, third, joins], {})
    assert [[one.id for one in group] for group in found] == [
        ["second"],
        ["first", "third", "joins"],
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"number_keys": ("云政令|180",)}, {"number_keys": ("云政令|180",)}, True),
        ({"number_keys": ("云政令|180",)}, {"number_keys": ("云政令|220",)}, False),
        # The amended text keeps the number of the first one, and tells of its amendment.
        (
            {"number_keys": ("云政令|180",)},
            {"number_keys": ("云政令|180",), "changed": AUTUMN},
            False,
        ),
    ],
)
def test_a_text_put_on_the_web_twice_under_one_number_is_one_version(
    one: dict[str, Any], other: dict[str, Any], same: bool
) -> None:
    a = document("a", published_on=SPRING, effective_on=SPRING, **one)
    b = document("b", published_on=AUTUMN, effective_on=SPRING, text_since=AUTUMN, **other)
    assert (len(versions_apart([a, b], {a.ref: [b.ref], b.ref: [a.ref]})) == 1) is same
