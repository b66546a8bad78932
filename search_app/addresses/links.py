"""All addresses of the site are made here; an address holds the whole state of its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import quote, urlsplit

from corpus.articles import ArticleNumber
from corpus.document import Rank
from indexer.query.date_bounds import DateKind
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import CitedVersions, ParsedText, Query, Scope, Sort
from search_app.addresses.query_address import QueryAddress, encoded
from search_app.addresses.query_pairs import default_fold, search_pairs
from search_app.http.display_modes import Mode, path_of
from search_app.trends.trend_query import TrendQuery, trend_pairs

LONGEST_IN_LINKS = 1500
"""Characters of the parameters of a query, about 150 Chinese ones; up to it all links have it."""

MOST_KEPT = 64
"""Queries whose parameters are kept encoded: the links of a page are of one, or of a few."""

_WITHOUT_PAGE: dict[str, Sequence[str]] = {"match": (), "exact": (), "page": ()}
"""What a list of all hits does not take of the address of a page (`search_pairs`)."""
_AS_IT_COMES: dict[str, Sequence[str]] = {"sort": (), "fold": (), **_WITHOUT_PAGE}
"""The same in its default order, each text once."""

WHOLE, REST = "whole", "rest"
"""Parameters of a document's page: all of a long text, or what its first view leaves out."""


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses under `root`, the path the site is mounted at ("" or "/path", no slash at the end).

    Where the visitor chose modes, `root` ends with them; `base` is the path without.
    `origin` is scheme and host ("https://example.gov.cn"), for addresses that leave the site.
    `versions` names the content of each static file, so that a browser may keep it for good.
    """

    root: str = ""
    origin: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    modes: tuple[Mode, ...] = ()
    _encoded: dict[int, QueryAddress] = field(default_factory=dict, compare=False, repr=False)

    @property
    def base(self) -> str:
        """The path the site is mounted at, for what is the same in all modes."""
        return self.root.removesuffix(path_of(self.modes))

    def moded(self, path: str, modes: Iterable[Mode]) -> str:
        """The page at `path` of this site ("/search?q=…"), in other modes."""
        return self.base + path_of(modes) + path

    def absolute(self, path: str) -> str:
        """The full address of a page, for use outside the site: without the visitor's modes."""
        within = path.removeprefix(self.root) if path.startswith(f"{self.root}/") else path
        return self.origin + self.base + within

    def home(self) -> str:
        """The front page."""
        return f"{self.root}/"

    def same_search(self, query: Query) -> str:
        """The page of results of the query that most links of a page are of."""
        return _with(f"{self.root}/search", self._address(query).whole)

    def search(self, query: Query | None = None) -> str:
        """The page of results of `query`; without one, of everything."""
        return _with(f"{self.root}/search", encoded(search_pairs(query)) if query else "")

    def _address(self, query: Query) -> QueryAddress:
        """The encoded parameters of a query, kept for the links of a page."""
        kept = self._encoded.get(id(query))
        if kept is None or kept.query is not query:
            if len(self._encoded) >= MOST_KEPT:
                self._encoded.clear()
            kept = self._encoded[id(query)] = QueryAddress(query)
        return kept

    def _changed(self, query: Query, changed: dict[str, Sequence[str]]) -> str:
        """The page of results of a query with other values of some parameters."""
        return _with(f"{self.root}/search", self._address(query).having(changed))

    def is_long(self, query: Query) -> bool:
        """Whether a query takes too much room to stand in every link of a page.

        Such a page has it in few links and in a form: 130 links with the longest query that a
        server takes (8,190 bytes) made a page of more than a megabyte.
        """
        return len(self._address(query).whole) > LONGEST_IN_LINKS

    def search_for(self, text: str) -> str:
        """The page of results of a typed text."""
        return _with(f"{self.root}/search", encoded([("q", text)]))

    def if_short(self, query: Query) -> str:
        """The page of results of a query, "" where it is too long to stand in many links."""
        parameters = self._address(query).whole
        return _with(f"{self.root}/search", parameters) if not self.is_long(query) else ""

    def export(self, query: Query, form: str) -> str:
        """All hits of `query` as a file; `form` is the ending of its address."""
        return _with(f"{self.root}/export.{form}", self._address(query).having(_WITHOUT_PAGE))

    def feed(self, form: str, query: Query | None = None) -> str:
        """The newest documents of `query` as a feed, "atom" or "json"; without one, of all."""
        path = f"{self.root}/feed.{form}"
        if query is None:
            return path
        return _with(path, self._address(query).having(_AS_IT_COMES))

    def page(self, query: Query, page: int) -> str:
        """Another page of the same results."""
        return self._changed(query, {"page": (str(page),) if page > 1 else ()})

    def toggle(self, query: Query, facet: Facet, value: str) -> str:
        """The same search with a value of a facet added, or removed where it is chosen."""
        return self.choose(query, facet, toggled(query.filters.of(facet), facet, value))

    def choose(self, query: Query, facet: Facet, values: Sequence[str]) -> str:
        """The same search with exactly these values of a facet chosen."""
        return self._changed(query, {facet.value: values, "page": ()})

    def values(self, facet: Facet) -> str:
        """The page that finds values of a facet by name."""
        return f"{self.root}/search/{facet.value}"

    def without(self, query: Query, narrowing: ParsedText) -> str:
        """The same search without one of its searches within the results."""
        left = tuple(one for one in query.within if one != narrowing)
        return self.search(replace(query, within=left, page=1))

    def sort(self, query: Query, sort: Sort) -> str:
        """The same search in another order, from its first page."""
        values = () if sort is query.default_sort else (sort.value,)
        return self._changed(query, {"sort": values, "page": ()})

    def scope(self, query: Query, scope: Scope) -> str:
        """The same search in another scope."""
        values = () if scope is Scope.ALL else (scope.value,)
        return self._changed(query, {"scope": values, "page": ()})

    def dates(self, query: Query, since: date | None, until: date | None) -> str:
        """The same search between other dates."""
        first, last = ((day.isoformat(),) if day else () for day in (since, until))
        return self._changed(query, {"since": first, "until": last, "page": ()})

    def without_bounds(self, query: Query, kind: DateKind) -> str:
        """The same search without bounds on one of the three dates."""
        left = tuple(one for one in query.dates if one.kind is not kind)
        return self.search(replace(query, dates=left, page=1))

    def fold(self, query: Query, fold: bool) -> str:
        """The same search with documents of one text folded into one hit, or each listed."""
        return self.search(replace(query, fold=fold, page=1))

    def same(self, query: Query, id: str | None) -> str:
        """The same search among the documents that are the same text as one, or among all again."""
        return self.search(replace(query, same=id, fold=default_fold(id), page=1))

    def citations(self, query: Query | None = None) -> str:
        """The page with the citations of the documents that `query` chooses by their ids."""
        return _with(f"{self.root}/citations", encoded(search_pairs(query)) if query else "")

    def all_documents(self, query: Query) -> str:
        """The same search among all documents again, not among those chosen by their ids."""
        return self.search(replace(query, ids=(), page=1))

    def unfiltered(self, query: Query) -> str:
        """The same search without any filter."""
        return self.search(unfiltered(query))

    def document(self, id: str, query: Query | None = None, anchor: str = "") -> str:
        """A document's page; with `query` its hits are marked and the way back is kept.

        A long query (`is_long`) is not carried along.
        """
        path = f"{self.root}/d/{quote(id, safe='')}"
        carried = self._address(query).whole if query else ""
        address = _with(path, carried if len(carried) <= LONGEST_IN_LINKS else "")
        return f"{address}#{quote(anchor)}" if anchor else address

    def place(self, id: str, query: Query | None, fragment: str) -> str:
        """A place in a document, which has its whole text there, however long it is."""
        address = self.document(id, query)
        return f"{address}{'&' if '?' in address else '?'}{WHOLE}=1#{fragment}"

    def text(self, id: str, asked: Iterable[tuple[str, str]], name: str, value: str) -> str:
        """A document's page as it was `asked` for, with another stretch of its text."""
        kept = [pair for pair in asked if pair[0] not in (WHOLE, REST)]
        return f"{self.document(id)}?{encoded([*kept, (name, value)])}"

    def document_form(self, id: str, form: str) -> str:
        """A document in another form than its page: "md" or "txt"."""
        return f"{self.document(id)}.{form}"

    def passage(self, id: str, query: Query, anchor: str, text: str) -> str:
        """A place in a document: its article, else where it holds `text`.

        Browsers that know no text fragments open the document at its top.
        """
        if anchor:
            return self.place(id, query, quote(anchor))
        directive = quote(text, safe="").replace("-", "%2D")
        return self.place(id, query, f":~:text={directive}")

    def help(self) -> str:
        """The page that shows how to search."""
        return f"{self.root}/help"

    def advanced(self) -> str:
        """The form that writes a query."""
        return f"{self.root}/advanced"

    def advanced_search(self) -> str:
        """Leads on to the search that the form means."""
        return f"{self.root}/advanced/search"

    def opensearch(self) -> str:
        """The description by which a browser takes up the search."""
        return f"{self.root}/opensearch.xml"

    def browser_suggestions(self) -> str:
        """The titles that a browser suggests."""
        return f"{self.root}/opensearch.json"

    def sitemap(self, part: int | None = None) -> str:
        """The list of all pages, or a part of it (from 1)."""
        return f"{self.root}/sitemap{f'-{part}' if part else ''}.xml"

    def asof(self, query: Query, day: date | None) -> str:
        """The same search with validity as of another day."""
        return self.search(replace(query, asof=day, page=1))

    def all_beside(self, query: Query) -> str:
        """The same search without the condition that a document cites a certain other one."""
        return self.search(replace(without_cited(query), page=1))

    def whenever_taken_up(self, query: Query) -> str:
        """The same search whenever a document was taken up."""
        return self.search(replace(query, taken_up_since=None, page=1))

    def without_reading(self) -> str:
        """The newest rules that have no official reading here."""
        rules = Filters().having(Facet.RANK, (Rank.RULE.value, Rank.NORMATIVE.value))
        return self.search(Query(filters=rules, without_reading=True, sort=Sort.NEWEST, fold=True))

    def read_or_not(self, query: Query) -> str:
        """The same search whether documents have an official reading or not."""
        return self.search(replace(query, without_reading=False, page=1))

    def citing(
        self,
        id: str,
        article: ArticleNumber | None = None,
        versions: CitedVersions = CitedVersions.THIS,
    ) -> str:
        """A search for all that cites a document, any version of its rule, or an article of it."""
        return self.search(Query(cites=id, article=article, versions=versions))

    def article(self, id: str, article: ArticleNumber | None = None) -> str:
        """The page of an article through all versions; without one, where one is asked for."""
        path = f"{self.root}/d/{quote(id, safe='')}/articles"
        return f"{path}/{article.code}" if article else path

    def api_article(self, id: str, article: ArticleNumber) -> str:
        """An article through all versions as JSON."""
        return f"{self.api_document(id)}/articles/{article.code}"

    def api_relations(self, id: str) -> str:
        """The relations of a document as JSON."""
        return f"{self.api_document(id)}/relations"

    def api(self) -> str:
        """The description of the API for people."""
        return f"{self.root}/api"

    def api_search(self) -> str:
        """The search as JSON."""
        return f"{self.base}/api/v1/search"

    def openapi(self) -> str:
        """The description of the API for programs."""
        return f"{self.base}/api/v1/openapi.json"

    def api_document(self, id: str) -> str:
        """A document as JSON."""
        return f"{self.base}/api/v1/documents/{quote(id, safe='')}"

    def trends(self, trend: TrendQuery | None = None, *, csv: bool = False) -> str:
        """The page of counts by period, or its table as a file; without `trend`, its form."""
        path = f"{self.root}/trends.csv" if csv else f"{self.root}/trends"
        if trend is None:
            return path
        return _with(path, encoded([*search_pairs(trend.query, page=False), *trend_pairs(trend)]))

    def check(self) -> str:
        """The page that checks the citations of a draft."""
        return f"{self.root}/check"

    def check_report(self) -> str:
        """The report on a draft as a Word file."""
        return f"{self.root}/check.docx"

    def compare(self, old: str | None = None, new: str | None = None) -> str:
        """The page that compares two documents; without them, or with one of them, its form."""
        return _with(f"{self.root}/compare", encoded(_compared(old, new)))

    def compare_file(
        self, form: str, old: str | None = None, new: str | None = None, *, changed: bool = False
    ) -> str:
        """The comparison of two documents as a file; of the rows those alone that changed."""
        pairs = [*_compared(old, new), *([("rows", "changed")] if changed else [])]
        return _with(f"{self.root}/compare.{form}", encoded(pairs))

    def clean_up(self, query: Query | None = None, days: int = 0, form: str = "") -> str:
        """The list for a clean-up of the matches of `query`, as a page or a file."""
        path = f"{self.root}/cleanup.{form}" if form else f"{self.root}/cleanup"
        if query is None:
            return path
        pairs = [
            pair for pair in search_pairs(query, page=False) if pair[0] not in ("sort", "fold")
        ]
        return _with(path, encoded([*pairs, ("days", str(days))]))

    def effects(self, pairs: Sequence[tuple[str, str]] = (), form: str = "") -> str:
        """The table of what documents do to each other, as a page, a file or a feed."""
        path = f"{self.root}/effects.{form}" if form else f"{self.root}/effects"
        return _with(path, encoded([*pairs]))

    def changes(self, pairs: Sequence[tuple[str, str]] = (), form: str = "") -> str:
        """The list of what changed in the collection, as a page or a feed."""
        path = f"{self.root}/changes.{form}" if form else f"{self.root}/changes"
        return _with(path, encoded([*pairs]))

    def expiries(self, pairs: Sequence[tuple[str, str]] = (), form: str = "") -> str:
        """The list of terms that end soon, as a page, a feed (atom) or a calendar (ics)."""
        path = f"{self.root}/expiries.{form}" if form else f"{self.root}/expiries"
        return _with(path, encoded([*pairs]))

    def series(self, pairs: Sequence[tuple[str, str]] = ()) -> str:
        """A series of document numbers; without parameters, the codes to choose from."""
        return _with(f"{self.root}/series", encoded([*pairs]))

    def data(self) -> str:
        """The page on the state of the data."""
        return f"{self.root}/data"

    def embed_script(self, version: str = "") -> str:
        """The script of the search box, for our pages and other sites'; the newest, or one kept."""
        return f"{self.base}/embed/{version}.js" if version else f"{self.base}/embed.js"

    def embed(self) -> str:
        """The page that shows the box for other sites."""
        return f"{self.root}/embed"

    def static(self, name: str) -> str:
        """A file of `static/`."""
        version = self.versions.get(name)
        return f"{self.base}/static/{name}" + (f"?v={version}" if version else "")


