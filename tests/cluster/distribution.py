"""Bring OpenSearch from Maven Central, the version that the Java of this machine can run."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.contract.engines import EngineUnavailableError
from tests.java import JavaUnavailableError, from_maven, javas, nearest_java

VERSIONS = {21: "3.6.0", 17: "2.19.6"}
"""The version of OpenSearch by the least version of Java that it runs on, the newest first."""

GROUP = "org.opensearch.distribution.integ-test-zip"


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
    found = javas()
    return [version for least, version in VERSIONS.items() if any(java >= least for java in found)]


def _runnable(version: str | None) -> tuple[str, Path]:
    for least, one in VERSIONS.items():
        if version in (None, one):
            with suppress(JavaUnavailableError):
                return one, nearest_java(least)
    wanted = "17 or newer" if version is None else f"for OpenSearch {version}"
    raise EngineUnavailableError(f"needs a Java {wanted}, and there is none")


def _downloaded(version: str) -> Path:
    """The archive in the local Maven repository; fetched where it is not there yet."""
    try:
        return from_maven(GROUP, "opensearch", version, "zip")
    except JavaUnavailableError as error:
        raise EngineUnavailableError(str(error)) from error
