"""Commands that keep what cannot be made anew: a backup, putting it back, going back a step."""

from __future__ import annotations

from pathlib import Path

import click

from indexer.settings import Area, Settings
from search_app import wording
from search_app.commands.auditing import note
from search_app.commands.declaring import DONE, command, files_argument, option
from search_app.commands.flags import CONFIG, SettingsCommand, UnusableIndexError


@command("backup", SettingsCommand, areas=(Area.INDEX, Area.READ, Area.QUERY))
@files_argument("archive")
@option("with_index", is_flag=True)
def backup(archive: Path, with_index: bool, settings: Settings) -> int:
    """Write settings and records, and the index where that is asked for, into one file."""
    from indexer.keeping.audit_log import Deed
    from indexer.keeping.backup import make_backup
    from search_app.commands import lines

    config = click.get_current_context().meta[CONFIG]
    made = make_backup(settings, archive, config, with_index=with_index)
    note(settings, Deed.BACKUP, {"archive": str(archive), "index": made.index_version})
    lines.show(wording.keeping.backed_up(made, archive))
    return DONE


@command("restore", SettingsCommand, areas=(Area.INDEX,))
@files_argument("archive")
def restore(archive: Path, settings: Settings) -> int:
    """Put back what a backup holds, once all of it is verified."""
    from indexer.errors import OtherEngineError
    from indexer.keeping.audit_log import Deed
    from indexer.keeping.backup import BackupDamagedError
    from indexer.keeping.restore import restore as put_back
    from search_app.commands import lines

    try:
        found = put_back(archive, settings)
    except BackupDamagedError as error:
        said = wording.keeping.DAMAGED.format(archive=archive, name=error)
        raise UnusableIndexError(said) from error
    except OtherEngineError as error:
        said = wording.keeping.OTHER_ENGINE.format(made_by=error.made_by, asked=error.asked)
        raise UnusableIndexError(said) from error
    restored = settings.model_copy(update={"index_dir": found.index_dir})
    detail = {"archive": str(archive), "made_at": found.manifest.made_at}
    note(restored, Deed.RESTORE, detail)
    lines.show(wording.keeping.restored(found))
    return DONE


@command("rollback", SettingsCommand, areas=(Area.INDEX,))
def rollback(settings: Settings) -> int:
    """Publish the index before the current one again."""
    from indexer.engines import roll_back
    from indexer.errors import NoPreviousIndexError
    from indexer.keeping.audit_log import Deed
    from search_app.commands import lines

    try:
        found = roll_back(settings)
    except NoPreviousIndexError as error:
        raise UnusableIndexError(wording.keeping.NO_PREVIOUS) from error
    note(settings, Deed.ROLLBACK, {"left": found.left, "published": found.version})
    lines.show(wording.keeping.rolled_back(found))
    return DONE
