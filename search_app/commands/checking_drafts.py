"""The command that checks the citations of a draft in a file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from indexer.settings import Area, Settings
from search_app import wording
from search_app.commands.declaring import (
    DONE,
    NOT_FOUND,
    WrongUseError,
    command,
    files_argument,
    option,
)
from search_app.commands.flags import SettingsCommand


@command("check-draft", SettingsCommand, areas=(Area.INDEX, Area.QUERY))
@files_argument("draft")
@option("asof", metavar=wording.commands.VALUE)
@option("json", is_flag=True)
@option("report", metavar=wording.commands.VALUE, type=click.Path(path_type=Path))
def check_draft(
    draft: Path, asof: str | None, json: bool, report: Path | None, settings: Settings
) -> int:
    """Check the citations of a draft; 1 where one of them is wrong."""
    from werkzeug.datastructures import MultiDict

    from indexer.engines import open_engine
    from indexer.query.plain_words import PlainWords
    from indexer.relations.citation_verdicts import CitationVerdict
    from search_app.addresses.checked_args import parameters
    from search_app.addresses.links import Links
    from search_app.commands import draft_lines, lines
    from search_app.review.draft_report import draft_report
    from search_app.review.given_draft import sent
    from search_app.review.review_args import DraftArgs

    if draft.is_dir():
        raise WrongUseError(wording.terminal.not_a_file(str(draft)))
    if not draft.is_file():
        raise WrongUseError(wording.terminal.no_such_file(str(draft)))
    day = parameters(MultiDict({"asof": asof} if asof else {}), DraftArgs).asof
    with closing(open_engine(settings)) as engine:
        view = engine.now()
        given = sent(draft.read_bytes(), day or view.today)
        words = PlainWords.read(settings.plain_words)
        checked = view.check_draft(given.document, day, given.tracked, words)
        newer = view.newer_versions(checked.target_ids, day)
    for note in given.notes:
        click.echo(wording.report.note(note), err=True)
    if report is not None:
        report.write_bytes(draft_report(checked, newer, Links()))
    if json:
        lines.show([draft_lines.draft_json(checked, newer, given)])
    else:
        lines.show(draft_lines.draft_lines(checked, newer))
    wrong = any(one.verdict is CitationVerdict.MISMATCH for one in checked.references)
    return NOT_FOUND if wrong else DONE
