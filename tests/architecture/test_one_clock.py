"""Nothing but `indexer/today.py` asks the clock for a day; the rest of the rule is ruff's."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def local_times(path: Path) -> list[int]:
    """Lines that turn a moment into the server's local time, which ruff has no rule against."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "astimezone"
        and not (node.args or node.keywords)
    ]


def test_no_moment_is_shown_in_the_servers_time_zone() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}"
        for package in ("corpus", "indexer", "search_app")
        for path in sorted((ROOT / package).rglob("*.py"))
        for line in local_times(path)
    ]
    assert not wrong


@pytest.mark.parametrize(
    "asked",
    [
        "from datetime import date\n\ntoday = date.today()\n",
        "import datetime\n\nday = datetime.date.today()\n",
        "from datetime import UTC, datetime\n\nmoment = datetime.now(UTC)\n",
        "from datetime import datetime\n\nmoment = datetime.now()\n",
        "import time\n\nmoment = time.time()\n",
        "import time\n\nmoment = time.localtime()\n",
        "from time import strftime\n\nday = strftime('%Y')\n",
    ],
)
@pytest.mark.parametrize("file", ["search_app/page.py", "indexer/engines/whoosh/searcher.py"])
def test_the_linter_refuses_another_clock(asked: str, file: str) -> None:
    ruff = [sys.executable, "-m", "ruff", "check", "--output-format", "concise"]
    ran = subprocess.run(
        [*ruff, "--stdin-filename", file, "-"],
        input=asked,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert "TID251" in ran.stdout
    assert "indexer.today" in ran.stdout
    at_home = subprocess.run(
        [*ruff, "--stdin-filename", "indexer/today.py", "-"],
        input=asked,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert "TID251" not in at_home.stdout


def test_local_time_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "page.py"
    file.write_text("a.astimezone()\nb.astimezone(zone)\n", encoding="utf-8")
    assert local_times(file) == [1]
