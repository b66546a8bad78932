"""The pages of the draft check and of the clean-up list."""

from __future__ import annotations

from corpus.fields.numbers import number_key

CHECK_TITLE = "核对引用"
CHECK_LEAD = (
    "把拟稿粘贴在下面，逐一核对文中引用的文件：是否已废止、失效或被修改，字号与标题是否一致。"
)
CHECK_PRIVATE = "文稿只用于这一次核对，不保存、不记录。"
TEXT = "文稿"
CHECK = "核对"
RESULT = "核对结果"
SENTENCE = "文中原句"
TARGET = "本库文件"
NEW_TAB = "文件在新标签页中打开，核对结果留在这一页。"
FINDINGS = {
    "not_found": "本库未收录（或收录的没有字号、标题写法不同），请自行核实。",
    "uncertain": "有几份文件都可能是它，请写明发文机关或字号。",
    "only_later": "本库只有之后的文本，请核实当时的规定。",
    "fine": "未见问题。",
}
"""What needs no more words; the others are made below."""
WEIGHTS = {"WRONG": "有问题", "DOUBTFUL": "请核实", "FINE": "未见问题"}
NOTHING_NAMED = "文中没有找到《…》或发文字号。"

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


def summary(named: int, wrong: int, doubtful: int, day: str) -> str:
    """What the check found."""
    if not named:
        return NOTHING_NAMED
    return (
        f"文中引用 {named} 份文件：{wrong} 份有问题，{doubtful} 份请核实，"
        f"{named - wrong - doubtful} 份未见问题（按{day}）。"
    )


def other_title(title: str) -> str:
    """The number is that of another title."""
    return f"字号与标题不符：这个字号的文件是《{title}》。"


def other_number(number: str) -> str:
    """The title is that of another number, the one that was written is not here."""
    return f"字号与标题不符：本库这个标题的文件是{number}，没有文中所写的字号。"


def stands(validity: str, since: str, *, stated: bool) -> str:
    """How the document stands."""
    how = "明示" if stated else "推算"
    return f"{validity}（{how}）" + (f"，自{since}起。" if since else "。")


def amended(since: str, clauses: str) -> str:
    """It was amended."""
    return "已修改" + clauses + (f"，自{since}起。" if since else "。")


def silence(day: str) -> str:
    """What silence means."""
    return f"“未见问题”指本库未见废止、失效或修改的依据（截至{day}），不等于有效。"


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


def ended(validity: str, since: str, clauses: str) -> str:
    """A document that is not here is ended by one that is."""
    return f"本库的文件写明：{clauses}{validity}" + (f"，自{since}起。" if since else "。")


def other_version(number: str, day: str) -> str:
    """The text here is another one than what the draft writes."""
    here = "，".join(filter(None, (number, day)))
    return f"文中写的字号或年份与本库的不同，本库的是{here}；可能是另一版本，请核实。"


def absent_basis_ended(names: tuple[str, ...], day: str) -> str:
    """What a document rests on is not here, but a document here has repealed it.

    >>> absent_basis_ended(("合同法", "国发〔2019〕5号"), "2021年1月1日")
    '所依据的《合同法》、国发〔2019〕5号（本库未收录）已于2021年1月1日废止，见'
    """
    titles = "、".join(name if number_key(name) else f"《{name}》" for name in names)
    return f"所依据的{titles}（本库未收录）已于{day}废止，见"
