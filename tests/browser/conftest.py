"""A headless Chromium, a real index behind a real server, and what every visit has to hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from indexer.build import build
from indexer.engines import open_engine
from indexer.settings import Settings
from indexer.takedown import take_down
from search_app import create_app
from tests.browser.chromium import CHROMIUM, launch_chromium
from tests.browser.notices import WITHDRAWN, write_notices
from tests.browser.servers import Server, failing, host_site, serving

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PATIENCE_MS = 20_000
"""How long to wait for what has to come; a busy machine is no failure."""
expect.set_options(timeout=PATIENCE_MS)
PREFIX = "/policy"
"""The service stands under a path, as behind a site's gateway: a link without it would fail."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; nothing is downloaded."""
    if not CHROMIUM.exists():
        pytest.skip(f"needs {CHROMIUM} (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the notices of `tests.browser.notices`, one of them taken down."""
    folder = tmp_path_factory.mktemp("notices")
    write_notices(folder)
    settings = Settings(index_dir=tmp_path_factory.mktemp("index"))
    report = build(folder, "notices", settings)
    assert not report.skipped
    take_down(settings, [WITHDRAWN], "内容有误", only=True)
    return settings.index_dir


@dataclass(frozen=True, slots=True)
class Site:
    """Our service at `url` and, at `host`, a site of another origin that has its box."""

    url: str
    host: str
    service: Server


@pytest.fixture(scope="session")
def index_settings(index_dir: Path) -> Settings:
    """Settings of a service that stands under a path, on the index of the notices."""
    return Settings(index_dir=index_dir, url_prefix=PREFIX, styleguide="on")


@contextmanager
def running(settings: Settings) -> Iterator[Site]:
    """Start a service and the site that has its box."""
    host = host_site()
    engine = open_engine(settings)
    with serving(host) as beside:
        allowed = settings.model_copy(update={"embed_origins": (beside.origin,)})
        with serving(failing(create_app(allowed, engine))) as service:
            host.config["SERVICE"] = service.origin + settings.url_prefix
            yield Site(host.config["SERVICE"], beside.origin, service)
    engine.close()


@pytest.fixture(scope="session")
def site(index_settings: Settings) -> Iterator[Site]:
    """The service most tests visit; none may stop it."""
    with running(index_settings) as started:
        yield started


@dataclass(slots=True)
class Visits:
    """Opens pages and writes down what a browser complains of and where it turns to.

    `tolerated` is what the complaints hold that a test causes on purpose: text or address.
    """

    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    tolerated: str | None = None

    def page(
        self,
        *,
        width: int = 1280,
        scheme: Scheme = "light",
        scripts: bool = True,
        touch: bool = False,
    ) -> Page:
        """A new page in a profile of its own."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=scripts,
            has_touch=touch,
            locale="zh-CN",
        )
        context.set_default_timeout(PATIENCE_MS)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self._hear(message))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request))
        return page

    def asked(self) -> list[str]:
        """What the box asked for, in order."""
        addresses = [urlsplit(request.url) for request in self.requests]
        return [
            parse_qs(address.query)["q"][0]
            for address in addresses
            if address.path.endswith("/embed/v1")
        ]

    def origins(self) -> set[str]:
        """Every origin that was turned to."""
        return {"{0.scheme}://{0.netloc}".format(urlsplit(one.url)) for one in self.requests}

    def _hear(self, message: ConsoleMessage) -> None:
        said = f"{message.text} ({message.location['url']})"
        tolerated = self.tolerated is not None and self.tolerated in said
        if message.type in ("error", "warning") and not tolerated:
            self.complaints.append(said)


@pytest.fixture
def visits(chromium: Browser, site: Site) -> Iterator[Visits]:
    """Visits without a complaint (script, policy, missing file), cookie or third origin."""
    visits = Visits(chromium)
    yield visits
    cookies = [cookie for context in visits.contexts for cookie in context.cookies()]
    for context in visits.contexts:
        context.close()
    assert visits.complaints == []
    assert cookies == []
    assert visits.origins() <= {site.service.origin, site.host}
