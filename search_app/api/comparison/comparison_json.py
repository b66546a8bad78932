"""Two compared texts, as JSON."""

from __future__ import annotations

from pydantic import Field

from indexer.results.comparisons import ComparedUnit, UnitChange, UnitKind
from search_app.addresses.links import Links
from search_app.api.json_model import Count, Day, JsonModel
from search_app.compare.chosen_rows import chosen_rows
from search_app.compare.compare_args import Rows
from search_app.compare.compared_texts import Compared, ComparedText
from search_app.compare.row_notes import row_note
from search_app.wording import comparison_fields as words


class ComparedTextJson(JsonModel):
    """One of the two texts."""

    id: str | None = Field(description=words.COMPARED_ID)
    title: str
    document_number: str | None
    dated_on: Day | None
    page: str | None = Field(description=words.COMPARED_PAGE)


class ComparedRunJson(JsonModel):
    """A run of original text."""

    text: str
    changed: bool


class ComparedUnitJson(JsonModel):
    """An article, heading or paragraph of one of the texts."""

    number: str = Field(description=words.UNIT_NUMBER)
    name: str = Field(description=words.UNIT_NAME)
    runs: list[ComparedRunJson]


class ComparedRowJson(JsonModel):
    """What stood in the old text beside what stands in the new one for it."""

    kind: UnitKind = Field(description=words.UNIT_KIND)
    level: Count = Field(description=words.UNIT_LEVEL)
    change: UnitChange = Field(description=words.UNIT_CHANGE)
    note: str
    reworded: bool
    renumbered: bool
    writing: Count
    breaks: Count
    coarse: bool
    perhaps: str
    old: list[ComparedUnitJson] = Field(description=words.OLD_UNITS)
    new: list[ComparedUnitJson] = Field(description=words.NEW_UNITS)


class CompareJson(JsonModel):
    """Two texts compared."""

    old: ComparedTextJson = Field(description=words.OLD_TEXT)
    new: ComparedTextJson = Field(description=words.NEW_TEXT)
    counts: dict[UnitChange, int] = Field(description=words.CHANGE_COUNTS)
    writing: Count
    breaks: Count
    rows: list[ComparedRowJson] = Field(description=words.COMPARED_ROWS)
    index_version: str


def comparison_json(found: Compared, chosen: Rows, links: Links) -> CompareJson:
    """Make the answer; `counts` are of all rows, whichever were chosen."""
    comparison = found.comparison
    return CompareJson(
        old=_text(found.old, links),
        new=_text(found.new, links),
        counts=dict(comparison.counts),
        writing=comparison.writing,
        breaks=comparison.breaks,
        rows=[
            ComparedRowJson.of(
                links,
                row,
                note=row_note(row),
                old=[_unit(unit, links) for unit in row.old],
                new=[_unit(unit, links) for unit in row.new],
            )
            for row in chosen_rows(comparison.rows, chosen)
        ],
        index_version=found.index_version,
    )


def _text(text: ComparedText, links: Links) -> ComparedTextJson:
    return ComparedTextJson(
        id=text.id,
        title=text.title,
        document_number=text.document_number or None,
        dated_on=text.dated_on,
        page=links.absolute(links.document(text.id)) if text.id is not None else None,
    )


def _unit(unit: ComparedUnit, links: Links) -> ComparedUnitJson:
    return ComparedUnitJson.of(links, unit)
