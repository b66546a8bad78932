"""Words of the files of results."""

from __future__ import annotations

from indexer.query.facets import NOT_ENDED, Facet
from indexer.query.model import CitedVersions, Query, Scope
from search_app import wording

DOWNLOAD = "下载全部结果"
FORMATS = {
    "xlsx": "表格（Excel）",
    "csv": "表格（CSV）",
    "jsonl": "JSON Lines（程序用）",
    "ris": "RIS（文献管理软件）",
}
FILE_NAME = "检索结果"
ABOUT_SHEET = "说明"
HITS_SHEET = "检索结果"
QUERY = "检索"
TOTAL = "份数"
EXPORTED_AT = "下载时间"
INDEX_VERSION = "索引版本"
ADDRESS = "检索网址"
BUSY_TITLE = "正在生成其他下载"
BUSY = "同时下载的人较多，请过十几秒再试。"

COLUMNS = {
    "title": "标题",
    "document_number": "发文字号",
    "issuers": "发文机关",
    "dated_on": "日期",
    "dated_by": "日期依据",
    "written_on": "文件落款日期",
    "published_on": "上网日期",
    "effective_on": "开始执行的日期",
    "kind": "文件类型",
    "rank": "法律、法规还是文件",
    "validity": "时效性",
    "validity_by": "时效性说明",
    "topics": "主题分类",
    "source_topic": "来源栏目",
    "region": "地区",
    "source": "来源",
    "site": "来自哪个网站",
    "page": "本站网址",
    "url": "原文网址",
}


def asked(query: Query) -> str:
    """A query with all that narrows it, on one line."""
    sort = f"{wording.search.SORT}：{wording.search.SORTS[query.sort]}"
    parts = (query.text or wording.results.ALL_DOCUMENTS, conditions(query), sort)
    return "；".join(filter(None, parts))


def conditions(query: Query) -> str:
    """All that narrows a query beside its text, on one line; "" where nothing does."""
    # Loads the analysis, which the help of the command line does not need.

    parts = []
    if query.scope is not Scope.ALL:
        parts.append(f"{wording.search.SCOPE}：{wording.search.SCOPES[query.scope]}")
    parts += [
        wording.narrowing.WITHOUT_ENDED
        if facet is Facet.VALIDITY and set(values) == set(NOT_ENDED)
        else f"{wording.search.FACETS[facet]}："
        + wording.values.SEPARATOR.join(
            wording.search.facet_value(facet, value, {}) for value in values
        )
        for facet, values in query.filters.chosen
    ]
    parts += [wording.narrowing.chip_within(one.text) for one in query.within]
    if query.asof:
        parts.append(wording.relations.chip_asof(wording.values.day(query.asof)))
    if query.taken_up_since:
        parts.append(wording.changes.chip(wording.values.day(query.taken_up_since)))
    if query.without_reading:
        parts.append(wording.readings.CHIP)
    if query.cites:
        parts.append(f"{wording.mistakes.PARAMETERS['cites']}：{query.cites}")
    if query.article:
        parts.append(f"{wording.mistakes.PARAMETERS['article']}：{query.article.label}")
    if query.versions is CitedVersions.ALL:
        parts.append(wording.relations.EVERY_VERSION)
    if query.ids:
        parts.append(wording.citations.chip(len(query.ids)))
    if query.same:
        parts.append(f"{wording.mistakes.PARAMETERS['same']}：{query.same}")
    if query.since or query.until:
        parts.append(wording.results.chip_dates(query.since, query.until, ""))
    parts += map(wording.results.chip_bounds, query.dates)
    return "；".join(parts)
