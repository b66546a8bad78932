"""What says that a text is no rule: drafts, plans, interpretations, news, answers."""

from __future__ import annotations

from corpus.fields.rules.reading_rule import ReadingRule

TITLE = ReadingRule(
    "a title of a draft, a plan, an interpretation or an answer",
    r"征求.{0,40}意见|意见征求|征集.{0,20}意见|公开征集|征求意见|听取.{0,10}意见|拟"
    r"(?:废止|修改|修订|失效|出台)|草案|送审稿|讨论稿|起草说明|修订说明|编制说明|解读"
    r"|图解|一图|读懂|看懂|问答|答记者|答复口径|百问|须知$|公示$|[?？]",
    finds={
        "关于征求《养犬条例》意见的公告": "征求《养犬条例》意见",
        "养犬条例（草案）": "草案",
        "一图读懂养犬新政": "一图",
        "拟废止文件目录": "拟废止",
        "什么是犬只？": "？",
    },
    ignores=("养犬条例", "关于养犬的意见"),
)
REPORTED = ReadingRule(
    "a word for reports, by which a title that names no kind of document is none of a rule",
    r"记者|新闻|访谈|发布会|实录|政策问|热点问|新政(?!策)|案例",
    finds={"云州市召开新闻发布会": "新闻", "指导性案例第1号": "案例", "养犬新政来了": "新政"},
    ignores=("养犬办法",),
)
CASE = ReadingRule(
    "a court's case",
    r"诉.{2,60}案$",
    finds={"张三诉云州市教育局案": "诉云州市教育局案"},
    ignores=("诉讼费用办法", "指导性案例工作规定"),
)
MEETING = ReadingRule(
    "a title of a meeting",
    r"(?:会议|座谈会|推进会|例会)(?:召开|精神)?$|^传达学习|召开.{0,20}(?:会议|会)",
    finds={
        "全市教育工作会议召开": "会议召开",
        "传达学习会议精神": "传达学习",
        "市教育局召开会议部署工作": "召开会议",
    },
    ignores=("会议纪要", "养犬办法"),
)
NEWS = ReadingRule(
    "how news begin",
    r"本报讯|本报记者|记者(?:日前|昨日|今日|获悉|了解|从|近日)|新华社.{0,20}电|讯[:：（(]"
    r"|观点网|微信公众号|据.{2,20}(?:消息|报道|日报|网站|发布)|^(?:近日|日前|今天|昨天"
    r"|昨日|\d+月\d+日)[，,].{0,60}(?:发布|印发|出台|召开|公布|通过|起)|^[^，。]{0,12}"
    r"(?:会议|银保监会|人民银行)(?:认为|指出|强调|要求|认真学习)",
    finds={
        "本报讯 近日": "本报讯",
        "近日，市教育局印发办法": "近日，市教育局印发",
        "据云州日报报道": "据云州日报报道",
        "会议指出，": "会议指出",
    },
    ignores=("为规范养犬，制定本办法。", "各区教育局："),
)
REPORT = ReadingRule(
    "how a report of a document begins",
    r"^(?:通知|公告|意见|《[^《》]{2,40}》)(?:提出|明确|显示|指出|规定)|(?:\d+日|近日"
    r"|日前|今天|昨天)[，,].{0,16}(?:印发|发布|出台)了?《|进行了解读|负责人(?:表示|介绍"
    r"|说)",
    finds={
        "《养犬办法》明确，犬只应当登记": "《养犬办法》明确",
        "5日，市教育局印发了《养犬办法》": "5日，市教育局印发了《",
        "负责人表示": "负责人表示",
    },
    ignores=("根据《养犬办法》规定",),
)
NOTICE = ReadingRule(
    "what a notice itself says",
    r"现(?:将|就|予|印发)|如下|(?:^|\n)各.{2,60}[:：]|制定本|特制定",
    finds={
        "现将办法印发给你们": "现将",
        "各区教育局：": "各区教育局：",
        "特制定以下措施": "特制定",
    },
    ignores=("近日，市教育局印发办法。",),
)
IN_FULL = ReadingRule(
    "news that only lead to the whole text of a rule",
    r"全文(?:如下|[:：])",
    finds={"办法全文如下": "全文如下", "全文：": "全文："},
    ignores=("全文见附件",),
)
DRAFT = ReadingRule(
    "a title of a draft",
    r"征求.{0,40}意见|意见征求|意见稿|草案|送审稿|讨论稿",
    finds={
        "关于征求《养犬条例》意见的公告": "征求《养犬条例》意见",
        "养犬条例（送审稿）": "送审稿",
    },
    ignores=("养犬条例解读",),
)
