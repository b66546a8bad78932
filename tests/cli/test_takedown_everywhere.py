"""Gone from every address of the site and from every cache before it, as its routes have them."""

from __future__ import annotations

import json
import time
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from indexer.engines import open_engine
from indexer.settings import Settings
from indexer.today import today
from search_app import create_app
from tests.cli.conftest import Run, record, write_records
from tests.routes import Address, addresses

SOON = 30.0
"""Seconds, where a minute is promised; a busy machine is no failure."""
ID, YEAR, SENTENCE = "n12", "2012", "请认真贯彻执行"
"""What nothing but the document says: its id, its year, a sentence that is not asked for."""
ASKED = "第12项工作"
DRAFT = f"根据示政发〔{YEAR}〕12号，制定本办法。"
SUGGESTING = {"api.suggest", "discovery.suggestions", "embed.answers"}
"""What is asked with a few characters; all else is asked for the exact words, which others lack."""
WITHOUT = {
    "static",
    "pages.home",
    "pages.asked_article",
    "help.advanced_search",
    "help.advanced",
    "help.help_page",
    "api.readyz",
    "api.description",
    "api.health",
    "api.root",
    "api.api_page",
    "api.healthz",
    "discovery.opensearch",
    "document_forms.llms",
    "discovery.robots",
    "embed.newest_script",
    "embed.pinned_script",
    "embed.embed_page",
    "review.empty_check",
}
"""Where no document is ever named; everywhere else this one is, before."""
COMPARING = {"compare.compare", "compare.compare_file", "api.compare"}
"""What is asked for two documents by their ids, and says that one of them is gone."""
SENT = {
    "compare.compare_sent",
    "compare.compare_sent_file",
    "api.compare_texts",
    "api.check_file",
    "review.check_report",
}
"""What compares texts that are sent: of the collection it tells what the addresses above tell."""
BY_ID = {"changes.changes", "changes.changes_feed", "api.changes"}
"""What tells that a document was taken down, and why, by its id alone."""


def test_nothing_of_it_is_left(
    policy_search: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_SEARCH_WORKERS", "1")
    ends = today() + timedelta(60)
    term = f"本通知有效期至{ends.year}年{ends.month}月{ends.day}日。"
    body = f"第一条　现就{ASKED}通知如下。{SENTENCE}。{term}《关于养犬的通知》同时废止。"
    write_records(folder / "12.jsonl", [record(12, body=body)])
    assert policy_search("index", folder).code == 0
    settings = Settings()
    app = create_app(settings, open_engine(settings))
    visitor = app.test_client()
    asked = [one for one in addresses(app, ID) if one.endpoint not in WITHOUT | SENT]
    before = {one: ask(visitor, one) for one in asked}
    telling = {one.endpoint for one, answer in before.items() if tells(one, answer)}
    assert {one.endpoint for one in asked} == telling

    version = visitor.get("/healthz").get_json()["index_version"]
    assert policy_search("takedown", ID, "--reason", "内容有误").code == 0
    deadline = time.monotonic() + SOON
    while visitor.get("/healthz").get_json()["index_version"] == version:
        assert time.monotonic() < deadline
        time.sleep(0.02)

    for one in asked:
        answer = ask(visitor, one, before[one].headers.get("ETag", ""))
        if one.endpoint in COMPARING:
            assert answer.status_code in (404, 410), one
            assert SENTENCE not in plain(answer), one
        elif "<id>" in str(app.url_map.bind("").match(one.path, one.method, return_rule=True)[0]):
            assert answer.status_code == 410, one
            assert SENTENCE not in plain(answer), one
            assert "内容有误" in plain(answer), one
        elif one.endpoint in BY_ID:
            assert "内容有误" in plain(answer), one
            assert not any(mark in plain(answer) for mark in (YEAR, ASKED, SENTENCE)), one
        else:
            assert not tells(one, answer), one
    (entry,) = Path(settings.index_dir, "takedowns.jsonl").read_text("utf-8").splitlines()
    assert json.loads(entry)["id"] == ID
    assert json.loads(entry)["reason"] == "内容有误"


def ask(visitor: FlaskClient, address: Address, known: str = "") -> TestResponse:
    """The answer, for a browser that has an older one; no cache may keep it without asking."""
    headers = {"If-None-Match": known} if known else {}
    if address.method == "POST":
        answer = visitor.post(address.path, data={"text": DRAFT}, headers=headers, buffered=True)
        if answer.status_code != 200:
            answer = visitor.post(
                address.path, json={"text": DRAFT}, headers=headers, buffered=True
            )
    else:
        text = ASKED if address.endpoint in SUGGESTING else f"“{ASKED}”"
        comparing = (f"?a={ID}&b={ID}",) if address.endpoint in COMPARING else ()
        series = ("?code=示政发",) if "series" in address.endpoint else ()
        chosen = (f"?id={ID}",) if address.endpoint == "citations.citations" else ()
        for query in (*comparing, *series, *chosen, f"?q={text}&days=90", f"?q={text}", ""):
            answer = visitor.get(address.path + query, headers=headers, buffered=True)
            if answer.status_code != 400:
                break
    assert answer.headers["Cache-Control"] in ("no-cache", "no-store"), address
    assert "Expires" not in answer.headers
    return answer


def tells(address: Address, answer: TestResponse) -> bool:
    """Whether an answer tells of the document; the year stands in a draft that comes back too."""
    assert answer.status_code == 200, address
    marks = {"POST": (ID,), "GET": (ID, YEAR)}[address.method]
    if address.endpoint == "citations.citations":  # its links carry the ids that were asked for
        marks = (YEAR,)
    return any(mark in plain(answer) for mark in marks)


def plain(answer: TestResponse) -> str:
    """The text of an answer, of a spreadsheet or a Word file too."""
    if not is_zipfile(BytesIO(answer.data)):
        return answer.get_data(as_text=True)
    with ZipFile(BytesIO(answer.data)) as sheets:
        return "".join(sheets.read(name).decode(errors="replace") for name in sheets.namelist())
