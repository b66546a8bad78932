"""What tells the rank of a document: words of fields, titles, numbers and issuers."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.document import Rank
from corpus.fields.numerals import HAN_NUMERAL
from corpus.fields.rules.date_rules import DATE
from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import one_of


class StatedRank(NamedTuple):
    """A rank with the words of records, columns and pages that state it."""

    rule: ReadingRule
    rank: Rank


STATED = (
    StatedRank(
        ReadingRule(
            "a field that states a draft for comments",
            r"征求意见|意见征集|征集意见|征集调查|公开征集|草案|送审稿|consultation_draft",
            finds={"征求意见稿": "征求意见", "公开征集": "公开征集"},
            ignores=("意见",),
        ),
        Rank.DRAFT,
    ),
    StatedRank(
        ReadingRule(
            "a field that states an interpretation",
            r"解读|图解|问答|答记者问|吹风会",
            finds={"政策解读": "解读", "答记者问": "答记者问"},
            ignores=("法律解释",),
        ),
        Rank.INTERPRETATION,
    ),
    StatedRank(
        ReadingRule(
            "a field that states a judicial interpretation",
            r"司法解释",
            finds={"司法解释": "司法解释"},
            ignores=("解释",),
        ),
        Rank.JUDICIAL_INTERPRETATION,
    ),
    StatedRank(
        ReadingRule(
            "a field that states an administrative normative document",
            r"规范性文件(?!解读)",
            finds={"行政规范性文件": "规范性文件"},
            ignores=("规范性文件解读", "规范文件"),
        ),
        Rank.NORMATIVE,
    ),
    StatedRank(
        ReadingRule(
            "a field that states other official correspondence",
            r"其他(?:公文|文件)|公文$",
            finds={"其他公文": "其他公文", "公文": "公文"},
            ignores=("公文写作", "其他"),
        ),
        Rank.OTHER,
    ),
    StatedRank(
        ReadingRule(
            "a field that states a local regulation",
            r"地方性法规|自治条例|单行条例|经济特区法规|地方法规",
            finds={"地方性法规": "地方性法规", "自治条例": "自治条例"},
            ignores=("法规", "地方政府规章"),
        ),
        Rank.LOCAL_REGULATION,
    ),
    StatedRank(
        ReadingRule(
            "a field that states an administrative regulation",
            r"行政法规(?:及文件)?$",
            finds={"行政法规及文件": "行政法规及文件"},
            ignores=("行政法规解读", "法规"),
        ),
        Rank.ADMINISTRATIVE_REGULATION,
    ),
    StatedRank(
        ReadingRule(
            "a field that states a rule (规章)",
            r"规章$",
            finds={"部门规章": "规章"},
            ignores=("规章制度",),
        ),
        Rank.RULE,
    ),
    StatedRank(
        ReadingRule(
            "a field that states a law",
            r"^(?:国家)?法律$|^宪法(?:相关法)?$|^(?:民法商法|民商法|行政法|经济法|社会法|刑法)$"
            r"|^诉讼与非诉讼程序法$|有关法律问题(?:和重大问题)?的?决定",
            finds={"法律": "法律", "经济法": "经济法", "有关法律问题的决定": "有关法律问题的决定"},
            ignores=("法律援助", "经济法规"),
        ),
        Rank.LAW,
    ),
    StatedRank(
        ReadingRule(
            "a field that states news",
            r"新闻|要闻|工作动态|动态$|媒体报道|时政",
            finds={"新闻中心": "新闻", "工作动态": "工作动态"},
            ignores=("动态监测", "公告"),
        ),
        Rank.NEWS,
    ),
)
"""The first that a field holds counts: those that hold another one's words stand before it."""

