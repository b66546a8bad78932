"""Official readings (解读), and rules that have none."""

from __future__ import annotations

CHIP = "没有解读"
LIST = "没有解读的规章、规范性文件"
LIST_HINT = "本站没有收录其解读的，不表示没有解读。"
