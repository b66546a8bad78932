"""The files of another revision, and an interpreter that has the packages it depends on."""

from __future__ import annotations

import configparser
import io
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
"""The checkout that this file belongs to."""


class UnknownRevisionError(Exception):
    """A revision that this repository does not hold, as in a shallow clone."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """The files of a revision, the interpreter to run them with, and how to call it in a table."""

    folder: Path
    python: Path
    label: str


def this_checkout() -> Checkout:
    """The files as they stand here, changes that are not committed included."""
    try:
        label = _git("describe", "--always", "--dirty")
    except UnknownRevisionError:
        label = "this checkout"
    return Checkout(ROOT, Path(sys.executable), label)


def check_out(revision: str, folder: Path) -> Checkout:
    """Put the packages of a revision into a folder of `folder` named after its commit.

    It runs in this environment where it states no other dependency than this checkout does, else
    in one of its own, which is made there too. Raises `UnknownRevisionError`.
    """
    commit = _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    files = folder / commit / "files"
    wanted = ("corpus", "indexer", "search_app", "setup.cfg")
    archive = subprocess.run(
        ["git", "archive", "--format=tar", commit, *wanted],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as packed:
        packed.extractall(files, filter="data")
    theirs, ours = requirements(files / "setup.cfg"), requirements(ROOT / "setup.cfg")
    python = (
        Path(sys.executable) if theirs <= ours else _environment(folder / commit / "venv", theirs)
    )
    return Checkout(files, python, _git("rev-parse", "--short", commit))


def requirements(setup: Path) -> set[str]:
    """What a `setup.cfg` asks for, the quicker segmenter included."""
    config = configparser.ConfigParser()
    config.read(setup, encoding="utf-8")
    stated = config["options"]["install_requires"], config["options.extras_require"]["fast"]
    return {line.strip() for lines in stated for line in lines.splitlines() if line.strip()}


def _environment(folder: Path, wanted: set[str]) -> Path:
    """The interpreter of a virtual environment with these packages."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        install = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        subprocess.run([*install, *sorted(wanted)], check=True)
    return python


def _git(*command: str) -> str:
    try:
        done = subprocess.run(["git", *command], cwd=ROOT, capture_output=True, text=True)
    except FileNotFoundError:
        raise UnknownRevisionError("git is not installed") from None
    if done.returncode:
        raise UnknownRevisionError(
            f"git {' '.join(command)} found nothing (in a shallow clone: git fetch --unshallow) "
            f"{done.stderr.strip()}".strip()
        )
    return done.stdout.strip()
