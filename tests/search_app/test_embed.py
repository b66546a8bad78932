"""The box's script, its size, and which sites may read what it asks for."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64encode
from hashlib import sha384
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml.html import HtmlElement, document_fromstring

from indexer.engine import Engine
from indexer.results import TextPart
from indexer.settings import Settings
from search_app import create_app, wording
from search_app.embed import embed_script, views
from search_app.embed.box_results import LEAD, excerpt
from tests.search_app.documents import SAFETY
from tests.search_app.pages import answer, page

SITE = "https://www.example.gov.cn"
OTHER = "https://other.example"
DOCUMENTATION = (Path(__file__).parents[2] / "docs" / "search-box.md").read_text(encoding="utf-8")
MAX_SCRIPT = 8 * 1024
MAX_STYLE = 2 * 1024
CODE = re.sub(
    r"/\*.*?\*/|//[^\n]*", "", embed_script.SOURCE.read_text(encoding="utf-8"), flags=re.DOTALL
)
"""The script without its comments."""


@pytest.fixture
def allowing(settings: Settings, engine: Engine) -> FlaskClient:
    """A visitor of a service that lets SITE show suggestions."""
    return create_app(settings.model_copy(update={"embed_origins": (SITE,)}), engine).test_client()


def test_sizes_as_sent(client: FlaskClient) -> None:
    sent = client.get("/embed.js", headers={"Accept-Encoding": "gzip"})
    assert sent.content_encoding == "gzip"
    assert len(sent.data) <= MAX_SCRIPT
    assert len(gzip.compress(embed_script.style().encode())) <= MAX_STYLE


def test_rules_are_written_into_the_script() -> None:
    assert embed_script.STYLE_PLACE not in embed_script.script()
    assert json.dumps(embed_script.style()) in embed_script.script()
    rules = re.findall(r"[{;]([^{}]*?:[^{}:]*?)(?=[;}])", embed_script.style())
    assert len(rules) > 40
    assert [rule for rule in rules if not rule.endswith("!important")] == []


def test_every_custom_property_is_told_of_on_the_page() -> None:
    used = set(re.findall(r"--policy-search-[a-z-]+", embed_script.style()))
    assert used == set(wording.embed.PROPERTIES)


def test_every_custom_property_is_told_of_in_the_documentation() -> None:
    rows = re.findall(r"^\| `(--policy-search-[a-z-]+)` \| (.*) \|$", DOCUMENTATION, re.MULTILINE)
    assert dict(rows) == wording.embed.PROPERTIES
    assert wording.embed.CONTRAST in DOCUMENTATION


def test_every_attribute_is_told_of_on_the_page() -> None:
    observed = re.search(r"observedAttributes = (\[.*?\])", CODE)
    assert observed is not None
    assert json.loads(observed[1]) == list(wording.embed.ATTRIBUTES)


@pytest.mark.parametrize(
    "forbidden",
    [r"\beval\(", r"\bFunction\(", "cookie", "Storage", "indexedDB", "innerHTML", r'"style"'],
)
def test_does_without(forbidden: str) -> None:
    assert not re.search(forbidden, CODE)


def test_words_come_from_the_one_place() -> None:
    assert embed_script.WORDS_PLACE not in embed_script.script()
    assert f'"{wording.embed.LIST}"' in embed_script.script()
    assert not re.search("[一-鿿]", CODE)


@pytest.mark.parametrize(
    "script", ["embed.js", "embed.js?v=2", f"embed/{'a1' * 12}.js", f"embed/{'a1' * 12}.js#x"]
)
@pytest.mark.parametrize("place", ["https://so.example/", "https://so.example/embed/"])
def test_script_knows_where_it_comes_from(place: str, script: str) -> None:
    pattern = re.search(r"SCRIPT = /(.*)/;", CODE)
    assert pattern is not None
    assert re.sub(pattern[1], "", place + script, count=1) == place


def test_script_is_for_pages_of_any_origin_and_asked_for_again(client: FlaskClient) -> None:
    answer = client.get("/embed.js")
    assert answer.status_code == 200
    assert answer.content_type == "text/javascript; charset=utf-8"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.cache_control.max_age == views.MAX_AGE
    again = client.get("/embed.js", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "path",
    ["/api/v1/suggest?q=养", "/api/v1/search?q=养", "/api/v1/openapi.json", "/embed/v1?q=养"],
)
@pytest.mark.parametrize(("origin", "allowed"), [(SITE, SITE), (OTHER, None), (None, None)])
def test_only_listed_sites_read_answers(
    allowing: FlaskClient, path: str, origin: str | None, allowed: str | None
) -> None:
    answer = allowing.get(path, headers={"Origin": origin} if origin else {})
    assert answer.status_code == 200
    assert answer.headers.get("Access-Control-Allow-Origin") == allowed
    assert "Origin" in answer.vary
    assert answer.headers.get("Timing-Allow-Origin") == allowed
    assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize(("origin", "allowed"), [(SITE, True), (OTHER, False), ("null", False)])
def test_only_listed_sites_may_send_headers_of_their_own(
    allowing: FlaskClient, origin: str, allowed: bool
) -> None:
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    answer = allowing.options("/embed/v1?q=养", headers=asked)
    assert answer.status_code == 200
    assert "Origin" in answer.vary
    names = ["Origin", "Methods", "Headers"]
    given = [f"Access-Control-Allow-{name}" in answer.headers for name in names]
    assert given == [allowed] * 3


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/suggest?nonsense=1", 400),
        ("GET", "/api/v1/nonsense", 404),
        ("DELETE", "/api/v1/search", 405),
    ],
)
def test_listed_site_reads_errors_too(
    allowing: FlaskClient, method: str, path: str, status: int
) -> None:
    answer = allowing.open(path, method=method, headers={"Origin": SITE})
    assert answer.status_code == status
    assert answer.headers["Access-Control-Allow-Origin"] == SITE


@pytest.mark.parametrize("path", ["/data", "/api", "/healthz"])
def test_listed_site_reads_nothing_else(allowing: FlaskClient, path: str) -> None:
    answer = allowing.get(path, headers={"Origin": SITE})
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_every_event_is_told_of_on_the_page(client: FlaskClient) -> None:
    told = {f"policy-search-{name}" for name in re.findall(r'#tell\("([a-z]+)"', CODE)}
    assert told == set(wording.embed.EVENTS)
    assert told <= {text_of(one) for one in page(client, "/embed").xpath("//td/code")}


def test_documentation_tells_of_every_event_and_attribute() -> None:
    text = (Path(__file__).parents[2] / "docs" / "search-box.md").read_text(encoding="utf-8")
    for name in (*wording.embed.EVENTS, *wording.embed.ATTRIBUTES):
        assert f"`{name}`" in text, name


def test_comments_stay_at_home() -> None:
    sent = embed_script.script()
    assert sent.startswith("/*\n * <policy-search>")
    assert not re.search(r"^ *(/\*\*|//)", sent, re.MULTILINE)
    squeezed = [re.sub(r"\s", "", text) for text in (sent, embed_script.SOURCE.read_text("utf-8"))]
    assert len(squeezed[0]) > 0.7 * len(squeezed[1])


def test_page_gives_the_lines_with_public_addresses(settings: Settings, engine: Engine) -> None:
    public = {"public_url": "https://so.example.gov.cn", "url_prefix": "/zc"}
    client = create_app(settings.model_copy(update=public), engine).test_client()
    code = lines(client, "/zc/embed")
    assert '<script src="https://so.example.gov.cn/zc/embed.js" defer></script>' in code
    assert (
        '<form action="https://so.example.gov.cn/zc/search" target="_top" accept-charset="utf-8"'
        ' role="search">' in code
    )


def lines(client: FlaskClient, address: str) -> str:
    """The code that the page gives."""
    return text_of(page(client, address).xpath("//textarea")[0])


def text_of(element: HtmlElement) -> str:
    return str(element.text_content())


def test_page_gives_what_was_chosen_in_the_form_itself(client: FlaskClient) -> None:
    address = (
        f"/embed?scope=title&topic={SAFETY}&topic=国防&source=样本&target=_blank"
        "&placeholder=搜“标题”&pin=1"
    )
    assert lines(client, address).strip().splitlines() == [
        f'<script src="http://localhost/embed/{embed_script.version()}.js"'
        f' integrity="{embed_script.integrity()}" crossorigin="anonymous" defer></script>',
        "<policy-search>",
        '  <form action="http://localhost/search" target="_blank" accept-charset="utf-8"'
        ' role="search">',
        '    <label>政策检索 <input type="search" name="q" enterkeyhint="search"'
        ' placeholder="搜“标题”"></label>',
        '    <input type="hidden" name="scope" value="title">',
        f'    <input type="hidden" name="topic" value="{SAFETY}">',
        '    <input type="hidden" name="topic" value="国防">',
        '    <input type="hidden" name="source" value="样本">',
        "    <button>检索</button>",
        "  </form>",
        "</policy-search>",
    ]
    root = page(client, address)
    assert root.xpath("//select[@name='scope']/option[@selected]/@value") == ["title"]
    assert root.xpath("//input[@name='topic'][@checked]/@value") == [SAFETY, "国防"]
    assert root.xpath("//div[@class='trial']//input[@name='source']/@value") == ["样本"]


def test_nothing_breaks_out_of_the_lines(client: FlaskClient) -> None:
    evil = '"><script>alert(1)</script>'
    address = f"/embed?scope={evil}&topic={evil}&target={evil}&placeholder={evil}"
    root = page(client, address)
    assert [one.get("src") is not None for one in root.xpath("//script")] == [True] * 2
    code = document_fromstring(lines(client, address))
    assert len(code.xpath("//script")) == 1
    assert code.xpath("//input[@name='topic']/@value") == [evil]


def test_answers_list_each_document_once(client: FlaskClient) -> None:
    found = answer(client, "/embed/v1?q=养犬&year=2019&year=2020&utm_source=x")
    suggestions, results = found["groups"]
    assert found["total"] == 4
    assert len(suggestions["options"]) == 4
    first = suggestions["options"][0]["href"]
    everything = results["options"].pop()
    assert everything == {
        "parts": [{"text": "查看全部 4 份结果", "match": False}],
        "facts": "",
        "href": "",
    }
    listed = [one["href"].split("?")[0] for one in (*suggestions["options"], *results["options"])]
    assert first.startswith("/d/dog-")
    assert len(listed) == len(set(listed))
    facts = answer(client, "/embed/v1?q=政府信息应当公开")["groups"][0]["options"][0]["facts"]
    assert facts == "云政规〔2018〕14号　2018年12月3日落款"


def test_results_have_a_line_of_the_text_and_nothing_else_is_new(client: FlaskClient) -> None:
    """What scripts of earlier releases read is there as it was."""
    suggestions, results = answer(client, "/embed/v1?q=养犬登记")["groups"]
    options = [*suggestions["options"], *results["options"]]
    assert {frozenset(one) - {"excerpt"} for one in options} == {
        frozenset(("parts", "facts", "href"))
    }
    assert not any("excerpt" in one for one in suggestions["options"])
    lines = [one["excerpt"] for one in results["options"] if "excerpt" in one]
    assert lines
    for line in lines:
        assert all(set(part) == {"text", "match"} for part in line)
        before = "".join(part["text"] for part in line).index(
            next(part["text"] for part in line if part["match"])
        )
        assert before <= LEAD + 1


def test_excerpt_begins_shortly_before_the_first_match() -> None:
    def piece(*texts: str) -> tuple[TextPart, ...]:
        return tuple(TextPart(text.strip("*"), match=text.startswith("*")) for text in texts)

    long = piece("为了规范本市的养犬行为和", "*登记", "工作")
    assert excerpt([piece("各区人民政府："), (), long]) == piece(
        "…本市的养犬行为和", "*登记", "工作"
    )
    short = piece("应当", "*登记", "。")
    assert excerpt([short, long]) == short
    assert excerpt([piece("*登记", "机关")]) == piece("*登记", "机关")
    assert excerpt([piece("各区人民政府："), ()]) == ()


def test_answers_stay_within_what_the_form_narrows_to(client: FlaskClient) -> None:
    assert answer(client, "/embed/v1?q=养犬&source=样本")["groups"]
    assert answer(client, "/embed/v1?q=养犬&source=别处")["groups"] == []
    suggestions = answer(client, "/embed/v1?q=养犬&year=2019")["groups"][0]
    assert suggestions["name"] == wording.embed.SUGGESTIONS
    every = answer(client, "/embed/v1?q=养犬")["groups"][0]
    assert 0 < len(suggestions["options"]) < len(every["options"])


def test_answers_to_nothing_and_to_what_cannot_be_read(client: FlaskClient) -> None:
    assert answer(client, "/embed/v1")["groups"] == []
    assert answer(client, "/embed/v1?q=无此词语")["said"] == wording.embed.NOTHING
    unreadable = answer(client, "/embed/v1?q=养犬&since=2019-02-30")
    assert [group["name"] for group in unreadable["groups"]] == [wording.embed.SUGGESTIONS]
    assert answer(client, f"/embed/v1?q={'养' * 501}", 400)["error"]["problems"]


class TestVersions:
    """The addresses of the script that are pinned."""

    def test_current_one_is_kept_for_good(self, client: FlaskClient) -> None:
        response = client.get(f"/embed/{embed_script.version()}.js")
        digest = b64encode(sha384(response.data).digest()).decode()
        assert f"sha384-{digest}" == embed_script.integrity()
        assert response.cache_control.immutable
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.data == client.get("/embed.js").data

    def test_older_one_is_served_from_beside_the_index(
        self, client: FlaskClient, settings: Settings
    ) -> None:
        older = b"// the script of an earlier release"
        name = sha384(older).hexdigest()[:24]
        embed_script.keep_script(settings.index_dir)
        folder = settings.index_dir / embed_script.FOLDER
        assert (folder / f"{embed_script.version()}.js").read_text() == embed_script.script()
        assert client.get(f"/embed/{name}.js").status_code == 404
        (folder / f"{name}.js").write_bytes(older)
        assert client.get(f"/embed/{name}.js").data == older
        (folder / f"{name}.js").write_bytes(older + b"!")
        assert client.get(f"/embed/{name}.js").status_code == 404

    @pytest.mark.parametrize("name", ["x", "0" * 24, "..%2f..%2fCURRENT"])
    def test_nothing_else_is_served(self, client: FlaskClient, name: str) -> None:
        assert client.get(f"/embed/{name}.js").status_code == 404
