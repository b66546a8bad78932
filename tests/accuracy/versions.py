"""Which documents are versions of one rule, and how the older ones ended, on all real documents.

`python -m tests.accuracy.versions` prints every work, to be read. `versions.tsv` is what was read:
a line for each work, the versions in force, then the older ones with how they ended.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.build import build
from indexer.engine import View
from indexer.engines import open_engine
from indexer.query.model import Query
from indexer.relations.version_states import VersionState
from indexer.results.versions import DocumentVersions, ShownVersion
from indexer.settings import Settings
from tests.accuracy.rows import Row

SOURCES = ("laws", "notices")
DAY = date(2026, 1, 1)
"""Every text of the collections is in force by then."""
READ = Path(__file__).with_name("versions.tsv")


def measure(data: Path) -> list[Row]:
    """Compare all works of the real documents with what was read."""
    read = {frozenset(told(line)): line for line in READ.read_text("utf-8").splitlines() if line}
    works = Row("works of laws and notices", 0.98)
    others = Row("works that are none", 1.0)
    with TemporaryDirectory() as folder:
        found = {frozenset(told(line)): line for _, line in _works(data, Path(folder))}
    for ids, line in read.items():
        works.count(float(found.get(ids) == line), f"{line} ≠ {found.get(ids, 'no work')}")
    for ids, line in found.items():
        others.count(float(ids in read), line)
    return [works, others]


def told(line: str) -> list[str]:
    """The ids of a line."""
    return [one.partition(":")[0] for one in line.replace("\t", " ").split()]


def _works(data: Path, folder: Path) -> Iterator[tuple[DocumentVersions, str]]:
    """Every work once, and the line that tells it."""
    settings = Settings(index_dir=folder / "index")
    for name in SOURCES:
        source = folder / name
        source.mkdir()
        (source / f"{name}.jsonl.gz").symlink_to(data / f"{name}.jsonl.gz")
        build(source, name, settings)
    with closing(open_engine(settings)) as engine:
        view, seen = engine.now(), set[str]()
        for id in _ids(view):
            found = view.versions(id, DAY) if id not in seen else None
            if found and found.versions:
                seen.update(one.document.id for one in found.versions)
                yield found, _line(found)


def _ids(view: View) -> Iterator[str]:
    return (hit.id for batch in view.scan(Query()).batches for hit in batch)


def _line(found: DocumentVersions) -> str:
    in_force, older = [], []
    for one in found.versions:
        if one.state is VersionState.OLDER:
            older.append(f"{one.document.id}:{one.ended}")
        else:
            in_force.append(one.document.id)
    return f"{' '.join(sorted(in_force))}\t{' '.join(sorted(older))}"


def _said(one: ShownVersion) -> str:
    first = one.first_day.isoformat() if one.first_day else "?"
    dated = one.document.dated_on.isoformat() if one.document.dated_on else "?"
    how = one.ended or one.state
    return f"  {how:10} {dated} from {first:10} {one.document.id:16} {one.document.title}"


def main() -> None:
    """Print every work with its versions, and the line of it for `versions.tsv`."""
    beside = Path(__file__).resolve().parents[3] / "shared"
    data = Path(os.environ.get("POLICY_SEARCH_SHARED") or beside) / "data"
    if not (data / "laws.jsonl.gz").is_file():
        print(f"skipped: the real documents are not in {data}")
        return
    with TemporaryDirectory() as folder:
        for found, line in _works(data, Path(folder)):
            print(line)
            print("\n".join(map(_said, found.versions)))


if __name__ == "__main__":
    main()
