"""Commands that build the index and look after it."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import click

from indexer.errors import RemovalRefusedError
from indexer.settings import Area, Settings
from search_app import wording
from search_app.commands.auditing import note_corrections_of, note_settings_of
from search_app.commands.declaring import (
    DONE,
    SOME_SKIPPED,
    UNUSABLE_INDEX,
    WRONG_USE,
    WrongUseError,
    command,
    files_argument,
    option,
)
from search_app.commands.flags import SettingsCommand


@command("index", SettingsCommand, areas=(Area.INDEX, Area.READ, Area.BUILD))
@files_argument("folder", required=False)
@option("source", metavar=wording.commands.VALUE)
@option("allow_removal", is_flag=True)
@option("repair", is_flag=True)
@option("reread", metavar=wording.commands.PATH, is_flag=False, flag_value=".", default="")
def index(
    folder: Path | None,
    source: str | None,
    allow_removal: bool,
    repair: bool,
    reread: str,
    settings: Settings,
) -> int:
    """Read a folder, or all sources of `sources.toml`, into the index."""
    from indexer.changes.last_run import begin_run, end_run

    run, code = begin_run(settings.index_dir), UNUSABLE_INDEX
    try:
        code = _index(folder, source, allow_removal, repair, reread, settings)
        note_settings_of("index", settings)
        note_corrections_of(settings)
    except WrongUseError:
        code = WRONG_USE
        raise
    finally:
        end_run(settings.index_dir, run, code)
    return code


def _index(
    folder: Path | None,
    source: str | None,
    allow_removal: bool,
    repair: bool,
    reread: str,
    settings: Settings,
) -> int:
    from corpus.encoding import readable
    from indexer.build import build
    from indexer.sources import load_sources, source_of
    from search_app.commands import lines

    sources = load_sources(Path(settings.sources)) if settings.sources else ()
    if folder is None:
        wanted = [(one.name, one.folder) for one in sources if source in (None, one.name)]
        if not (wanted or repair):
            raise WrongUseError(wording.sources.NEEDED)
    elif folder.is_file():
        raise WrongUseError(wording.terminal.not_a_folder(str(folder)))
    elif not folder.is_dir():
        raise WrongUseError(wording.terminal.no_such_folder(str(folder)))
    else:
        named = source_of(sources, source, folder)
        own = named.name if named and named.folder == folder.resolve() else None
        wanted = [(source or own or readable(folder.resolve().name), folder)]
    damaged, skipped = _repaired(settings) if repair else ({}, False)
    wanted += [(name, place) for name, place in damaged.items() if name not in dict(wanted)]
    defaults = {one.name: one.defaults for one in sources}
    refused = []
    report = None
    for name, place in wanted:
        if not os.path.isdir(place):  # noqa: PTH112 (the method raises where it may not look)
            refused.append(wording.sources.refused(name, wording.sources.no_folder(str(place))))
            continue
        try:
            with (
                lines.progress_bar(wording.report.DOCUMENTS_UNIT) as deriving,
                lines.progress_bar() as progress,
            ):
                report = build(
                    place,
                    name,
                    settings,
                    defaults=defaults,
                    allow_removal=allow_removal,
                    reread=_within(reread, place),
                    progress=progress,
                    deriving=deriving,
                )
        except RemovalRefusedError as error:
            message = wording.index.removal_refused(str(error))
            refused.append(wording.sources.refused(name, message) if len(wanted) > 1 else message)
        except OSError as error:  # where one folder cannot be listed, the others still can
            if len(wanted) == 1 or not _is_within(error.filename, place):
                raise
            message = wording.sources.cannot_list(wording.terminal.system_error(error))
            refused.append(wording.sources.refused(name, message))
        else:
            lines.show(lines.build_lines(name, report))
            if not (report.added or report.changed or report.unchanged or report.skipped):
                click.echo(wording.terminal.empty_folder(str(place)), err=True)
            skipped = skipped or bool(report.skipped)
    if report is not None:
        lines.show(lines.correction_lines(report))
    if refused:
        raise WrongUseError("\n".join(refused))
    return SOME_SKIPPED if skipped else DONE


def _is_within(name: object, folder: Path) -> bool:
    """Whether the file that an error names is the folder or lies in it."""
    return isinstance(name, str) and Path(name).is_relative_to(folder)


def _within(reread: str, folder: Path) -> str:
    """A path to read again as it is named within a source's folder; "" where it lies in another.

    Raises `WrongUseError` where nothing is there.
    """
    if reread in ("", "."):
        return reread
    for path in (folder / reread, Path(reread)):
        if path.exists():
            inside = path.resolve()
            root = folder.resolve()
            return inside.relative_to(root).as_posix() if inside.is_relative_to(root) else ""
    raise WrongUseError(wording.terminal.no_such_path(reread, str(folder)))


def _repaired(settings: Settings) -> tuple[dict[str, Path], bool]:
    """Repair the index, and say what was done.

    The folders to be read again, by their sources, and whether one of them is gone whose documents
    were damaged.
    """
    from indexer.freshness import repair
    from search_app.commands import lines

    with lines.progress_bar(wording.report.DOCUMENTS_UNIT) as deriving:
        report = repair(settings, deriving)
    lines.show(lines.repair_lines(report))
    there = {name: folder for name, folder in report.folders.items() if folder.is_dir()}
    return there, bool(report.missing.keys() - there.keys())


@command("check", SettingsCommand, areas=(Area.INDEX,))
def check(settings: Settings) -> int:
    """Check the index against its checksums and its documents."""
    from indexer.engines import check as check_index
    from search_app.commands import lines

    report = check_index(settings)
    lines.show(lines.check_lines(report, settings.index_dir, Settings().index_dir))
    return UNUSABLE_INDEX if report.stale or report.problems or report.record_problems else DONE


@command("stats", SettingsCommand, areas=(Area.INDEX,))
def stats(settings: Settings) -> int:
    """Show what the index holds."""
    from indexer.engines import open_engine
    from search_app.commands import lines

    with closing(open_engine(settings)) as engine:
        lines.show(lines.statistics_lines(engine.now().statistics()))
    return DONE
