"""The command `policy-search`. What a command needs is imported when it runs: `--help` is quick.

Exit codes: 0 all done, 1 some files were skipped, 2 wrong use, 3 an index that is missing, stale,
damaged or being written.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import click

from indexer.errors import QueryError, RemovalRefusedError
from indexer.settings import Area, Settings, SettingsError
from search_app import wording
from search_app.flags import (
    ChineseCommand,
    ChineseGroup,
    SearchCommand,
    SettingsCommand,
    UnusableIndexError,
)

if TYPE_CHECKING:
    from indexer.query.model import Query

DONE, SOME_SKIPPED, WRONG_USE, UNUSABLE_INDEX = 0, 1, 2, 3
NOT_FOUND = 1
"""`inspect`: a title is not found where it should be."""
INTERRUPTED = 130


class WrongUseError(Exception):
    """What was asked for cannot be done as it was asked; the message says why."""


@click.group(cls=ChineseGroup, help=wording.commands.PROGRAM_HELP)
def cli() -> None:
    """Hold the commands together."""


def command(
    name: str, cls: type[click.Command] = ChineseCommand, **more: Any
) -> Callable[..., Any]:
    """Declare a command with its help from `wording`."""
    return cli.command(name, cls=cls, help=wording.commands.COMMAND_HELP[name], **more)


def option(name: str, **more: Any) -> Callable[..., Any]:
    """Declare an option with its help from `wording`."""
    return click.option(
        "--" + name.replace("_", "-"), name, help=wording.commands.OPTION_HELP[name], **more
    )


def files_argument(name: str, **more: Any) -> Callable[..., Any]:
    """Declare an argument that is a path, or several."""
    kind = click.Path(path_type=Path)
    return click.argument(name, type=kind, metavar=wording.commands.ARGUMENTS[name], **more)


def text_argument() -> Callable[..., Any]:
    """Declare the text to search for; may be empty, never missing."""
    return click.argument("text", metavar=wording.commands.ARGUMENTS["text"])


@command("index", SettingsCommand, areas=(Area.INDEX, Area.READ, Area.BUILD))
@files_argument("folder", required=False)
@option("source", metavar=wording.commands.VALUE)
@option("allow_removal", is_flag=True)
def index(folder: Path | None, source: str | None, allow_removal: bool, settings: Settings) -> int:
    """Read a folder, or all sources of `sources.toml`, into the index."""
    from corpus.encoding import readable
    from indexer.build import build
    from indexer.sources import load_sources, source_of
    from search_app import terminal

    sources = load_sources(Path(settings.sources)) if settings.sources else ()
    if folder is None:
        wanted = [(one.name, one.folder) for one in sources if source in (None, one.name)]
        if not wanted:
            raise WrongUseError(wording.sources.NEEDED)
    elif not folder.is_dir():
        raise WrongUseError(wording.terminal.no_such_folder(str(folder)))
    else:
        named = source_of(sources, source, folder)
        own = named.name if named and named.folder == folder.resolve() else None
        wanted = [(source or own or readable(folder.resolve().name), folder)]
    defaults = {one.name: one.defaults for one in sources}
    skipped, refused = False, []
    for name, place in wanted:
        try:
            with terminal.progress_bar() as progress:
                report = build(
                    place,
                    name,
                    settings,
                    defaults=defaults,
                    allow_removal=allow_removal,
                    progress=progress,
                )
        except RemovalRefusedError as error:
            message = wording.index.removal_refused(str(error))
            refused.append(wording.sources.refused(name, message) if len(wanted) > 1 else message)
        else:
            terminal.show(terminal.build_lines(name, report))
            skipped = skipped or bool(report.skipped)
    if refused:
        raise WrongUseError("\n".join(refused))
    return SOME_SKIPPED if skipped else DONE


@command("serve", SettingsCommand, areas=(Area.INDEX, Area.QUERY, Area.SITE, Area.SERVER))
def serve(settings: Settings) -> int:
    """Serve the site until a signal comes."""
    from search_app import serve as server

    try:
        server.serve(settings)
    except server.AddressInUseError:
        raise WrongUseError(wording.terminal.address_in_use(settings.host, settings.port)) from None
    return DONE


@command("read", SettingsCommand, areas=(Area.READ,))
@files_argument("files", nargs=-1, required=True)
@option("source", metavar=wording.commands.VALUE)
def read(files: Sequence[Path], source: str | None, settings: Settings) -> int:
    """Print each document of some files as a line of JSON."""
    from corpus.encoding import readable
    from corpus.judging import SourceDefaults
    from corpus.readers import ReadOptions, read_file
    from indexer.sources import load_sources, source_of
    from search_app import terminal

    sources = load_sources(Path(settings.sources)) if settings.sources else ()
    skipped = False
    for path in files:
        if not path.is_file():
            raise WrongUseError(wording.terminal.no_such_file(str(path)))
    for path in files:
        named = source_of(sources, source, path)
        file = path.parent.resolve() / path.name
        inside = named is not None and file.is_relative_to(named.folder)
        folder = named.folder if named and inside else file.parent
        name = source or (named.name if named else readable(folder.name))
        defaults = named.defaults if named else SourceDefaults()
        options = ReadOptions(columns=settings.columns, defaults=defaults)
        result = read_file(file, name, folder, options)
        for document in result.documents:
            click.echo(terminal.document_line(document))
        for one in result.skipped:
            click.echo(wording.report.skipped_file(one.path, one.reason, one.detail), err=True)
        for refusal in result.refused:
            click.echo(wording.report.refused_value(refusal), err=True)
        skipped = skipped or bool(result.skipped)
    return SOME_SKIPPED if skipped else DONE


@command("search", SearchCommand, areas=(Area.INDEX,))
@text_argument()
@option("json", is_flag=True)
def search(text: str, json: bool, settings: Settings, parameters: dict[str, Any]) -> int:
    """Search as the page and the API do."""
    from indexer.engines import open_engine
    from search_app import terminal

    with closing(open_engine(settings)) as engine:
        result = engine.search(_query(text, settings, parameters))
    if json:
        terminal.show([terminal.result_json(result, settings)])
    else:
        terminal.show(terminal.result_lines(result))
    return DONE


@command("explain", SearchCommand, areas=(Area.INDEX,))
@text_argument()
def explain(text: str, settings: Settings, parameters: dict[str, Any]) -> int:
    """Show the working of a search."""
    from indexer.engines import open_engine
    from search_app import terminal

    with closing(open_engine(settings)) as engine:
        explanation = engine.explain(_query(text, settings, parameters))
    terminal.show(terminal.explanation_lines(explanation))
    return DONE


@command("check", SettingsCommand, areas=(Area.INDEX,))
def check(settings: Settings) -> int:
    """Check the index against its checksums and its documents."""
    from indexer.engines import check as check_index
    from search_app import terminal

    report = check_index(settings)
    terminal.show(terminal.check_lines(report))
    return UNUSABLE_INDEX if report.stale or report.problems else DONE


@command("stats", SettingsCommand, areas=(Area.INDEX,))
def stats(settings: Settings) -> int:
    """Show what the index holds."""
    from indexer.engines import open_engine
    from search_app import terminal

    with closing(open_engine(settings)) as engine:
        terminal.show(terminal.statistics_lines(engine.statistics()))
    return DONE


@command("embed", SettingsCommand, areas=(Area.SITE, Area.SERVER))
@option("scope", metavar=wording.commands.VALUE)
@option("topic", multiple=True, metavar=wording.commands.VALUE)
@click.option(
    "--source", multiple=True, metavar=wording.commands.VALUE, help=wording.embed.SOURCE_OPTION
)
@option("target", metavar=wording.commands.VALUE)
@option("placeholder", metavar=wording.commands.VALUE)
@option("pin", is_flag=True)
def embed(settings: Settings, **chosen: Any) -> int:
    """Print the lines that put the box on another site, and the script's hash."""
    from werkzeug.datastructures import MultiDict

    from search_app import embed_script
    from search_app.embed_code import EmbedChoice, embed_code
    from search_app.links import Links

    given = MultiDict[str, str](
        (name, str(value))
        for name, values in chosen.items()
        for value in (values if isinstance(values, tuple) else (values,))
        if value
    )
    origin = settings.public_url or f"http://{settings.host}:{settings.port}"
    if not settings.public_url:
        click.echo(wording.embed.NO_PUBLIC_URL, err=True)
    links = Links(root=settings.url_prefix, origin=origin)
    click.echo(embed_code(EmbedChoice.of(given), links))
    click.echo(f"\n{wording.embed.HASH}：{embed_script.integrity()}")
    address = links.absolute(links.embed_script(embed_script.version()))
    click.echo(f"{wording.embed.HASH_ADDRESS}：{address}")
    return DONE


