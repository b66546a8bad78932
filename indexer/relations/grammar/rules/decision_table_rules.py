"""The heads and cells of tables that list repealed documents."""

from __future__ import annotations

from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import one_of

_GAP = r"[\s\u3000]*"

ORDER = ReadingRule(
    "the head of the column with the count of the rows",
    rf"序{_GAP}号|编{_GAP}号",
    finds={"序号": "序号", "编 号": "编 号"},
    ignores=("文号",),
    how=How.WHOLE,
)
TITLE = ReadingRule(
    "the head of the column with titles",
    r"(?:规范性|行政规范性|政策性?|废止|失效|宣布失效|拟?清理)?(?:文件|规章|法规|政策)?"
    r"(?:名称|标题|题目)|(?:规范性)?文件",
    finds={"文件名称": "文件名称", "标题": "标题", "规范性文件": "规范性文件"},
    ignores=("文号", "名称及文号"),
    how=How.WHOLE,
)
NUMBER = ReadingRule(
    "the head of the column with numbers",
    r"(?:发?文|文件)?(?:字号|编号|文号)|文号|制发文号|公布文号",
    finds={"发文字号": "发文字号", "文号": "文号"},
    ignores=("序号", "文件名称"),
    how=How.WHOLE,
)
RESULT = ReadingRule(
    "the head of the column with what is decided",
    r"(?:清理|处理|审查|评估)?(?:结果|意见|方式|情况|建议|结论|类型)|备注|是否废止|有效性",
    finds={"清理结果": "清理结果", "备注": "备注"},
    ignores=("文件名称", "结果说明"),
    how=How.WHOLE,
)
PARTS = ReadingRule(
    "the head of the column with the articles that end",
    r"(?:(?:废止|失效|停止执行|宣布失效)(?:[、和及与/]|或者?)?)*(?:的)?(?:具体|部分)?"
    r"(?:条款|条文)(?:内容|项目|序号)?|(?:废止|失效)+(?:的)?(?:具体|部分)?内容",
    finds={"失效废止条款": "失效废止条款", "废止的条款": "废止的条款", "条款内容": "条款内容"},
    ignores=("清理结果", "文件名称", "修改条款"),
    how=How.WHOLE,
)
UNTIL = ReadingRule(
    "the head of the column with the last days of what is prolonged",
    r"(?:延长|延续|延期|新|调整)+后?的?(?:有效期|截止|失效)+(?:限|至|期|日期|时间)*|有效期(?:延长|延续)?至",
    finds={"延长后有效期": "延长后有效期", "有效期延长至": "有效期延长至", "新有效期": "新有效期"},
    ignores=("有效期", "印发日期"),
    how=How.WHOLE,
)
PROLONGS = ReadingRule(
    "a line above a table, or a title, by which documents are prolonged",
    r"(?:延长|延续)(?:[^。，；]{0,30}的?)?有效期|有效期限?[^。，；]{0,4}(?:延长|延续)",
    finds={"有效期延长的文件目录": "有效期延长", "延长部分文件有效期": "延长部分文件有效期"},
    ignores=("有效期届满的文件目录",),
)
OTHER = ReadingRule(
    "the head of a column that says nothing here",
    r".{0,6}(?:单位|部门|机关|日期|时间|依据|理由|原因|说明|责任人|类别|层级|登记号|备注)",
    finds={"发文单位": "发文单位", "印发日期": "印发日期", "废止理由": "废止理由"},
    ignores=("文件名称",),
    how=How.WHOLE,
)
WHOLE = ReadingRule(
    "a cell that says that the document ends",
    rf"(?:予以|宣布|建议)?{one_of('repeal_result')}",
    finds={"废止": "废止", "宣布失效": "宣布失效"},
    ignores=("部分废止", "继续有效"),
    how=How.WHOLE,
)
PART = ReadingRule(
    "a cell that says that a part of the document ends",
    r"部分(?:条款)?(?:废止|失效)",
    finds={"部分条款失效": "部分条款失效", "部分废止": "部分废止"},
    ignores=("全部废止",),
)
PART_HEADING = ReadingRule(
    "what says of documents in a list or table that only parts of them end",
    r"(?:部分|个别|若干)(?:条款|条文|内容)|部分(?:废止|失效|停止执行)"
    r"|(?:的|中的?)(?:部分|个别|有关|相关)(?:条款|条文|内容|规定)"
    r"|(?:有关|相关)(?:条款|条文|内容|规定)(?:予以)?(?:废止|失效|停止执行)",
    finds={
        "部分条款失效废止的文件目录": "部分条款",
        "部分废止的文件": "部分废止",
        "废止下列规章的有关条款：": "的有关条款",
        "相关规定失效的文件目录": "相关规定失效",
    },
    ignores=(
        "废止的文件目录",
        "部分文件",
        "废止部分规定的目录",
        "按照有关规定，下列文件予以废止：",
    ),
)
WHOLE_TOO = ReadingRule(
    "that a list or table has documents that end as a whole, too",
    r"全文|全部",
    finds={"全文和部分条款失效废止的文件目录": "全文"},
    ignores=("部分条款失效废止的文件目录",),
)
BEFORE_PARTS = ReadingRule(
    "the verb before the articles in a cell: 废止第三条",
    rf"^\s*(?:部分(?:条款)?)?(?:{one_of('repeal_result')}|删[去除])\s*[:：（(]?(?:其)?(?:中)?(?:的)?\s*",
    finds={
        "废止第三条": "废止",
        "删除其中的第三条": "删除其中的",
        "部分废止（第三条）": "部分废止（",
    },
    ignores=("第三条", "修改第三条"),
)
STAYS = ReadingRule(
    "a cell that says that the document stays",
    rf"{one_of('stays')}",
    finds={"继续有效": "继续有效", "修改后保留": "修改"},
    ignores=("废止",),
)
KEPT = ReadingRule(
    "a cell that says that the document stays in force",
    rf"(?:予以|决定|建议)?(?:{one_of('kept')}|有效)(?:执行|实施)?",
    finds={"继续有效": "继续有效", "予以保留": "予以保留", "有效": "有效"},
    ignores=("修改后保留", "废止"),
    how=How.WHOLE,
)
KEEP_HEADING = ReadingRule(
    "a line above a table that says that what it lists stays in force",
    rf"(?:{one_of('kept')})",
    finds={"继续有效的规范性文件目录": "继续有效", "保留的规章目录": "保留"},
    ignores=("废止的规范性文件目录",),
)
NOT_YET = ReadingRule(
    "a line above a table that says that nothing is decided yet",
    r"拟|建议|征求|不予|未|不再|审议|废止|失效|修改",
    finds={"拟保留的文件目录": "拟", "保留和废止的文件目录": "废止"},
    ignores=("继续有效的文件目录",),
)
HEADING = ReadingRule(
    "a line above a table that says that what it lists ends",
    rf"{one_of('repeal_heading')}",
    finds={"决定废止的文件目录": "废止", "停止执行的规定": "停止执行"},
    ignores=("继续有效的文件目录",),
)
NO_HEADING = ReadingRule(
    "a line above a table that says that what it lists does not end, or not yet",
    r"拟|建议|征求|继续有效|保留|修改|不予|未|现行有效|不再|审议",
    finds={"拟废止的文件目录": "拟", "继续有效的文件目录": "继续有效"},
    ignores=("废止的文件目录",),
)
OWN = ReadingRule(
    "a title that speaks of a review or of repeals",
    rf"{one_of('clean_up')}",
    finds={"文件清理结果": "清理", "关于废止部分文件的决定": "废止"},
    ignores=("关于印发文件的通知",),
)
