"""A document as plain text, as Markdown and as linked data, and what the site tells programs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring
from markdown_it import MarkdownIt
from msgspec_schemaorg.models.creativework.CreativeWork import CreativeWork
from msgspec_schemaorg.models.creativework.Legislation import Legislation
from msgspec_schemaorg.models.creativework.MediaObject import MediaObject
from msgspec_schemaorg.models.organization.GovernmentOrganization import GovernmentOrganization
from msgspec_schemaorg.models.place.AdministrativeArea import AdministrativeArea
from rdflib import Graph, URIRef
from rdflib.namespace import SDO

from corpus.document import Document, Paragraph, Part
from search_app.document_forms.markdown_form import escaped
from tests.contract.test_relations import NEW, OLD
from tests.search_app.conftest import REMOVED, site_of
from tests.search_app.documents import HOSTILE, documents
from tests.search_app.pages import answer, page, texts

# The parser of rdflib 7 calls what rdflib 8 will leave out.
pytestmark = pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning:rdflib")

SCHEMA = "https://schema.org/"
# Surrogates and control characters are no text; a reader of Markdown folds white space.
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs", "Cf", "Co", "Cn"))
    | st.sampled_from(" -+*_#=`~|<>[]()!.123&\\$"),
    min_size=1,
    max_size=40,
).map(lambda text: " ".join(text.split()))


def _shown(markdown: str) -> str:
    """The text of the one paragraph that a reader of Markdown makes of it."""
    opening, inline, closing = MarkdownIt("commonmark").enable("table").parse(markdown)
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    return "".join(one.content for one in inline.children or ())


@given(TEXTS.filter(bool))
def test_markdown_shows_each_text_as_it_stands(text: str) -> None:
    assert _shown(escaped(text)) == text


def test_every_document_is_whole_in_both_forms(client: FlaskClient) -> None:
    for document in documents():
        plain = client.get(f"/d/{document.id}.txt")
        assert plain.content_type == "text/plain; charset=utf-8"
        assert plain.headers["Link"] == f'<http://localhost/d/{document.id}>; rel="canonical"'
        lines = plain.get_data(as_text=True).splitlines()
        assert lines[0] == document.title
        for paragraph in document.paragraphs:
            assert paragraph.text in lines
        marked = client.get(f"/d/{document.id}.md")
        assert marked.content_type == "text/markdown; charset=utf-8"
        html = MarkdownIt("commonmark").enable("table").render(marked.get_data(as_text=True))
        read = re.sub(r"\s", "", _text_of(html))
        for paragraph in document.paragraphs:
            for cell in paragraph.text.split("\t"):
                assert re.sub(r"\s", "", cell) in read


def _text_of(html: str) -> str:
    return str(document_fromstring(html).text_content())


def test_markdown_has_headings_tables_and_attachments(client: FlaskClient) -> None:
    lines = client.get("/d/rules.md").get_data(as_text=True).splitlines()
    assert lines[0] == "# 云川市政府信息公开办法"
    assert "- 发文字号：云政规〔2018〕14号" in lines
    assert "### 第一章　总则".replace("　", " ") in lines
    assert "## 附件1 公开事项目录" in lines
    at = lines.index("| 事项 | 期限 |")
    assert lines[at + 1 : at + 3] == ["| --- | --- |", "| 主动公开 | 二十个工作日 |"]
    assert lines[-1] == "这份附件本站搜不到其中的文字，请查看原文。"


def test_the_head_says_how_a_document_stands(review_app: Flask) -> None:
    text = review_app.test_client().get(f"/d/{OLD.id}.txt").get_data(as_text=True)
    (line,) = [line for line in text.splitlines() if line.startswith("时效性（")]
    assert "已废止（文件写明），自" in line
    assert "由另一文件废止。" in line


def test_what_is_gone_or_never_was_is_said(client: FlaskClient) -> None:
    assert client.get(f"/d/{REMOVED}.md").status_code == 410
    assert client.get("/d/never.txt").status_code == 404
    assert client.get("/d/rules.pdf").status_code == 404


def test_an_id_may_end_like_a_form(tmp_path: Path) -> None:
    kept = [
        Document(
            source="样本",
            key=id,
            id=id,
            path=id,
            title=f"通知{number}",
            parts=(Part((Paragraph("正文。"),)),),
        )
        for number, id in enumerate(("notice.md", "notice"))
    ]
    with site_of(tmp_path, kept) as app:
        client = app.test_client()
        assert texts(page(client, "/d/notice.md"), "//h1") == ["通知0"]
        assert client.get("/d/notice.txt").get_data(as_text=True).startswith("通知1\n")
        assert client.get("/d/notice.md.md").get_data(as_text=True).startswith("# 通知0\n")


def test_an_answer_that_did_not_change_is_not_sent_again(client: FlaskClient) -> None:
    for address in ("/d/rules.md", "/d/rules.txt", "/llms.txt"):
        tag = client.get(address).headers["ETag"]
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


def _node(client: FlaskClient, address: str) -> dict[str, Any]:
    (script,) = page(client, address).xpath("//script[@type='application/ld+json']")
    node = json.loads(script.text)
    assert isinstance(node, dict)
    return node


def _graph(node: dict[str, Any]) -> Graph:
    """The statements of a node; the context stands here, as no test asks the network."""
    assert node["@context"] == SCHEMA.rstrip("/")
    links = {name: {"@type": "@id"} for name in ("url", "sameAs", "contentUrl")}
    force = {"legislationLegalForce": {"@type": "@vocab"}}
    context = {"@vocab": SCHEMA, **links, **force}
    graph = Graph()
    graph.parse(data=json.dumps({**node, "@context": context}), format="json-ld")
    return graph


def test_linked_data_uses_terms_of_the_vocabulary(client: FlaskClient, review_app: Flask) -> None:
    sites = [(client, [one.id for one in documents()])]
    sites.append((review_app.test_client(), [OLD.id, NEW.id]))
    for visitor, ids in sites:
        for id in ids:
            node = _node(visitor, f"/d/{id}")
            graph = _graph(node)
            assert len(graph) > 5
            _check_terms(node)
            for force in graph.objects(None, SDO.legislationLegalForce):
                assert force in (SDO.InForce, SDO.NotInForce, SDO.PartiallyInForce)


TYPES: dict[str, Any] = {
    one.__name__: one
    for one in (AdministrativeArea, CreativeWork, GovernmentOrganization, Legislation, MediaObject)
}


def _check_terms(value: object) -> None:
    """Every property is one of its type's: the vocabulary refuses what it does not know."""
    if isinstance(value, list):
        for one in value:
            _check_terms(one)
    elif isinstance(value, dict):
        named = {name: one for name, one in value.items() if not name.startswith("@")}
        TYPES[value["@type"]](**named)
        for one in named.values():
            _check_terms(one)