@command("inspect", SettingsCommand, areas=(Area.INDEX, Area.QUERY))
@option("url", metavar=wording.commands.VALUE)
@option("count", metavar=wording.commands.VALUE, type=click.IntRange(1, 100))
def inspect(url: str | None, count: int | None, settings: Settings) -> int:
    """Try whether the newest titles are each found on page one."""
    from search_app import inspection

    number = count or inspection.TITLES
    trial = (
        inspection.inspect_site(url, number) if url else inspection.inspect_index(settings, number)
    )
    try:
        tried = list(trial)
    except inspection.SiteAwayError as error:
        click.echo(wording.site.away(str(error)), err=True)
        return UNUSABLE_INDEX
    missing = [one for one in tried if not one.found]
    click.echo(wording.site.inspected(len(tried) - len(missing), len(tried)))
    if missing:
        click.echo(wording.site.NOT_FOUND)
    for one in missing:
        click.echo(f"   {one.id}  {one.title}")
    return NOT_FOUND if missing else DONE


@command("takedown", SettingsCommand, areas=(Area.INDEX,))
@click.argument("ids", nargs=-1, metavar=wording.commands.ARGUMENTS["ids"])
@option("reason", metavar=wording.commands.VALUE)
@option("only", is_flag=True)
@option("undo", is_flag=True)
@option("list", is_flag=True)
def takedown(
    ids: Sequence[str], reason: str | None, only: bool, undo: bool, list: bool, settings: Settings
) -> int:
    """Take documents down, put them back, or show what was done."""
    from indexer.errors import NoSuchDocumentError
    from indexer.takedown import put_back, take_down
    from indexer.takedown_record import read_entries
    from search_app import terminal

    if list:
        entries = read_entries(settings.index_dir)
        terminal.show(terminal.entry_lines(entries) if entries else [wording.takedown.NOTHING_DOWN])
        return DONE
    # A page's address will do: what is copied is mostly that.
    ids = [unquote(urlsplit(one).path.rpartition("/d/")[2]) for one in ids]
    why = " ".join((reason or "").split())
    if not ids or not (why or undo):
        raise WrongUseError(wording.takedown.NO_REASON if ids else wording.takedown.NO_ID)
    try:
        if undo:
            terminal.show(terminal.entry_lines(put_back(settings, ids, why)))
        else:
            terminal.show(terminal.takedown_lines(take_down(settings, ids, why, only=only)))
    except NoSuchDocumentError as error:
        raise WrongUseError(wording.takedown.no_such(str(error))) from error
    return DONE


