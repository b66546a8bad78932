"""An article of a rule through all its versions, as JSON."""

from __future__ import annotations

from typing import Annotated

from pydantic import AliasPath, Field, PlainSerializer, WithJsonSchema

from corpus.articles import ArticleNumber
from indexer.relations.statements import ChangeKind
from indexer.relations.version_states import VersionEnd, VersionState
from indexer.results.versions import ArticleHistory, ArticleText
from search_app.addresses.links import Links
from search_app.api.history.versions_json import VersionJson
from search_app.api.json_model import Count, Day, JsonModel
from search_app.api.relations_json import CitingJson, EffectOnThisJson, ShownValidityJson
from search_app.wording import api_fields

Article = Annotated[
    ArticleNumber,
    PlainSerializer(lambda article: article.code),
    WithJsonSchema({"type": "string", "pattern": r"^[1-9][0-9]{0,3}(-[1-9][0-9]?)?$"}),
]
"""The number of an article: 33, 133-1."""


class ArticleClauseJson(JsonModel):
    """A 款 or 项 of an article."""

    name: str = Field(description=api_fields.CLAUSE_NAME)
    label: str = Field(description=api_fields.CLAUSE_LABEL)
    item: Count = Field(description=api_fields.CLAUSE_ITEM)
    text: str = Field(description=api_fields.CLAUSE_TEXT)
    page: str = Field(description=api_fields.CLAUSE_PAGE)


class ArticleTextJson(VersionJson):
    """The article in one version of its rule."""

    state: VersionState | None = Field(description=api_fields.VERSION_STATE)
    ended: VersionEnd | None = Field(description=api_fields.VERSION_ENDED)
    changed_on: Day | None = Field(description=api_fields.TEXT_CHANGED_ON)
    change: ChangeKind | None = Field(description=api_fields.CHANGE_KIND)
    clauses: list[ArticleClauseJson] = Field(description=api_fields.CLAUSES_OF_ARTICLE)
    moved_to: Article | None = Field(description=api_fields.MOVED_TO)


class ArticleChangeJson(EffectOnThisJson):
    """What another document does to the article."""

    version: str = Field(description=api_fields.MEANT_VERSION)


class ArticleCitingJson(CitingJson):
    """A document that cites the article."""

    version: str = Field(description=api_fields.MEANT_VERSION)


class ArticleCitedByJson(JsonModel):
    """A page of the documents that cite the article, and how many there are."""

    total: Count = Field(description=api_fields.CITING_TOTAL)
    documents: list[ArticleCitingJson]


class ArticleEndJson(JsonModel):
    """How the article, or its document, has ended."""

    clauses: str = Field(description=api_fields.ENDED_CLAUSES)
    validity: ShownValidityJson


class ArticleJson(JsonModel):
    """An article of a rule through all its versions."""

    id: str
    article: Article = Field(description=api_fields.ARTICLE_NUMBER)
    label: str = Field(
        validation_alias=AliasPath("article", "label"), description=api_fields.ARTICLE_LABEL
    )
    asof: Day
    texts: list[ArticleTextJson] = Field(description=api_fields.ARTICLE_TEXTS)
    changes: list[ArticleChangeJson] = Field(description=api_fields.ARTICLE_CHANGES)
    cited_by: ArticleCitedByJson
    ends: list[ArticleEndJson] = Field(description=api_fields.ARTICLE_ENDS)
    index_version: str


def article_json(found: ArticleHistory, links: Links) -> ArticleJson:
    """Make the answer."""
    citing = [
        ArticleCitingJson.of(links, one, one.citing, one.citing.document) for one in found.cited_by
    ]
    return ArticleJson.of(
        links,
        found,
        texts=[_text(one, links) for one in found.texts],
        changes=[ArticleChangeJson.of(links, one, one.effect) for one in found.changes],
        cited_by={"total": found.cited_by_total, "documents": citing},
    )


def _text(one: ArticleText, links: Links) -> ArticleTextJson:
    id = one.document.id
    clauses = [
        ArticleClauseJson.of(
            links, clause, page=links.absolute(links.document(id, anchor=clause.name))
        )
        for clause in one.clauses
    ]
    return ArticleTextJson.of(links, one, clauses=clauses)
