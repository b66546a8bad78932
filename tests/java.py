"""The Javas of this machine, and what Maven brings from Maven Central."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get"
REPOSITORY = Path.home() / ".m2" / "repository"
JAVA_FOLDERS = (Path("/usr/lib/jvm"), Path("/opt"))


class JavaUnavailableError(Exception):
    """What needs Java or Maven cannot run here; the text says what is missing."""


def javas() -> dict[int, Path]:
    """The Java homes of this machine by their major version."""
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    homes += [path for folder in JAVA_FOLDERS if folder.is_dir() for path in folder.iterdir()]
    found: dict[int, Path] = {}
    for home in homes:
        stated = home / "release"
        if (home / "bin" / "java").is_file() and stated.is_file():
            text = stated.read_text(encoding="utf-8", errors="replace")
            if number := re.search(r'JAVA_VERSION="(\d+)', text):
                found.setdefault(int(number[1]), home)
    return found


def nearest_java(least: int) -> Path:
    """The home of the oldest Java of at least that version: what is much newer was not tried.

    Raises `JavaUnavailableError`.
    """
    found = javas()
    fitting = [version for version in found if version >= least]
    if not fitting:
        raise JavaUnavailableError(f"needs a Java {least} or newer, and there is none")
    return found[min(fitting)]


def from_maven(group: str, name: str, version: str, form: str = "jar") -> Path:
    """A file of the local Maven repository; fetched, without what it depends on, if not there yet.

    Raises `JavaUnavailableError`.
    """
    file = REPOSITORY / Path(*group.split(".")) / name / version / f"{name}-{version}.{form}"
    if file.is_file():
        return file
    maven = shutil.which("mvn")
    if maven is None:
        raise JavaUnavailableError("needs Maven (mvn), which is not here")
    artifact = f"{group}:{name}:{version}:{form}"
    command = [maven, "-q", "-B", PLUGIN, f"-Dartifact={artifact}", "-Dtransitive=false"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    if done.returncode or not file.is_file():
        raise JavaUnavailableError(f"Maven brought no {artifact}: {done.stdout[-500:]}")
    return file
