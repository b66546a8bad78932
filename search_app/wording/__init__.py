"""All words that people see, in Chinese: short, plain, and saying what to do next."""

from __future__ import annotations

import errno
import re
from datetime import date, datetime
from pathlib import Path

from corpus.document import WrittenBy
from corpus.report import Found, Refusal, RefusalReason, SkipReason, read_detail
from indexer.errors import (
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
    IndexStaleError,
    Problem,
)
from indexer.query.model import Facet, Scope, Sort
from search_app.wording import api as api
from search_app.wording import duplicates as duplicates
from search_app.wording import embed as embed
from search_app.wording import exports as exports
from search_app.wording import feeds as feeds
from search_app.wording import modes as modes
from search_app.wording import narrowing as narrowing
from search_app.wording import reading as reading
from search_app.wording import reasons as reasons
from search_app.wording import relations as relations
from search_app.wording import review as review
from search_app.wording import site as site
from search_app.wording import sources as sources
from search_app.wording import takedown as takedown
from search_app.wording import topics as topics
from search_app.wording import trends as trends

# --- Everywhere ---

SKIP_LINK = "跳到主要内容"
SKIP_TO_RESULTS = "跳到检索结果"
DATA = "数据说明"
TRENDS = "趋势"
EMBED = "嵌入检索框"
SITE_NAVIGATION = "站点导航"
SEPARATOR = "、"
FOOTER_NOTE = "本站收录的文本仅供检索参考，引用时请以发文机关公布的正式文本为准。"


def page_title(*names: str) -> str:
    """What the browser's tab says: the most particular name first."""
    return " - ".join(name for name in names if name)


def day(value: date) -> str:
    """A day as documents write it: 2019年8月26日."""
    return f"{value.year}年{value.month}月{value.day}日"


def moment(value: datetime) -> str:
    """A point in time, to the minute, by this machine's clock."""
    local = value.astimezone()
    return f"{day(local)} {local:%H:%M}"


def documents(count: int) -> str:
    """How many documents."""
    return f"{count:,} 份"


# --- The search form ---

SEARCH = "检索"
SEARCH_TITLE = "检索政策文件"
BOX_LABEL = "输入词语、短语或发文字号"
BOX_HINT = "多个词用空格隔开；要逐字相符，加引号，如“营商环境”；发文字号的括号、空格不限。"
SCOPE = "范围"
SCOPES = {
    Scope.ALL: "全部",
    Scope.TITLE: "标题",
    Scope.BODY: "正文",
    Scope.NUMBER: "发文字号",
}
SORT = "排序"
SORTS = {
    Sort.RELEVANCE: "最相关",
    Sort.NEWEST: "日期从新到旧",
    Sort.OLDEST: "日期从旧到新",
}
FILTERS = "筛选"
FACETS = {
    Facet.YEAR: "年份",
    Facet.TOPIC: "主题分类",
    Facet.ISSUER: "发文机关",
    Facet.KIND: "文种",
    Facet.RANK: "效力级别",
    Facet.REGION: "地区",
    Facet.SOURCE: "收录来源",
    Facet.VALIDITY: "时效性",
}
DATES = "日期"
DATES_HINT = "按成文（公布）日期；没有的，按发布日期。"
SINCE = "从"
UNTIL = "到"
APPLY_DATES = "按日期筛选"
SELECTED = "已选，再点取消"


def more_values(count: int) -> str:
    """The rest of a long facet."""
    return f"其余 {count:,} 项"


def chosen(count: int) -> str:
    """How many filters are in force."""
    return f"已选 {count} 项"


# --- Results ---

RESULTS = "检索结果"
ALL_DOCUMENTS = "全部文件"
CHIPS = "已选条件"
CLEAR_FILTERS = "全部清除"
DATED_BY = {"written_on": "成文", "published_on": "发布"}
PROCLAIMED = "公布"
UNDATED = "日期未标注"
HOLDS_NUMBER = "（就是所查的发文字号）"
PAGES = "分页"
PREVIOUS = "上一页"
NEXT = "下一页"


