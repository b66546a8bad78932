"""Words on what a run read, skipped and refused, on the page about the data and in the terminal."""

from __future__ import annotations

from corpus.document import NoteKind, ReadingNote
from corpus.report import Found, Noted, Refusal, RefusalReason, SkipReason, read_detail
from search_app.wording import document

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
    SkipReason.NO_COLUMN: "表中没有正文这一列，可用设置 columns 指明",
    SkipReason.LINK_LIST: "目录页，只有链接",
    SkipReason.NO_TEXT_LAYER: "未能提取：只有图像，没有文字",
    SkipReason.ENCRYPTED: "未能提取：文件有密码",
    SkipReason.MISLABELLED: "内容与扩展名不符",
    SkipReason.NO_CONVERTER: "未能提取：没有安装转换程序",
    SkipReason.TOO_SLOW: "读取时间过长，已停止，可用 --file-seconds 放宽",
    SkipReason.TOO_MUCH_MEMORY: "占用内存过多，已停止，可用 --file-memory-mb 放宽",
    SkipReason.BAD_MEMBER: "压缩包中的文件有误",
    SkipReason.NOT_A_FILE: "不是普通文件",
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
    Found.BYTES: "{} 字节，可用 --file-mb 放宽",
    Found.MORE_BYTES: "解压后超过 {} 字节，可用 --file-mb 放宽",
    Found.DAMAGED_GZIP: "压缩内容不完整或已损坏",
    Found.NO_PERMISSION: "没有读取权限",
    Found.GONE: "读取时文件已不在",
    Found.BROKEN_LINK: "链接指向的“{}”不存在",
    Found.FOLDER_LINK: "链接到来源之外的文件夹“{}”，没有跟随",
    Found.PIPE: "是管道",
    Found.SOCKET: "是套接字",
    Found.DEVICE: "是设备",
    Found.TOO_DEEP: "标签或括号套得太多",
    Found.CUT_OFF: "文件不完整",
    Found.PAGES: "{} 页",
    Found.MORE_PAGES: "{} 页，可用 --file-pages 放宽",
    Found.MORE_ROWS: "超过 {} 行",
    Found.FORM: "实为 {}",
    Found.ENTITIES: "含有实体定义",
    Found.MEMBERS: "{} 个文件",
    Found.NAME: "名称 {}",
    Found.LEVELS: "压缩包套了 {} 层",
    Found.CRASHED: "读取失败 {}",
    Found.KILLED: "读取它的进程被系统中止，信号 {}",
    Found.PROGRAMS: "需要 {} 之一",
    Found.WRONG: "{} 处字符无法识别",
    Found.RECORD: "第 {} 条",
    Found.NO_RECORDS: "不是记录的列表",
    Found.HEADER: "表头为 {}",
    Found.NEEDED: "需要 {} 之一",
    Found.SHEET: "工作表 {}",
    Found.ROW: "第 {} 行",
}


NOTES: dict[NoteKind, str] = {
    NoteKind.REVISIONS: "本文件含修订痕迹，按接受全部修订后的文本显示",
    NoteKind.WRONG_CHARACTERS: "正文有{count:,}处字符无法识别，可能是金额、日期等内容，请核对原件",
    NoteKind.WRONG_OUTSIDE: "标题等正文以外有 {count:,} 处字符无法识别",
    NoteKind.PAGES_WITHOUT_TEXT: "第{pages}页是图片，本站搜不到其中的文字",
    NoteKind.UNREADABLE_PAGES: "第{pages}页读不出来，本站搜不到其中的文字",
    NoteKind.UNREAD_PARTS: "文件中有{count:,}处嵌入的对象或损坏的部分，本站搜不到其中的文字",
    NoteKind.BLANK_PAGES: "第{pages}页是空白的",
    NoteKind.PAGE_HEADERS: "页眉、页脚 {count:,} 处未收录",
    NoteKind.WATERMARKS: "水印 {count:,} 处未收录",
    NoteKind.HIDDEN_TEXT: "隐藏文字 {count:,} 处未收录",
    NoteKind.COMMENTS: "批注 {count:,} 条未收录",
    NoteKind.HIDDEN_CELLS: "隐藏的工作表、行、列 {count:,} 处未收录",
}


