"""Bring OpenSearch from Maven Central, the version that the Java of this machine can run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

from tests.contract.engines import EngineUnavailableError

VERSIONS = {21: "3.6.0", 17: "2.19.6"}
"""The version of OpenSearch by the least version of Java that it runs on, the newest first."""

GROUP = "org.opensearch.distribution.integ-test-zip"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get"
REPOSITORY = Path.home() / ".m2" / "repository"
JAVA_FOLDERS = (Path("/usr/lib/jvm"), Path("/opt"))


@dataclass(frozen=True)
class Distribution:
    """An unpacked OpenSearch and the Java that it runs on."""

    version: str
    home: Path
    java_home: Path


def bring(folder: Path, version: str | None = None) -> Distribution:
    """Download and unpack OpenSearch into `folder`; of no `version` the newest that can run.

    Raises `EngineUnavailableError`, which says what is missing.
    """
    version, java_home = _runnable(version)
    home = folder / f"opensearch-{version}"
    if not home.is_dir():
        with zipfile.ZipFile(_downloaded(version)) as archive:
            archive.extractall(folder)
        for program in (home / "bin").iterdir():
            program.chmod(0o755)
    return Distribution(version, home, java_home)


def runnable_versions() -> list[str]:
    """The versions that some Java of this machine runs, the newest first."""
    javas = _javas()
    return [version for least, version in VERSIONS.items() if any(j >= least for j in javas)]


def _runnable(version: str | None) -> tuple[str, Path]:
    javas = _javas()
    for least, one in VERSIONS.items():
        fitting = sorted(number for number in javas if number >= least)
        if fitting and version in (None, one):
            # The nearest Java: what is much newer than a program was not tried with it.
            return one, javas[fitting[0]]
    wanted = "17 or newer" if version is None else f"for OpenSearch {version}"
    raise EngineUnavailableError(f"needs a Java {wanted}, and there is none")


def _javas() -> dict[int, Path]:
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


def _downloaded(version: str) -> Path:
    """The archive in the local Maven repository; fetched where it is not there yet."""
    place = REPOSITORY / Path(*GROUP.split(".")) / "opensearch" / version
    archive = place / f"opensearch-{version}.zip"
    if archive.is_file():
        return archive
    maven = shutil.which("mvn")
    if maven is None:
        raise EngineUnavailableError("needs Maven (mvn), which is not here")
    artifact = f"{GROUP}:opensearch:{version}:zip"
    command = [maven, "-q", "-B", PLUGIN, f"-Dartifact={artifact}", "-Dtransitive=false"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    if done.returncode or not archive.is_file():
        raise EngineUnavailableError(f"Maven brought no {artifact}: {done.stdout[-500:]}")
    return archive
