"""The signs that stand in a text under reading for names of documents and for quoted words."""

from __future__ import annotations

COVER = "\x01"
"""Stands in the covered text for each sign of a document's name."""

QUOTED = "\x02"
"""Stands in the covered text for each sign of words quoted from a document."""

NAME = COVER * 6
"""A name of a document as examples of rules write it: 将《养犬办法》 is f"将{NAME}"."""
