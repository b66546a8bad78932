"""What is installed: every file of a package that is no source is named in setup.cfg."""

from __future__ import annotations

import configparser
import glob
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONFIG = configparser.ConfigParser()
CONFIG.read(ROOT / "setup.cfg", encoding="utf-8")


@pytest.mark.parametrize("package", ["corpus", "indexer", "search_app"])
def test_every_file_is_installed(package: str) -> None:
    folder = ROOT / package
    there = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    # As setuptools reads them: with pathlib "sample/**" would name folders only.
    patterns = CONFIG["options.package_data"][package].split()
    named = {found for one in patterns for found in glob.glob(one, root_dir=folder, recursive=True)}  # noqa: PTH207
    assert not there - named


@pytest.mark.parametrize("package", ["corpus", "indexer", "search_app"])
def test_every_folder_of_sources_is_a_package(package: str) -> None:
    folders = {path.parent for path in (ROOT / package).rglob("*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").is_file()]