def total(count: int) -> str:
    """How many documents match."""
    return f"共 {count:,} 份文件"


def of_pages(page: int, last: int) -> str:
    """Which page of how many."""
    return f"第 {page:,} 页，共 {last:,} 页"


def page_label(page: int) -> str:
    """A page's link, read aloud."""
    return f"第 {page:,} 页"


def chip(facet: Facet, value: str) -> str:
    """A filter in force."""
    return f"{FACETS[facet]}：{value}"


def chip_dates(since: date | None, until: date | None, exact: str) -> str:
    """The bounds of the date in force, or the name of the span that they are (`exact`)."""
    if exact:
        return f"{DATES}：{exact}"
    if since and until:
        return f"{DATES}：{day(since)}至{day(until)}"
    if since:
        return f"{DATES}：{day(since)}起"
    return f"{DATES}：截至{day(until)}" if until else ""


def remove_filter(label: str) -> str:
    """What a chip's link does, read aloud."""
    return f"去掉条件“{label}”"


def issuers(names: tuple[str, ...]) -> str:
    """Issuers in one line: the first three, and how many there are."""
    shown = SEPARATOR.join(names[:3])
    return shown if len(names) <= 3 else f"{shown}等 {len(names)} 个机关"


# --- How the query was read ---


def relaxed(words: tuple[str, ...], needed: int) -> str:
    """No document has all words."""
    return (
        f"没有文件同时含有全部 {len(words)} 个词（{SEPARATOR.join(words)}），"
        f"以下至少含 {needed} 个。"
    )


def question(words: tuple[str, ...], needed: int) -> str:
    """The text is a question."""
    return (
        f"已按问句检索：以下文件至少含这 {len(words)} 个词中的 {needed} 个"
        f"（{SEPARATOR.join(words)}）。"
    )


def unlisted(number: str, found: int) -> str:
    """A document number that no document here holds."""
    if found:
        return f"{number}：未收录。本库没有这份文件，以下是提到它的文件。"
    return f"{number}：未收录。本库没有这份文件，也没有文件提到它。"


# --- Nothing found, and no such page ---

NOTHING = "没有找到相符的文件"
NOTHING_HINTS = (
    "检查有没有错别字，或换一个说法。",
    "减少词语，或去掉引号。",
    "发文字号只需机关代字、年份和序号，如：国发 2019 5。",
)
RELAX = "可以试试"
RELAX_FILTERS = "去掉全部筛选条件"
RELAX_SCOPE = "在标题、正文和发文字号中查找"
RELAX_ALL = "浏览全部文件"
NO_SUCH_PAGE = "没有这一页"


def no_such_page(page: int, last: int) -> str:
    """The results end before the page asked for."""
    return f"结果只有 {last:,} 页，没有第 {page:,} 页。"


def last_page(last: int) -> str:
    """The link to the end of the results."""
    return f"看最后一页（第 {last:,} 页）"


def window(hits: int) -> str:
    """Why the pages end before the hits do."""
    return f"只能翻看前 {hits:,} 份，请加词或筛选来缩小范围。"


# --- A document ---

BACK = "返回检索结果"
FIELDS = "文件信息"
OUTLINE = "目录"
TEXT = "正文"
ORIGINAL = "查看原文网页"
OPENS_ELSEWHERE = "（其他网站）"
TABLE = "表格"
NO_TEXT = "这份文件没有正文。"
QUERY_IGNORED = "检索词有误，未标出命中之处。"
RULES = "各项信息从何而来"
FIELD = {
    "date": "日期（成文或发布）",
    "document_number": "发文字号",
    "issuers": "发文机关",
    "second_title": "另一标题",
    "written_on": "成文日期",
    "proclaimed_on": "公布日期",
    "printed_on": "印发日期",
    "published_on": "发布日期",
    "effective_on": "施行日期",
    "kind": "文种",
    "rank": "效力级别",
    "region": "地区",
    "index_number": "索引号",
    "stated_validity": "来源所标时效",
    "site": "来源网站",
    "validity": "时效性",
    "amended": "修改情况",
    "topics": "主题分类",
    "source_topic": "来源栏目",
    "source": "收录来源",
    "url": "原文",
    "title": "标题",
    "body": "正文",
    "id": "编号",
    "document_numbers": "全部发文字号",
}


