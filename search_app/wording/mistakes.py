"""Words for what is wrong with a request or a setting: the name, the value, and what would do."""

from __future__ import annotations

import re

from indexer.errors import Problem
from search_app.wording import field_corrections, plain_words, recommended, review, search, sources
from search_app.wording import relations as validity_words

PARAMETERS = {
    "q": "检索词",
    "within": "在结果中检索的词",
    "scope": "查找范围",
    "since": "起始日期",
    "until": "截止日期",
    **{
        f"{kind.parameter}_{end}": f"{name}的{said}"
        for kind, name in search.DATE_KINDS.items()
        for end, said in (("since", "起始日"), ("until", "截止日"))
    },
    **{facet.value: name for facet, name in search.FACETS.items()},
    "asof": validity_words.ASOF,
    "taken_up_since": "从哪天起收录",
    "without_reading": "没有解读",
    "id": "选中的文件",
    "cites": "被引用文件的编号",
    "article": "被引用的条",
    "versions": "被引用的版本",
    "sort": "排序",
    "fold": "合并内容相同的",
    "exact": "按原文检索",
    "same": "内容相同的文件",
    "page": "页码",
    "serial": "发文字号的序号",
    "size": "每页份数",
    "cursor": "续读位置",
    "facet": "项",
    "value": "值",
    "limit": "最多个数",
    "unit": "时间",
    "kind": "种类",
    "in_text": "是否已写进文本",
    "split": "分项",
    "versus": "相比的检索词",
    "days": "天数",
    "code": "代字",
    "text": "文稿",
    "a": "原文本",
    "b": "新文本",
    "a_text": "原文本",
    "b_text": "新文本",
    "a_file": "原文本的文件",
    "b_file": "新文本的文件",
    "rows": "列出的条文",
    "file": "文件",
    "target": "打开方式",
    "placeholder": "框内提示",
}
PROBLEMS = {
    "too_costly": "{name}“{value}”太费时。",
    "too_costly_instead": "{name}“{value}”太费时，可以改为检索“{limit}”。",
    "cursor_and_page": "{name}和页码不能同时给，请去掉一个。",
    "bad_cursor": "{name}“{value}”有误，请原样使用上一次返回的 next_cursor，或从头开始。",
    "cursor_of_other_query": "{name}属于另一次检索，请保持检索条件不变，或从头开始。",
    "cursor_gone": "续读位置已失效（索引或程序已更新），请从头开始，或按日期排序，或下载全部结果。",
    "date_form": "{name}“{value}”不是日期，请写成 2019-08-26 这样；起止也可写 2019-08、2019。",
    "date_impossible": "{name}“{value}”没有这一天，请检查年、月、日。",
    "until_before_since": "{name}“{value}”早于起始日期 {limit}，请把两个日期对调或改正。",
    "article_form": "{name}“{value}”不是条的序号，请写成 33、133-1（第一百三十三条之一）这样。",
    "needs_cites": "给了{name}“{value}”，还要用 cites 给出文件的编号。",
    "year_form": "{name}“{value}”不是年份，请写成四位数字，如 2019，或“未标注”。",
    "series_code": "{name}“{value}”看不出是哪个机关的字号，请写成 {limit} 这样，"
    "或写一个完整的文号。",
    "series_year": "{name}“{value}”有误，请写成 {limit} 这样。",
    "not_a_number": "{name}“{value}”不是数字，请写成 1 这样的数字。",
    "too_small": "{name}“{value}”太小，至少是 {limit}。",
    "too_large": "{name}“{value}”太大，最多是 {limit}。",
    "beyond_window": "{name}“{value}”太大，最多翻到第 {limit} 页，请加词或筛选来缩小范围。",
    "unknown_choice": "{name}没有“{value}”这个选项，可以是 {limit}。",
    "too_many_values": "{name}选得太多，最多 {limit} 项。",
    "unreadable_file": "{name}没有读成：{value}。可以改为粘贴文字。",
    "string_pattern_mismatch": "{name}“{value}”要写成数字，如 2019、5。",
    "value_too_long": "{name}的值太长，最多 {limit} 个字。",
    "unknown_parameter": "没有“{name}”这个参数，可以用的有 {limit}。",
    "no_parameters": "没有“{name}”这个参数，这里不用参数。",
    "repeated_parameter": "{name}给了几个不同的值（{value}），只能给一个。",
    "not_a_text": "{name}要写成文字，放在引号里。",
    "malformed_json": "请求的内容不是正确的 JSON，错在 {value}（行:列），请改正。",
    "not_an_object": '请求的内容要是 JSON 对象，如 {{"text": "…"}}。',
    "missing_parameter": "缺少参数 {name}。",
    "no_text": "请给出{name}：选一份本站文件，粘贴文字，或上传文件。",
    "given_twice": "{name}给了不止一样，请只留一样：本站文件、粘贴的文字或上传的文件。",
    "no_such_document": "本站没有编号、网址或标题为“{value}”的文件（{name}）。",
    "which_document": "“{value}”可能是下面的文件，请选定{name}。",
    "text_too_long": "{name}“{value}”太长，最多对照 {limit} 个字，请分段对照。",
    "too_many_paragraphs": "{name}“{value}”段落太多，最多对照 {limit} 段，请分段对照。",
    "file_too_large": "{name}“{value}”太大，最多 {limit}。",
    "file_unreadable": "{name}“{value}”读不出来（{limit}）。可以另存为 DOCX 再上传，或粘贴文字。",
    "too_long": "检索词太长，最多 {limit} 个字，请缩短。",
    "nothing_to_search": "“{value}”里没有可以检索的字，请输入词语、短语或发文字号。",
    "only_negative": "“{value}”只说了不要什么，请再输入要找的词。",
    "proximity_operand": "“{value}”不能限定与别的词同句、同段、同条或相隔几个字，"
    "请改成一个词、一个加引号的短语，或 (甲 或 乙) 这样的一组。",
    "proximity_distance": "“{value}”的距离不对，请写 /1 到 /{limit}。",
    "too_many_wildcards": "“{value}”里的 * 太多，一个词里最多用 {limit} 个。",
    "too_complex": "括号套得太多，最多 {limit} 层，请简化。",
    "setting_number": "{name} 的值“{value}”不对，请改成 {limit} 之间的整数。",
    "setting_form": "{name} 的值“{value}”不对，请写成 {limit} 这样。",
    "setting_unknown": "没有 {name} 这项设置，是不是 {limit}？",
    "setting_secret": "{name} 不能写在设置文件里，只从环境变量 {limit} 读取。请从文件中删去它。",
    "setting_variable": "没有环境变量 {name} 这项设置，没有采用它；是不是 {limit}？",
    "config_missing": "没有设置文件“{name}”，请检查路径。",
    "config_unreadable": "设置文件“{name}”不是正确的 TOML{value}，请改正。",
}
TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def problem(mistake: Problem) -> str:
    """One mistake: what is wrong, the value, and what would do."""
    value = shortened(mistake.value)
    if mistake.code in ("config_unreadable", "sources_unreadable"):
        place = TOML_PLACE.search(mistake.value)
        value = "（第 {} 行，第 {} 个字）".format(*place.groups()) if place else ""
    known = PROBLEMS | sources.MISTAKES | plain_words.MISTAKES | recommended.MISTAKES
    known = known | field_corrections.MISTAKES | review.TERM_MISTAKES
    code = mistake.code
    if code == "unknown_parameter" and not mistake.limit:
        code = "no_parameters"
    sentence = known.get(code, "{name}“{value}”有误，请改正。")
    name, limit = PARAMETERS.get(mistake.parameter, mistake.parameter), mistake.limit
    if code in plain_words.MISTAKES:
        name, limit = plain_words.place(name), plain_words.place(limit)
    return sentence.format(name=name, value=value, limit=limit)


def shortened(value: str) -> str:
    """As much of a value as a sentence repeats."""
    return value if len(value) <= 40 else value[:40] + "…"
