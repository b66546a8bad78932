"""The command that takes documents down and puts them back."""

from __future__ import annotations

from collections.abc import Sequence

import click

from indexer.settings import Area, Settings
from search_app import wording
from search_app.commands.auditing import note
from search_app.commands.declaring import DONE, WrongUseError, command, option
from search_app.commands.flags import SettingsCommand


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
    from indexer.keeping.audit_log import Deed
    from indexer.recommendations import document_id
    from indexer.takedown import put_back, take_down
    from indexer.takedown_record import read_entries, unfinished_line
    from search_app.commands import lines

    if unfinished := unfinished_line(settings.index_dir):
        click.echo(wording.takedown.unfinished(unfinished), err=True)
    if list:
        entries = read_entries(settings.index_dir)
        lines.show(lines.entry_lines(entries) if entries else [wording.takedown.NOTHING_DOWN])
        return DONE
    ids = [document_id(one) for one in ids]
    why = " ".join((reason or "").split())
    if not ids or not (why or undo):
        raise WrongUseError(wording.takedown.NO_REASON if ids else wording.takedown.NO_ID)
    try:
        if undo:
            lines.show(lines.entry_lines(put_back(settings, ids, why)))
        else:
            lines.show(lines.takedown_lines(take_down(settings, ids, why, only=only)))
        note(settings, Deed.TAKEDOWN, {"ids": ids, "undo": undo, "only": only, "reason": why})
    except NoSuchDocumentError as error:
        raise WrongUseError(wording.takedown.no_such(str(error))) from error
    return DONE
