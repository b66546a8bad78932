"""Words of the search form and its filters."""

from __future__ import annotations

from collections.abc import Mapping

from indexer.query.date_bounds import DateKind
from indexer.query.facets import Facet
from indexer.query.model import Scope, Sort
from search_app.wording import validity

SEARCH = "检索"
SEARCH_TITLE = "检索政策文件"
BOX_LABEL = "检索标题、文号和全文"
PLACEHOLDER = "词语、标题或文号"
SCOPE = "范围"
SCOPES = {
    Scope.ALL: "全部",
    Scope.TITLE: "标题",
    Scope.BODY: "正文",
    Scope.ATTACHMENTS: "附件",
    Scope.NUMBER: "发文字号",
}
SORT = "排序"
SORTS = {
    Sort.RELEVANCE: "最相关",
    Sort.NEWEST: "日期从新到旧",
    Sort.OLDEST: "日期从旧到新",
    Sort.WRITTEN_NEWEST: "落款日期从新到旧",
    Sort.WRITTEN_OLDEST: "落款日期从旧到新",
    Sort.PUBLISHED_NEWEST: "上网日期从新到旧",
    Sort.PUBLISHED_OLDEST: "上网日期从旧到新",
    Sort.EFFECTIVE_NEWEST: "开始执行日期从新到旧",
    Sort.EFFECTIVE_OLDEST: "开始执行日期从旧到新",
}
OTHER_SORTS = "按别的日期排序"
DATE_KINDS = {
    DateKind.WRITTEN: "文件落款日期",
    DateKind.PUBLISHED: "上网日期",
    DateKind.EFFECTIVE: "开始执行的日期",
}
OTHER_DATES = "按落款、上网或开始执行的日期"
FILTERS = "筛选"
FACET_NAMES = {
    Facet.YEAR: "年份",
    Facet.TOPIC: "主题分类",
    Facet.ISSUER: "发文机关",
    Facet.KIND: "文件类型",
    Facet.RANK: "法律、法规还是文件",
    Facet.REGION: "地区",
    Facet.SOURCE: "来自哪个网站",
    Facet.VALIDITY: "时效性",
}
FACETS = {facet: FACET_NAMES.get(facet, facet.value) for facet in Facet}
"""The name of each facet, wherever one is named; a test finds those that `FACET_NAMES` lacks."""
FACET_EXAMPLES = {Facet.REGION: "广东省 或 广东省/广州市"}
"""Values to show the form by, where that needs showing."""
DATES = "日期"
DATES_HINT = "按文件落款（公布）日期；没有的，按上网日期。"
SINCE = "从"
UNTIL = "到"
APPLY_DATES = "按日期筛选"
CHOOSE_DATES = "选日期，看各年份数"
SELECTED = "已选，再点取消"


def more_values(count: int) -> str:
    """The rest of a long facet."""
    return f"其余 {count:,} 项"


def facet_option(facet: Facet) -> str:
    """What the parameter of a facet means."""
    example = f"，如 {FACET_EXAMPLES[facet]}" if facet in FACET_EXAMPLES else ""
    return f"{FACETS[facet]}{example}，可多次使用。"


def chosen(count: int) -> str:
    """How many filters are in force."""
    return f"已选 {count} 项"


def facet_value(facet: Facet, value: str, sites: Mapping[str, str]) -> str:
    """A value of a facet as people read it; `sites` are the names of websites by source.

    >>> facet_value(Facet.VALIDITY, "未标注", {})
    '未查到废止、失效的记载'
    >>> facet_value(Facet.SOURCE, "yz", {"yz": "云州市人民政府网"})
    '云州市人民政府网'
    """
    if facet is Facet.VALIDITY:
        return validity.value_name(value)
    return sites.get(value, value) if facet is Facet.SOURCE else value
