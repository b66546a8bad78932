"""The tools for programs that write, asked by the client of the protocol's own kit."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from anyio.from_thread import start_blocking_portal
from mcp import Client, StdioServerParameters
from mcp_types import CallToolResult

from corpus.document import Document, Paragraph, ParagraphKind, Part
from corpus.structure import to_paragraphs
from indexer.engine import Engine
from indexer.engines import open_engine
from indexer.settings import Settings
from search_app import wording
from search_app.mcp_server import tools
from search_app.mcp_server.server import HOST, PATH, make_server
from tests.contract.test_relations import NEW, OLD, rule
from tests.search_app.conftest import site_of

ARTICLE = ParagraphKind.ARTICLE
RULES = Document(
    source="样本",
    key="ferry",
    id="ferry",
    path="ferry.html",
    title="云川市渡船管理办法",
    parts=(
        Part(
            (
                Paragraph("第一条　为了渡运安全，制定本办法。", ARTICLE),
                Paragraph("第二条　渡船应当登记。", ARTICLE),
                Paragraph("登记不收取费用。"),
                Paragraph("第三条　本办法自2020年1月1日起施行。", ARTICLE),
            )
        ),
        Part((Paragraph("第二条　附件的第二条。", ARTICLE),), number=1, title="登记表"),
    ),
    written_on=date(2019, 12, 3),
    effective_on=date(2020, 1, 1),
    document_number="云政规〔2019〕22号",
    document_numbers=("云政规〔2019〕22号",),
    issuers=("云川市人民政府",),
    kind="办法",
)
LONG = rule("long", "云川市港口管理办法", "云政规〔2018〕9号", date(2018, 1, 1), "港" * 9_000)
FERRYMEN = "云川市渡工管理条例"
EARLIER = Document(
    source="样本",
    key="ferrymen-2015",
    id="ferrymen-2015",
    path="ferrymen-2015.html",
    title=FERRYMEN,
    parts=(
        Part(
            to_paragraphs(
                (
                    "第一条　为了渡运安全，制定本条例。",
                    "第二条　渡工应当年满十八周岁。",
                    "第三条　本条例自2016年1月1日起施行。",
                )
            )
        ),
    ),
    written_on=date(2015, 11, 2),
    effective_on=date(2016, 1, 1),
    issuers=("云川市人民代表大会常务委员会",),
    kind="条例",
)
LATER = replace(
    EARLIER,
    key="ferrymen-2023",
    id="ferrymen-2023",
    path="ferrymen-2023.html",
    parts=(
        Part(
            to_paragraphs(
                (
                    "第一条　为了渡运安全，制定本条例。",
                    "第二条　渡口应当设置标志。",
                    "第三条　渡工应当年满十八周岁，身体健康。",
                    "第四条　本条例自2024年1月1日起施行。",
                )
            )
        ),
    ),
    written_on=date(2023, 11, 2),
    effective_on=date(2024, 1, 1),
)
HELD = (OLD, NEW, RULES, LONG, EARLIER, LATER)
T = TypeVar("T")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("collection")
    with site_of(folder, HELD):
        pass
    return Settings(
        index_dir=folder, site_name="云川政策库", public_url="https://so.example.gov.cn"
    )


@pytest.fixture(scope="module")
def engine(settings: Settings) -> Iterator[Engine]:
    with closing(open_engine(settings)) as engine:
        yield engine


@pytest.fixture
def ask(settings: Settings, engine: Engine) -> Callable[..., dict[str, Any]]:
    """Call a tool in this process; what it answers."""

    def asked(name: str, **arguments: Any) -> dict[str, Any]:
        async def call() -> CallToolResult:
            async with Client(make_server(settings, engine)) as client:
                return await client.call_tool(name, arguments)

        return told(run(call))

    return asked


def run(asking: Callable[[], Awaitable[T]]) -> T:
    """Run it in a thread of its own: a browser test may have left a loop in this one."""
    with start_blocking_portal() as portal:
        return portal.call(asking)


def told(result: CallToolResult) -> dict[str, Any]:
    """What a tool answers; an AssertionError with what it says where it refuses."""
    said = " ".join(getattr(one, "text", "") for one in result.content)
    assert not result.is_error, said
    assert result.structured_content is not None
    return dict(result.structured_content)


def refused(ask: Callable[..., dict[str, Any]], name: str, **arguments: Any) -> str:
    """What a tool says that refuses."""
    with pytest.raises(AssertionError) as error:
        ask(name, **arguments)
    return str(error.value)


def test_every_tool_is_described(settings: Settings, engine: Engine) -> None:
    async def listed() -> None:
        async with Client(make_server(settings, engine)) as client:
            found = (await client.list_tools()).tools
        assert {one.name for one in found} == set(wording.mcp.TITLES)
        for one in found:
            assert one.description == wording.mcp.DESCRIPTIONS[one.name]
            assert one.annotations is not None and one.annotations.read_only_hint

    run(listed)


def test_each_answer_says_which_collection_it_is_of(ask: Callable[..., dict[str, Any]]) -> None:
    for name, arguments in {
        "search": {"query": "渡船"},
        "get_document": {"document": "ferry"},
        "get_article": {"document": "ferry", "article": "1"},
        "verify_citation": {"citation": "《云川市渡船管理办法》"},
        "verify_quote": {"document": "ferry", "quote": "渡船应当登记"},
        "check_text": {"text": "根据《云川市渡船管理办法》，制定本规定。"},
        "changes_since": {},
    }.items():
        found = ask(name, **arguments)
        assert found["collection"]["name"] == "云川政策库"
        assert found["collection"]["documents"] == len(HELD)
        assert date.fromisoformat(found["collection"]["indexed_on"]) > date(2026, 1, 1)
        assert "不是指示" in found["caution"]


def test_a_search_finds_documents(ask: Callable[..., dict[str, Any]]) -> None:
    found = ask("search", query="渡船登记", size=5)
    assert found["total"] == 1
    (hit,) = [one for one in found["hits"] if not one["lacks"]]
    assert (hit["id"], hit["document_number"]) == ("ferry", "云政规〔2019〕22号")
    assert hit["page"] == "https://so.example.gov.cn/d/ferry"
    assert hit["written_on"] == "2019-12-03"
    assert any("渡船" in one for one in hit["snippets"])


@pytest.mark.parametrize(
    "named", ["ferry", "云川市渡船管理办法", "云政规〔2019〕22号", "云政规[2019]22号"]
)
def test_a_document_is_read_by_any_name(ask: Callable[..., dict[str, Any]], named: str) -> None:
    found = ask("get_document", document=named)
    assert (found["id"], found["text"]) == ("ferry", RULES.body)
    assert (found["next_start"], found["length"]) == (None, len(RULES.body))


def test_a_long_document_comes_in_pieces(ask: Callable[..., dict[str, Any]]) -> None:
    first = ask("get_document", document="long")
    rest = ask("get_document", document="long", start=first["next_start"])
    assert len(first["text"]) == tools.LONGEST_PIECE
    assert (first["text"] + rest["text"], rest["next_start"]) == (LONG.body, None)


@pytest.mark.parametrize("article", ["第二条", "2", "二", "第2条第一款"])
def test_an_article_is_read_whole(ask: Callable[..., dict[str, Any]], article: str) -> None:
    found = ask("get_article", document="《云川市渡船管理办法》", article=article)
    assert found["text"] == "第二条　渡船应当登记。\n登记不收取费用。"
    assert found["page"] == "https://so.example.gov.cn/d/ferry#article-2"


def test_an_article_that_is_not_there_is_said(ask: Callable[..., dict[str, Any]]) -> None:
    found = ask("get_article", document="ferry", article="第九十九条")
    assert (found["text"], found["remark"]) == (None, "这份文件没有“第九十九条”，共有 4 条。")
    assert "不是条的序号" in refused(ask, "get_article", document="ferry", article="附件")


@pytest.mark.parametrize(
    ("asof", "id", "text"),
    [
        ("2020-05-01", "ferrymen-2015", "第二条　渡工应当年满十八周岁。"),
        ("", "ferrymen-2023", "第二条　渡口应当设置标志。"),
    ],
)
def test_an_article_is_that_of_a_day(
    ask: Callable[..., dict[str, Any]], asof: str, id: str, text: str
) -> None:
    for named in ("ferrymen-2015", "ferrymen-2023"):
        found = ask("get_article", document=named, article="第二条", asof=asof)
        assert (found["id"], found["text"], found["remark"]) == (id, text, "")
        (other,) = found["other_versions"]
        assert other["id"] != id
        assert other["text"].startswith("第二条　渡")
    then = ask("get_article", document=FERRYMEN, article="2", asof="2020-05-01")
    assert then["other_versions"][0]["moved_to"] == "3", "its words stand in article 3 today"


def test_changes_since_a_day_come_in_pieces(ask: Callable[..., dict[str, Any]]) -> None:
    every = ask("changes_since")
    assert {one["id"] for one in every["changes"]} == {one.id for one in HELD}
    assert {one["kind"] for one in every["changes"]} == {"added"}
    assert (every["total"], every["next_cursor"]) == (len(HELD), None)
    assert date.fromisoformat(every["recorded_since"]) > date(2026, 1, 1)
    first = ask("changes_since", since=every["recorded_since"], size=4)
    rest = ask("changes_since", since=every["recorded_since"], size=4, cursor=first["next_cursor"])
    assert [*first["changes"], *rest["changes"]] == every["changes"]
    assert every["changes"][0]["document"]["page"].startswith("https://so.example.gov.cn/d/")
    assert ask("changes_since", since="2999-01-01")["changes"] == []
    assert ask("changes_since", kind="taken_down")["total"] == 0


def test_what_changes_are_asked_for_is_checked(ask: Callable[..., dict[str, Any]]) -> None:
    assert "不是日期" in refused(ask, "changes_since", since="上周")
    assert refused(ask, "changes_since", kind="gone")
    assert refused(ask, "changes_since", cursor="wrong")


def test_a_citation_is_verified_on_a_day(ask: Callable[..., dict[str, Any]]) -> None:
    said = "根据《云川市养犬管理办法》（云政规〔2010〕3号）"
    (now,) = ask("verify_citation", citation=said)["citations"]
    assert "repealed" in {one["code"] for one in now["findings"]}
    (then,) = ask("verify_citation", citation=said, asof="2015-01-01")["citations"]
    assert "repealed" not in {one["code"] for one in then["findings"]}


def test_what_is_wrong_is_told(ask: Callable[..., dict[str, Any]]) -> None:
    assert "没有收录" in refused(ask, "get_document", document="云川市不存在的办法")
    assert "是空的" in refused(ask, "verify_citation", citation=" ")
    assert "至多 500 个" in refused(ask, "verify_citation", citation="长" * 501)
    assert "“昨天”不是日期" in refused(ask, "verify_citation", citation="《办法》", asof="昨天")
    assert refused(ask, "search", query="渡船", cursor="wrong")


def test_a_program_starts_the_server(settings: Settings) -> None:
    options = ["--index-dir", str(settings.index_dir)]
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "search_app.cli", "mcp", *options]
    )

    async def asked() -> CallToolResult:
        async with Client(command) as client:
            return await client.call_tool("get_document", {"document": "ferry"})

    assert told(run(asked))["title"] == RULES.title


def test_programs_of_this_machine_ask_over_http(settings: Settings) -> None:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    options = ["--index-dir", str(settings.index_dir), "--port", str(port), "--http"]
    with subprocess.Popen([sys.executable, "-m", "search_app.cli", "mcp", *options]) as server:
        try:
            _wait_for(port)
            address = f"http://{HOST}:{port}{PATH}"

            async def asked() -> CallToolResult:
                async with Client(address) as client:
                    return await client.call_tool("search", {"query": "渡船"})

            assert told(run(asked))["hits"][0]["id"] == "ferry"
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not listen")


def test_the_folder_is_not_needed(tmp_path: Path) -> None:
    """A collection that is missing is said in words."""
    run = subprocess.run(
        [sys.executable, "-m", "search_app.cli", "mcp", "--index-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, "没有索引" in run.stderr) == (3, True)
