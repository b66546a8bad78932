"""Words that stand on every page."""

from __future__ import annotations

SKIP_LINK = "跳到主要内容"
SKIP_TO_RESULTS = "跳到检索结果"
SKIP_TO_TEXT = "跳到正文"
DATA = "数据说明"
TRENDS = "趋势"
EMBED = "嵌入检索框"
SITE_NAVIGATION = "站点导航"
MENU = "菜单"
MORE_PAGES = "其他页面"
RECORDS = "变化与对照"
FOR_DEVELOPERS = "开发者"
FOOTER_NOTE = "本站收录的文本仅供检索参考，引用时请以发文机关公布的正式文本为准。"


def page_title(*names: str) -> str:
    """What the browser's tab says: the most particular name first."""
    return " - ".join(name for name in names if name)