def dated_by(name: str | None, written_by: WrittenBy | None) -> str:
    """Which date it is that a hit shows."""
    if name == "written_on" and written_by is WrittenBy.PROCLAMATION:
        return PROCLAIMED
    return DATED_BY.get(name or "", "")


def written_field(written_by: WrittenBy | None) -> str:
    """The field under which `written_on` is shown."""
    return "proclaimed_on" if written_by is WrittenBy.PROCLAMATION else "written_on"


def region(value: str | None) -> str | None:
    """A region as it is written: 广东省广州市."""
    return value.replace("/", "") if value else None


def field(name: str) -> str:
    """A field of a document."""
    return FIELD.get(name, name)


def named(label: str) -> str:
    """A label before its value, read aloud."""
    return f"{label}："


def hits(count: int, text: str) -> str:
    """How often the text answers the query."""
    return f"正文中有 {count:,} 处与“{text}”相符。" if count else f"正文中没有与“{text}”相符之处。"


def attachment(number: int, title: str) -> str:
    """The heading of an attachment."""
    return f"附件{number} {title}".strip()


def attachment_place(number: int, page: int | None) -> str:
    """Where a hit stands that is in an attachment: 附件2 第3页."""
    return f"附件{number}" + (f" {printed_page(page)}" if page else "")


NOT_EXTRACTED = "未能提取这份附件的文字，请查看原文。"


def printed_page(number: int) -> str:
    """The mark where a page of a printed document begins."""
    return f"第{number}页"


# --- The data ---

DATA_TITLE = "数据说明"
DATA_INTRO = "本库收录了哪些文件，缺哪些信息，哪些文件没有读成。"
DATA_DOCUMENTS = "文件总数"
DATA_UPDATED = "更新时间"
DATA_VERSION = "索引版本"
DATA_YEARS = "各年文件数"
DATA_TOPICS = "各主题文件数"
DATA_TOPICS_NOTE = "一份文件可属于几个主题，各计一次。"
DATA_SOURCES = "各来源"
DATA_COUNT = "份数"
DATA_MISSING = "缺少的信息"
DATA_MISSING_SHARE = "占比"
DATA_NOTHING_MISSING = "没有缺少的信息。"
DATA_SKIPPED = "没有读成的文件"
DATA_NOTHING_SKIPPED = "所有文件都已读成。"
DATA_REASON = "原因"
DATA_FILE = "文件"
DATA_DETAIL = "说明"
DATA_FIELD = "信息"


DATA_REFUSED = "没有采用的信息"
DATA_REFUSED_NOTE = "文件中写有、但看来有误的信息，不采用也不猜测。"
DATA_VALUE = "原文所写"


def entries(count: int) -> str:
    """How long a list is."""
    return f"共 {count:,} 条"


def left_out(count: int) -> str:
    """What a long list does not show."""
    return f"另有 {count:,} 条，未列出。"


