"""300 citations of real documents, true and wrong in ten ways: what the check of a draft says.

The cases are written by `written_cases` about records that a seed draws. Every second one of a
class is held back: rules are written by the others alone.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from corpus.pasted import pasted_document
from indexer.build import build
from indexer.engine import View
from indexer.engines import open_engine
from indexer.query.plain_words import PlainWords
from indexer.relations.citation_verdicts import CitationVerdict
from indexer.relations.validity.statuses import Validity
from indexer.results.reviews import CheckedDraft, CheckedReference
from indexer.settings import Settings
from tests.accuracy.citations.drawn_records import read_records
from tests.accuracy.citations.running_text import RunningTextWriter
from tests.accuracy.citations.written_cases import DAY, Case, CaseWriter
from tests.accuracy.rows import Row

RIGHT = 0.97
MOST_UNDETERMINED = 0.03
"""The share of citations of which the product may say that it cannot tell."""
_FALSE = {CitationVerdict.MISMATCH, CitationVerdict.NOT_HELD}

Half = Literal["dev", "held", "running text"]
"""Every second of the 300, the others, and 60 in running text (`running_text`)."""


def measure(data: Path) -> list[Row]:
    """The rows of each part, over an index of the shared laws and notices."""
    with TemporaryDirectory(prefix="policy-search-citations-") as folder:
        settings = Settings(index_dir=Path(folder) / "index")
        for name in ("laws", "notices"):
            source = Path(folder) / name
            source.mkdir()
            (source / f"{name}.jsonl.gz").symlink_to(data / f"{name}.jsonl.gz")
            build(source, name, settings)
        with closing(open_engine(settings)) as engine:
            view, words = engine.now(), PlainWords.read()
            parts = cases_of(data, words).items()
            return [row for part, cases in parts for row in measured(cases, view, words, part)]


def measured(cases: list[Case], view: View, plain_words: PlainWords, half: Half) -> list[Row]:
    """The rows of one part, as a view answers."""
    kinds = {
        kind: Row(f"{half}: {kind}", RIGHT) for kind in dict.fromkeys(case.kind for case in cases)
    }
    whole = Row(f"{half}: right verdict and reason", RIGHT)
    safe = Row(f"{half}: wrong ones that are not 相符", 1.0)
    told = Row(f"{half}: not 资料不足", 1 - MOST_UNDETERMINED)
    for case in cases:
        document = pasted_document(case.draft, DAY)
        checked = view.check_draft(document, DAY, plain_words=plain_words)
        found = _judged(case, checked)
        right = _is_right(case, found)
        said = f"[{case.form}] {case.citation}: {_said(found)}"
        kinds[case.kind].count(right, said)
        whole.count(right, "")
        if not case.verdicts.isdisjoint(_FALSE):
            passed = found is not None and found.verdict in (
                CitationVerdict.MATCH,
                CitationVerdict.PARTIAL,
            )
            safe.count(not passed, said)
        undetermined = found is None or found.verdict is CitationVerdict.UNDETERMINED
        told.count(not undetermined, said)
    whole.misses.clear()
    return [*kinds.values(), whole, safe, told]


def cases_of(data: Path, plain_words: PlainWords) -> dict[Half, list[Case]]:
    """The cases of each part."""
    records = read_records(data)
    writer = CaseWriter(records, plain_words)
    cases = writer.cases()
    running = RunningTextWriter(records, writer.whole_laws(), writer.is_titled, cases)
    return {"dev": cases[::2], "held": cases[1::2], "running text": running.cases()}


def _judged(case: Case, checked: CheckedDraft) -> CheckedReference | None:
    """What was said of the citation of a case; None where it was not read."""
    end = case.start + len(case.citation)
    for one in checked.references:
        if any(mark.start < end and case.start < mark.end for mark in one.marks):
            return one
    return None


def _is_right(case: Case, found: CheckedReference | None) -> bool:
    if found is None or found.verdict not in case.verdicts:
        return False
    if case.reasons and case.reasons.isdisjoint(found.reasons):
        return False
    if case.ids and case.ids.isdisjoint(one.document.id for one in found.targets):
        return False
    return case.validity is None or case.validity is _validity(found)


def _validity(found: CheckedReference) -> Validity | None:
    return found.validity.validity if found.validity else None


def _said(found: CheckedReference | None) -> str:
    if found is None:
        return "not read"
    targets = "；".join(one.document.title for one in found.targets[:2])
    return f"{found.verdict} {'、'.join(found.reasons)} | {_validity(found)} | {targets}"
