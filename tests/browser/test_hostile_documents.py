"""Nothing that stands in a document or is typed runs in a browser, nor makes it complain."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from indexer.engines import open_engine
from indexer.settings import Settings
from search_app import create_app
from tests.browser.conftest import Visits
from tests.browser.servers import Server, failing, serving
from tests.contract.engines import Index
from tests.hostile.hostile_documents import hostile_documents
from tests.hostile.hostile_requests import ATTACKS
from tests.routes import addresses, page_endpoints

DOCUMENTS = hostile_documents()
TYPED = [one for one in ATTACKS if len(one) < 100 and one.isprintable()][:16]


@pytest.fixture(scope="module")
def hostile_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, list[str]]]:
    """A service on the hostile documents, and the paths of all its pages."""
    settings = Settings(index_dir=tmp_path_factory.mktemp("hostile"), memory_mb=64)
    Index(settings).publish(DOCUMENTS)
    with closing(open_engine(settings)) as engine:
        app = failing(create_app(settings, engine))
        endpoints = page_endpoints(app, "hostile1")
        pages = [a for a in addresses(app, "hostile1") if a.endpoint in endpoints]
        client = app.test_client()
        client = app.test_client()
        answers = {one.path: client.get(one.path) for one in pages if one.method == "GET"}
        found = [path for path, answer in answers.items() if answer.status_code == 200]
        with serving(app) as service:
            yield service, found


def test_nothing_runs(visits: Visits, hostile_service: tuple[Server, list[str]]) -> None:
    service, paths = hostile_service
    page = visits.page()
    page.on("dialog", lambda dialog: visits.complaints.append(f"a dialog: {dialog.message}"))
    page.expose_function("hostile", lambda: visits.complaints.append("a script of a document ran"))
    for one in DOCUMENTS:
        page.goto(f"{service.origin}/d/{one.id}")
    for path in paths:
        page.goto(f"{service.origin}{path}")
    for query in ("q=规定", "q=登记&fold=1", "q=hostile()", "q=hostile&match=all"):
        page.goto(f"{service.origin}/search?{query}")
    assert page.evaluate("typeof hostile") == "function", "what would be called is there"
    page.close()
    visits.requests = [one for one in visits.requests if not one.url.startswith(service.origin)]


def test_nothing_that_is_typed_runs(
    visits: Visits, hostile_service: tuple[Server, list[str]]
) -> None:
    service, _ = hostile_service
    page = visits.page()
    page.expose_function("hostile", lambda: visits.complaints.append("what was typed ran"))
    page.on("dialog", lambda dialog: visits.complaints.append(f"a dialog: {dialog.message}"))
    page.goto(f"{service.origin}/search")
    for typed in TYPED:
        box = page.locator("input[name=q]").first
        box.fill(typed)
        box.press("End")
        page.wait_for_timeout(100)
        box.press("Enter")
        page.wait_for_load_state()
    page.close()
    visits.requests = [one for one in visits.requests if not one.url.startswith(service.origin)]
