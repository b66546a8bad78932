"""A sentence for each rule by which a field of a document was found."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.field_rule import FRONT_MATTER, META, RECORD, FieldRule

SENTENCES: Mapping[FieldRule, str] = {
    FieldRule.CORRECTION: "人工更正",
    FieldRule.TITLE: "由标题得出",
    FieldRule.DOCUMENT_NUMBER: "由发文字号得出",
    FieldRule.KIND: "由文件类型得出",
    FieldRule.ISSUERS: "由发文机关得出",
    FieldRule.RANK: "由法律、法规还是文件得出",
    FieldRule.HEAD: "取自正文开头",
    FieldRule.FIRST_LINE: "取自正文第一行",
    FieldRule.FIRST_SENTENCE: "取自正文第一句",
    FieldRule.TITLE_LINE: "取自正文中的标题行",
    FieldRule.LABEL: "取自正文前的信息栏",
    FieldRule.SIGNATURE: "取自落款",
    FieldRule.NOTE: "取自标题下的题注",
    FieldRule.PRINTING: "取自文末的印发日期",
    FieldRule.CLAUSE: "取自正文中的施行条款",
    FieldRule.DERIVED_FROM_PRINTING: "按印发日期推算",
    FieldRule.DERIVED_FROM_WRITING: "按成文日期推算",
    FieldRule.ADDRESS: "取自网址中的日期",
    FieldRule.FILE_NAME: "取自文件名",
    FieldRule.FOLDER: "取自所在文件夹的名称",
    FieldRule.CLASSIFIER: "由程序按用词推算",
    FieldRule.SOURCE_ISSUER: "取自来源设置中的发文机关",
    FieldRule.SOURCE_SITE: "取自来源设置中的网站名称",
    FieldRule.SOURCE_REGION: "取自来源设置中的地区",
    FieldRule.SOURCE_TOPIC: "取自来源设置中的主题",
    FieldRule.SOURCE_COLUMN: "取自文件路径中的栏目",
    FieldRule.SOURCE_ADDRESS: "由来源设置中的网址拼成",
    FieldRule.HTML_TITLE: "取自网页的标题标签",
    FieldRule.HTML_HEADING: "取自网页中的标题",
    FieldRule.HTML_LABEL: "取自网页的信息栏",
    FieldRule.HTML_SCRIPT: "取自网页脚本中的数据",
    FieldRule.HTML_LINE_ABOVE_DATE: "取自网页日期上方的一行",
    FieldRule.MARKDOWN_HEADING: "取自 Markdown 的标题",
}
PREFIXES: Mapping[str, str] = {
    RECORD: "取自记录的字段",
    META: "取自网页的元数据",
    FRONT_MATTER: "取自 Markdown 文件头",
}


def sentence(rule: str) -> str:
    """How a field was found; the name of the rule itself where it has no sentence.

    >>> sentence("text:signature"), sentence("meta:PubDate"), sentence("unknown")
    ('取自落款（text:signature）', '取自网页的元数据（meta:PubDate）', 'unknown')
    """
    said = next((said for known, said in SENTENCES.items() if known == rule), None)
    said = said or next((said for one, said in PREFIXES.items() if rule.startswith(one)), None)
    return f"{said}（{rule}）" if said else rule
