"""Decorators that declare a command with its Chinese help, and the exit codes of commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from search_app import wording
from search_app.commands.flags import ChineseCommand

DONE, SOME_SKIPPED, WRONG_USE, UNUSABLE_INDEX = 0, 1, 2, 3
NOT_FOUND = 1
"""`inspect`: a title is not found where it should be."""
INTERRUPTED = 130
TERMINATED = 143
"""As shells say of a process that SIGINT or SIGTERM ended."""


class WrongUseError(Exception):
    """A command cannot do what it was asked to; the message says why."""


def command(
    name: str, cls: type[click.Command] = ChineseCommand, **more: Any
) -> Callable[..., Any]:
    """Declare a command with its help from `wording`."""
    return click.command(name, cls=cls, help=wording.commands.COMMAND_HELP[name], **more)


def option(name: str, **more: Any) -> Callable[..., Any]:
    """Declare an option with its help from `wording`."""
    return click.option(
        "--" + name.replace("_", "-"), name, help=wording.commands.OPTION_HELP[name], **more
    )


def files_argument(name: str, **more: Any) -> Callable[..., Any]:
    """Declare an argument that is a path, or several."""
    # Click would report a missing file in English, so it is reported when it is opened.
    kind = click.Path(path_type=Path, readable=False)
    return click.argument(name, type=kind, metavar=wording.commands.ARGUMENTS[name], **more)


def text_argument() -> Callable[..., Any]:
    """Declare the text to search for; may be empty, never missing."""
    return click.argument("text", metavar=wording.commands.ARGUMENTS["text"])
