"""Commands that serve the site, set it up and put its box on other sites."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import click

from indexer.errors import QueryError
from indexer.settings import Area, Settings
from search_app import wording
from search_app.commands.auditing import note_settings_of
from search_app.commands.declaring import DONE, WrongUseError, command, option
from search_app.commands.flags import SettingsCommand


@command("serve", SettingsCommand, areas=(Area.INDEX, Area.QUERY, Area.SITE, Area.SERVER))
def serve(settings: Settings) -> int:
    """Serve the site until a signal comes."""
    from search_app.http import gunicorn_server as server
    from search_app.operation.metrics import served_metrics
    from search_app.operation.request_log import log_to_stderr

    log_to_stderr()
    with ExitStack() as serving:
        try:
            serving.enter_context(served_metrics(settings))
        except ModuleNotFoundError as error:
            raise WrongUseError(wording.terminal.METRICS_NEED_EXTRA) from error
        except OSError as error:
            raise WrongUseError(
                wording.terminal.cannot_serve_metrics(
                    settings.metrics_host, settings.metrics_port, error
                )
            ) from error
        if settings.index_dir.is_dir():
            note_settings_of("serve", settings)
        try:
            server.serve(settings)
        except server.CannotListenError as error:
            raise WrongUseError(
                wording.terminal.cannot_listen(settings.host, settings.port, error.cause)
            ) from error
    return DONE


@command("mcp", SettingsCommand, areas=(Area.INDEX, Area.QUERY, Area.SITE, Area.SERVER))
@option("http", is_flag=True)
def mcp(http: bool, settings: Settings) -> int:
    """Serve programs that write, by the Model Context Protocol."""
    from contextlib import closing

    from indexer.engines import open_engine

    try:
        from search_app.mcp_server import server
    except ModuleNotFoundError as error:
        raise WrongUseError(wording.mcp.NEEDS_EXTRA) from error
    with closing(open_engine(settings)) as engine:
        made = server.make_server(settings, engine)
        if http:
            address = f"http://{server.HOST}:{settings.port}{server.PATH}"
            click.echo(wording.mcp.serving(address), err=True)
            server.serve_http(made, settings.port)
        else:
            server.serve_stdio(made)
    return DONE


@command("settings", SettingsCommand, areas=tuple(Area))
@option("markdown", is_flag=True)
def settings(markdown: bool, settings: Settings) -> int:
    """Show all settings: what is in force, or the page of the documentation."""
    from search_app.commands.settings_page import settings_lines, settings_markdown

    click.echo(settings_markdown() if markdown else "\n".join(settings_lines(settings)))
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

    from search_app.addresses.links import Links
    from search_app.embed import embed_script
    from search_app.embed.embed_code import EmbedChoice, embed_code, refused

    given = MultiDict[str, str](
        (name, str(value))
        for name, values in chosen.items()
        for value in (values if isinstance(values, tuple) else (values,))
        if value
    )
    if problems := refused(given):
        raise QueryError(*problems)
    origin = settings.public_url or f"http://{settings.host}:{settings.port}"
    if not settings.public_url:
        click.echo(wording.embed.NO_PUBLIC_URL, err=True)
    links = Links(root=settings.url_prefix, origin=origin)
    click.echo(embed_code(EmbedChoice.of(given), links))
    click.echo(f"\n{wording.embed.HASH}：{embed_script.integrity()}")
    address = links.absolute(links.embed_script(embed_script.version()))
    click.echo(f"{wording.embed.HASH_ADDRESS}：{address}")
    return DONE