SKIP_REASONS: dict[str, str] = {
    SkipReason.EMPTY: "空文件",
    SkipReason.BINARY: "不是文本文件",
    SkipReason.TOO_LARGE: "文件太大",
    SkipReason.UNREADABLE: "文件打不开",
    SkipReason.ENCODING: "编码既不是 UTF-8 也不是 GB18030",
    SkipReason.FORMAT: "不支持这种格式",
    SkipReason.BAD_RECORD: "记录有误",
    SkipReason.DUPLICATE: "与同一来源的另一份文件编号重复",
    SkipReason.NO_BODY: "没有正文",
    SkipReason.LINK_LIST: "目录页，只有链接",
    SkipReason.NO_TEXT_LAYER: "未能提取：只有图像，没有文字",
    SkipReason.ENCRYPTED: "未能提取：文件有密码",
    SkipReason.MISLABELLED: "内容与扩展名不符",
    SkipReason.NO_CONVERTER: "未能提取：没有安装转换程序",
    SkipReason.TOO_SLOW: "读取时间过长，已停止",
    SkipReason.TOO_MUCH_MEMORY: "占用内存过多，已停止",
    SkipReason.BAD_MEMBER: "压缩包中的文件有误",
}
REFUSALS: dict[str, str] = {
    RefusalReason.NOT_A_NUMBER: "不是发文字号",
    RefusalReason.NOT_A_DATE: "不是日期",
    RefusalReason.AFTER_PUBLICATION: "晚于发布日期",
    RefusalReason.NUMBER_AFTER_DATE: "年份晚于文件日期",
    RefusalReason.NOT_AN_ORGAN: "不是机关名称",
    RefusalReason.NOT_A_REGION: "不是地区名称",
    RefusalReason.SAME_ID: "编号已由另一份文件使用",
}


def skip_reason(code: str) -> str:
    """Why a file did not become a document."""
    return SKIP_REASONS.get(code, code)


FOUND: dict[str, str] = {
    "": "{}",
    Found.LINE: "第 {} 行",
    Found.ID: "编号 {}",
    Found.SIGN: "第 {} 个字",
    Found.CELLS: "有 {} 格",
    Found.COLUMNS: "表头有 {} 列",
    Found.NOT_JSON: "不是正确的 JSON",
    Found.NOT_AN_OBJECT: "不是 JSON 对象",
    Found.BAD_QUOTES: "引号或分隔符有误",
    Found.BYTES: "{} 字节",
    Found.MORE_BYTES: "解压后超过 {} 字节",
    Found.DAMAGED_GZIP: "压缩内容不完整或已损坏",
    Found.NO_PERMISSION: "没有读取权限",
    Found.GONE: "读取时文件已不在",
    Found.TOO_DEEP: "标签或括号套得太多",
    Found.CUT_OFF: "文件不完整",
    Found.PAGES: "{} 页",
    Found.MORE_ROWS: "超过 {} 行",
    Found.FORM: "实为 {}",
    Found.ENTITIES: "含有实体定义",
    Found.MEMBERS: "{} 个文件",
    Found.NAME: "名称 {}",
    Found.LEVELS: "压缩包套了 {} 层",
    Found.CRASHED: "读取失败 {}",
    Found.PROGRAMS: "需要 {} 之一",
}


def skip_detail(detail: str) -> str:
    """Where in a file, and what was found there."""
    return "，".join(FOUND[name].format(value) for name, value in read_detail(detail))


def refusal(code: str) -> str:
    """Why a stated value was not stored."""
    return REFUSALS.get(code, code)


# --- Errors ---

ERROR_TITLES = {
    400: "请求有误",
    404: "没有找到这个页面",
    405: "不能这样访问",
    410: "这份文件已撤下",
    500: "系统出错",
    503: "检索暂时不可用",
}
ERROR_MESSAGES = {
    400: "请按下面的说明改正后再试。",
    404: "网址可能有误，或页面已经移走。可以检查网址，或重新检索。",
    405: "这个地址不接受这种请求。",
    410: "这份文件曾经收录，现已从本库撤下。",
    500: "这是系统的问题，不是您的操作有误。问题已记录，请稍后再试。",
    503: "索引正在更新或暂时无法读取，请稍后再试。",
}
DOCUMENT_NOT_FOUND_TITLE = "没有找到这份文件"
DOCUMENT_NOT_FOUND = "本库没有这个编号的文件。可以检查网址，或重新检索。"
OTHER_ERROR = "请求没有完成。"
PROBLEMS_TITLE = "请改正以下问题"


def error_code(status: int) -> str:
    """The number by which support knows the error."""
    return f"错误代码 {status}"


