"""Commands whose help is in Chinese, and that take the settings of their areas as flags."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from indexer.errors import IndexDamagedError, PolicySearchError
from indexer.settings import (
    Area,
    Settings,
    area,
    config_in_use,
    load_settings,
    misspelt_variables,
)
from search_app import wording

CONFIG = "policy_search.config"
FLAGS = "policy_search.flags"
"""Under these names the context of a command says which file its settings were read from, and which
of them were given as flags."""


UNEXPLAINED = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError),
    *(TypeError, ValueError),
)
"""What a mistake of the program raises, and what reading damaged files as if whole does."""


class UnusableIndexError(Exception):
    """The index is missing, stale, damaged or busy; the message says what to run."""


class ChineseCommand(click.Command):
    """A command whose help is in Chinese."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Take what `click.Command` takes."""
        super().__init__(*args, **more)
        self.options_metavar = wording.commands.OPTIONS_PLACE

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=wording.commands.USAGE)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        with formatter.section(wording.commands.OPTIONS):
            formatter.write_dl([record for one in options if (record := one.get_help_record(ctx))])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give `--help` its Chinese sentence."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = wording.commands.OPTION_HELP["help"]
        return option


class ChineseGroup(click.Group, ChineseCommand):
    """A group of commands whose help is in Chinese."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Take what `click.Group` takes."""
        super().__init__(*args, **more)
        self.subcommand_metavar = wording.commands.COMMAND_PLACE

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options and that of commands."""
        ChineseCommand.format_options(self, ctx, formatter)
        with formatter.section(wording.commands.COMMANDS):
            formatter.write_dl([(name, one.help or "") for name, one in self.commands.items()])


class SettingsCommand(ChineseCommand):
    """A command with a flag for each setting of its `areas`, whose callback takes `settings`."""

    def __init__(self, *args: Any, areas: Iterable[Area], **more: Any) -> None:
        """Take the areas beside what `click.Command` takes."""
        super().__init__(*args, **more)
        self.parameter_names: list[str] = []
        areas = tuple(areas)
        self.setting_names = [name for name in Settings.model_fields if area(name) in areas]
        self.params += [config_option(), *map(setting_option, self.setting_names)]

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """Run the callback with the settings that flags, environment and file make."""
        given = {name: ctx.params.pop(name) for name in self.setting_names}
        flags = {name: value for name, value in given.items() if value is not None}
        for misspelt in misspelt_variables():
            click.echo(wording.mistakes.problem(misspelt), err=True)
        config = ctx.params.pop("config")
        settings = ctx.params["settings"] = load_settings(flags, config)
        ctx.meta[FLAGS] = flags
        ctx.meta[CONFIG] = config_in_use(config)
        try:
            return super().invoke(ctx)
        except tuple(wording.index.INDEX_ERRORS) as error:
            raise _unusable(error, settings) from error
        except UNEXPLAINED as error:
            if isinstance(error, PolicySearchError) or "index_dir" not in self.setting_names:
                raise
            from indexer.engines import damage

            found = damage(settings)
            if not found:
                raise
            raise _unusable(IndexDamagedError(found), settings) from error


def _unusable(error: Exception, settings: Settings) -> UnusableIndexError:
    cluster = ""
    if settings.engine == "opensearch":
        cluster = wording.index.in_cluster(settings.opensearch_hosts, settings.opensearch_index)
    return UnusableIndexError(
        wording.index.index_error(error, settings.index_dir, Settings().index_dir, cluster)
    )


class SearchCommand(SettingsCommand):
    """A command with an option for each parameter of a search; its callback takes `parameters`."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Add the parameters' options when they are first asked for: they load the analysis."""
        if not self.parameter_names:
            from search_app.addresses.search_args import PARAMETERS, REPEATABLE

            self.parameter_names = [name for name in PARAMETERS if name != "q"]
            self.params += [
                click.Option(
                    ["--" + name.replace("_", "-")],
                    multiple=name in REPEATABLE,
                    metavar=wording.commands.VALUE,
                    help=wording.commands.SEARCH_HELP.get(name, wording.commands.OPTION_HELP[name]),
                )
                for name in self.parameter_names
            ]
        return super().get_params(ctx)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """Run the callback with the parameters that were given."""
        given = {name: ctx.params.pop(name) for name in self.parameter_names}
        ctx.params["parameters"] = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in given.items()
            if value
        }
        return super().invoke(ctx)


def config_option() -> click.Option:
    """The flag that names the TOML file."""
    return click.Option(
        ["--config"],
        type=click.Path(path_type=Path, readable=False),
        metavar=wording.commands.ARGUMENTS["files"],
        help=wording.commands.OPTION_HELP["config"],
    )


def setting_option(name: str) -> click.Option:
    """The flag of one setting; its value is read by `Settings`, as from any other place."""
    field = Settings.model_fields[name]
    return click.Option(
        ["--" + name.replace("_", "-")], metavar=wording.commands.VALUE, help=field.description
    )
