"""What visitors and programs see of a document that an editor recommends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer import recommended_file
from indexer.analysed_document import analyse
from indexer.engines import open_engine, open_writer
from indexer.settings import Settings
from search_app import create_app
from tests.contract.documents import document
from tests.search_app.pages import page, text, texts

TOTAL = "//*[@id='results-title']"
HITS = "//ol[@class='hits']/li"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the site reads; it is looked at for each request."""
    monkeypatch.setattr(recommended_file, "LOOK_EVERY", 0)
    path = tmp_path / "recommended.csv"
    path.write_text("query,document,from,until\n养犬登记,guide,,\n", encoding="utf-8")
    return path


@pytest.fixture
def visitor(tmp_path: Path, file: Path) -> Iterator[FlaskClient]:
    """A visitor of a site with a few notices and a guide."""
    settings = Settings(index_dir=tmp_path / "index", memory_mb=64, recommended=str(file))
    notices = [document(f"n{n}", f"养犬登记通知之{n}", "养犬登记。") for n in range(5)]
    with open_writer(settings) as writer:
        for one in (*notices, document("guide", "办事指南", "养犬登记在窗口办理。", kind="指南")):
            writer.add(writer.prepare(analyse(one)))
        writer.publish()
    with closing(open_engine(settings)) as engine:
        yield create_app(settings, engine).test_client()


def test_the_page_marks_it_and_counts_as_before(visitor: FlaskClient) -> None:
    root = page(visitor, "/search?q=请问养犬登记怎么办？")
    assert "共 6 份文件" in text(root, TOTAL)
    assert texts(root, f"{HITS}//h3")[0] == "办事指南"
    assert texts(root, f"{HITS}//span[@class='recommended']") == ["本站推荐"]
    for address in (
        "/search?q=登记",
        "/search?q=养犬登记&sort=newest",
        "/search?q=养犬登记&kind=未标注",
    ):
        assert not texts(page(visitor, address), "//span[@class='recommended']")


def test_the_api_says_so_and_answers_anew_when_the_file_changes(
    visitor: FlaskClient, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = "/api/v1/search?q=养犬登记"
    answer = visitor.get(address)
    said = [(hit["id"], hit["recommended"]) for hit in answer.get_json()["hits"]]
    assert said[0] == ("guide", True)
    assert not any(recommended for _, recommended in said[1:])
    known = {"If-None-Match": answer.headers["ETag"]}
    assert visitor.get(address, headers=known).status_code == 304
    exact = visitor.get(f"{address}&match=all").get_json()
    assert not any(hit["recommended"] for hit in exact["hits"])
    assert exact["total"] == answer.get_json()["total"]
    file.write_text("query,document,from,until\n养犬登记,n3,,\n养犬登记\n", encoding="utf-8")
    changed = visitor.get(address, headers=known)
    assert changed.status_code == 200
    assert changed.get_json()["hits"][0]["id"] == "n3"
    assert f"{file}:3：" in capsys.readouterr().err


def test_the_box_of_other_sites_names_it(visitor: FlaskClient) -> None:
    found = visitor.get("/embed/v1?q=养犬登记").get_json()
    facts = [option["facts"] for group in found["groups"] for option in group["options"]]
    assert any(fact.startswith("本站推荐") for fact in facts)
