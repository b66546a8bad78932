"""The collections of documents that are searched, indexed by `policy-search index`."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus.document import public_id
from indexer.settings import ENVIRONMENT_PREFIX, Settings

ROOT = Path(__file__).resolve().parents[2]
NOTICES = "notices.jsonl.gz"
ASKED_NOTICES = "eval/notices/documents.jsonl.gz"
LAWS = "laws.jsonl.gz"
PAGES = "pages/*.html"

COLLECTIONS: Mapping[str, tuple[str, ...]] = {
    "notices": (ASKED_NOTICES, NOTICES),
    "statutes": ("eval/statutes/corpus.jsonl.gz",),
    "laws": (LAWS,),
    "everyday": (NOTICES, PAGES),
}
"""Which files of the real documents each collection holds."""

_RUN = "from search_app.cli import main; main()"
_DONE, _SOME_SKIPPED = 0, 1


def indexed(name: str, data: Path, work: Path, cluster: str = "") -> Settings:
    """The settings of a collection's index, which is made, or brought up to date, in `work`.

    It is kept by the `cluster` of that address, where there is one. Raises `CalledProcessError`
    where it cannot be made.
    """
    folder = documents_folder(name, data, work)
    chosen: dict[str, str] = {}
    if cluster:
        chosen = {"engine": "opensearch", "opensearch_hosts": cluster}
        chosen["opensearch_index"] = f"relevance-{name}"
    index = work / name / (f"index-of-{chosen['engine']}" if cluster else "index")
    own = {
        key: value for key, value in os.environ.items() if not key.startswith(ENVIRONMENT_PREFIX)
    }
    own |= {f"{ENVIRONMENT_PREFIX}{key.upper()}": value for key, value in chosen.items()}
    paths = [str(ROOT), *filter(None, [own.get("PYTHONPATH")])]
    command = [sys.executable, "-c", _RUN, "index", str(folder), "--source", name]
    made = subprocess.run(
        [*command, "--index-dir", str(index)],
        cwd=work,
        env=own | {"PYTHONPATH": os.pathsep.join(paths)},
        stdout=sys.stderr.fileno(),
        check=False,
    )
    if made.returncode not in (_DONE, _SOME_SKIPPED):
        made.check_returncode()
    return Settings.model_validate({"index_dir": index, **chosen})


def documents_folder(name: str, data: Path, work: Path) -> Path:
    """The folder of a collection's files, copied to `work` from the real documents."""
    folder = work / name / "documents"
    folder.mkdir(parents=True, exist_ok=True)
    for pattern in COLLECTIONS[name]:
        for path in sorted(data.glob(pattern)):
            if not (folder / path.name).is_file():
                shutil.copyfile(path, folder / path.name)
    return folder


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of JSON Lines, compressed or not."""
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    for line in text.decode("utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def id_of_record(record: Mapping[str, Any]) -> str:
    """The id that the API gives a record."""
    id = str(record.get("_id") or record["id"])
    return public_id("", id, id)


def id_of_page(name: str, collection: str) -> str:
    """The id that the API gives the page of a file."""
    return public_id(collection, name)
