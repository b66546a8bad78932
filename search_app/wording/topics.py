"""Words on topics that no one states."""

from __future__ import annotations


def derived(topic: str) -> str:
    """A topic that the program tells from issuers and words."""
    return f"{topic}（推算）"
