"""The names of columns: how records and tables usually call the fields of a document."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

# The names by which records usually call our fields; the first that is there and filled counts.
DEFAULT_COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "_id", "编号id"),
    "title": ("title", "标题", "文件标题", "文件名称", "题名", "政策名称", "name", "名称"),
    "body": ("body", "text", "content", "正文", "正文内容", "全文", "内容"),
    "published": (
        "published_on",
        "date",
        "publish_date",
        "pub_date",
        "pubdate",
        "发布日期",
        "发布时间",
        "公开日期",
        "日期",
    ),
    "written": ("written_on", "written_date", "成文日期", "成文时间", "发文日期", "发文时间"),
    "proclaimed": ("proclaimed_on", "公布日期", "颁布日期"),
    "printed": ("printed_on", "印发日期"),
    "effective": ("effective_on", "effective_date", "施行日期", "实施日期", "生效日期"),
    "number": ("document_number", "doc_no", "发文字号", "文号", "字号"),
    "issuer": (
        *("issuers", "issuer", "发文机关", "发文单位", "发布机构"),
        *("发文部门", "发布单位", "制定机关"),
    ),
    "origin": ("site", "source_site", "source_name", "来源", "信息来源", "来源网站"),
    "rank": ("rank", "效力级别", "效力位阶", "category", "法规类别"),
    "region": ("region", "地区", "所属地区", "适用地区"),
    "index_number": ("index_number", "索引号"),
    "validity": ("stated_validity", "validity", "status", "时效性", "有效性", "时效"),
    "column": ("column", "栏目"),
    "topic": ("topics", "topic", "主题分类", "主题"),
    "url": ("url", "link", "网址", "链接"),
}
# Fields that have another name in the settings than here.
PUBLIC_NAMES = {
    "published_on": "published",
    "date": "published",
    "written_on": "written",
    "proclaimed_on": "proclaimed",
    "printed_on": "printed",
    "effective_on": "effective",
    "document_number": "number",
    "doc_no": "number",
    "issuers": "issuer",
    "site": "origin",
    "stated_validity": "validity",
    "topics": "topic",
    "text": "body",
}
FIELD_NAMES = {name: field for field, names in DEFAULT_COLUMNS.items() for name in names}


def own_columns(columns: Mapping[str, str]) -> dict[str, str]:
    """The columns that the settings name, by our fields.

    >>> own_columns({"text": "条文", "published_on": "公布时间"})
    {'body': '条文', 'published': '公布时间'}
    """
    return {PUBLIC_NAMES.get(field, field): column for field, column in columns.items()}


def plain_name(name: str) -> str:
    """The name of a column without what tables put around it.

    >>> [plain_name(one) for one in ("标 题*", "\ufeff文号：", "Title", "【正文】")]
    ['标题', '文号', 'title', '正文']
    """
    name = unicodedata.normalize("NFKC", name).replace("\ufeff", "").lower()
    return "".join(name.split()).strip("*:\"'【】[]")
