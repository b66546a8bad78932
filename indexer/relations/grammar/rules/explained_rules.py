"""Which document an official reading (解读) explains: the words around its name."""

from __future__ import annotations

from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import one_of

_KIND_OF = r"(?:政策|权威|专家|官方|部门|媒体|文件|文字|图文|图片|音频|视频|内容|修订|起草|编制)"
_FORM = (
    r"(?:解读(?:材料|手册|之[一二三四五六七八九十])?|图解|答记者问|答问|问答|解答|答疑"
    r"|(?:起草|修订|编制)说明|说明)"
)

_MARK = rf"\s*[【\[（(]?{_KIND_OF}?(?:解读|图解|问答)(?:[】\]）)]|\s*[:：|｜丨])\s*"
_READS = (
    r"(?:(?:一图|一文|一张图|图文)?(?:读懂|看懂|了解|解读|图解|速览)\s*[|｜丨:：]?\s*"
    r"|[^《》]{0,40}(?:负责人|发言人|专家|部门|司局)(?:解读|就))"
)

TITLE_BEFORE = ReadingRule(
    "what stands before the name of what a title says is explained",
    rf"(?:{_MARK})+{_READS}?|{_READS}",
    finds={
        "【政策解读】养犬办法": "【政策解读】",
        "政策解读：养犬办法": "政策解读：",
        "一图读懂养犬办法": "一图读懂",
        "图解丨养犬办法": "图解丨",
        "市教育局有关负责人解读养犬办法": "市教育局有关负责人解读",
    },
    ignores=("养犬办法解读", "关于养犬办法的解读"),
    how=How.AT_START,
)
TITLE_BEHIND = ReadingRule(
    "what stands behind the name of what a title says is explained",
    rf"(?:的|有关(?:政策|问题)的?)?{_KIND_OF}{{0,2}}{_FORM}(?:\s*[（(][^（()）]{{1,10}}[）)])?$",
    finds={
        "养犬办法（试行）政策解读": "政策解读",
        "养犬办法的解读（二）": "的解读（二）",
        "养犬办法起草说明": "起草说明",
        "养犬通知文件解读": "文件解读",
    },
    ignores=("养犬办法", "关于做好解读工作的通知"),
)
ABOUT_OF_NAME = ReadingRule(
    "a name that begins with 关于 itself: what it is about stands before 的",
    rf"^关于[^《》]{{2,}}的[^的《》]{{0,8}}{one_of('kind')}(?:[（(][^（()）]{{1,12}}[）)])?$",
    finds={"关于加强养犬管理的实施意见": "关于加强养犬管理的实施意见"},
    ignores=("关于养犬管理办法", "养犬管理办法"),
)
EXPLAINED_BEHIND = ReadingRule(
    "that the name before is what a text explains: 现就《…》解读如下",
    rf"(?:\s*[（(][^（()）]{{1,60}}[）)])?[^《》。；]{{0,24}}?(?:{_FORM}|作(?:出)?如下|主要内容"
    r"|回答了?.{0,8}(?:提问|问题))",
    finds={
        "解读如下": "解读",
        "（云政规〔2019〕2号）有关内容解读如下": "（云政规〔2019〕2号）有关内容解读",
        "回答了记者提问": "回答了记者提问",
    },
    ignores=("第三条规定", "的规定执行。解读如下"),
    how=How.AT_START,
)
EXPLAINED_BEFORE = ReadingRule(
    "that the name behind is what a text explains",
    r"(?:就|对|将|针对)\s*(?:新?(?:修订|制定|印发|出台|发布)的)?\s*$",
    finds={"现就": "就", "对新修订的": "对新修订的"},
    ignores=("根据", "就业的"),
)
ISSUED_BEFORE = ReadingRule(
    "that the name behind was issued just now",
    rf"{one_of('issuing_verb')}(?:并?(?:实施|施行))?了?\s*(?:新?(?:修订|修改)(?:后)?的)?\s*$",
    finds={
        "市教育局印发了": "印发了",
        "日前公布": "公布",
        "发布实施了新修订的": "发布实施了新修订的",
    },
    ignores=("根据", "印发的通知按照"),
)
BASIS_BEFORE = ReadingRule(
    "that the name behind is only what was acted on",
    r"(?:根据|依据|依照|按照|遵照|落实|贯彻|以来|之前|原)[^。]{0,40}$",
    finds={"根据国务院印发的": "根据国务院印发的"},
    ignores=("市教育局印发了",),
)
