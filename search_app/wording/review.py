"""The page and the files of the clean-up list."""

from __future__ import annotations

from corpus.fields.numbers import number_key

CLEAN_UP_TITLE = "清理清单"
CLEAN_UP_LEAD = (
    "列出将要到期的、所依据的文件已经废止或失效的、发文机关已经更名或撤并的文件，供清理时逐件审查。"
)
DAYS = "今后多少天内到期"
ISSUER = "发文机关"
ISSUER_HINT = "写全称，如“云州市人民政府”；不填为全部机关。"
LIST = "列出"
DOCUMENT = "文件"
WHY = "缘由"
DECISION = "处理意见"
DECISIONS = ("继续有效", "修改", "废止", "宣布失效")
NO_DECISION = "未填"
OPINION_REASON = "理由"
TAKE_XLSX = "下载清单和意见（Excel）"
TAKE_CSV = "下载清单和意见（CSV）"
NOTHING_STORED = "翻页时填写的意见不会丢；填完请下载，本站不保存。"
BY_REASON = "按缘由"
REASON_GROUPS = {
    "expires": "将要到期",
    "basis_ended": "依据已经失效",
    "organ_renamed": "发文机关已更名或撤并",
    "presumed": "推算已期满",
}
PRESUMED_NOTE = "按本站填写的年限推算，文件自己没有写明有效期；不是时效性判断，请核实。"
TERM_COLUMNS = ("地区", "种类", "年数", "依据")
TERM_MISTAKES = {
    "term_rules_missing": "没有有效期年限表“{name}”，请检查路径。",
    "term_rules_unreadable": "有效期年限表“{name}”不是正确的 CSV，请用 UTF-8 保存。",
    "term_rules_columns": "{name}：各列应为 {limit}，现为“{value}”，请改正。",
    "term_rules_row": "{name}：这一行“{value}”不对，应依次写{limit}，年数为 1 至 100 的整数。",
}
NOTHING_TO_CLEAN_UP = "没有需要清理的文件。"
CSV = "只下载清单（CSV）"
XLSX = "只下载清单（Excel）"
FILE_NAME = "清理清单"
SHEET = "清单"
CLEAN_UP_COLUMNS = (
    "类别",
    "标题",
    "发文字号",
    "日期",
    "缘由",
    "原句",
    "相关文件",
    "网址",
    "处理意见（继续有效、修改、废止、宣布失效）",
    "理由",
)
ABOUT = "清理清单"


def version(name: str) -> str:
    """By which index was looked up."""
    return f"索引版本 {name}。"


def listed_by(day: str) -> str:
    """What the list rests on."""
    return (
        f"只列出写明了有效期的、写明了依据的，和发文机关在历次机构改革中更名或撤并的（截至{day}）。"
    )


def clean_up_summary(count: int, day: str, until: str) -> str:
    """How much is due."""
    return f"{day}至{until}：{count:,} 条" if count else NOTHING_TO_CLEAN_UP


def expires(day: str) -> str:
    """A document ends."""
    return f"{day}到期"


def presumed(place: str, kind: str, years: int, since: str, basis: str) -> str:
    """By the operator's table the term of a document is over.

    >>> presumed("云川省", "行政规范性文件", 5, "2015年3月1日", "《云川省规范性文件办法》第二十条")
    '云川省行政规范性文件有效期5年，自2015年3月1日起算已满（依据《云川省规范性文件办法》第二十条）'
    """
    return f"{place}{kind}有效期{years}年，自{since}起算已满（依据{basis}）"


def basis_ended(day: str) -> str:
    """What a document rests on has ended."""
    return f"所依据的文件已于{day}废止或失效" if day else "所依据的文件已废止或失效"


def organ_renamed(name: str, now: str, by: str, *, exact: bool) -> str:
    """An organ is no more under its name."""
    what = f"现为{now}" if exact else f"职能由{now}承担"
    return f"发文机关{name}已更名或撤并，{what}（{by}）。"


def absent_basis_ended(names: tuple[str, ...], day: str) -> str:
    """What a document rests on is not here, but a document here has repealed it.

    >>> absent_basis_ended(("合同法", "国发〔2019〕5号"), "2021年1月1日")
    '所依据的《合同法》、国发〔2019〕5号（本站没有收录）已于2021年1月1日废止，见'
    """
    titles = "、".join(name if number_key(name) else f"《{name}》" for name in names)
    return f"所依据的{titles}（本站没有收录）已于{day}废止，见"
