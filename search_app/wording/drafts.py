"""The check of a draft: its page, its report, the command line, and the words beside the codes."""

from __future__ import annotations

from indexer.relations.citation_verdicts import CitationVerdict, QuotationVerdict, VerdictReason
from indexer.relations.form_remarks import FormFault
from indexer.relations.validity.statuses import Validity
from search_app.wording import validity

BUSY_TITLE = "正在核对其他文稿"
TOO_LONG = "核对这份文稿超过了 {} 秒，没有完成。请分成几部分，分别核对。"
BUSY = "同时核对的人较多，请过十几秒再试；返回上一页，填好的内容还在。"
TITLE = "核对引用"
LEAD = (
    "粘贴拟稿或选择文件，逐处核对文中引用的文件：字号、标题、版本和条款对不对，引文是否一字不差，"
    "到那天是否已废止、失效或有新版。"
)
PRIVATE = "文稿只用于这一次核对，不保存、不记录。"
TEXT = "文稿"
FILE = "或选择文件"
FILE_HINT = "DOCX、DOC、WPS、PDF、OFD、TXT，最大 20 MB；选了文件就不看上面的文字。"
CHECK = "核对"
REPORT = "下载核对报告（Word）"
RESULT = "核对结果"
VERDICT = "引用核对"
VALIDITY = "效力"
QUOTATION = "引文"
TARGET = "本站文件"
CITATION = "引用"
EXPLANATION = "说明"
SENTENCE = "文中原句"
FORM = "格式"
NEW_TAB = "文件在新标签页中打开，核对结果留在这一页。"
NOTHING_NAMED = "文中没有找到《…》、发文字号或法律名称。"
TO_TEXT = "看原文"
STANDS = "本站原文"
REPORT_NAME = "核对报告"
REPORT_TITLE = "引用核对报告"
REPORT_FONT = "宋体"
NUMBER = "序号"