DRAFT = ReadingRule(
    "a title that says that the text is a draft for comments",
    r"(?:征求意见|送审|讨论|公示)稿|(?:公开|再次|社会|书面)?(?:征求|征集|听取).{0,80}?意见"
    r"(?!采纳|反馈|情况|结果)|[（(](?:修订|修正)?草案.{0,6}[）)]|(?:修订|修正)草案$",
    finds={
        "养犬条例（征求意见稿）": "征求意见稿",
        "关于公开征求《养犬条例》意见的公告": "公开征求《养犬条例》意见",
        "养犬条例（草案二审稿）": "（草案二审稿）",
        "养犬条例修订草案": "修订草案",
    },
    ignores=("养犬条例", "征求意见采纳情况", "关于草案的说明书"),
)
AFTER_DRAFT = ReadingRule(
    "a title about what became of the comments",
    r"意见.{0,6}(?:采纳|反馈|情况|结果|汇总)",
    finds={"意见采纳情况": "意见采纳情况", "征求意见结果汇总": "意见结果汇总"},
    ignores=("征求意见的公告",),
)
INTERPRETATION = ReadingRule(
    "a title that says that the text interprets another one",
    r"^[【\[（(]?(?:政策|权威|专家|官方|部门|媒体|文件|图文|音频|视频)?(?:解读|图解|问答)[】\]）):：]"
    r"|[—－-]解读[^《》]{0,16}《|(?:负责人|专家|部门)解读|^(?:一图|一文|一张图)(?:读懂"
    r"|看懂|了解)|^图解|(?:解读|答记者问|政策问答|解读材料|起草说明|有关问题解答|(?:热点"
    r"|常见)?问题?解答|问答)(?:[（(].{1,10}[）)])?$|》(?:的)?(?:政策|文字|图文|图片|专家)?"
    r"(?:解读|问答|图解|说明)",
    finds={
        "【政策解读】养犬新政": "【政策解读】",
        "《养犬条例》解读": "》解读",
        "一图读懂养犬条例": "一图读懂",
        "养犬条例答记者问": "答记者问",
        "市教育局负责人解读养犬条例": "负责人解读",
    },
    ignores=("关于做好政策解读工作的通知", "养犬条例解释"),
)
NOTICE = ReadingRule(
    "a title that is a notice's whatever else it speaks of",
    rf"关于.{{2,80}}的(?:{one_of('letter_kind')}|通报)(?:[（(].{{1,10}}[）)])?$",
    finds={"云州市关于做好政策解读工作的通知（试行）": "关于做好政策解读工作的通知（试行）"},
    ignores=("养犬条例解读", "关于通知"),
)
VERSION = ReadingRule(
    "the note of a version behind a title",
    r"(?:[（(][^（）()]{1,40}[）)])+$",
    finds={"养犬条例（2019年修订）（试行）": "（2019年修订）（试行）"},
    ignores=("养犬条例", "（试行）养犬条例"),
)
CONGRESS = ReadingRule(
    "the name of a people's congress or its committee",
    r"人民代表大会|人大(?:常委会|$)",
    finds={
        "云州市人民代表大会常务委员会": "人民代表大会",
        "云州市人大": "人大",
        "全国人大常委会": "人大常委会",
    },
    ignores=("云州市人大代表", "云州市政府"),
)
COURTS = ReadingRule(
    "the name of one of the two supreme courts",
    r"最高(?:人民)?(?:法院|检察院)",
    finds={"最高人民法院": "最高人民法院", "最高检察院": "最高检察院"},
    ignores=("云州市人民法院", "最高院"),
)
GOVERNMENT_ORDER = ReadingRule(
    "the number of an order of a ministry or a local government",
    r"(?:部|局|署|委|委员会|总局|银行|会|办公室|人民政府|政府|府)令(?:\d{4}年|〔.*?〕)?第",
    finds={"云州市人民政府令第3号": "人民政府令第", "交通运输部令2019年第5号": "部令2019年第"},
    ignores=("国务院令第707号", "主席令第43号"),
)
ORDER_OF_NOTE = ReadingRule(
    "the order by which a text was proclaimed, in the note below its title",
    rf"^[（(]\s*{DATE}\s*([\u4e00-\u9fff]{{2,24}}令(?:\d{{4}}年|〔.{{1,8}}〕)?第\s*\d+\s*号)(?:公布|发布)",
    flags=re.MULTILINE,
    finds={
        "办法\n（2011年7月8日甲市人民政府令第6号公布）": "（2011年7月8日甲市人民政府令第6号公布",
    },
    ignores=("（2011年7月8日施行）", "根据2011年7月8日云州市人民政府令第56号公布的办法"),
)
LAW = ReadingRule(
    "the title of a law",
    r"中华人民共和国(?:.{1,40}(?:(?<![办方])法|法典.{0,12})|宪法)",
    finds={
        "中华人民共和国动物防疫法": "中华人民共和国动物防疫法",
        "中华人民共和国民法典": "中华人民共和国民法典",
        "中华人民共和国宪法": "中华人民共和国宪法",
    },
    ignores=("中华人民共和国动物防疫办法", "动物防疫法"),
    how=How.WHOLE,
)
ARTICLE = ReadingRule(
    "the article that a title names behind the text that it is cut from",
    rf"\s*第\s*(?:\d|{HAN_NUMERAL}){{1,8}}\s*条(?:之(?:\d|{HAN_NUMERAL}){{1,3}})?"
    rf"(?:第(?:\d|{HAN_NUMERAL}){{1,3}}[款项]){{0,2}}$",
    finds={
        "动物防疫法第五十九条": "第五十九条",
        "动物防疫法 第12条之一": " 第12条之一",
        "动物防疫法第三条第二款": "第三条第二款",
    },
    ignores=("动物防疫法第五十九条释义", "第五十九条 动物防疫", "动物防疫法第三章"),
)
LAW_OF_ARTICLE = ReadingRule(
    "the name of a law that an article is named of, also without that of the State",
    r"(?!适用)(?:(?!关于|如何|违反|学习|解读|根据|依据)[^《》〈〉，：]){1,40}"
    r"(?:(?<![办方执])法|法典)",
    finds={
        "动物防疫法": "动物防疫法",
        "涉外关系法律适用法": "涉外关系法律适用法",
        "某某法典": "某某法典",
    },
    ignores=("动物防疫办法", "养犬条例", "关于适用动物防疫法", "违反动物防疫法"),
    how=How.WHOLE,
)
STATE_COUNCIL_ORDER = ReadingRule(
    "the number of an order of the State Council",
    r"^(?:中华人民共和国)?(?:国务院|国)令(?:\d{4}年|〔.*?〕)?第",
    finds={
        "国务院令第707号": "国务院令第",
        "中华人民共和国国务院令2019年第5号": "中华人民共和国国务院令2019年第",
    },
    ignores=("云州市人民政府令第3号", "国务院公告第1号"),
)
NORMATIVE_CODE = ReadingRule(
    "a code with 规 at its end, which stands for normative documents",
    r"规范?(?:字|发)?〔\d{4}〕",
    finds={"云政规〔2019〕1号": "规〔2019〕", "云教规发〔2019〕1号": "规发〔2019〕"},
    ignores=("云政发〔2019〕1号", "规划〔2019〕1号"),
)
PASSED = ReadingRule(
    "a head that says that a people's congress passed the text",
    r"(?:人民代表大会|人大)(?:常务委员会|常委会)?(?:第.{1,8}次会议|公告|.{0,12}(?:通过"
    r"|批准))",
    finds={
        "云州市第十四届人民代表大会常务委员会第三次会议通过": "人民代表大会常务委员会第三次会议",
        "云州市人大常委会公告": "人大常委会公告",
    },
    ignores=("云州市人民政府第三次常务会议通过",),
)
JUDGED = ReadingRule(
    "a head that says that a supreme court's committee passed the text",
    r"审判委员会(?:全体会议)?第.{1,12}次会议|检察委员会第.{1,12}次会议",
    finds={"最高人民法院审判委员会第1800次会议通过": "审判委员会第1800次会议"},
    ignores=("最高人民法院会议纪要",),
)
WRAPPED = ReadingRule(
    "a title that is wrapped in 《》 as a whole",
    r"《([^《》]+)》",
    finds={"《养犬条例》": "《养犬条例》"},
    ignores=("《养犬条例》和《养猫条例》", "养犬条例"),
    how=How.WHOLE,
)
STATE_PRESIDENT_ORDER = ReadingRule(
    "the number of an order of the President of the State",
    r"国家主席令|^主席令|中华人民共和国主席令",
    finds={"主席令第43号": "主席令", "中华人民共和国主席令第43号": "中华人民共和国主席令"},
    ignores=("国务院令第707号", "云州协会主席令第1号"),
)
OF_THE_CENTRE = ReadingRule(
    "the title of an act of the national congress",
    r"(?:(?<![办方])法|决定|解释)$",
    finds={"动物防疫法": "法", "关于修改动物防疫法的决定": "决定"},
    ignores=("动物防疫办法", "动物防疫方法"),
)
REGULATION = ReadingRule(
    "a title that ends in 条例",
    r"条例$",
    finds={"养犬条例": "条例"},
    ignores=("养犬条例释义",),
)
LOCAL_KIND = ReadingRule(
    "a title that ends in a kind of local regulation",
    rf"{one_of('local_kind')}$",
    finds={"养犬规定": "规定", "养犬实施细则": "细则"},
    ignores=("养犬通知", "办法汇编"),
)
JUDICIAL_KIND = ReadingRule(
    "a supreme court's title that ends as a judicial interpretation's",
    r"的?解释$|的规定$",
    finds={"关于适用民法典的解释": "的解释", "关于审理案件的规定": "的规定"},
    ignores=("关于审理案件的通知", "规定"),
)
LEADING_PLACE = ReadingRule(
    "a place that a title begins with",
    r"(?!城市).{1,12}?(?:省|市|自治区|自治州|自治县|经济特区)",
    finds={"云川市养犬条例": "云川市", "某某经济特区条例": "某某经济特区"},
    ignores=("养犬条例", "市养犬条例", "城市养犬条例"),
    how=How.AT_START,
)
PARTY = ReadingRule(
    "an organ of the party",
    rf"中共|中央|.{{2,12}}{one_of('place_end')}委(?:办公[厅室])?$",
    finds={"中共云川市委": "中共", "云川市委办公室": "云川市委办公室"},
    ignores=("云川市教育局", "云川市教委"),
    how=How.AT_START,
)
