"""The page of trends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indexer.query.model import DateUnit

TITLE = "趋势"
LEAD = "按年或按月统计文件，可以按主题、机关、文件类型分开，也可以比较两次检索。每个数字都能点开。"
TEXT = "检索词"
TEXT_HINT = "留空统计全部文件。"
VERSUS = "与另一检索词相比"
VERSUS_HINT = "可以不填；填了就不再分项。"
UNIT = "时间"
UNITS = {"year": "按年", "month": "按月"}
SPLIT = "分项"
NO_SPLIT = "不分"
SPLITS = {"topic": "按主题", "issuer": "按机关", "kind": "按文件类型"}
SHOW = "统计"
TABLE = "表"
FILE_NAME = "趋势"
FOLD = "内容相同的只计一份"
COUNTED = "计数"
SAME_ONCE = "内容相同的只计一份"
BY_DOCUMENT = "每份文件各计一份"
DATED = "日期"
PERIOD = "时间"
COUNT = "份数"
TOTAL = "合计"
EVERYTHING = "全部文件"
SEARCH = "查看这些文件"
CSV = "下载表格（CSV）"
NOTHING = "没有相符的文件，换个词，或去掉筛选条件再试。"
FILTERED = "已带上检索页的筛选条件。"
WITHOUT_FILTERS = "去掉筛选条件"
SEVERAL = "一份文件可以有几个主题或发文机关，在每一项下各计一次，合计只计一次。"
BY_DATE = "日期按文件落款（公布）日期；没有的，按上网日期。"


def heading(text: str, versus: str) -> str:
    """What is counted, as it was typed: quotation marks would say that the words stand together."""
    first = text or EVERYTHING
    return f"{first}，与 {versus} 相比" if versus else first


def cut(texts: Sequence[str]) -> str:
    """That words of these texts are counted wherever they stand; links to the others follow."""
    named = "、".join(texts)
    return f"{named}：统计的是提到其中各个词的文件，这些词不一定连在一起。"


def contiguous(text: str) -> str:
    """The link to the counts of what stands in one piece."""
    return f"改为统计连续写着{text}的"


def point(period: str, name: str, count: int) -> str:
    """What a place in the picture says."""
    return f"{period} {name} {count:,}" if name == COUNT else f"{period} {name}：{count:,} 份"


def folded() -> str:
    """Same texts count once."""
    return f"{SAME_ONCE}：在每一格、每一行各计一份，合计也只计一份；日期不同的，各在自己的一行。"


def among(conditions: str) -> str:
    """By which filters is counted."""
    return f"只统计符合筛选条件的：{conditions}。"


def drawn(periods: int, unit: DateUnit) -> str:
    """Why the picture begins later than the table."""
    return f"图中只画最近 {periods} {'年' if unit is DateUnit.YEAR else '个月'}，表中是全部。"


def lines(most: int) -> str:
    """Why the picture has fewer series than the table."""
    return f"图中只画最多的 {most} 项。"


def left_out(facet: str, count: int) -> str:
    """Values that stand in the file alone."""
    return f"还有 {count:,} 项{facet}份数较少，没有列出；下载的表格中是全部。"


def undated(counts: Mapping[str, int]) -> str:
    """Documents that stand at no period, by the search they match ("" where there is one)."""
    if not counts:
        return "每份都有日期。"
    each = "，".join(f"{of} 有 {n:,} 份" if of else f"{n:,} 份" for of, n in counts.items())
    return f"其中 {each}没有日期，列在“未标注”。"


def version(name: str) -> str:
    """By which index was counted."""
    return f"索引版本 {name}。"
