"""Put back what a backup holds: all of it is verified first, then the folder is changed at once.

Nothing that was added since is lost on the way: of a record that is only ever added to, lines that
the backup does not know stay. The folder of before is kept beside the new one.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer import engines
from indexer.errors import OtherEngineError
from indexer.keeping.backup import FOLDERS, RECORDS, BackupManifest, unpack
from indexer.settings import Settings
from indexer.takedown_record import RECORD as TAKEDOWNS
from indexer.today import timestamp

SETTINGS = "settings"
"""The folder in that of the index where files that settings name are laid, where the backup was
made of another place: it may be a trial."""
_EXCHANGE = 2
_HERE = -100
"""RENAME_EXCHANGE and AT_FDCWD of Linux."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was put back.

    `before` is where the folder of before stands now, None where there was nothing; `kept_lines`
    how many lines of the record of take-downs are newer than the backup and stay; `settings_files`
    the files that were put back, `aside` those of before that differed.
    """

    manifest: BackupManifest
    index_dir: Path
    before: Path | None
    kept_lines: int
    settings_files: tuple[Path, ...]
    aside: tuple[Path, ...]


def restore(archive: Path, settings: Settings) -> Restored:
    """Put a backup back: into the `index_dir` that was set, else where it was made.

    Raises `BackupDamagedError`, `OtherEngineError`, `IndexBusyError` or `OSError`; nothing is
    changed then.
    """
    stamp = timestamp()[:19].replace(":", "").replace("-", "")
    if "index_dir" not in settings.model_fields_set:
        made_of = Path(unpack(archive, None).index_dir)
        settings = settings.model_copy(update={"index_dir": made_of})
    index_dir = settings.index_dir.resolve()
    # On the same disk, so that it can take the place of the index.
    staging = index_dir.with_name(f".{index_dir.name}.restoring")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        manifest = unpack(archive, staging)
        _refuse_other_engine(manifest, settings)
        with engines.locked(settings):
            new = staging / "index"
            new.mkdir(exist_ok=True)
            if not manifest.index_version:
                _link_published(settings, new)
            else:
                engines.bring_back(settings, manifest.index_version)
            kept_lines = _keep_newer(index_dir, new)
            _keep_others(index_dir, new)
            files: tuple[Path, ...] = ()
            aside: tuple[Path, ...] = ()
            if Path(manifest.index_dir).resolve() == index_dir:
                files, aside = _put_settings_back(manifest, staging, stamp)
            elif manifest.places:
                (staging / "settings").rename(new / SETTINGS)
            _exchange(new, index_dir)
            before = None
            if any(path.name != "lock" for path in new.iterdir()):
                before = _beside(index_dir, stamp)
                new.rename(before)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return Restored(
        manifest=manifest,
        index_dir=settings.index_dir,
        before=before,
        kept_lines=kept_lines,
        settings_files=files,
        aside=aside,
    )


def _refuse_other_engine(manifest: BackupManifest, settings: Settings) -> None:
    """Raise `OtherEngineError` where the settings' engine cannot read the index in a backup."""
    made_by = manifest.settings.get("engine", Settings.model_fields["engine"].default)
    if manifest.index_version and made_by != settings.engine:
        raise OtherEngineError(made_by, settings.engine)


def _link_published(settings: Settings, new: Path) -> None:
    """Let the index that is published stand in the new folder too, where there is one."""
    for path in engines.published(settings).files:
        place = new / path.relative_to(settings.index_dir)
        place.parent.mkdir(parents=True, exist_ok=True)
        _link(path, place)


def _keep_newer(index_dir: Path, new: Path) -> int:
    """Keep of the folder of before what was added since; how many take-down lines that are."""
    for folder in FOLDERS:
        for path in (index_dir / folder).glob("*"):
            place = new / folder / path.name
            if not place.exists():
                place.parent.mkdir(exist_ok=True)
                shutil.copy2(path, place)
    lines = 0
    for name in RECORDS:
        here, there = index_dir / name, new / name
        if not here.is_file():
            continue
        mine = here.read_bytes()
        theirs = there.read_bytes() if there.is_file() else b""
        if mine.startswith(theirs):
            there.write_bytes(mine)
            lines += mine[len(theirs) :].count(b"\n") if name == TAKEDOWNS else 0
        elif name == TAKEDOWNS:
            more = [line for line in _whole_lines(mine) if line not in set(_whole_lines(theirs))]
            there.write_bytes(b"".join([*_whole_lines(theirs), *more]))
            lines += len(more)
    return lines


def _keep_others(index_dir: Path, new: Path) -> None:
    """Let files that are in no backup stand in the new folder too: a running site has them open."""
    for path in index_dir.iterdir():
        known = path.name in (*RECORDS, "lock") or (new / path.name).exists()
        if path.is_file() and not known and path.name != "CURRENT":
            _link(path, new / path.name)


def _link(path: Path, place: Path) -> None:
    try:
        os.link(path, place)
    except OSError:  # a file system without hard links
        shutil.copy2(path, place)


def _whole_lines(written: bytes) -> Iterator[bytes]:
    """The lines that end with a line break; what is cut off was never said to be done."""
    return (line for line in written.splitlines(keepends=True) if line.endswith(b"\n"))


def _put_settings_back(
    manifest: BackupManifest, staging: Path, stamp: str
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Put files back where the settings name them; which, and where those of before are now."""
    put, aside, staged = [], [], []
    for member, where in manifest.places.items():
        place = Path(where)
        content = (staging / member).read_bytes()
        if place.is_file() and place.read_bytes() == content:
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f"{place.name}.restoring")
        part.write_bytes(content)
        staged.append((part, place))
    for part, place in staged:
        if place.exists():
            old = _beside(place, stamp)
            shutil.copy2(place, old)
            aside.append(old)
        part.replace(place)
        put.append(place)
    return tuple(put), tuple(aside)


def _beside(place: Path, stamp: str) -> Path:
    """Where to keep what a file or folder was before: a name that nothing has, in any second."""
    name = f"{place.name}.before-restore-{stamp}"
    every = (name, *(f"{name}-{n}" for n in range(2, 1000)))
    return next(path for path in map(place.with_name, every) if not path.exists())


def _exchange(one: Path, other: Path) -> None:
    """Let two folders change places: in one step on Linux, else with a moment between."""
    libc = ctypes.CDLL(None, use_errno=True)
    rename = getattr(libc, "renameat2", None)
    if rename and rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return
    aside = one.with_name(f"{one.name}.aside")
    other.rename(aside)
    one.rename(other)
    aside.rename(one)
