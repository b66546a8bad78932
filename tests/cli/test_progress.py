"""Long work shows a bar on a terminal, and on a terminal only."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import termios
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("policy-search")


def test_a_terminal_sees_a_bar(folder: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    ran = subprocess.run(
        [PROGRAM, "index", folder],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        check=True,
    )
    drawn = os.read(ours, 1 << 16).decode()
    os.close(theirs)
    os.close(ours)
    assert "B/s]" in drawn
    assert drawn.endswith("\r"), "the bar makes room for the report"
    assert ran.stdout.startswith("来源 示例：新增 10")