PARAMETERS = {
    "q": "检索词",
    "within": "在结果中检索的词",
    "scope": "查找范围",
    "since": "起始日期",
    "until": "截止日期",
    "year": "年份",
    "topic": "主题分类",
    "issuer": "发文机关",
    "kind": "文种",
    "rank": "效力级别",
    "region": "地区",
    "source": "收录来源",
    "validity": "时效性",
    "asof": "时效日",
    "cites": "被引用文件的编号",
    "sort": "排序",
    "fold": "合并相同文本",
    "same": "相同文本",
    "page": "页码",
    "size": "每页份数",
    "cursor": "续读位置",
    "facet": "项",
    "value": "值",
    "limit": "最多个数",
    "unit": "时间",
    "split": "分项",
    "versus": "相比的检索词",
    "days": "天数",
    "text": "文稿",
}

PROBLEMS = {
    "cursor_and_page": "{name}和页码不能同时给，请去掉一个。",
    "bad_cursor": "{name}“{value}”有误，请原样使用上一次返回的 next_cursor，或从头开始。",
    "cursor_of_other_query": "{name}属于另一次检索，请保持检索条件不变，或从头开始。",
    "cursor_gone": "续读位置所属的索引不再保留，请从头开始，或改按日期排序，或下载全部结果。",
    "date_form": "{name}“{value}”不是日期，请写成 2019-08-26 这样。",
    "date_impossible": "{name}“{value}”没有这一天，请检查年、月、日。",
    "until_before_since": "{name}“{value}”早于起始日期 {limit}，请把两个日期对调或改正。",
    "year_form": "{name}“{value}”不是年份，请写成四位数字，如 2019，或“未标注”。",
    "not_a_number": "{name}“{value}”不是数字，请写成 1 这样的数字。",
    "too_small": "{name}“{value}”太小，至少是 {limit}。",
    "too_large": "{name}“{value}”太大，最多是 {limit}。",
    "beyond_window": "{name}“{value}”太大，最多翻到第 {limit} 页，请加词或筛选来缩小范围。",
    "unknown_choice": "{name}没有“{value}”这个选项，可以是 {limit}。",
    "too_many_values": "{name}选得太多，最多 {limit} 项。",
    "value_too_long": "{name}的值太长，最多 {limit} 个字。",
    "unknown_parameter": "没有“{name}”这个参数，可以用的有 {limit}。",
    "repeated_parameter": "{name}给了几个不同的值（{value}），只能给一个。",
    "missing_parameter": "缺少参数 {name}。",
    "too_long": "检索词太长，最多 {limit} 个字，请缩短。",
    "nothing_to_search": "“{value}”里没有可以检索的字，请输入词语、短语或发文字号。",
    "only_negative": "“{value}”只说了不要什么，请再输入要找的词。",
    "proximity_operand": "“{value}”不能限定与别的词同句、同段、同条或相隔几个字，"
    "请改成一个词、一个加引号的短语，或 (甲 或 乙) 这样的一组。",
    "proximity_distance": "“{value}”的距离不对，请写 /1 到 /{limit}。",
    "too_complex": "括号套得太多，最多 {limit} 层，请简化。",
    "setting_number": "{name} 的值“{value}”不对，请改成 {limit} 之间的整数。",
    "setting_form": "{name} 的值“{value}”不对，请写成 {limit} 这样。",
    "setting_unknown": "没有 {name} 这项设置，是不是 {limit}？",
    "config_missing": "没有设置文件“{name}”，请检查路径。",
    "config_unreadable": "设置文件“{name}”不是正确的 TOML{value}，请改正。",
}


TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def problem(mistake: Problem) -> str:
    """One mistake: what is wrong, the value, and what would do."""
    value = mistake.value if len(mistake.value) <= 40 else mistake.value[:40] + "…"
    if mistake.code in ("config_unreadable", "sources_unreadable"):
        place = TOML_PLACE.search(mistake.value)
        value = "（第 {} 行，第 {} 个字）".format(*place.groups()) if place else ""
    known = PROBLEMS | sources.MISTAKES
    sentence = known.get(mistake.code, "{name}“{value}”有误，请改正。")
    name = PARAMETERS.get(mistake.parameter, mistake.parameter)
    return sentence.format(name=name, value=value, limit=mistake.limit)


# --- Command line ---

