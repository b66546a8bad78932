"""Words about the file that names sources."""

from __future__ import annotations

NEEDED = "请给出要编入的文件夹，或用 --sources 指定来源清单（sources.toml），按清单编入全部来源。"
MISTAKES = {
    "sources_missing": "没有来源清单“{name}”，请检查路径。",
    "sources_unreadable": "来源清单“{name}”不是正确的 TOML{value}，请改正。",
    "sources_empty": "来源清单“{name}”里没有来源，请用 {limit} 写出至少一个。",
    "source_unknown_key": "{name}：没有“{value}”这一项，是不是 {limit}？",
    "source_missing_key": "{name}：缺少“{value}”，请补上。",
    "source_nested": "{name}：文件夹“{value}”在来源“{limit}”的文件夹之内，会编入两次，请分开。",
    "source_repeated": "{name}：有两个来源都叫“{value}”，请改其中一个的 name。",
    "source_text": "{name}：“{value}”不对，请写成引号中的一行文字，最多 {limit} 个字。",
    "source_number": "{name}：“{value}”不对，请写成 {limit} 之间的整数。",
    "source_region": "{name}：“{value}”不是地区，请写成 {limit} 这样。",
    "source_topic": "{name}：“{value}”不是 22 类主题分类之一，请写成 {limit} 这样。",
    "source_issuer": "{name}：“{value}”不是机关名称，请写成 {limit} 这样。",
    "source_address": "{name}：“{value}”不是网址，请写成 {limit} 这样。",
}


def no_folder(folder: str) -> str:
    """The folder of a source is not there; its documents in the index stay."""
    return (
        f"没有文件夹“{folder}”，这一来源没有更新，其他来源照常编入。"
        "请检查路径（相对路径从清单所在的文件夹算起）和磁盘是否已挂载。"
    )


def cannot_list(said: str) -> str:
    """The system does not let the folder of a source be listed (`said`); its documents stay."""
    return f"{said}这一来源没有更新，其他来源照常编入。"


def refused(source: str, message: str) -> str:
    """One source of several could not be taken up; the others were."""
    return f"来源 {source}：{message}"
