"""Words of the command line: its help, and what is wrong with a command as typed."""

from __future__ import annotations

import re

from search_app.wording import search

PROGRAM_HELP = "政策文件检索：把一个文件夹里的政策文件编成索引，再在命令行或网页上检索。"
COMMAND_HELP = {
    "index": "读取一个文件夹里的文件，编入索引；再次运行时只处理有变化的文件。",
    "watch": "定时运行 index，一次只运行一个；失败了下次再来，每次都可写报告。",
    "serve": "在本机提供检索网页和接口。",
    "mcp": "供写作程序检索、核对引用（MCP），用标准输入输出，或加 --http 用本机网址。",
    "read": "读取文件，每份文件输出一行 JSON，不写索引。",
    "search": "在命令行检索。",
    "explain": "逐步说明一次检索：输入、查询、词、向引擎提出的条件、得分。",
    "check-draft": "核对一份拟稿（文件）中的引用：对不对，是否有效，引文是否一字不差。",
    "check": "核对索引：校验和、份数、抽查短语、是否过时。",
    "stats": "索引中有哪些数据。",
    "privacy": "列出可能含身份证号、电话、银行卡号、住址等个人信息的文件，内容已隐去。",
    "settings": "列出所有设置。",
    "embed": "输出检索框的代码和脚本的校验值，放到其他网站上。",
    "inspect": "检查最新文件能否按标题在首页结果中找到；也可检查网页打开的快慢、与清单对照。",
    "words": "核对本站自己的通俗说法表：有几条，哪几行有误、怎样改。",
    "analytics": "近来检索最多的、没有结果最多的文字；没有结果的可起草成通俗说法表的行。",
    "recommended": "核对推荐清单：列出写错的行，以及所推荐的文件已撤下、失效、废止或有新版的行。",
    "corrections": "核对更正清单：列出写错的行，找不到文件的行，以及更正之后原文件又改过的行。",
    "takedown": "撤下文件：一秒内从网页、建议和接口中消失，重新编入也不会再出现；留有记录。",
    "backup": "把无法重新得到的内容（设置、清单、撤下和收录的记录）存成一个文件，并核对。",
    "restore": "核对一份备份的每个文件，全部无误才一次换上；原来的留在旁边。",
    "audit": "列出（list）或核对（verify）操作记录：撤下、更正和设置的改动、备份和恢复。",
    "rollback": "退回到上一次发布的索引，并说明因此少了什么。",
}
# An option of a search, which may be another thing than one of the same name elsewhere.
SEARCH_HELP = {facet.value: search.facet_option(facet) for facet in search.FACETS}
OPTION_HELP = {
    **SEARCH_HELP,
    "config": "设置文件（TOML），不指定时用当前文件夹的 policy-search.toml。",
    "help": "显示这份说明。",
    "version": "显示版本。",
    "report": "把核对报告写成 Word 文件（.docx）。",
    "source": "来源的名称，不指定时用文件夹的名称。",
    "allow_removal": "允许删除这一来源中超过 20% 的文件。",
    "reread": "把文件夹中的这个文件或子文件夹重新读取一遍，即使没有变化；不写路径就是全部。",
    "repair": "先逐个核对索引的文件；有损坏的，用其中完好的内容重建，其余从文件夹重新读取。",
    "http": "用本机网址（端口由 --port 设置）提供，不写即用标准输入输出。",
    "json": "输出 JSON，格式与网页接口相同。",
    "target": "结果打开的窗口，如 _blank；不写即当前窗口。",
    "placeholder": "框内提示。",
    "url": "正在运行的网站的网址；不写即检查索引。",
    "count": "检查最新的几份，不写即 50 份。",
    "pin": "固定脚本的版本，并校验其内容（SRI）。",
    "output": "把清单写入这个文件，只有您本人可以读取；不写即显示在终端上。",
    "days": "最近多少天，不写即 30 天。",
    "draft": "把没有结果的检索词写成通俗说法表的草稿。",
    "reason": "撤下的原因，显示在这份文件的网址上。",
    "only": "只撤下所列的，文字相同的其他文件保留。",
    "undo": "恢复已撤下的文件。",
    "list": "列出撤下和恢复的全部记录。",
    "known": "核对时，记录中须有摘要为此值的一行（以前抄下的）。",
    "with_index": "连同索引一起备份；不写则恢复后重新编入。",
    "every": "每隔多久运行一次，如 30m、6h、1d；先立即运行一次。",
    "at": "每天几点运行（北京时间），如 03:30。",
    "once": "只运行一次，以它的退出码结束，供定时器使用。",
    "run_report": "每次运行之后把结果写成这个 JSON 文件。",
    "markdown": "以 Markdown 输出，即 docs/settings.md。",
    "size": "每页份数。",
    "page": "第几页。",
    "since": "起始日期，如 2019-08-26；2019-08、2019 是从这个月、这一年起。",
    "until": "截止日期，如 2019-12-31；2019-08、2019 是到这个月、这一年止。",
    **{
        f"{kind.parameter}_{end}": f"{name}{said}，写法同 {end}。"
        for kind, name in search.DATE_KINDS.items()
        for end, said in (("since", "从哪天起"), ("until", "到哪天止"))
    },
    "within": "在结果中再检索，可多次使用，各次都要相符。",
    "scope": "查找范围：all 全部，title 标题，body 正文，attachments 附件，number 发文字号。",
    "sort": "排序：relevance 最相关，newest 从新到旧，oldest 从旧到新；"
    "按落款、上网、开始执行的日期则是 written_newest、published_oldest、effective_newest 等。",
    "match": "列出哪些：ranked 按最相关排序时也列没有提到全部词的（默认），all 只列全部相符的。",
    "exact": "只查所写的：1 不改正检索词，也不另查正式说法和全称，0 改正、另查（默认）。",
    "fold": "相同文本是否合并为一条：1 合并，0 分别列出（默认）。",
    "id": "只要这个编号的文件，可多次使用。",
    "same": "只列出与这个编号的文件相同的文本。",
    "asof": "按哪一天判断时效性，如 2019-08-26，不指定时按今天。",
    "taken_up_since": "只要从这一天起收录的，不论文件自己的日期，如 2026-11-30。",
    "without_reading": "1 只要本站没有收录其解读的，0 不论（默认）。",
    "cites": "只要引用了这份文件的，写它的编号。",
    "article": "只要引用了其中这一条的，不论所引是哪个版本；写条的序号，如 33、133-1。",
    "versions": "cites 所指：this 这一版本，all 同一部法规的各版本。",
}
ARGUMENTS = {
    "folder": "文件夹",
    "files": "文件",
    "text": "检索词",
    "draft": "文稿",
    "ids": "文件编号",
    "archive": "备份文件",
    "action": "list|verify",
}
USAGE = "用法："
OPTIONS = "选项"
COMMANDS = "命令"
OPTIONS_PLACE = "[选项]"
COMMAND_PLACE = "命令 [参数]"
VALUE = "值"
PATH = "[路径]"


def such_as(example: str) -> str:
    """A value that would do."""
    return f"如 {example}" if example else ""


USAGE_ERRORS = {
    "NoSuchOption": "没有选项 {name}。",
    "BadOptionUsage": "选项 {name} 后面缺少值，或多了值。",
    "NoSuchCommand": "没有命令 {name}。",
    "MissingParameter": "缺少参数：{name}。",
    "BadParameter": "{name} 的值不对：{message}",
    "IntRange": "{name} 的值不对，请改成 {message} 之间的整数。",
}
# What click says where it has no class of its own for a mistake.
EXTRA_ARGUMENTS = re.compile(r"Got unexpected extra arguments? \((.*)\)")


def usage_error(kind: str, name: str, message: str, command: str) -> str:
    """What is wrong with a command as it was typed, and where its help is."""
    sentence = USAGE_ERRORS.get(kind, "命令写法有误：{message}")
    if extra := EXTRA_ARGUMENTS.fullmatch(message):
        sentence, name = "多了参数：{name}。", extra[1]
    return f"{sentence.format(name=name, message=message)}\n运行 {command} --help 查看用法。"
