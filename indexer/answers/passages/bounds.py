"""Every number that decides whether a passage is shown."""

from __future__ import annotations

COVERAGE = 0.7
EVIDENCE = 4.0
ONE_SENTENCE = 0.4
BEYOND_TITLE = 0.4