PROGRAM_HELP = "政策文件检索：把一个文件夹里的政策文件编成索引，再在命令行或网页上检索。"
COMMAND_HELP = {
    "index": "读取一个文件夹里的文件，编入索引；再次运行时只处理有变化的文件。",
    "serve": "在本机提供检索网页和接口。",
    "read": "读取文件，每份文件输出一行 JSON，不写索引。",
    "search": "在命令行检索。",
    "explain": "逐步说明一次检索：输入、查询、词、向引擎提出的条件、得分。",
    "check": "核对索引：校验和、份数、抽查短语、是否过时。",
    "stats": "索引中有哪些数据。",
    "settings": "列出所有设置。",
    "embed": "输出检索框的代码和脚本的校验值，放到其他网站上。",
    "inspect": "检查最新文件能否按标题在首页结果中找到，列出找不到的。",
    "takedown": "撤下文件：一秒内从网页、建议和接口中消失，重新编入也不会再出现；留有记录。",
}
OPTION_HELP = {
    "config": "设置文件（TOML），不指定时用当前文件夹的 policy-search.toml。",
    "help": "显示这份说明。",
    "source": "来源的名称，不指定时用文件夹的名称。",
    "allow_removal": "允许删除这一来源中超过 20% 的文件。",
    "json": "输出 JSON，格式与网页接口相同。",
    "target": "结果打开的窗口，如 _blank；不写即当前窗口。",
    "placeholder": "框内提示。",
    "url": "正在运行的网站的网址；不写即检查索引。",
    "count": "检查最新的几份，不写即 50 份。",
    "pin": "固定脚本的版本，并校验其内容（SRI）。",
    "reason": "撤下的原因，显示在这份文件的网址上。",
    "only": "只撤下所列的，文字相同的其他文件保留。",
    "undo": "恢复已撤下的文件。",
    "list": "列出撤下和恢复的全部记录。",
    "markdown": "以 Markdown 输出，即 docs/settings.md。",
    "size": "每页份数。",
    "page": "第几页。",
    "since": "起始日期，如 2019-08-26。",
    "until": "截止日期，如 2019-12-31。",
    "within": "在结果中再检索，可多次使用，各次都要相符。",
    "scope": "查找范围：all 全部，title 标题，body 正文，number 发文字号。",
    "sort": "排序：relevance 最相关，newest 从新到旧，oldest 从旧到新。",
    "fold": "相同文本是否合并为一条：1 合并，0 分别列出（默认）。",
    "same": "只列出与这个编号的文件相同的文本。",
    "year": "年份，可多次使用。",
    "topic": "主题分类，可多次使用。",
    "issuer": "发文机关，可多次使用。",
    "kind": "文种，可多次使用。",
    "rank": "效力级别，可多次使用。",
    "region": "地区，如 广东省 或 广东省/广州市，可多次使用。",
    "validity": "时效性，可多次使用。",
    "asof": "按哪一天判断时效性，如 2019-08-26，不指定时按今天。",
    "cites": "只要引用了这份文件的，写它的编号。",
}
# Where an option of a search is another thing than one of the same name elsewhere.
SEARCH_HELP = {"source": "收录来源，可多次使用。"}
ARGUMENTS = {"folder": "文件夹", "files": "文件", "text": "检索词", "ids": "文件编号"}
USAGE = "用法："
OPTIONS = "选项"
COMMANDS = "命令"
OPTIONS_PLACE = "[选项]"
COMMAND_PLACE = "命令 [参数]"
VALUE = "值"
INTERRUPTED = "已中断，索引没有改变。"
SETTINGS_TITLE = "设置"
SETTINGS_INTRO = (
    "每项设置都可以用命令行选项、环境变量或设置文件给出，排在前面的优先；都没有时用默认值。"
    "设置文件是 TOML 格式，用 `--config` 或环境变量 `POLICY_SEARCH_CONFIG` 指定，"
    "否则用当前文件夹的 `policy-search.toml`。"
)
SETTINGS_GENERATED = "本页由 `policy-search settings --markdown` 生成，请勿直接修改。"
SETTINGS_COLUMNS = ("设置文件", "命令行", "环境变量", "默认值", "可用的值", "说明")
AREAS = {
    "index": "索引位置",
    "read": "读取文件",
    "build": "编制索引",
    "query": "检索",
    "site": "网站",
    "server": "服务",
}
SETTING_EMPTY = "（空）"
EXPLANATION_STEPS = {
    "text": "输入，以及统一写法之后：",
    "query": "查询，以及放宽之后：",
    "words": "排序所用的词：",
    "lookups": "向引擎查找的内容，以及各有多少份：",
    "weights": "各词的权重：",
    "hits": "得分、编号和标题：",
}


