"""One of several ways to show the same, and the link that takes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: its name, its link, whether it is the one in force."""

    label: str
    href: str
    selected: bool
