"""The command that lists which documents show personal data, every value masked."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from corpus.personal_data.masked_finding import MaskedFinding, PersonalData
from indexer.settings import Area, Settings
from search_app import wording
from search_app.commands.declaring import DONE, command, option
from search_app.commands.flags import SettingsCommand

_IN_MEMORY = 1 << 20


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding with the document that it stands in; `part` is None in its title."""

    id: str
    title: str
    part: int | None
    finding: MaskedFinding


@command("privacy", SettingsCommand, areas=(Area.INDEX,))
@option("output", metavar=wording.commands.VALUE)
def privacy(output: str | None, settings: Settings) -> int:
    """List the documents of the index that show personal data."""
    from search_app.commands import lines

    documents: set[str] = set()
    kinds: Counter[PersonalData] = Counter()
    looked_at = [0]
    with _list(output) as file, SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8") as apart:
        for one in _findings(settings, looked_at):
            if not documents:
                file.write(_row(*wording.privacy.COLUMNS))
            documents.add(one.id)
            kinds[one.finding.kind] += 1
            is_name = one.finding.kind is PersonalData.SENSITIVE_NAME
            (apart if is_name else file).write(_line(one))
        if kinds[PersonalData.SENSITIVE_NAME]:
            apart.seek(0)
            file.write(f"{wording.privacy.APART}\n")
            file.writelines(apart)
    lines.show(_summary(documents, kinds, looked_at[0], output))
    return DONE


def _summary(
    documents: set[str], kinds: Counter[PersonalData], looked_at: int, output: str | None
) -> Iterator[str]:
    yield wording.privacy.summary(len(documents), looked_at)
    if not documents:
        yield wording.privacy.NONE
    for kind in PersonalData:
        if kinds[kind]:
            yield wording.privacy.counted(kind, kinds[kind])
    yield wording.privacy.HINT
    if output:
        yield wording.privacy.written(output)


def _findings(settings: Settings, looked_at: list[int]) -> Iterator[_Found]:
    """All that the texts of the index show, a document in memory at a time."""
    from corpus.personal_data.find_personal_data import (
        find_personal_data,
        texts_of,
        without_personal_data,
    )
    from indexer.engines import open_engine
    from indexer.query.model import Query, Sort
    from indexer.results.documents import MarkedDocument

    with closing(open_engine(settings)) as engine:
        view = engine.now()
        every = Query(sort=Sort.NEWEST, facets=(), snippets=False, fold=False)
        for batch in view.scan(every).batches:
            for hit in batch:
                marked = view.document(hit.id)
                if not isinstance(marked, MarkedDocument):
                    continue
                looked_at[0] += 1
                title = without_personal_data(marked.document.title)
                for part, text in texts_of(marked.document):
                    for finding in find_personal_data(text):
                        yield _Found(hit.id, title, part, finding)


def _line(one: _Found) -> str:
    """A row of the list: document, kind, place, and the value masked."""
    kind, where = wording.privacy.KINDS[one.finding.kind], wording.privacy.place(one.part)
    return _row(one.id, one.title, kind, where, str(one.finding.start + 1), one.finding.masked)


def _row(*cells: str) -> str:
    return "\t".join(" ".join(cell.split()) for cell in cells) + "\n"


def _list(output: str | None) -> AbstractContextManager[IO[str]]:
    """Where the list goes: a file that only its owner can read, else the terminal."""
    if output is None:
        return nullcontext(sys.stdout)
    # Neither through a link to a file of somebody else nor readable for a moment.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
    handle = os.open(Path(output), flags, 0o600)
    os.fchmod(handle, 0o600)
    return os.fdopen(handle, "w", encoding="utf-8")
