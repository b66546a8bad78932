"""The labels that pages put before values, and the fields that they name."""

from __future__ import annotations

import re
from functools import lru_cache

# What is done to a page when it is published; a label names the day of that.
_PUBLISHING = (
    "发布 发表 公开 发稿 上网 更新 录入 信息 添加 创建 刊发 推送 上传 提交 编辑 公示 公告 "
    "刊登 刊载 登载 挂网 上线 上载 发送 入库 文章 稿件 新闻"
)
_NAMES = {
    "published": (
        " ".join(f"{verb}{noun}" for verb in _PUBLISHING.split() for noun in ("时间", "日期"))
        + " 发布于 日期 时间 发文时间 最后更新 最后更新时间 公布时间 公文发布日期 "
        "来源网站发布日期 文章发布时间 信息提供日期"
    ),
    "written": (
        "成文日期 成文时间 发文日期 签发日期 制定日期 生成日期 "
        "处罚决定日期 许可决定日期 作出处罚决定的日期 作出行政处罚决定的日期 作出许可决定的日期"
    ),
    "proclaimed": "公布日期 颁布日期 颁布时间",
    "printed": "印发日期 印发时间",
    "effective": ("施行日期 施行时间 实施日期 实施时间 生效日期 生效时间 执行日期"),
    # Published lists of licences and penalties (信用双公示) have columns of their own names.
    "number": (
        "发文字号 文号 政策文号 公文文号 文件编号 发文号 文件号 文件文号 发文文号 字号 "
        "行政处罚决定书文号 处罚决定书文号 行政许可决定文书号 许可决定文书号 决定书文号"
    ),
    "issuer": (
        "发文机关 发文单位 制发机关 发文部门 公布机关 颁布机关 制定机关 发文机构 处罚机关 许可机关"
    ),
    "publisher": (
        "发布机构 发布机关 发布单位 发布部门 公开机构 信息提供单位 公开责任部门 公开责任单位"
    ),
    "origin": (
        "来源 来源于 信息来源 文章来源 稿件来源 稿源 供稿 供稿单位 来自 摘自 消息来源 "
        "来源单位 出处 转自"
    ),
    "topic": ("主题分类 主题类别 信息分类 分类 题材分类"),
    "index_number": "索引号 索引 信息索引号 索引编号",
    "validity": "有效性 时效性 时效 是否有效 效力状态 有效状态 文件状态 文件效力",
    "rank": "效力级别 效力等级 效力位阶 法律效力位阶",
    "title": ("标题 名称 信息名称 文件名称 文件标题 公文名称 公文标题"),
    "other": (
        "浏览次数 浏览量 点击数 点击次数 点击率 点击量 点击 阅读次数 "
        "阅读量 阅读数 阅读 访问次数 访问量 人气 浏览 作者 责任编辑 责编 编辑 "
        "审核 审核人 校对 校核 字体 字体大小 文字大小 浏览字号 关键词 关键字 "
        "主题词 统一编号 登记编号 公开方式 公开形式 公开属性 公开类别 公开时限 "
        "公开期限 发布人 发布者 发稿人 录入 上传者 摄影 初审 复审 终审 复核 撰稿 审签 编审 "
        "主题分类号 服务对象分类 保存期限 信息有效期 所属类别 语种 语言 页数 是否公开 "
        "阅读人数 访问人数 查看次数 查看 热度 "
        "分享到 分享 打印 体裁分类 服务对象 记者 签发 视力保护色 信息类别 撰写时间 "
        "截止日期 失效日期 废止日期 栏目 标签 二维码 组配分类 公开范围 体裁 文种 "
        "联合发文单位 所属分类 所属地区 评论 评论数 发布者姓名 浏览数 访问 已浏览 点击次 "
        "类型 主题 语言版本 信息来源网址 所属主题 组配 文件类型 公开目录 公文种类 有效期 "
        "公文时效 信息编号 发布来源 本文关键词 内容概述 内容摘要 内容简介 内容概要 "
        "政策级别 政策层级 适用行业 适用对象 "
        "开始时间 结束时间 开始日期 结束日期 起止时间 截止时间 有效期至 有效期限 征集时间 征集期限 "
        "征集起止时间 意见征集时间 征求意见时间 "
        "解读文件 解读机关 解读单位 解读部门 解读方式 解读形式 解读人 相关文件 关联文件 政策原文 "
        "打印时间 打印日期 下载时间 访问时间 浏览时间 查询时间 当前时间 当前日期 系统时间 导出时间"
    ),
}
LABELS = {name: field for field, names in _NAMES.items() for name in names.split()}
"""Each label and the field that it names."""
NUMBER_NAMES = sorted(_NAMES["number"].split(), key=len, reverse=True)
"""The labels of numbers, the longest first."""
_LAYOUT = re.compile(r"[\s\xa0\u3000:：【】\[\]（）()〔〕•·*]")
_TELLING = frozenset(
    [
        *("published", "written", "proclaimed", "printed", "effective", "number"),
        *("index_number", "issuer", "publisher", "topic", "validity", "rank"),
    ]
)
COMMON = frozenset(["时间", "日期", "分类", "字号", "时效", "索引", "发布于", "有效期"])
"""Labels that stand in texts and menus, too."""


@lru_cache(4096)
def label_field(text: str) -> str | None:
    """The field of a text that is nothing but a label, whatever colon or brackets it has.

    >>> label_field("索 引 号："), label_field("[主题分类]"), label_field("索引号 1")
    ('index_number', 'topic', None)
    """
    return LABELS.get(_LAYOUT.sub("", text))


def is_telling(label: str) -> bool:
    """Whether a label is one that hardly anything but a table of fields has."""
    name = _LAYOUT.sub("", label)
    return LABELS.get(name) in _TELLING and name not in COMMON
