"""Walks over expressions: each node has its parts, and leaves come with where they are sought."""

from __future__ import annotations

from typing import get_args

import pytest

from indexer.query.expressions import leaves, map_parts, parts_of, scoped_leaves
from indexer.query.facets import Facet
from indexer.query.model import (
    And,
    Expression,
    FacetName,
    InOrder,
    IssuerName,
    Near,
    Not,
    Number,
    Or,
    Phrase,
    Scope,
    Together,
    Unit,
    Within,
    Word,
)

A, B, C = Word("甲"), Phrase("乙"), Word("丙")
LEAVES = (A, B, Number("k", "n"), IssuerName("丁"), FacetName(Facet.TOPIC, "戊"))
NODES: dict[Expression, tuple[Expression, ...]] = {
    **dict.fromkeys(LEAVES, ()),
    And((A, B)): (A, B),
    Or((A, B)): (A, B),
    Not(A): (A,),
    Together(Unit.SENTENCE, (A, B)): (A, B),
    Near(3, A, B): (A, B),
    InOrder((B, Phrase("己"))): (B, Phrase("己")),
    Within(Scope.TITLE, A): (A,),
}


@pytest.mark.parametrize(("node", "parts"), NODES.items())
def test_each_kind_of_node_has_its_parts(node: Expression, parts: tuple[Expression, ...]) -> None:
    assert parts_of(node) == parts


def test_every_kind_of_node_is_tried() -> None:
    assert {type(node) for node in NODES} == {*get_args(Expression)}


@pytest.mark.parametrize(
    "node", [node for node in NODES if isinstance(node, And | Or | Not | Within)]
)
def test_a_map_changes_each_part_and_nothing_else(node: And | Or | Not | Within) -> None:
    assert map_parts(lambda part: part, node) == node
    changed = map_parts(Not, node)
    assert type(changed) is type(node)
    assert parts_of(changed) == tuple(map(Not, parts_of(node)))


@pytest.mark.parametrize(
    ("expression", "found", "required"),
    [
        (None, "", ""),
        (A, "甲", "甲"),
        (And((A, Not(B), C)), "甲丙", "甲丙"),
        (Or((A, And((B, C)))), "甲乙丙", ""),
        (Near(1, Or((A, B)), C), "甲乙丙", "丙"),
        (Within(Scope.TITLE, And((A, Not(Within(Scope.BODY, C))))), "甲", "甲"),
    ],
)
def test_leaves_are_those_that_a_match_may_hold(
    expression: Expression | None, found: str, required: str
) -> None:
    assert "".join(leaf.text for leaf in leaves(expression)) == found
    needed = scoped_leaves(expression, Scope.ALL, alternatives=False) if expression else ()
    assert "".join(leaf.text for leaf, _ in needed) == required


def test_a_leaf_has_the_scope_that_is_nearest_to_it() -> None:
    asked = And((A, Within(Scope.TITLE, And((B, Within(Scope.BODY, C))))))
    assert list(scoped_leaves(asked, Scope.NUMBER)) == [
        (A, Scope.NUMBER),
        (B, Scope.TITLE),
        (C, Scope.BODY),
    ]
