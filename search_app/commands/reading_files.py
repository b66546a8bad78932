"""The command that shows how files are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from indexer.settings import Area, Settings
from search_app import wording
from search_app.commands.declaring import (
    DONE,
    SOME_SKIPPED,
    WrongUseError,
    command,
    files_argument,
    option,
)
from search_app.commands.flags import SettingsCommand


@command("read", SettingsCommand, areas=(Area.READ,))
@files_argument("files", nargs=-1, required=True)
@option("source", metavar=wording.commands.VALUE)
def read(files: Sequence[Path], source: str | None, settings: Settings) -> int:
    """Print each document of some files as a line of JSON."""
    from corpus.encoding import readable
    from corpus.judging import SourceDefaults
    from corpus.readers import read_file
    from corpus.report import notes_of
    from indexer.corrected_fields.correction_lines import corrections_of_setting
    from indexer.sources import load_sources, read_options, source_of
    from search_app.commands import lines

    sources = load_sources(Path(settings.sources)) if settings.sources else ()
    corrections = corrections_of_setting(settings.corrections)
    skipped = False
    for path in files:
        if path.is_dir():
            raise WrongUseError(wording.terminal.not_a_file(str(path)))
        if not (path.exists() or path.is_symlink()):
            raise WrongUseError(wording.terminal.no_such_file(str(path)))
    for path in files:
        named = source_of(sources, source, path)
        file = path.parent.resolve() / path.name
        inside = named is not None and file.is_relative_to(named.folder)
        folder = named.folder if named and inside else file.parent
        name = source or (named.name if named else readable(folder.name))
        defaults = named.defaults if named else SourceDefaults()
        options = read_options(settings, defaults, corrections.corrections)
        result = read_file(file, name, folder, options)
        for document in result.documents:
            click.echo(lines.document_line(document))
            for noted in notes_of(document.path, document, result.lines.get(document.key, 0)):
                click.echo(wording.report.noted_text(noted), err=True)
        for one in result.skipped:
            click.echo(wording.report.skipped_file(one.path, one.reason, one.detail), err=True)
        for refusal in result.refused:
            click.echo(wording.report.refused_value(refusal), err=True)
        skipped = skipped or bool(result.skipped)
    return SOME_SKIPPED if skipped else DONE
