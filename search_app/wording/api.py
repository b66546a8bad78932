"""Words of the API's description."""

from __future__ import annotations

from search_app import wording
from search_app.wording import changes, effects, search, values

TITLE = "接口"
LEAD = "供程序使用的 JSON 接口，无需注册。"
INTRO = (
    "政策文件的检索接口。核对引用和发送文字的对照用 POST，其余用 GET，返回 UTF-8 的 JSON；"
    "日期写作 2019-08-26；没有的值为 null 或空列表。"
    "网址中的汉字要按 UTF-8 做百分号编码。"
    "空的参数等于不给，不认识的参数会被拒绝。出错时都返回同一种结构，一次说明全部错误。"
    "凭 ETag 和 If-None-Match 可以不重复取未变的内容。"
)
OPENAPI = "OpenAPI 3.1 描述文件"
CONTENTS = "接口一览"
PARAMETER = "参数"
TYPE = "类型"
MEANING = "含义"
NO_PARAMETERS = "没有参数。"
CONDITIONS = "检索条件"
CONDITIONS_LEAD = "说明要哪些文件；下面标有“检索条件”的各个接口都可以用。"
AND_CONDITIONS = "还可以用"
BODY = "发送"
TRY_SENDING = "在命令行试一试"
ANSWER = "返回"
ON_ERRORS = "出错时都返回"
STATUSES = "状态"
SHAPES = "数据的结构"
SHAPES_LEAD = "点开看各个字段。"
FIELD = "字段"
TRY = "看一个例子"
ETAG = "内容的标识；放进下次请求的 If-None-Match，没有变化时返回 304。"

OPERATIONS = {
    "search": (
        "检索",
        "参数与检索页相同。读取全部结果时，把 next_cursor 作为下一次的 cursor，其余参数不变，"
        "直到它为 null：期间索引更新，也不会重复或遗漏；之后撤下的文件不再出现。"
        "索引更新多次后，按相关性排序的续读可能返回 410，请从头开始；按日期排序的会自动接上，"
        "只有期间日期被改动的文件可能重复或遗漏。",
    ),
    "document": ("一份文件", "文件的各项信息和全文。撤下的返回 410。"),
    "relations": (
        "一份文件与其他文件",
        "在 asof 那天（不给则为今天）的时效性及其依据的句子，它引用的、对其他文件的作用，"
        "其他文件对它的作用，引用它的文件（分页），同名的各版本，题材相同的相关文件。",
    ),
    "article": (
        "一条的沿革",
        "第 number 条在同一部法规各版本中的文字，哪些文件修改了它，哪些文件引用了它"
        "（分页；不论所引是哪个版本）。版本没有这一条的，clauses 为空。",
    ),
    "suggest": (
        "检索建议",
        "suggestions：标题中含有所输入文字的文件，最多 8 份；没有时，依拼音、首字母或改正的错字。"
        "offers：法律法规（现行的版本）、发文字号、同名文件、常用说法、发文机关、主题，最多 8 项。",
    ),
    "facets": ("各项的份数", "每一项的值及其份数；计算某一项时，不计它自己的筛选。"),
    "histogram": ("各时期的份数", "按年、月或日，依成文（公布）日期，没有的依发布日期。"),
    "pivot": (
        "时期与分项的交叉份数",
        "每行一年或一月，每列一个值。一份文件有几个值就在几列各计一次，合计中只计一次。"
        "有两级的项默认只列第一级。",
    ),
    "check": (
        "核对引用",
        "把一段文字（拟稿）中的每处引用与本站的文件核对，各有两个结果：引用核对（标题、字号、版本、"
        "条款是否一致）和效力（到那天是否已废止、失效，是否旧版）；引号里的话与原文对照。"
        "同样的引用列一次，依文中顺序，最多 500 条。文字只用于这一次核对，不保存、不记录。",
    ),
    "check_file": (
        "核对文件中的引用",
        "同“核对引用”，送来的是 DOCX、DOC、WPS、PDF、OFD 或 TXT 文件本身，最大 20 MB，"
        "按内容认定格式，读出的文字最多 100,000 个字。文件只用于这一次核对，不保存、不记录。",
    ),
    "cleanup": (
        "清理清单",
        "days 天内到期的文件，所依据的文件已经废止或失效的文件，和发文机关已更名或撤并的文件；"
        "先是到期的，依到期日先后。"
        "可用检索的各项条件限定。",
    ),
    "effects": (
        "废止与修改",
        "文件之间的处理，逐条列出：哪份文件（by）从哪天起对哪份文件"
        "（targets，没有收录的只有所写的标题和字号）的哪一条做什么。读取全部时，"
        "把 next_cursor 作为下一次的 cursor，其余参数不变，直到它为 null；"
        "期间索引更新，已经读过的不会再出现。"
        "同样的内容也有 CSV、Excel 和 Atom：/effects.csv、/effects.xlsx、/effects.atom。",
    ),
    "changes": (
        "本站更新",
        "收录、撤下、文字和时效性的变化，依收录或变化的日期从新到旧；今天收录的旧文件也在今天。"
        "recorded_since 之前没有记录。读取全部时，把 next_cursor 作为下一次的 cursor，"
        "其余参数不变，直到它为 null。同样的内容也有 Atom：/changes.atom。",
    ),
    "expiries": (
        "即将到期",
        "今天起 days 天以内不再有效的文件：有效期届满的、已写明何时废止的，依到期日先后。"
        "读取全部时，把 next_cursor 作为下一次的 cursor，其余参数不变，直到它为 null。"
        "/expiries.atom 在到期前 180、90、30 天各有一条；/expiries.ics 是两年以内的日历，"
        "到期前 180、90、30 天提醒；两者只用 issuer 这一个参数。",
    ),
    "series": (
        "文号查缺",
        "一个代字、一年的发文字号：收录的号（分页）及文件，最小号与最大号之间未收录的号，"
        "几份不同文件同用的号。未收录不表示不存在。代字没有收录时，similar 是相近的代字。",
    ),
    "compare": (
        "新旧对照",
        "逐条对照两份文件，a 为原文本，b 为新文本：哪些条未改、修改、移动、只改条号、拆分、合并、"
        "新增、删去，条内哪些文字改了。全半角、标点、空格、繁简的差异只计数，不标出。"
        "每份最多 200,000 字、5,000 段。由程序对照，仅供参考。",
    ),
    "compare_texts": (
        "新旧对照（发送文字）",
        "同上，其中一份或两份是发送的文字。文字只用于这一次对照，不保存、不记录。",
    ),
    "health": ("是否正常", "索引可用时返回 ok 和索引版本。"),
}

