"""The browser that the tests and the pictures are made with: the system's Chromium, in Chinese."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Browser, Playwright

CHROMIUM = Path("/usr/bin/chromium")


def launch_chromium(playwright: Playwright) -> Browser:
    """Start it headless; nothing is downloaded.

    Its own words (in date fields and messages) follow LANGUAGE where chromium-l10n is installed,
    as on a reader's computer; a page's locale does not change them.
    """
    return playwright.chromium.launch(
        executable_path=CHROMIUM,
        # No sandbox: CI runs as root in a container, and only our own pages are opened.
        args=["--no-sandbox", "--disable-dev-shm-usage"],
        env={**os.environ, "LANGUAGE": "zh_CN"},
    )