def toggled(chosen: tuple[str, ...], facet: Facet, value: str) -> tuple[str, ...]:
    """The `chosen` values of a facet with `value` added, or removed where it is among them.

    A topic's class, and a province, holds all below it, so it and one of its second levels never
    stand together: the one chosen last stays.
    """
    if value in chosen:
        return tuple(other for other in chosen if other != value)
    if facet.row.nested:
        chosen = tuple(other for other in chosen if not _nested(other, value))
    return (*chosen, value)


def unfiltered(query: Query) -> Query:
    """The first page of `query` without any filter, and without the day of validity."""
    bare = replace(query, filters=Filters(), since=None, until=None, within=(), page=1)
    bare = replace(bare, dates=(), ids=())
    fold = query.fold or query.same is not None
    anywhere = replace(without_cited(bare), taken_up_since=None, without_reading=False)
    return replace(anywhere, asof=None, same=None, fold=fold)


def without_cited(query: Query) -> Query:
    """The same query without any condition on what documents cite."""
    return replace(query, cites=None, article=None, versions=CitedVersions.THIS)


def with_filters(query: Query, filters: Filters) -> Query:
    """The first page of `query` with other filters."""
    return replace(query, filters=filters, page=1)


def web_address(url: str | None) -> str | None:
    """Return `url` where it is of http or https, and so harmless as a link; else None."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.hostname else None


def _compared(old: str | None, new: str | None) -> list[tuple[str, str]]:
    return [(side, id) for side, id in (("a", old), ("b", new)) if id]


def _nested(one: str, other: str) -> bool:
    return one.startswith(f"{other}/") or other.startswith(f"{one}/")


def _with(path: str, parameters: str) -> str:
    return f"{path}?{parameters}" if parameters else path
