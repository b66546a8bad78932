"""How reports and interpretations begin, and what only a document itself says."""

from __future__ import annotations

from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import ORDINAL, TEN_HAN, one_of

_DAY = (
    r"(?:近日|日前|昨日|昨天|今日|今天|当日|近期|本周|上周"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:至\d{1,2}日|上午|下午)?)"
)

CAPTION = ReadingRule(
    "a line that says what a photograph shows, or who took it",
    r"^图(?:片)?[为:：]|[（(][^（）()]{0,12}[摄图][)）]$|(?:^|\s)[\u4e00-\u9fff]{2,4}\s?[/／]?摄$",
    finds={
        "图为市民在公园里遛犬。": "图为",
        "市民在公园里遛犬。（甲某 摄）": "（甲某 摄）",
        "市民在公园里遛犬 甲某摄": " 甲某摄",
    },
    ignores=("图书馆为市民开放", "市民在公园里遛犬（试行）"),
)
PRESS = ReadingRule(
    "who writes, or from where it is taken: only the press begins so",
    r"^[（(【]?(?:本报(?!告)|本网(?!站)|本台|新华社|新华网|人民网|中新网|央视|记者(?![证站])|讯(?!问)|通讯员)"
    r"|^.{0,24}?(?:本报讯|本网讯|新华社.{0,16}电|[\u4e00-\u9fff]{2,8}(?<!通)讯\s*[:：（(]"
    r"|\d日[电讯](?![\u4e00-\u9fff]))"
    r"|^.{0,30}?记者.{0,16}?(?:获悉|了解到|采访[了到时中]|从.{2,40}?(?:获悉|了解|得知)|\d{1,2}日)"
    rf"|^(?:{_DAY}[,，]?)?据.{{0,24}}?(?:消息|报道|公众号|获悉|官网|官微|微信|网站|介绍|发布[”」])"
    r"|^.{0,6}(?:观点网|澎湃新闻|证券时报|每日经济新闻)"
    rf"|^{_DAY}[,，]?.{{0,24}}?(?:从.{{2,24}}?获悉|获悉|了解到|公众号)",
    finds={
        "本报讯 云州市教育局召开会议": "本报",
        "云州5月1日讯（记者 张三）": "云州5月1日讯",
        "近日，记者从云州市教育局获悉": "近日，记者从云州市教育局获悉",
        "据云州市教育局消息": "据云州市教育局消息",
        "5月1日，从云州市教育局获悉": "5月1日，从云州市教育局获悉",
    },
    ignores=("本报告由市教育局负责解释。", "为规范记者证管理，制定本办法。", "讯问笔录应当保存。"),
)
EVENT = ReadingRule(
    "what was done on a day: 近日，市教育局召开…",
    rf"^{_DAY}(?:[,，]|.{{0,2}}在)?[^。；]{{2,90}}?(?:召开|举行|举办|主持|出席|调研|考察"
    r"|会见|走访|慰问|督导|检查|开展|启动|揭牌|签约|赴|深入|来到|参加|宣布|揭晓|开幕"
    rf"|闭幕|培训|座谈|通报|挂牌|受到|获得|荣获|圆满|成立|学习)|^[\u4e00-\u9fff、]{{4,40}}?"
    rf"(?:主持召开|召开).{{2,40}}?(?:会议|座谈会|推进会|动员会|大会|全会)[，,。]",
    finds={
        "近日，市教育局召开安全工作会议。": "近日，市教育局召开",
        "5月9日上午，市领导赴青田县调研。": "5月9日上午，市领导赴",
        "云州市教育局召开全市教育工作会议，": "云州市教育局召开全市教育工作会议，",
    },
    ignores=("各区教育局应当召开会议。", "市教育局近日召开会议。"),
)
ISSUED = ReadingRule(
    "who issued something on a day: a report, where the title is not that document's",
    rf"^{_DAY}[,，]?[^。；]{{2,90}}?(?:印发|发布|出台|下发|公布|推出|实施|施行|调整)",
    finds={"近日，市教育局印发了《校车办法》": "近日，市教育局印发"},
    ignores=("市教育局印发了《校车办法》", "近日，市教育局"),
)
TITLE_EVENT = ReadingRule(
    "a title that tells of an event",
    r"(?:召开|举行|举办|主持召开|出席|赴.{2,20}(?:调研|考察|督导|检查)|开展.{2,30}"
    r"(?:调研|检查|督导|活动|培训)|调研.{0,20}$|传达学习|走访慰问|会见|揭牌|签约|启动仪式"
    r"|开幕|荣获|获评|圆满).{0,40}$",
    finds={
        "云州市教育局召开安全工作会议": "召开安全工作会议",
        "市领导赴青田县调研": "赴青田县调研",
    },
    ignores=("关于校车安全的通知", "养犬管理条例"),
)
SPOKEN = ReadingRule(
    "a title of what was said at a congress or in a speech, which is no report of it",
    r"第.{1,4}届.{2,40}会议$|(?:致辞|讲话|演讲|发言|报告)(?:[（(].{1,16}[）)])?$",
    finds={
        "云州市第十四届人民代表大会第三次会议": "第十四届人民代表大会第三次会议",
        "在全市教育工作会议上的讲话（摘要）": "讲话（摘要）",
    },
    ignores=("市教育局召开会议", "讲话精神学习会"),
)
MEETS = ReadingRule(
    "a word of meetings in the first line",
    r"会议|发布会|座谈会|大会|全会|召开|举行|主持|强调|指出|部署",
    finds={"市教育局召开推进会": "召开", "会议指出": "会议"},
    ignores=("现将办法印发给你们",),
)
MEETING = ReadingRule(
    "a title that ends in a meeting",
    r"(?:会议|座谈会|推进会|动员会|新闻发布会|吹风会|通气会|大会|全会)$",
    finds={"全市教育工作会议": "会议", "校车安全推进会": "推进会"},
    ignores=("会议纪要",),
)
DOCUMENT = ReadingRule(
    "a title that is a document's, not a report's",
    rf"(?:关于.{{2,}}的?{one_of('subject_kind')}|{one_of('no_report_kind')})(?:[（(][^（）()]{{1,16}}[）)])*$"
    rf"|^《.{{4,}}》",
    finds={
        "关于校车安全的通知": "关于校车安全的通知",
        "云州市养犬办法（试行）": "办法（试行）",
        "《云州市养犬办法》发布": "《云州市养犬办法》",
    },
    ignores=("云州市教育局召开会议", "校车安全一图读懂"),
)
FORMAL = ReadingRule(
    "what a document itself says, and no report of it",
    rf"(?:^|\n)各[^。，\n]{{2,60}}[:：]|现将.{{0,60}}(?:如下|给你们|公[告布])|现(?:就"
    rf"|印发|予|公告|通知).{{0,80}}(?:如下|公布|给你们)|通[知告]如下|公[告示]如下|制定本{one_of('made_kind')}"
    rf"|第一条|根据《[^》]{{2,60}}》.{{0,40}}(?:规定|要求)[，,]|请(?:各|你|遵照|认真)"
    r"|特此(?:通知|公告|通告)|征求意见|决定如下|全文(?:如下|[:：])",
    finds={
        "各区教育局：": "各区教育局：",
        "现将《校车办法》印发给你们": "现将《校车办法》印发给你们",
        "为规范养犬，制定本条例。": "制定本条例",
        "请遵照执行。": "请遵照",
        "根据《养犬条例》第三条规定，": "根据《养犬条例》第三条规定，",
        "现就有关事项通知如下：": "现就有关事项通知如下",
    },
    ignores=("近日，市教育局召开会议。",),
)
EXPLAINS = ReadingRule(
    "a text that says that it interprets another one",
    r"(?:现|特|作).{0,40}?解读(?:说明)?(?:如下|[:：])|政策解读如下|对.{2,60}进行(?:了)?"
    r"(?:权威)?解读|答记者问|(?:负责人|发言人|专家).{0,24}(?:回答了?|解答|答)(?:记者"
    r"|媒体|网民)",
    finds={
        "现就《养犬办法》解读如下：": "现就《养犬办法》解读如下",
        "市教育局负责人答记者问": "负责人答记者",
        "专家对《养犬办法》进行了权威解读": "对《养犬办法》进行了权威解读",
    },
    ignores=("起草部门应当及时解读。",),
)
EXPLAINS_BELOW = ReadingRule(
    "what interprets another text even under a document's title",
    r"解读(?:说明)?如下|进行了(?:权威)?解读",
    finds={"政策解读如下：": "解读如下", "专家进行了解读": "进行了解读"},
    ignores=("通过答记者问等方式解读。",),
)
QUESTION = ReadingRule(
    "a line that is a question",
    rf"^(?:\d{{1,2}}[.、]|[{TEN_HAN}]{{1,3}}、)?\s*(?:问|Q)(?:题?[{ORDINAL}]{{0,3}})?\s*[:：.]",
    finds={"1.问：什么是犬只？": "1.问：", "三、问题二：": "三、问题二：", "Q: 什么是犬只？": "Q:"},
    ignores=("问题导向。", "答：犬只是狗。"),
    how=How.AT_START,
)
ANSWER = ReadingRule(
    "a line that is an answer",
    r"^(?:答|A)\s*[:：.]",
    finds={"答：犬只是狗。": "答：", "A. 犬只是狗。": "A."},
    ignores=("答复如下", "问：什么是犬只？"),
    how=How.AT_START,
)
LETTER_TITLE = ReadingRule(
    "a title that ends as a notice's or a letter's does",
    rf"的{one_of('letter_kind')}$",
    finds={"关于做好政策解读的通知": "的通知"},
    ignores=("养犬新政解读", "通知"),
)
