"""Every row of a registry is known wherever it has to be; what is missing is listed at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from indexer.analysis.normalise import normalise
from indexer.query.describe import describe
from indexer.query.expressions import parts_of
from indexer.query.facets import STORED_FACETS, Facet
from indexer.query.filters import Filters
from indexer.query.model import Expression, Query, Unit
from indexer.query.operators import OPERATORS, Field, Operator
from indexer.query.parser import parse
from indexer.relations.effect_kinds import EffectKind
from indexer.settings import Settings
from search_app import wording
from search_app.addresses.links import Links
from search_app.addresses.query_pairs import search_pairs
from search_app.addresses.search_args import PARAMETERS, REPEATABLE
from search_app.api.openapi import openapi
from search_app.exports.columns import COLUMNS
from search_app.exports.formats import RIS_TAGS

ROOT = Path(__file__).resolve().parents[2]
API_PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
CONDITIONS = API_PAGE.partition("The parameters are those of the search page")[2].partition("\n")[0]
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
EXPORTS = API_PAGE.partition("The columns of a file")[2].partition("\n")[0]


def described_parameters() -> dict[str, str]:
    """What the description of the API says of each parameter of a search."""
    paths = openapi(Settings(), Links())["paths"]
    given = paths["/api/v1/search"]["get"]["parameters"]
    return {one["name"]: one["description"] for one in given}


def missing_of_facets() -> Iterator[str]:
    """What each facet lacks."""
    described = described_parameters()
    for facet in Facet:
        if facet not in wording.search.FACET_NAMES:
            yield f"{facet}: name in search_app/wording/search.py, FACET_NAMES"
        if f"`{facet}`" not in CONDITIONS:
            yield f"{facet}: docs/api.md, the parameters of a search"
        if f"`--{facet}`" not in COMMANDS:
            yield f"{facet}: docs/commands.md, the options of a search"
        if facet not in PARAMETERS or facet not in REPEATABLE:
            yield f"{facet}: parameter of an address"
        if wording.search.FACETS[facet] not in described.get(facet, ""):
            yield f"{facet}: parameter in the description of the API"
        if (facet.value, "x") not in search_pairs(Query(filters=Filters(**{facet: ("x",)}))):
            yield f"{facet}: parameter of a link"
        if facet.row.missing and facet.row.missing not in wording.document.FIELD:
            yield f"{facet}: {facet.row.missing} in search_app/wording/document.py, FIELD"


def typed_forms(operator: Operator) -> Iterator[str]:
    """How an operator can be typed, as people write it today."""
    end = ":" if operator.field else "5" if operator.digits else ""
    simplified = (word for word in operator.spellings if normalise(word) == word.lower())
    yield from (word + end for word in simplified)
    yield from operator.prefixes[:1]
    yield from operator.inside[:1]
    if operator.group:
        yield f"{operator.group}("


def nodes(expression: Expression | None) -> Iterator[Expression]:
    """An expression and all that it is made of."""
    if expression is not None:
        yield expression
        for part in parts_of(expression):
            yield from nodes(part)


def missing_of_operators() -> Iterator[str]:
    """What each operator lacks."""
    for operator in OPERATORS:
        name = next(iter(operator.spellings), operator.prefixes or operator.inside)
        for page in ("README.md", "README.zh-CN.md"):
            lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
            table = "".join(line.replace("…", "") for line in lines if line.startswith("| `"))
            for form in typed_forms(operator):
                if form not in table:
                    yield f"{name}: {form} in {page}"
        read = parse(operator.example).expression
        if not any(isinstance(node, operator.makes) for node in nodes(read)):
            yield f"{name}: an example that makes {operator.makes.__name__}"
        if parse(describe(read)).expression != read:
            yield f"{name}: a way to be written by describe"
    for unit in {*Unit} - {operator.unit for operator in OPERATORS}:
        yield f"{unit}: an operator"
    for field in {*Field} - {operator.field for operator in OPERATORS}:
        yield f"{field}: an operator"


def missing_of_effects() -> Iterator[str]:
    """What each kind of effect lacks."""
    described = wording.api_fields.field("effect")
    for kind in EffectKind:
        for table in ("KINDS", "EFFECT_NAMES"):
            if kind not in getattr(wording.relations, table):
                yield f"{kind}: {table} in search_app/wording/relations.py"
        if f"`{kind}`" not in API_PAGE:
            yield f"{kind}: docs/api.md"
        if f"{kind} " not in described:
            yield f"{kind}: the description of the API"
        if (kind.row.validity is None) is not (kind.row.ground is None):
            yield f"{kind}: a ground for its validity"
        if kind.row.ground and kind.row.ground not in wording.relations.GROUNDS:
            yield f"{kind}: {kind.row.ground} in search_app/wording/relations.py, GROUNDS"


def missing_of_columns() -> Iterator[str]:
    """What each column of an export lacks."""
    for column in COLUMNS:
        if column.name not in wording.exports.COLUMNS:
            yield f"{column.name}: COLUMNS in search_app/wording/exports.py"
        if f"`{column.name}`" not in EXPORTS:
            yield f"{column.name}: docs/api.md"
        for tag in set(column.ris) - set(RIS_TAGS):
            yield f"{column.name}: {tag} in search_app/exports/formats.py, RIS_TAGS"
    for name in set(wording.exports.COLUMNS) - {column.name for column in COLUMNS}:
        yield f"{name}: a row in search_app/exports/columns.py"


def test_no_place_lacks_a_column_of_exports() -> None:
    assert not list(missing_of_columns())


def test_no_place_lacks_an_effect() -> None:
    assert not list(missing_of_effects())


def test_no_place_lacks_an_operator() -> None:
    assert not list(missing_of_operators())


def test_no_place_lacks_a_facet() -> None:
    assert not list(missing_of_facets())


def test_only_the_validity_depends_on_the_day() -> None:
    assert {*Facet} - {*STORED_FACETS} == {Facet.VALIDITY}
