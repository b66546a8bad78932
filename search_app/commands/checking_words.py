"""The command that checks an operator's tables of plain words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.errors import Problem
from indexer.settings import Area, Settings
from search_app import wording
from search_app.commands.declaring import DONE, WRONG_USE, WrongUseError, command, files_argument
from search_app.commands.flags import SettingsCommand

if TYPE_CHECKING:
    from indexer.query.plain_words_table import WordTable


@command("words", SettingsCommand, areas=(Area.QUERY,))
@files_argument("files", nargs=-1)
def words(files: Sequence[Path], settings: Settings) -> int:
    """Count the entries of each file, and name every line that is wrong."""
    from indexer.query.plain_words_table import TABLE, joined, read_table

    paths = [*files] or [Path(path) for path in settings.plain_words]
    for path in paths:
        if path.is_dir():
            raise WrongUseError(wording.plain_words.not_a_file(str(path)))
    own = read_table(TABLE)
    tables = [read_table(path) for path in paths]
    _, problems = joined([own, *tables])
    click.echo(wording.plain_words.built_in(len(own.entries)))
    unread = {problem.parameter for problem in problems}
    for table in tables:
        if str(table.path) in unread:
            continue
        click.echo(_table_line(table, own, problems))
    if not paths:
        click.echo(wording.plain_words.NO_FILES, err=True)
    for problem in problems:
        click.echo(wording.mistakes.problem(problem), err=True)
    return WRONG_USE if problems else DONE


def _table_line(table: WordTable, own: WordTable, problems: Sequence[Problem]) -> str:
    """What one file holds: entries, those that replace the program's own, and mistakes."""
    name = str(table.path)
    wrong = {
        problem.parameter for problem in problems if problem.parameter.rpartition(":")[0] == name
    }
    known = {entry.plain for entry in own.entries}
    right = [entry for entry in table.entries if entry.place not in wrong]
    replaced = sum(entry.plain in known for entry in right)
    return wording.plain_words.checked(name, len(right), replaced, len(wrong))
