"""Read legacy Word and WPS files by a program that may be installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

from corpus.readers.files import FileError, ReadOptions
from corpus.report import SkipReason, detail

SUFFIXES = {".doc", ".wps"}
_OFFICE = "soffice"
# Programs that print the text of a .doc, with lines as long as its paragraphs.
_PRINTERS = {"antiword": ("-w", "0", "-m", "UTF-8.txt"), "catdoc": ("-w", "-d", "utf-8")}
# Runs a program within so many kilobytes.
_BOUNDED = ("/bin/sh", "-c", 'ulimit -v "$1"; shift; exec "$@"', "sh")


def convert(path: Path, folder: Path, options: ReadOptions) -> Path:
    """Convert a legacy file into a DOCX or text file under `folder`.

    Raises `FileError` with `no_converter` where no program that can do it is installed.
    """
    office = shutil.which(_OFFICE)
    if office is not None:
        profile = (folder / "profile").as_uri()
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx"]
        _run([*command, "--outdir", str(folder), str(path)], options)
        made = folder / f"{path.stem}.docx"
        if not made.is_file():
            raise FileError(SkipReason.UNREADABLE, detail(crashed=_OFFICE))
        return made
    for program, flags in _PRINTERS.items() if path.suffix.lower() == ".doc" else ():
        found = shutil.which(program)
        if found is not None:
            made = folder / f"{path.stem}.txt"
            made.write_bytes(_run([found, *flags, str(path)], options))
            return made
    needed = [_OFFICE, *(_PRINTERS if path.suffix.lower() == ".doc" else ())]
    raise FileError(SkipReason.NO_CONVERTER, detail(programs="、".join(needed)))


def _run(command: list[str], options: ReadOptions) -> bytes:
    """The output of a program, which is stopped with all its children when it takes too long."""
    process = subprocess.Popen(
        [*_BOUNDED, str(options.max_memory_mb * 1024), *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        printed, _ = process.communicate(timeout=options.max_seconds)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise FileError(SkipReason.TOO_SLOW) from error
    if process.returncode:
        raise FileError(SkipReason.UNREADABLE, detail(crashed=Path(command[0]).name))
    return printed
