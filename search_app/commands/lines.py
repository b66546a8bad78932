"""What the command line prints: lines of text for people, lines of JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from corpus.document import Document
from corpus.document_record import as_record
from corpus.report import Noted, Refusal, RefusalReason
from indexer import analysis_version
from indexer.relations.grammar.find_statements import find_statements
from indexer.relations.statements_record import statements_record
from indexer.results import CheckReport, Explanation, Hit, SearchResult, Snippet, Statistics
from search_app import wording

if TYPE_CHECKING:
    from indexer.build import BuildReport
    from indexer.freshness import RepairReport
    from indexer.settings import Settings
    from indexer.takedown import Takedown
    from indexer.takedown_record import Entry

INDENT = "   "
EXAMPLES = 5
"""Refused values of one kind that are shown; a folder may have thousands."""


def show(lines: Iterable[str]) -> None:
    """Print lines to stdout."""
    for line in lines:
        click.echo(line)


@contextmanager
def progress_bar(unit: str = "B") -> Iterator[Callable[[int, int], None]]:
    """A function to call with what is done, and with all; it draws on stderr if it is a terminal.

    Both are counted in `unit`, bytes unless it says otherwise. The bar appears with the first call
    and goes when all is done, so that the next one has its line.
    """
    from tqdm import tqdm

    with ExitStack() as drawn:
        bars: list[tqdm[NoReturn]] = []

        def progress(done: int, total: int) -> None:
            if not bars:
                bar = tqdm(disable=None, leave=False, unit=unit, unit_scale=True, total=total)
                bars.append(drawn.enter_context(bar))
            bars[0].update(done - bars[0].n)
            if done >= total:
                bars[0].close()

        yield progress


def document_line(document: Document) -> str:
    """A document as one line of JSON, its fields in the order of the documentation."""
    statements = statements_record(find_statements(document), document)
    return json.dumps(as_record(document) | {"statements": statements}, ensure_ascii=False)


def build_lines(source: str, report: BuildReport) -> Iterator[str]:
    """What a run over a folder did, and each file that it skipped."""
    if report.derived:
        yield wording.report.derived(report.derived)
    if report.divided:
        yield wording.report.DIVIDED
    yield wording.report.build_report(
        source, report.added, report.changed, report.unchanged, report.removed
    )
    if report.skipped:
        yield wording.report.skipped_files(len(report.skipped))
    for one in report.skipped:
        yield INDENT + wording.report.skipped_file(one.path, one.reason, one.detail)
    if report.refused:
        yield wording.report.refused_values(len(report.refused))
    for (field, reason), values in _grouped(report.refused).items():
        yield INDENT + wording.report.refused_group(field, reason, len(values))
        for refusal in values[:EXAMPLES]:
            yield 2 * INDENT + wording.report.refused_example(refusal)
    yield from _noted(report.noted)
    if report.personal:
        yield wording.privacy.indexed(report.personal)
    for name in report.rebuilt:
        yield wording.index.rebuilt(name)
    for name in report.lost:
        yield wording.index.lost(name)
    if report.hidden:
        yield wording.takedown.hidden(len(report.hidden))
    for id, title in report.hidden:
        yield f"{INDENT}{id}  {title}"
    yield wording.index.index_version(report.index_version)


def repair_lines(report: RepairReport) -> Iterator[str]:
    """What a repair found, kept and could not keep."""
    if not report.damaged:
        yield wording.index.NOT_DAMAGED
        return
    yield wording.index.repaired(len(report.damaged), report.kept)
    for detail in report.damaged:
        yield INDENT + wording.index.check_problem(detail)
    for source, documents in report.missing.items():
        folder = report.folders[source]
        if folder.is_dir():
            yield wording.index.read_again(source, documents)
        else:
            yield wording.index.cannot_read_again(source, documents, folder)


def correction_lines(report: BuildReport) -> Iterator[str]:
    """The lines of the file of corrections that have to be looked at, after the last source."""
    from search_app.commands.correcting import idle_lines

    found = [wording.mistakes.problem(problem) for problem in report.wrong_corrections]
    found += idle_lines(report.idle_corrections)
    if found:
        yield wording.field_corrections.to_look_at(len(found))
    yield from (INDENT + line for line in found)


def _noted(noted: Sequence[Noted]) -> Iterator[str]:
    """The notes on how files were read."""
    if noted:
        yield wording.report.noted_texts(len(noted))
    yield from (INDENT + wording.report.noted_text(one) for one in noted)


def _grouped(refused: Iterable[Refusal]) -> dict[tuple[str, RefusalReason], list[Refusal]]:
    groups: dict[tuple[str, RefusalReason], list[Refusal]] = {}
    for refusal in refused:
        groups.setdefault((refusal.field, refusal.reason), []).append(refusal)
    return groups


def result_json(result: SearchResult, settings: Settings) -> str:
    """A page of results in the JSON of the API."""
    from search_app.addresses.links import Links
    from search_app.api.search_json import SearchJson

    links = Links(root=settings.url_prefix, origin=settings.public_url)
    return SearchJson.of_result(links, result).model_dump_json(indent=2)


def result_lines(result: SearchResult) -> Iterator[str]:
    """A page of results."""
    reading = result.reading
    correction = reading.correction
    corrected = correction is not None and correction.applied
    if correction:
        yield wording.corrections.line(correction)
    yield from map(wording.queries.note, reading.notes)
    for held in reading.quoted_numbers:
        yield wording.queries.holder(held.number) + f"{held.title}（{held.id}）"
    for number in reading.unlisted_numbers:
        yield wording.results.unlisted(number, result.total)
    yield from map(wording.results.unlisted_title, reading.unlisted_titles)
    if reading.near_titles:
        yield wording.results.NEAR_TITLES
    elif result.nothing_holds_all and not corrected:
        yield wording.results.none_holds_all(reading.words)
    if reading.expansions:
        yield wording.expansions.line(reading.expansions)
    yield wording.results.total(result.total, others=bool(result.hits), corrected=corrected)
    if result.listed - result.further < result.total and not corrected:
        yield wording.duplicates.folded(result.listed - result.further)
    if result.further and result.total and not corrected:
        yield wording.results.further(result.further)
    first = (result.query.page - 1) * result.query.size + 1
    for rank, hit in enumerate(result.hits, first):
        yield ""
        yield from hit_lines(rank, hit)


def hit_lines(rank: int, hit: Hit) -> Iterator[str]:
    """One hit: title, fields, snippets, id."""
    yield f"{rank}. {hit.title}"
    fields = [hit.document_number, wording.results.issuers(hit.issuers), *hit.topics]
    if hit.dated_on and hit.dated_by:
        fields.append(
            wording.values.day(hit.dated_on)
            + wording.document.dated_by(hit.dated_by, hit.written_by)
        )
    yield INDENT + "  ".join(field for field in [*fields, hit.id] if field)
    yield INDENT + wording.validity.of_hit(hit)
    if hit.recommended:
        yield INDENT + wording.results.RECOMMENDED
    if hit.missing:
        yield INDENT + wording.results.not_mentioned(hit.missing)
    if hit.duplicates:
        yield INDENT + wording.duplicates.others(hit.duplicates)
    for snippet, place in zip(hit.snippets, hit.snippet_places, strict=True):
        where = wording.document.attachment_place(place.number, place.page) + "  " if place else ""
        yield INDENT + where + snippet_text(snippet)


def snippet_text(snippet: Snippet) -> str:
    """A snippet with its matches between 【 and 】."""
    text = "".join(f"【{part.text}】" if part.match else part.text for part in snippet)
    return text.replace("\n", " ")


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """The steps from the text to the scored hits."""
    for name, lines in explanation.steps:
        yield wording.terminal.EXPLANATION_STEPS[name]
        yield from (INDENT + line for line in lines)


def check_lines(report: CheckReport, index_dir: Path, default_dir: Path) -> Iterator[str]:
    """What was checked, and what is wrong."""
    yield wording.index.check_report(report.files, report.documents, report.phrases_checked)
    if report.made_by:
        yield wording.index.analysis_version(report.made_by, report.program)
    for problem in (*report.problems, *report.record_problems):
        yield wording.index.check_problem(problem)
    if report.problems:
        command = wording.index.repair(index_dir, default_dir)
        yield wording.index.CHECK_DAMAGED.format(place=index_dir, command=command)
    elif report.stale:
        command = wording.index.build_again(index_dir, default_dir)
        yield wording.index.CHECK_STALE.format(place=index_dir, command=command)
    elif not report.record_problems:
        yield wording.index.CHECK_PASSED


def takedown_lines(done: Takedown) -> Iterator[str]:
    """What a takedown did, and which similar documents may have to go too."""
    yield from entry_lines(done.done)
    if done.copies:
        yield wording.takedown.copies(len(done.copies))
    if done.already:
        yield wording.takedown.already(wording.values.SEPARATOR.join(done.already))
    if done.similar:
        yield wording.takedown.similar(len(done.similar))
        yield from (f"{INDENT}{id}  {title}" for id, title in done.similar)
        yield wording.takedown.HOW_TO_TAKE
    if done.done:
        yield wording.takedown.SEEN_AT_ONCE


def entry_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """Lines of the record of what was taken down."""
    for one in entries:
        yield wording.takedown.entry(one.at, one.by, one.action, one.id, one.title, one.reason)


def statistics_lines(statistics: Statistics) -> Iterator[str]:
    """The state of the data."""
    yield f"{wording.data.DOCUMENTS}：{wording.values.documents(statistics.documents)}"
    yield f"{wording.data.UPDATED}：{wording.values.moment(statistics.published_at)}"
    yield wording.index.index_version(statistics.index_version)
    yield wording.index.analysis_version(statistics.analysis, analysis_version.current())
    for heading, values in (
        (wording.data.YEARS, statistics.years),
        (wording.data.TOPICS, statistics.topics),
        (wording.data.VALIDITY, statistics.validity),
    ):
        yield f"{heading}："
        yield from (INDENT + wording.report.counted(value.value, value.count) for value in values)
    for source in statistics.sources:
        yield wording.report.source_line(source.source, source.documents, len(source.skipped))
        for name, count in source.missing.items():
            yield INDENT + wording.report.missing_line(name, count)
        for file in source.skipped:
            yield INDENT + wording.report.skipped_file(file.path, file.reason, file.detail)
        yield from _noted(source.noted)
