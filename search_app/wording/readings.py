"""Official readings (解读), and rules that have none."""

from __future__ import annotations

CHIP = "没有解读"
LIST = "没有解读的规章、规范性文件"
