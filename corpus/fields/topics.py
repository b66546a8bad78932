"""Reads topics as the 22 classes of the State Council (主题分类), from a source's own labels."""

from __future__ import annotations

from pathlib import PurePosixPath

from corpus.fields.rules import topic_rules as rules

CLASSES = (
    "国务院组织机构", "综合政务", "国民经济管理、国有资产监管", "财政、金融、审计",
    "国土资源、能源", "农业、林业、水利", "工业、交通", "商贸、海关、旅游",
    "市场监管、安全生产监管", "城乡建设、环境保护", "科技、教育", "文化、广电、新闻出版",
    "卫生、体育", "人口与计划生育、妇女儿童工作", "劳动、人事、监察", "公安、安全、司法",
    "民政、扶贫、救灾", "民族、宗教", "对外事务", "港澳台侨工作", "国防", "其他",
)  # fmt: skip
_BY_NAME = {name.replace("、", ""): name for name in CLASSES}


def read_topics(label: str) -> tuple[str, ...] | None:
    r"""Return the classes that a label names, each as `class` or `class/second`.

    It is None if one is unknown.

    >>> read_topics("综合政务\\政务公开；科技、教育"), read_topics("购房补贴")
    (('综合政务/政务公开', '科技、教育'), None)
    """
    topics = []
    for one in rules.SEVERAL.split(label.strip()):
        first, *rest = rules.LEVEL.split(one, maxsplit=1)
        name = _BY_NAME.get(rules.NAME_GAPS.sub("", first))
        if name is None:
            return None
        second = rest[0].strip() if rest else ""
        topics.append(f"{name}/{second}" if second else name)
    return tuple(dict.fromkeys(topics))


def folder_topics(path: str) -> tuple[str, ...]:
    """Return the class that a folder of `path` is named after, the next folder as second level.

    >>> folder_topics("crawl/综合政务/政务公开/a.html"), folder_topics("2019/a.html")
    (('综合政务/政务公开',), ())
    """
    folders = PurePosixPath(path).parts[:-1]
    for index, folder in enumerate(folders):
        topics = read_topics(folder)
        if topics is not None:
            return read_topics("/".join(folders[index : index + 2])) or topics
    return ()
