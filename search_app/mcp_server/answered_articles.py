"""Find an article (条) in a document as the API answers it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.articles import article_of, read_article

Answer = dict[str, Any]


def article_name(written: str) -> str:
    """The name that addresses an article, "" where none is written.

    >>> article_name("第十二条之一"), article_name("12"), article_name("第33条第二款")
    ('article-12-1', 'article-12', 'article-33')
    """
    bare = "".join(written.split())
    if found := article_of(bare):
        return found.name
    number = read_article(bare)
    return number.name if number else ""


def article_text(document: Answer, name: str) -> str | None:
    """The text of an article of the main text, with all its paragraphs; None where it has none."""
    parts: Sequence[Answer] = [one for one in document["structure"] if not one["attachment"]]
    ends = [one["start"] for one in parts if one["kind"] in ("article", "heading", "signature")]
    attached = [one["start"] for one in document["structure"] if one["attachment"]]
    for one in parts:
        if one.get("name") == name:
            end = min((at for at in (*ends, *attached) if at > one["start"]), default=None)
            return str(document["body"])[one["start"] : end].rstrip("\n")
    return None


def article_in_version(text: Answer, label: str) -> str:
    """The text of an article in one version of its rule, "" where that has none of this number."""
    lines = "\n".join(clause["text"] for clause in text["clauses"])
    return f"{label}　{lines}" if lines else ""


def articles(document: Answer) -> list[str]:
    """The names of the articles of the main text."""
    return [one["name"] for one in document["structure"] if one.get("name", "") != ""]