VERDICTS = {
    CitationVerdict.MATCH: "相符",
    CitationVerdict.PARTIAL: "部分相符",
    CitationVerdict.MISMATCH: "不符",
    CitationVerdict.NOT_HELD: "本站没有收录（不表示不存在）",
    CitationVerdict.UNDETERMINED: "资料不足，不能判断",
}
SHORT_VERDICTS = VERDICTS | {
    CitationVerdict.NOT_HELD: "没有收录",
    CitationVerdict.UNDETERMINED: "资料不足",
}
"""Where there is room for a mark alone; the whole words stand beside it."""
VALIDITY_CODES = {
    Validity.VALID: "valid",
    Validity.NOT_YET: "not_yet_in_force",
    Validity.PARTIAL: "partly_expired",
    Validity.EXPIRED: "expired",
    Validity.REPEALED: "repealed",
    Validity.UNSTATED: "unstated",
}
QUOTATIONS = {
    QuotationVerdict.VERBATIM: "逐字相符",
    QuotationVerdict.DIFFERS: "有出入",
    QuotationVerdict.NOT_FOUND: "未找到",
}
_REASONS = {
    VerdictReason.NUMBER_UNCHECKED: "本站的这份文件没有写文号，无法对照。",
    VerdictReason.NUMBER: "字号与标题不符：本站这个标题的文件是{number}，没有文中所写的字号。",
    VerdictReason.TITLE: "字号与标题不符：这个字号的文件是{title}。",
    VerdictReason.VERSION: "版本不符：本站没有{said}的文本，本站的是{day}的。",
    VerdictReason.ARTICLE: "没有这一条：本站的文本里没有{clauses}。",
    VerdictReason.CLAUSE: "没有这一款、项：本站的文本里没有{clauses}。",
    VerdictReason.VERSION_NOT_HELD: "本站没有{said}的文本；本站的是{day}的。",
    VerdictReason.UNREADABLE: "这一句里有无法识别的字符，请对照原稿。",
    VerdictReason.TRACKED: "这一句有修订痕迹，请接受或拒绝修订后再核对。",
    VerdictReason.SEVERAL: "本站有几份文件都可能是它，请写明发文机关或字号。",
    VerdictReason.MAKER_UNKNOWN: "本站有标题相同的文件，但没有写明发文机关，不能肯定就是它。",
    VerdictReason.ARTICLES_UNKNOWN: "本站的文本不完整，或没有条文编号，不能核对条款。",
    VerdictReason.ONLY_LATER: "本站只有之后的文本，不能核对那一天的条款。",
}
_REASON_NAMES = {
    VerdictReason.NUMBER_UNCHECKED: "本站的文件没有文号",
    VerdictReason.NUMBER: "字号不是这个标题的",
    VerdictReason.TITLE: "标题不是这个字号的",
    VerdictReason.VERSION: "没有这一年的版本",
    VerdictReason.ARTICLE: "没有这一条",
    VerdictReason.CLAUSE: "没有这一款、项",
    VerdictReason.VERSION_NOT_HELD: "没有收录这一年的版本",
    VerdictReason.UNREADABLE: "句中有无法识别的字符",
    VerdictReason.TRACKED: "句中有修订痕迹",
    VerdictReason.SEVERAL: "可能是几份文件之一",
    VerdictReason.MAKER_UNKNOWN: "发文机关不明",
    VerdictReason.ARTICLES_UNKNOWN: "条文不完整",
    VerdictReason.ONLY_LATER: "只有之后的文本",
}
_BRACKETS = "年份用六角括号〔〕"
_FAULTS = {
    FormFault.NUMBER_BRACKETS: _BRACKETS,
    FormFault.NUMBER_NTH: "发文顺序号不加“第”字",
    FormFault.NUMBER_ZERO: "发文顺序号不编虚位（1 不写成 01）",
    FormFault.NUMBER_DIGITS: "年份、发文顺序号用阿拉伯数字",
    FormFault.DATE_DIGITS: "成文日期用阿拉伯数字",
    FormFault.DATE_ZERO: "成文日期的月、日不编虚位（1 不写成 01）",
    FormFault.TITLE_FIRST: "引用公文先写标题，后写发文字号",
}
_NUMBER_RULE = "GB/T 9704—2012《党政机关公文格式》7.2.5（请核实）"
_DATE_RULE = "GB/T 9704—2012《党政机关公文格式》7.3.5.4（请核实）"
_FORM_RULES = {
    FormFault.NUMBER_BRACKETS: (_NUMBER_RULE, "GB/T 15834—2011《标点符号用法》（请核实）"),
    FormFault.NUMBER_NTH: (_NUMBER_RULE,),
    FormFault.NUMBER_ZERO: (_NUMBER_RULE,),
    FormFault.NUMBER_DIGITS: (_NUMBER_RULE,),
    FormFault.DATE_DIGITS: (_DATE_RULE,),
    FormFault.DATE_ZERO: (_DATE_RULE,),
    FormFault.TITLE_FIRST: (
        "惯例：见已废止的《国家行政机关公文处理办法》第二十五条，"
        "现行《党政机关公文处理工作条例》未见明文（请核实）",
    ),
}
"""Known at second hand: the standards and rules themselves are not in the collection."""

FINDINGS = {
    "not_found": "本站没有收录（或收录的没有字号、标题写法不同），请自行核实。",
    "uncertain": "有几份文件都可能是它，请写明发文机关或字号。",
    "only_later": "本站只有之后的文本，请核实当时的规定。",
    "no_rule": validity.NO_RULE + "，不能作为依据。",
    "quotation": "引文与本站的文本有出入，或没有找到，请核对。",
    "undetermined": "资料不足，不能判断，请自行核实。",
    "fine": "未见问题。",
}
"""What needs no more words; the others are made below."""


def form_rules(fault: FormFault) -> tuple[str, ...]:
    """The rules that a remark on form rests on."""
    return _FORM_RULES[fault]


def form_rule(fault: FormFault) -> str:
    """The same in one line."""
    return "；".join(_FORM_RULES[fault])


def remark(fault: FormFault, right: str) -> str:
    """A remark on the form of a draft, with how it would be right."""
    return f"{_FAULTS[fault]}，可写作“{right}”。" if right else f"{_FAULTS[fault]}。"


def verdict_label(verdict: CitationVerdict, reasons: tuple[VerdictReason, ...]) -> str:
    """A verdict in words; what is only partly right says in what it could not be compared."""
    if verdict is CitationVerdict.PARTIAL:
        return "部分相符（本站的这份文件没有写文号，无法对照）"
    return VERDICTS[verdict]


