"""Maps each Traditional sign to one Simplified sign, so that offsets into a text stay the same."""

from __future__ import annotations

from pathlib import Path

# All single signs below U+10000 that OpenCC's t2s changes; a test holds them together.
_PAIRS = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split()

SIMPLIFIED = {ord(pair[0]): ord(pair[1]) for pair in _PAIRS}
"""For `str.translate`.

>>> "雲州僑字".translate(SIMPLIFIED)
'云州侨字'
"""
