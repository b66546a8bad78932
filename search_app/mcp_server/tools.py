"""The tools by which a program that writes asks the collection; each answer says of which day.

Every answer is made of those of the API (`search_app.api`), with its limits. Texts of documents
stand in fields of their own: they are data, and nothing in them is meant for the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from indexer.engine import Engine
from indexer.query.model import Query
from indexer.relations.validity.statuses import Ground
from indexer.today import in_beijing
from search_app import wording
from search_app.mcp_server.answered_articles import (
    article_in_version,
    article_name,
    article_text,
    articles,
)
from search_app.mcp_server.site_answers import Answer, RefusedError, SiteAnswers

MOST_HITS = 20
LONGEST_PIECE = 8_000
"""Characters of a text that one answer holds; `start` of the next leads on."""
LONGEST_CITATION = 500
LONGEST_QUOTE = 2_000
LONGEST_DRAFT = 20_000
MOST_CHANGES = 50
MOST_VERSIONS = 10
LONGEST_OTHER_TEXT = 2_000
"""Characters of an article in a version that is not the one in force."""
MOST_CHANGES_OF_ARTICLE = 20

_SHOWN = (
    *("id", "title", "document_number", "issuers", "written_on", "published_on", "effective_on"),
    *("kind", "rank", "region", "page"),
)
"""Fields of a document that answers repeat."""
_STANDING = (
    *("asof", "validity", "amended_on", "text_from", "newer_version", "versions", "cautions"),
)
"""Fields that say how a document stands."""


class Tools:
    """The tools over the answers of one site; days are written 2019-08-26."""

    def __init__(self, answers: SiteAnswers, engine: Engine, collection: str) -> None:
        """Answer about the site called `collection`, which `engine` serves."""
        self._answers, self._engine, self._name = answers, engine, collection

    def search(
        self,
        query: str,
        since: str = "",
        until: str = "",
        asof: str = "",
        size: int = 10,
        cursor: str = "",
    ) -> Answer:
        """Search titles, numbers and texts of the collection."""
        found = self._answers.get(
            "/search",
            q=query,
            since=since,
            until=until,
            asof=asof,
            size=min(max(size, 1), MOST_HITS),
            cursor=cursor,
        )
        hits = [
            {
                **{name: hit[name] for name in _SHOWN if name in hit},
                "validity": hit["validity"],
                "validity_stated": hit["validity_stated"],
                "newer_version": hit["newer_version"],
                "cautions": [one["message"] for one in hit["cautions"]],
                "lacks": hit["missing"],
                "snippets": ["".join(part["text"] for part in one) for one in hit["snippets"]],
            }
            for hit in found["hits"]
        ]
        return self._said(
            {
                "total": found["total"],
                "hits": hits,
                "passage": found["answer"] and _of(found["answer"], "id", "title", "text", "page"),
                "correction": found["reading"]["correction"],
                "next_cursor": found["next_cursor"],
            }
        )

    def get_document(self, document: str, start: int = 0, asof: str = "") -> Answer:
        """Read a document by its id, title or number: fields, how it stands, a piece of text."""
        id = self._id_of(document, asof)
        found = self._answers.get(f"/documents/{id}")
        body, start = found["body"], max(start, 0)
        end = min(start + LONGEST_PIECE, len(body))
        return self._said(
            {
                **_of(found, *_SHOWN),
                **self._standing(id, asof),
                "notes": found["notes"],
                "articles": len(articles(found)),
                "text": body[start:end],
                "start": start,
                "length": len(body),
                "next_start": end if end < len(body) else None,
            }
        )

    def get_article(self, document: str, article: str, asof: str = "") -> Answer:
        """Read one article (条) of a document, in the version that is in force on a day.

        With its text in the other versions, and what amended it.
        """
        name = article_name(article)
        if not name:
            raise RefusedError(wording.mcp.no_article_number(article))
        id, not_held = self._version_on(self._id_of(document, asof), asof)
        found = self._answers.get(f"/documents/{id}")
        number = name.removeprefix("article-")
        history = self._answers.get(f"/documents/{id}/articles/{number}", asof=asof, size=1)
        text = None if not_held else article_text(found, name)
        return self._said(
            {
                **_of(found, *_SHOWN),
                **_of_article(self._standing(id, asof), history["ends"]),
                "anchor": name,
                "page": f"{found['page']}#{name}",
                "text": text and text[:LONGEST_PIECE],
                "cut": bool(text) and len(text or "") > LONGEST_PIECE,
                "remark": not_held
                or ("" if text else wording.mcp.no_such_article(article, len(articles(found)))),
                "other_versions": [
                    _in_version(one, history["label"])
                    for one in history["texts"]
                    if one["id"] != id or not_held
                ][:MOST_VERSIONS],
                "changes": [
                    _of(one, "kind", "clauses", "first_day", "stated", "contained", "sentence")
                    | {"by": _of(one["by"], "id", "title", "document_number", "page")}
                    for one in history["changes"][-MOST_CHANGES_OF_ARTICLE:]
                ],
                "cited_by": history["cited_by"]["total"],
            }
        )

    def verify_citation(self, citation: str, asof: str = "") -> Answer:
        """Check a citation: whether it is right, and how what it names stands on a day."""
        _bound("citation", citation, LONGEST_CITATION)
        checked = self._check(citation, asof)
        return self._said({"asof": checked["asof"], "citations": checked["citations"]})

    def verify_quote(self, document: str, quote: str, article: str = "", asof: str = "") -> Answer:
        """Check whether words stand in a document as they are quoted."""
        _bound("quote", quote, LONGEST_QUOTE)
        found = self._answers.get(f"/documents/{self._id_of(document, asof)}")
        name, words = found["title"].strip("《》"), quote.strip().strip('“”"')
        text = wording.mcp.QUOTED.format(document=f"《{name}》", article=article, quote=words)
        checked = self._check(text, asof)
        return self._said(
            {
                **_of(found, *_SHOWN),
                "asof": checked["asof"],
                "citations": checked["citations"],
            }
        )

    def check_text(self, text: str, asof: str = "") -> Answer:
        """Check every citation and quotation of a draft; nothing of it is kept."""
        _bound("text", text, LONGEST_DRAFT)
        checked = self._check(text, asof)
        return self._said({"asof": checked["asof"], "citations": checked["citations"]})

    def changes_since(
        self, since: str = "", until: str = "", kind: str = "", size: int = 20, cursor: str = ""
    ) -> Answer:
        """List what was taken up, taken down, or changed its text or validity since a day."""
        found = self._answers.get(
            "/changes",
            since=since,
            until=until,
            kind=kind,
            size=min(max(size, 1), MOST_CHANGES),
            cursor=cursor,
        )
        changes = [
            {
                **_of(one, "kind", "day", "id", "periods", "by_day", "reason"),
                "document": one["document"]
                and _of(
                    one["document"],
                    *("title", "document_number", "dated_on", "validity", "page"),
                ),
            }
            for one in found["changes"]
        ]
        return self._said(
            {
                "total": found["total"],
                "changes": changes,
                "recorded_since": found["recorded_since"],
                "remark": _recorded(found),
                "next_cursor": found["next_cursor"],
            }
        )

    def _check(self, text: str, asof: str) -> Answer:
        return self._answers.post("/check", text=text, asof=asof)

    def _standing(self, id: str, asof: str) -> Answer:
        """How a document stands on a day, and its versions."""
        found = self._answers.get(f"/documents/{id}/relations", asof=asof, size=1)
        return _of(found, *_STANDING)

    def _version_on(self, id: str, asof: str) -> tuple[str, str]:
        """The version of a rule that is in force on a day; a remark where it is not held."""
        standing = self._standing(id, asof)
        newest = [one["id"] for one in standing["versions"] if one["state"] == "newest"]
        if id in newest or not newest:
            text_from = standing["text_from"]
            return id, wording.mcp.text_not_held(text_from) if text_from else ""
        return newest[0], ""

    def _id_of(self, document: str, asof: str) -> str:
        """The id of a document that is named by id, title or number."""
        _bound("document", document, LONGEST_CITATION)
        named = document.strip()
        if _is_id(named):
            with suppress(RefusedError):  # it may be a title of Latin letters
                return str(self._answers.get(f"/documents/{named}")["id"])
        title = named if "《" in named or "号" in named else f"《{named}》"
        for one in self._check(title, asof)["citations"]:
            if one["targets"] and one["certain"]:
                return str(one["targets"][0]["id"])
        raise RefusedError(wording.mcp.not_held(named))

    def _said(self, answer: Mapping[str, Any]) -> Answer:
        """An answer with the collection it is of, how much that holds, and up to when."""
        view = self._engine.now()
        held = view.search(Query(size=0, facets=(), snippets=False)).total
        return {
            **answer,
            "collection": {
                "name": self._name,
                "documents": held,
                "indexed_on": in_beijing(view.published_at).date().isoformat(),
                "index_version": view.version,
            },
            "caution": wording.mcp.CAUTION,
        }


def _of_article(standing: Answer, ends: list[Answer]) -> Answer:
    """How a document stands, for who reads one article: the end of another one is not quoted."""
    validity = standing["validity"]
    if ends:
        validity = ends[-1]["validity"]
    elif validity["ground"] == Ground.PARTIAL_REPEAL:
        validity = {**validity, "sentence": "", "by": None, "first_day": None}
    return {**standing, "validity": validity, "ends": ends}


def _in_version(one: Answer, label: str) -> Answer:
    """An article in a version that is not the one that was asked for."""
    text = article_in_version(one, label)
    return {
        **_of(one, "id", "title", "first_day", "state", "validity", "page", "moved_to"),
        "text": text[:LONGEST_OTHER_TEXT],
        "cut": len(text) > LONGEST_OTHER_TEXT,
    }


def _recorded(found: Answer) -> str:
    """Since when changes are recorded, in words."""
    if found["recorded_since"] is None:
        return wording.changes.NO_RECORD
    return wording.changes.recorded_since(found["recorded_since"], older=found["older"])


def _is_id(text: str) -> bool:
    return bool(text) and all(sign.isascii() and (sign.isalnum() or sign in "._-") for sign in text)


def _of(answer: Answer, *names: str) -> Answer:
    return {name: answer[name] for name in names if name in answer}


def _bound(name: str, text: str, limit: int) -> None:
    if not text.strip():
        raise RefusedError(wording.mcp.empty(name))
    if len(text) > limit:
        raise RefusedError(wording.mcp.too_long(name, len(text), limit))