def reason(
    code: VerdictReason, *, title: str, number: str, day: str, said: str, clauses: str
) -> str:
    """Why a citation is not simply right; 原《…》 and 旧《…》 say an earlier version."""
    said = "此前" if said in ("原", "旧") else said
    return _REASONS[code].format(
        title=title, number=number, day=day or "另一年", said=said, clauses=clauses
    )


def reasons_coded() -> str:
    """All reasons with their codes, as the description of the API names them."""
    return "，".join(f"{code.value} {name}" for code, name in _REASON_NAMES.items())


def count(verdict: CitationVerdict, number: int) -> str:
    """How many citations have a verdict."""
    return f"{SHORT_VERDICTS[verdict]} {number:,}"


def ended_count(number: int) -> str:
    """How many citations are of documents that hold no longer, or not in full."""
    return f"已废止、失效 {number:,}"


def quotation_count(verdict: QuotationVerdict, number: int) -> str:
    """How many quotations do not stand in their document as they are quoted."""
    return f"{QUOTATION}{QUOTATIONS[verdict]} {number:,}"


def summary(named: int, day: str) -> str:
    """What was checked."""
    return f"核对了 {named:,} 处引用（效力按{day}）。" if named else NOTHING_NAMED


def not_checked(number: int) -> str:
    """The citations that are left out."""
    return f"引用太多：还有 {number:,} 处没有核对，请分几次核对。"


def more(number: int) -> str:
    """How many documents of a citation are not listed."""
    return f"另有 {number:,} 份" if number else ""


def interpreted(title: str, validity: str, since: str) -> str:
    """That the law which a cited interpretation interprets has ended."""
    when = f"，自{since}起" if since else ""
    return f"它所解释的{title}{validity}{when}，请核实它是否仍可适用。"


def quotation(verdict: QuotationVerdict, article: str) -> str:
    """How quoted words stand in their document."""
    return QUOTATIONS[verdict] + (f"（原文在{article}）" if article else "")


def difference(said: str, stands: str) -> str:
    """Words of a quotation that differ from those of the document."""
    if not said:
        return f"少“{stands}”"
    return f"“{said}”应为“{stands}”" if stands else f"多“{said}”"


def means(day: str) -> str:
    """What the answers mean."""
    return (
        "“相符”只指标题、字号、版本和条款与本站的文件一致，不等于有效；"
        f"效力以本站收录的文件为据（截至{day}）。此前发生的事适用哪一文本，须依法判断。"
    )


def other_title(title: str) -> str:
    """The number is that of another title."""
    return f"字号与标题不符：这个字号的文件是{title}。"


def other_number(number: str) -> str:
    """The title is that of another number, the one that was written is not here."""
    return f"字号与标题不符：本站这个标题的文件是{number}，没有文中所写的字号。"


def missing_article(clauses: str) -> str:
    """The text here has no such article."""
    return f"本站的文本里没有{clauses}。"


def same_title(others: int, day: str) -> str:
    """Other documents bear the title too, as notices of other years do; `day`: of the one taken.

    >>> same_title(2, "2023年1月10日")
    '本站另有2份同名文件，这里按2023年1月10日的一份核对，所指是否这一份，请核实。'
    """
    taken = f"{day}的一份" if day else "最近的一份"
    return f"本站另有{others}份同名文件，这里按{taken}核对，所指是否这一份，请核实。"


def stands(status: Validity, since: str, *, stated: bool) -> str:
    """How the document stands."""
    return validity.stands(status, stated=stated) + (f"，自{since}起。" if since else "。")


def amended(since: str, clauses: str) -> str:
    """It was amended."""
    return "已修改" + clauses + (f"，自{since}起。" if since else "。")


def suspended(since: str, clauses: str) -> str:
    """It is not applied for a time; whether it is again is for the reader to find out."""
    return "暂停执行" + clauses + (f"，自{since}起" if since else "") + "。是否已恢复，请核实。"


def ended_part(stands: str, clauses: str) -> str:
    """How it stands, and which of its articles have ended."""
    return f"{stands.removesuffix('。')}：{clauses}。"


def ended(validity: str, since: str, clauses: str) -> str:
    """A document that is not here is ended by one that is."""
    return f"本站的文件写明：{clauses}{validity}" + (f"，自{since}起。" if since else "。")


def other_version(number: str, day: str) -> str:
    """The text here is another one than what the draft writes."""
    here = "，".join(filter(None, (number, day)))
    return f"文中写的字号或年份与本站的不同，本站的是{here}；可能是另一版本，请核实。"
