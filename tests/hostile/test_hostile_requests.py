"""Some of the hostile requests that `make hostile` sends a hundred thousand of, and their judge."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from indexer.engines import open_engine
from indexer.settings import Settings
from search_app import create_app
from tests.contract.documents import history, present
from tests.contract.engines import Index
from tests.hostile.__main__ import MOST_SECONDS
from tests.hostile.hostile_requests import faults, hostile_requests, running_parts

REQUESTS = 600


def test_no_request_breaks_the_site(tmp_path: Path) -> None:
    settings = Settings(index_dir=tmp_path, memory_mb=64)
    documents = present(history())
    Index(settings).publish(documents)
    statuses: Counter[int] = Counter()
    with closing(open_engine(settings)) as engine:
        app = create_app(settings, engine)
        client = app.test_client()
        for request in islice(hostile_requests(app, [one.id for one in documents], 3), REQUESTS):
            status, found = faults(request, client, MOST_SECONDS)
            assert found == [], request
            statuses[status] += 1
    assert statuses[200] > REQUESTS / 2, "refusing everything proves nothing"


@pytest.mark.parametrize(
    "part",
    [
        "<script>alert(1)</script>",
        "<img src='/a.png' onerror='alert(1)'>",
        "<a href=' JavaScript:alert(1)'>a</a>",
        "<script src='//evil.example/a.js'></script>",
        "<p style='x'>a</p>",
        "<iframe></iframe>",
    ],
)
def test_what_a_browser_would_run_is_noticed(part: str) -> None:
    assert list(running_parts(f"<html><body><p>{part}</p></body></html>"))


def test_what_it_would_not_run_is_left_alone() -> None:
    page = (
        "<script src='/static/app.js?v=1'></script><script type='application/ld+json'>{}</script>"
    )
    assert not list(running_parts(f"<html><body>{page}<p>&lt;script&gt;</p></body></html>"))
