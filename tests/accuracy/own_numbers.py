"""Own numbers of real notices, read from their bodies alone.

What counts: the records whose `doc_no` is a document number and whose body holds that number, in
whatever form, beginning within its first 300 characters. Title and fields are withheld.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from corpus.assemble import assemble
from corpus.fields.numbers import find_numbers, number_key
from corpus.fields.own_number import numbers_in_field
from corpus.readers.records import read_record
from tests.accuracy.rows import Row

WITHIN = 300
LONGEST = 100
"""Characters that a number may have, and the ones around a miss that are shown."""


def measure(data: Path) -> list[Row]:
    """The one row of these figures."""
    row = Row("own number from the body", 0.97)
    with gzip.open(data / "notices.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            own = {found.key for found in numbers_in_field(record["doc_no"] or "")}
            head = find_numbers(record["body"][: WITHIN + LONGEST])
            if not any(found.start < WITHIN and found.key in own for found in head):
                continue
            draft = read_record({"body": record["body"]}, {})
            document, _ = assemble(draft, "notices", record["id"], record["id"])
            found = document.document_number
            right = found is not None and number_key(found) in own
            start = "".join(record["body"].split())[:LONGEST]
            row.count(right, f"{record['id']}: {record['doc_no']}, read as {found}: {start}")
    return [row]