EXAMPLES = {
    "search": "?q=管理办法&size=2",
    "suggest": "?q=管理",
    "facets": "?q=管理&facet=kind",
    "histogram": "?q=管理&unit=year",
    "pivot": "?unit=year&facet=issuer&limit=5",
    "cleanup": "?days=365&size=10",
    "effects": "?size=10",
    "changes": "?size=10",
    "expiries": "?days=365",
    "series": "?code=国发&year=2019",
    "health": "",
}

SENT = {
    "check": '{"text": "根据《云州市养犬管理办法》，现通知如下。", "asof": "2024-03-01"}',
    "compare_texts": '{"a_text": "第一条 养犬应当登记。", "b_text": "第一条 养犬应当办理登记。"}',
}
"""An example of what a POST sends."""

STATUS = {
    200: "成功。",
    304: "与 If-None-Match 所指的相同，没有内容。",
    400: "参数有误，problems 逐条说明。",
    404: "没有这个编号的文件。",
    410: "已撤下，或续读位置已失效。",
    413: "内容太大。",
    414: "网址太长，最多 8,190 字节；由服务器直接回答，没有内容结构。",
    415: "不能读这种内容（Content-Type）。",
    503: "索引暂时不可用。",
}


_PARAMETERS = {
    "id": "文件的编号，即检索结果中的 id。",
    "number": "条的序号，如 33、133-1（第一百三十三条之一）。",
    "q": "检索词，语法与检索页相同；不给则为全部文件。",
    "cursor": "续读位置，即上一次返回的 next_cursor；不能与 page 同用。",
    "unit": "时期：year 年，month 月，day 日。",
    "facet": f"项：{values.coded(search.FACETS)}。",
    "value": "要列出的值，可多次使用；不给则列份数最多的。",
    "limit": "最多列出几个值。",
    "days": "今后多少天内到期。",
    "a": "原文本的编号。",
    "b": "新文本的编号。",
    "rows": "列出哪些：all 全部，changed 只要有改动的和它们上面的标题。",
}


_PARAMETERS_OF = {
    "effects": {
        "kind": f"处理，可多次使用：{effects.CODES}。",
        "document": "文件的编号：它处理的，和处理它的。",
        "affecting": "文件的编号：只要它处理的。",
        "affected": "文件的编号：只要处理它的。",
        "affecting_issuer": "作出处理的文件的机关，全称，可多次使用。",
        "affected_issuer": "被处理的文件的机关，全称，可多次使用；只有本站收录的文件知道机关。",
        "since": "处理从这一天或之后开始，如 2024-03-01。",
        "until": "处理从这一天或之前开始。",
        "in_text": "本站收录的文本：contained 已经包含这一处理，not_yet 还没有包含。",
        "sort": "依开始的日期：newest 从新到旧，oldest 从旧到新，日期不详的在最后；"
        "taken_up 依作出处理的文件收录的日期，从新到旧。Atom 总是依收录的日期。",
        "size": "每次几条。",
    },
    "changes": {
        "since": "收录或变化的日期，从这一天起，如 2026-11-30。",
        "until": "收录或变化的日期，到这一天止。",
        "kind": f"变化，可多次使用：{changes.CODES}。",
        "size": "每次几条。",
    },
    "expiries": {
        "issuer": "发文机关，全称，可多次使用；不给则为全部机关。",
        "days": "今后多少天以内，至多两年。",
        "size": "每次几份。",
    },
    "series": {
        "code": "代字，如 国发、国务院令；也可以是一个完整的文号。",
        "year": "年份或届，如 2019、19、十三届；none 为不分年的；不给时，代字只有一年则为那一年，"
        "否则只返回 years。",
        "size": "每次几个号。",
    },
}
"""What the parameters of an operation mean that elsewhere mean something else."""


def title(site: str) -> str:
    """The name of the API of a site."""
    return f"{site}{TITLE}"


def default(value: object) -> str:
    """What a parameter is where it is not given."""
    return f"不给则为 {value}。"


def parameter(name: str, operation: str = "") -> str:
    """What a parameter means: as on the command line, where it is there too."""
    return (
        _PARAMETERS_OF.get(operation, {}).get(name)
        or _PARAMETERS.get(name)
        or wording.commands.SEARCH_HELP.get(name)
        or wording.commands.OPTION_HELP[name]
    )
