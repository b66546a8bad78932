"""The log of what operators did: what commands add to it, and the command that verifies it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from indexer.settings import Area, Settings
from search_app import wording
from search_app.commands.declaring import DONE, NOT_FOUND, command, option
from search_app.commands.flags import SettingsCommand, UnusableIndexError

if TYPE_CHECKING:
    from indexer.keeping.audit_log import Deed

ACTIONS = ("list", "verify")


@command("audit", SettingsCommand, areas=(Area.INDEX,))
@click.argument("action", type=click.Choice(ACTIONS), metavar=wording.commands.ARGUMENTS["action"])
@option("known", metavar=wording.commands.VALUE)
def audit(action: str, known: str | None, settings: Settings) -> int:
    """Show the log of what operators did, or verify that none of it was changed."""
    from indexer.keeping.audit_log import AuditBrokenError, verified
    from search_app.commands import lines

    try:
        chain = verified(settings.index_dir)
    except AuditBrokenError as error:
        raise UnusableIndexError(wording.auditing.BROKEN.format(error.line)) from error
    if action == "list":
        lines.show(map(wording.auditing.entry, chain.entries))
        return DONE
    click.echo(wording.auditing.verified(len(chain.entries), chain.head))
    if known and known not in chain.hashes:
        click.echo(wording.auditing.UNKNOWN.format(known))
        return NOT_FOUND
    return DONE


def note(settings: Settings, deed: Deed, detail: Mapping[str, Any]) -> None:
    """Add what was done to the log; where that fails it is said, and what was done stays done."""
    from indexer.keeping.audit_log import append

    _told(lambda: append(settings.index_dir, deed, detail))


def note_settings_of(name: str, settings: Settings) -> None:
    """Add the settings of a command to the log, where they are others than the last time."""
    from indexer.keeping.audit_log import note_settings

    given = settings.model_dump(mode="json", exclude_defaults=True)
    _told(lambda: note_settings(settings.index_dir, name, given))


def note_corrections_of(settings: Settings) -> None:
    """Add to the log which lines of the file of corrections came and went since the last time."""
    from pathlib import Path

    from corpus.encoding import decode
    from indexer.keeping.audit_log import note_corrections

    def noted() -> None:
        written = Path(settings.corrections).read_bytes() if settings.corrections else b""
        lines = [line for line in decode(written).splitlines() if line.strip()]
        note_corrections(settings.index_dir, lines)

    _told(noted)


def _told(add: Callable[[], None]) -> None:
    from indexer.keeping.audit_log import AuditBrokenError

    try:
        add()
    except AuditBrokenError as error:
        click.echo(wording.auditing.BROKEN.format(error.line), err=True)
    except OSError as error:
        said = wording.terminal.system_error(error)
        click.echo(wording.auditing.NOT_WRITTEN.format(said), err=True)
