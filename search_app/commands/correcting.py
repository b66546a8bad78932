"""The command that names corrections which are wrong or should be looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.errors import IndexMissingError
from indexer.settings import Area, Settings
from search_app import wording
from search_app.commands.declaring import DONE, NOT_FOUND, WrongUseError, command
from search_app.commands.flags import SettingsCommand

if TYPE_CHECKING:
    from indexer.corrected_fields.idle_corrections import IdleCorrection


@command("corrections", SettingsCommand, areas=(Area.INDEX, Area.READ))
def corrections(settings: Settings) -> int:
    """Name the lines that are wrong, match nothing, or whose document's file changed since."""
    from indexer.corrected_fields.correction_lines import read_corrections
    from indexer.corrected_fields.idle_corrections import idle_corrections
    from indexer.engines import open_writer

    if not settings.corrections:
        raise WrongUseError(wording.field_corrections.NEEDED)
    found = read_corrections(Path(settings.corrections))
    with open_writer(settings) as writer:
        if not writer.published_version:
            raise IndexMissingError
        idle = idle_corrections(found.lines, writer.ledger.sources)
    faults = [wording.mistakes.problem(problem) for problem in found.wrong]
    faults += idle_lines(idle)
    for fault in faults:
        click.echo(fault)
    click.echo(wording.field_corrections.checked(len(found.lines), len(faults)))
    return NOT_FOUND if faults else DONE


def idle_lines(idle: Iterable[IdleCorrection]) -> Iterator[str]:
    """What is to be looked at in each line."""
    from indexer.corrected_fields.idle_corrections import IdleReason

    words = wording.field_corrections
    for one in idle:
        line = one.line
        if one.reason is IdleReason.NO_DOCUMENT:
            yield words.no_document(line.line, line.target, line.name)
        else:
            yield words.file_changed(line.line, line.target, line.name, one.changed, line.day)
