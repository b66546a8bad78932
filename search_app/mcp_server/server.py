"""The server of the Model Context Protocol; needs the extra `mcp` (docs/mcp.md)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib.metadata import version

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations

from indexer.engine import Engine
from indexer.settings import Settings
from search_app import create_app, wording
from search_app.mcp_server.site_answers import Answer, RefusedError, SiteAnswers
from search_app.mcp_server.tools import Tools

HOST = "127.0.0.1"
PATH = "/mcp"


def make_server(settings: Settings, engine: Engine) -> MCPServer:
    """The server over one site; it only reads, and asks nothing but the index of `engine`."""
    app = create_app(settings, engine)
    address = settings.public_url or f"http://{settings.host}:{settings.port}"
    tools = Tools(SiteAnswers(app, address), engine, settings.site_name)
    server: MCPServer = MCPServer(
        "policy-search",
        title=settings.site_name,
        instructions=wording.mcp.INSTRUCTIONS,
        version=version("policy-search"),
        log_level="WARNING",
    )
    reads = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    for tool in (
        tools.search,
        tools.get_document,
        tools.get_article,
        tools.verify_citation,
        tools.verify_quote,
        tools.check_text,
        tools.changes_since,
    ):
        name = tool.__name__
        server.add_tool(
            _told(tool),
            name=name,
            title=wording.mcp.TITLES[name],
            description=wording.mcp.DESCRIPTIONS[name],
            annotations=reads,
        )
    return server


def _told(tool: Callable[..., Answer]) -> Callable[..., Answer]:
    """The tool, with what was refused told to who asked."""

    @wraps(tool)
    def asked(*arguments: object, **named: object) -> Answer:
        try:
            return tool(*arguments, **named)
        except RefusedError as error:
            raise ToolError(str(error)) from error

    return asked


def serve_stdio(server: MCPServer) -> None:
    """Serve the program that started this one, until it closes the pipe."""
    server.run("stdio")


def serve_http(server: MCPServer, port: int) -> None:
    """Serve programs of this machine over streamable HTTP, until a signal comes."""
    server.run(
        "streamable-http", host=HOST, port=port, streamable_http_path=PATH, stateless_http=True
    )