def such_as(example: str) -> str:
    """A value that would do."""
    return f"如 {example}" if example else ""


USAGE_ERRORS = {
    "NoSuchOption": "没有选项 {name}。",
    "BadOptionUsage": "选项 {name} 后面缺少值，或多了值。",
    "NoSuchCommand": "没有命令 {name}。",
    "MissingParameter": "缺少参数：{name}。",
    "BadParameter": "{name} 的值不对：{message}",
}


# What click says where it has no class of its own for a mistake.
EXTRA_ARGUMENTS = re.compile(r"Got unexpected extra arguments? \((.*)\)")


def usage_error(kind: str, name: str, message: str, command: str) -> str:
    """What is wrong with a command as it was typed, and where its help is."""
    sentence = USAGE_ERRORS.get(kind, "命令写法有误：{message}")
    if extra := EXTRA_ARGUMENTS.fullmatch(message):
        sentence, name = "多了参数：{name}。", extra[1]
    return f"{sentence.format(name=name, message=message)}\n运行 {command} --help 查看用法。"


def no_such_folder(path: str) -> str:
    """The folder to index is not there."""
    return f"没有文件夹“{path}”，请检查路径。"


def no_such_file(path: str) -> str:
    """A file to read is not there."""
    return f"没有文件“{path}”，请检查路径。"


INDEX_ERRORS: dict[type[Exception], str] = {
    IndexMissingError: "“{place}”中没有索引。请运行：{command}",
    IndexStaleError: "“{place}”中的索引由另一版本的规则编成，不能再用。请运行：{command}",
    IndexDamagedError: "“{place}”中的索引已损坏（{detail}）。"
    "请删除其中的 CURRENT 和 generations，再运行：{command}",
    IndexBusyError: "另一个程序正在写“{place}”中的索引，请等它结束后再试。",
}


def index_error(error: Exception, index_dir: Path, usual: Path) -> str:
    """What is wrong with the index in `index_dir`, and the command that mends it."""
    flag = "" if index_dir == usual else f" --index-dir {index_dir}"
    sentence = INDEX_ERRORS[type(error)]
    return sentence.format(
        place=index_dir, detail=damage(str(error)), command=f"policy-search index 文件夹{flag}"
    )


def removal_refused(detail: str) -> str:
    """Too many documents would go."""
    return (
        f"这次运行会删除这一来源中超过 20% 的文件（{detail}），没有执行，索引没有改变。"
        "请先检查文件夹是否完整；确要删除，请加 --allow-removal。"
    )


SYSTEM_ERRORS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EEXIST: "不是文件夹",
    errno.ENOTDIR: "不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘只读",
    errno.EMFILE: "打开的文件太多",
}


def system_error(error: OSError) -> str:
    """The system refuses a file that a command needs."""
    place = f"“{error.filename}”" if error.filename else "文件"
    reason = SYSTEM_ERRORS.get(error.errno or 0, error.strerror or str(error))
    return f"不能读写{place}：{reason}。请检查路径、权限和磁盘空间。"


def address_in_use(host: str, port: int) -> str:
    """The server cannot listen where it shall."""
    return f"不能监听 {host} 的 {port} 端口（可能已被占用）。请用 --host 和 --port 换一个。"


def serving(url: str) -> str:
    """The server answers."""
    return f"检索网页已就绪：{url}  （按 Ctrl-C 停止）"