@command("settings", SettingsCommand, areas=tuple(Area))
@option("markdown", is_flag=True)
def settings(markdown: bool, settings: Settings) -> int:
    """Show all settings: what is in force, or the page of the documentation."""
    from search_app.settings_page import settings_lines, settings_markdown

    click.echo(settings_markdown() if markdown else "\n".join(settings_lines(settings)))
    return DONE


def _query(text: str, settings: Settings, parameters: dict[str, Any]) -> Query:
    """The query that the same parameters ask in an address."""
    from werkzeug.datastructures import MultiDict

    from search_app.request_args import search_query

    return search_query(
        MultiDict({"q": text, **parameters}),
        page_size=settings.page_size,
        max_length=settings.max_query_length,
        strict=True,
    )


def run(arguments: Sequence[str]) -> int:
    """Run one command line; its exit code. What went wrong is said in Chinese on stderr."""
    try:
        code = cli.main(list(arguments), prog_name="policy-search", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        lines, code = [error.message], WRONG_USE
    except click.UsageError as error:
        lines, code = [_usage_error(error)], WRONG_USE
    except WrongUseError as error:
        lines, code = [str(error)], WRONG_USE
    except (QueryError, SettingsError) as error:
        lines, code = [wording.mistakes.problem(problem) for problem in error.problems], WRONG_USE
    except UnusableIndexError as error:
        lines, code = [str(error)], UNUSABLE_INDEX
    except OSError as error:
        lines, code = [wording.terminal.system_error(error)], UNUSABLE_INDEX
    except (click.Abort, KeyboardInterrupt):
        lines, code = [wording.terminal.INTERRUPTED], INTERRUPTED
    else:
        return code if isinstance(code, int) else DONE
    click.echo("\n".join(lines), err=True)
    return code


def _usage_error(error: click.UsageError) -> str:
    """What is wrong with a command line that click could not read."""
    name = ""
    if isinstance(error, click.NoSuchOption | click.BadOptionUsage):
        name = error.option_name
    elif isinstance(error, click.NoSuchCommand):
        name = error.command_name
    elif isinstance(error, click.BadParameter) and error.param is not None:
        name = error.param.metavar or error.param.opts[0]
    where = error.ctx.command_path if error.ctx else "policy-search"
    return wording.commands.usage_error(type(error).__name__, name, error.message, where)


def main() -> None:
    """Run the command line of this process."""
    for stream in (sys.stdout, sys.stderr):
        # A file's name need not be text; in JSON the escape that is written then is the right one.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))