def test_the_check_of_terms_fails_for_others() -> None:
    with pytest.raises(TypeError):
        _check_terms({"@type": "Legislation", "legislationColour": "red"})


def test_linked_data_says_what_a_rule_is(review_app: Flask) -> None:
    client = review_app.test_client()
    graph = _graph(_node(client, f"/d/{NEW.id}"))
    (rule,) = graph.subjects(SDO.url)
    assert rule == URIRef(f"http://localhost/d/{NEW.id}")
    assert str(graph.value(rule, SDO.name)) == NEW.title
    repealed = set(graph.objects(rule, URIRef(f"{SCHEMA}legislationRepeals")))
    assert URIRef(f"http://localhost/d/{OLD.id}") in repealed


def test_legal_force_is_left_out_where_nothing_is_known(
    client: FlaskClient, review_app: Flask
) -> None:
    assert "legislationLegalForce" not in _node(client, "/d/rules")
    ended = _node(review_app.test_client(), f"/d/{OLD.id}")
    assert ended["legislationLegalForce"] == "NotInForce"


def test_linked_data_is_that_of_today(review_app: Flask) -> None:
    root = page(review_app.test_client(), f"/d/{OLD.id}?asof=2010-01-01")
    assert not root.xpath("//script[@type='application/ld+json']")


def test_no_text_ends_the_linked_data(client: FlaskClient) -> None:
    (hostile,) = [one for one in documents() if HOSTILE in one.title]
    assert _node(client, f"/d/{hostile.id}")["name"] == hostile.title


@pytest.mark.parametrize("ending", ["md", "txt"])
def test_a_page_leads_to_its_other_forms(client: FlaskClient, ending: str) -> None:
    root = page(client, "/d/rules")
    assert root.xpath(f"//link[@rel='alternate' and @href='/d/rules.{ending}']")
    assert root.xpath(f"//a[@href='/d/rules.{ending}']")


def test_programs_are_told_what_the_site_is(client: FlaskClient) -> None:
    text = client.get("/llms.txt").get_data(as_text=True)
    assert text.startswith("# ")
    assert f"{answer(client, '/api/v1/search')['total']:,} 份政策文件" in text
    addresses = re.findall(r"\]\(http://localhost([^)]+)\)", text)
    assert len(addresses) >= 6
    for address in addresses:
        assert client.get(address).status_code == 200, address