def build_report(source: str, added: int, changed: int, unchanged: int, removed: int) -> str:
    """What a run over a folder did."""
    return f"来源 {source}：新增 {added:,}，更改 {changed:,}，未变 {unchanged:,}，删除 {removed:,}"


def skipped_files(count: int) -> str:
    """The heading of the list of skipped files."""
    return f"跳过 {count:,}："


def skipped_file(path: str, reason: str, detail: str) -> str:
    """A file that did not become a document, and why."""
    return f"{path}：{skip_reason(reason)}" + (f"（{skip_detail(detail)}）" if detail else "")


def refused_value(refusal: Refusal) -> str:
    """A value that a document states and that was not stored, and why."""
    name, reason = field(refusal.field), REFUSALS[refusal.reason]
    where = refusal.path if refusal.key == refusal.path else f"{refusal.path} {refusal.key}"
    return f"{where}：{name}“{refusal.value}”未采用（{reason}）"


def refused_group(name: str, reason: RefusalReason, count: int) -> str:
    """Values of one field that were refused for one reason; the first follow."""
    return f"{field(name)}，{REFUSALS[reason]}：{count:,} 条，如"


def refused_example(refusal: Refusal) -> str:
    """One of them, with where it stands."""
    where = refusal.path if refusal.key == refusal.path else f"{refusal.path} {refusal.key}"
    return f"“{refusal.value}”（{where.strip()}）"


def refused_values(count: int) -> str:
    """The heading of the list of values that were not taken over."""
    return f"未采用的标注 {count:,}："


def rebuilt(source: str) -> str:
    """Another source of a stale index, read again in the same run."""
    return f"索引已过期，来源 {source} 一并重建。"


def lost(source: str) -> str:
    """Another source of a stale index whose folder is gone."""
    return f"索引已过期，来源 {source} 的文件夹已不在，其文件不再收录；请对新的文件夹运行 index。"


def index_version(version: str) -> str:
    """Which index answers."""
    return f"{DATA_VERSION}：{version}"


def check_report(files: int, documents: int, phrases: int) -> str:
    """What was checked."""
    return f"已核对 {files:,} 个文件的校验和、{documents:,} 份文件、{phrases} 个短语。"


CHECK_PASSED = "索引完好。"
CHECK_DAMAGED = (
    "索引已损坏，请删除索引所在文件夹中的 CURRENT 和 generations，"
    "再运行：policy-search index 文件夹"
)
CHECK_STALE = "索引已过时，请运行：policy-search index 文件夹"


# What the engine says of a damaged index, for logs and programs; the sentence for people.
DAMAGES = {
    r"(?P<name>\S+): missing": "缺少文件 {name}",
    r"(?P<name>\S+): checksum": "文件 {name} 的校验和不符",
    r"documents: (?P<found>\d+) of (?P<expected>\d+)": "应有 {expected} 份文件，实有 {found} 份",
    r"(?P<id>\S+): (?P<quote>['\"])(?P<phrase>.*)(?P=quote)": "编号 {id} 的文件中找不到“{phrase}”",
    r"(?P<name>\S+): .*": "文件 {name} 读不出来",
    r"(?P<name>\S+)": "文件 {name} 缺失或长度不对",
}


def damage(detail: str) -> str:
    """What is wrong with an index."""
    for pattern, sentence in DAMAGES.items():
        if match := re.fullmatch(pattern, detail, re.DOTALL):
            return sentence.format(**match.groupdict())
    return detail


def check_problem(detail: str) -> str:
    """Something that is not as it should be."""
    return f"有误：{damage(detail)}。"


def source_line(source: str, documents: int, skipped: int) -> str:
    """One source in numbers."""
    return f"来源 {source}：{documents:,} 份，跳过 {skipped:,} 个"


def missing_line(field_name: str, count: int) -> str:
    """How many documents lack a field."""
    return f"  缺{field(field_name)}：{count:,} 份"


def counted(value: str, count: int) -> str:
    """A value and how many documents have it."""
    return f"  {value}  {count:,}"
