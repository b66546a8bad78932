"""The page and the files of the clean-up list."""

from __future__ import annotations

from corpus.fields.numbers import number_key

CLEAN_UP_TITLE = "清理清单"
CLEAN_UP_LEAD = (
    "列出将要到期的、所依据的文件已经废止或失效的、发文机关已经更名或撤并的文件，供清理时逐件审查。"
)
DAYS = "今后多少天内到期"
ISSUER = "发文机关"
ISSUER_HINT = "写全称，如 云州市人民政府；不填为全部机关。"
LIST = "列出"
DOCUMENT = "文件"
WHY = "缘由"
DECISION = "处理意见"
NOTHING_TO_CLEAN_UP = "没有需要清理的文件。"
CSV = "下载（CSV）"
XLSX = "下载（Excel）"
FILE_NAME = "清理清单"
SHEET = "清单"
CLEAN_UP_COLUMNS = (
    "标题",
    "发文字号",
    "日期",
    "缘由",
    "原句",
    "相关文件",
    "网址",
    "处理意见（保留、修改、废止）",
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


def clean_up_rest(count: int) -> str:
    """What stands in the file alone."""
    return f"还有 {count:,} 条没有列出，下载的清单中是全部。"


def expires(day: str) -> str:
    """A document ends."""
    return f"{day}到期"


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
    '所依据的《合同法》、国发〔2019〕5号（本库未收录）已于2021年1月1日废止，见'
    """
    titles = "、".join(name if number_key(name) else f"《{name}》" for name in names)
    return f"所依据的{titles}（本库未收录）已于{day}废止，见"