def note(note: ReadingNote) -> str:
    """What a text does not show of its file."""
    pages = "、".join(map(str, note.pages))
    return NOTES[note.kind].format(count=note.count, pages=pages)


def noted_texts(count: int) -> str:
    """The heading of the list of notes on how files were read."""
    return f"读取说明 {count:,}："


def noted_text(noted: Noted) -> str:
    """A note, and which document or attachment it is on."""
    return f"{noted_place(noted)}：{note(noted.note)}"


def noted_place(noted: Noted) -> str:
    """Which document or attachment a note is on."""
    where = noted.path if noted.key == noted.path else f"{noted.path} {noted.key}"
    if noted.line:
        where = f"{where}（{FOUND[Found.LINE].format(noted.line)}）"
    return f"{where} {document.attachment(noted.attachment, '')}" if noted.attachment else where


def skip_detail(detail: str) -> str:
    """Where in a file, and what was found there."""
    return "，".join(FOUND[name].format(value) for name, value in read_detail(detail))


def refusal(code: str) -> str:
    """Why a stated value was not stored."""
    return REFUSALS.get(code, code)


def build_report(source: str, added: int, changed: int, unchanged: int, removed: int) -> str:
    """What a run over a folder did."""
    return f"来源 {source}：新增 {added:,}，更改 {changed:,}，未变 {unchanged:,}，删除 {removed:,}"


DOCUMENTS_UNIT = "份"
"""Beside the progress of documents that are derived again."""


def derived(count: int) -> str:
    """Documents of an index of another version of the program, analysed again without a file."""
    return (
        f"分析规则已更新：{count:,} 份已收录的文件按索引所存原文重新分析。"
        "正在运行的网站重新启动后改用新索引。"
    )


DIVIDED = "设置的分片数（opensearch_shards）改变了：全部文件已按新的分片数重新写入。"


def skipped_files(count: int) -> str:
    """The heading of the list of skipped files."""
    return f"跳过 {count:,}："


def skipped_file(path: str, reason: str, detail: str) -> str:
    """A file that did not become a document, and why."""
    return f"{path}：{skip_reason(reason)}" + (f"（{skip_detail(detail)}）" if detail else "")


def refused_value(refusal: Refusal) -> str:
    """A value that a document states and that was not stored, and why."""
    name, reason = document.field(refusal.field), REFUSALS[refusal.reason]
    where = refusal.path if refusal.key == refusal.path else f"{refusal.path} {refusal.key}"
    return f"{where}：{name}“{refusal.value}”未采用（{reason}）"


def refused_group(name: str, reason: RefusalReason, count: int) -> str:
    """Values of one field that were refused for one reason; the first follow."""
    return f"{document.field(name)}，{REFUSALS[reason]}：{count:,} 条，如"


def refused_example(refusal: Refusal) -> str:
    """One of them, with where it stands."""
    where = refusal.path if refusal.key == refusal.path else f"{refusal.path} {refusal.key}"
    return f"“{refusal.value}”（{where.strip()}）"


def refused_values(count: int) -> str:
    """The heading of the list of values that were not taken over."""
    return f"未采用的标注 {count:,}："


def source_line(source: str, documents: int, skipped: int) -> str:
    """One source in numbers."""
    return f"来源 {source}：{documents:,} 份，跳过 {skipped:,} 个"


def missing_line(field_name: str, count: int) -> str:
    """How many documents lack a field."""
    return f"  缺{document.field(field_name)}：{count:,} 份"


def counted(value: str, count: int) -> str:
    """A value and how many documents have it."""
    return f"  {value}  {count:,}"
