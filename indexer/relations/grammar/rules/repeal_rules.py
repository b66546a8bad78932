"""What says that a document or a part of it is repealed."""

from __future__ import annotations

from corpus.fields.rules.date_rules import DATE
from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import ORDINAL_100, TEN_HAN, one_of, words
from indexer.relations.grammar.rules.covered_text import COVER, NAME
from indexer.relations.grammar.rules.effect_rules import SAID
from indexer.relations.grammar.rules.text_rules import ARTICLES

_ADVERBS = (
    r"(?:都|也|均|亦|将|现|即|予以?|同时|相应|自动|自行|自然|随之|一并|随即|正式|全部|全文|宣布|宣告"
    r"|决定|立即|即行|即时|届时|同步|一律|便|则|(?<=日)到期|此前|原)*"
)

VERB = ReadingRule(
    "a verb that ends the validity of a document",
    rf"(?<!暂)(?<!暂时)(?<!调整或)(?<!调整或者){one_of('repealing')}",
    finds={f"{NAME}同时废止": "废止", f"{NAME}停止执行": "停止执行", "自动失效": "失效"},
    ignores=("继续有效", "停止办理", "暂时停止实施", "暂时调整或者停止适用"),
    anchors=words("repealing"),
)
NO_ACT = ReadingRule(
    "what stands behind a verb that ends a document and makes it a time or a case, not an act",
    r"(?:之|以)?[前后]|之日|的?情[况形]下|期间|与否|的[，,]",
    finds={
        "前，仍按原规定执行": "前",
        "后，由公安机关登记": "后",
        "之日起": "之日",
        "的，": "的，",
    },
    ignores=("。", "，由公安机关登记", "的文件目录"),
    how=How.AT_START,
)
FOR_SOME = ReadingRule(
    "behind a verb that ends a document, that it does so only for some: 不再适用于医院",
    r"于",
    finds={"于医院": "于"},
    ignores=("。", "，由公安机关登记"),
    how=How.AT_START,
)
FOR_WHOM = ReadingRule(
    "before a name, for whom or where alone a document is applied no more: 在云川新区，",
    r"(?:^|[，,；;])\s*(?:在[^，,。；]{2,30}(?:区|市|县|省|内|范围|企业|地区)|对于?(?![照标])[^，,。；]{1,20})"
    r"[，,]\s*$",
    finds={"在云川新区，": "在云川新区，", "对个体工商户，": "对个体工商户，"},
    ignores=("在此之前，", "对照上位法，", "经研究，"),
)
EXCEPT = ReadingRule(
    "that a document ends but for some articles: 除第五条外, 第五条以外的条款",
    r"除第[^，,。]{1,30}?(?:以|之)?外|第[^，,。]{1,20}(?:以|之)外的",
    finds={"除第五条外": "除第五条外", "第五条以外的条款": "第五条以外的"},
    ignores=("除本办法另有规定外", "第五条"),
)
STAYS_BEFORE = ReadingRule(
    "before a name, that some of its articles stay in force: 除第三条继续有效外，",
    r"除第[^，,。]{1,30}?(?:继续(?:有效|执行|施行|适用)|保留)(?:以|之)?外[，,]?\s*$",
    finds={"除第三条继续有效外，": "除第三条继续有效外，"},
    ignores=("除第三条规定的情形外，", "第三条继续有效，"),
)
STOPPED_UNTIL = ReadingRule(
    "the last day of a time for which a document is applied no more: 自…至…停止执行",
    rf"{DATE}\s*(?:起)?\s*(?:至|到|[-—－~～]+)\s*(?P<day>{DATE})",
    finds={"2020年2月1日至2020年6月30日": "2020年2月1日至2020年6月30日"},
    ignores=("自2020年2月1日起",),
)
_NO_BASIS = (
    r"(?:(?:不再|不得|不能)(?:继续)?作为[^，。；]{0,20}(?:依据|根据)"
    r"|(?:文件|规定|规章|法规|政策|制度|办法)[^。；]{0,20}?"
    r"(?:一律|均|全部|自行|自动|同时|予以)+(?:废止|失效|停止执行|不再执行))"
)
UNLISTED = ReadingRule(
    "that what a list leaves out is no basis any more",
    rf"(?:未|没有|不)(?:列入|纳入|编入)(?P<list>[^。；]{{0,60}}?)的[^。；]{{0,60}}?{_NO_BASIS}",
    finds={
        "未列入本目录的文件，不再作为行政管理的依据": "未列入本目录的文件，不再作为行政管理的依据",
        "凡未纳入清单的规定不得作为执法依据": "未纳入清单的规定不得作为执法依据",
        "未列入本目录的规范性文件一律废止": "未列入本目录的规范性文件一律废止",
    },
    ignores=(
        "列入目录的文件作为依据",
        "未列入目录的文件另行公布",
        "未列入目录的项目一律废止",
        "未纳入名录的，预先保护决定自行失效",
    ),
    anchors=("列入", "纳入", "编入"),
)
BUT_LISTED = ReadingRule(
    "that all but what a list has is no basis any more",
    r"除(?P<list>[^。；]{0,60}?(?:目录|清单|名录)[^。；，]{0,20}?)以?之?外[^。；]{0,80}?"
    rf"{_NO_BASIS}",
    finds={
        "除本目录所列文件外，以前的文件一律失效": "除本目录所列文件外，以前的文件一律失效",
        "除清单所列的以外，均不得作为依据": "除清单所列的以外，均不得作为依据",
    },
    ignores=("除本办法另有规定外，一律废止", "除目录所列项目外，另行收费"),
)
OWN_LIST = ReadingRule(
    "that the list which leaves something out is the text itself or its annex",
    r"^(?:本|附件|附录|附后|此|该)",
    finds={"本目录": "本", "附件目录": "附件"},
    ignores=("保留文件目录", ""),
)
A_LIST = ReadingRule(
    "a title of a list, or of the result of a review",
    r"目录|清单|清理",
    finds={"关于公布继续有效文件目录的通知": "目录", "文件清理结果": "清理"},
    ignores=("养犬工作要点",),
)
EXPIRES = ReadingRule(
    "a verb by which a document is declared to be expired, which is no repeal",
    r"失效",
    finds={"宣布失效": "失效", "自动失效": "失效"},
    ignores=("废止",),
)
STOPS = ReadingRule(
    "a verb by which a document is applied no more, which is no repeal",
    rf"{one_of('stopping')}",
    finds={"停止执行": "停止执行", "不再适用": "不再适用"},
    ignores=("废止", "暂停执行"),
)
AND_REPEALS = ReadingRule(
    "a verb that ends a document, before another that repeals it: 停止执行，并予以废止",
    rf"(?:(?:从|自)[^{COVER}。，]{{1,20}}?起[，,]?\s*)?{_ADVERBS}{one_of('repealing')}\s*[，,、]?\s*"
    r"(?:并且?|同时|且|一并)*",
    finds={"停止执行，并": "停止执行，并", "自5月1日起宣布失效同时": "自5月1日起宣布失效同时"},
    ignores=("规定，并",),
)
LAPSED = ReadingRule(
    "that the term of a document is over",
    rf"(?:有效期限?|施行期限?|执行期限?)\s*(?:于{DATE})?(?:已经|已|现已)?(?:届满|期满|已满|到期)"
    r"(?:[，,]\s*不再(?:延续|延长|续期))?|(?:已经|已|现已)(?:届满|期满|到期)",
    finds={
        "有效期届满": "有效期届满",
        "已到期": "已到期",
        "有效期于2022年3月1日届满": "有效期于2022年3月1日届满",
        "有效期已满，不再延续": "有效期已满，不再延续",
    },
    ignores=("有效期届满后", "到期时", "到期"),
    how=How.WHOLE,
)
KIND_BEFORE = ReadingRule(
    "a kind of document between its number and its articles",
    r"(?:文件|文|通知|规定|办法)(?=第)",
    finds={"文件第三条": "文件"},
    ignores=("文件", "第三条文件"),
    how=How.AT_START,
)
PLANNING = ReadingRule(
    "a title of what is planned, in which 废止 before a name is no act",
    r"(?:立法|制定|修订|工作|年度)计划|工作(?:要点|安排|任务|方案)|任务(?:分工|清单)|立法规划",
    finds={"2022年立法计划": "立法计划", "养犬工作要点": "工作要点"},
    ignores=("养犬管理办法", "关于废止部分文件的决定"),
)
REPEALS = ReadingRule(
    "a verb that repeals",
    r"废止|作废|撤销",
    finds={"予以废止": "废止", "一律作废": "作废"},
    ignores=("失效", "停止执行"),
)
AWAITED = ReadingRule(
    "an event that is only awaited, before what is to be repealed then: 待新办法出台后",
    r"(?<![\u4e00-\u9fff])(?:待|等到?|俟|一俟)(?!本|该)[^，,。；;]{2,40}(?:后|时|之日起?|以后)[，,]?",
    finds={
        "待新办法出台后，": "待新办法出台后，",
        "，待上级作出规定之日起": "待上级作出规定之日起",
    },
    ignores=("待本办法施行后，", "接待办法公布后", "自公布之日起"),
)
PART_IN_TITLE = ReadingRule(
    "words behind a name in a title that mean a part of it",
    rf"\s*(?:[（(][^（）()]{{1,40}}[）)])?\s*(?:中|中的|的)?\s*(?:第[{TEN_HAN}\d]+|"
    r"(?:部分|个别|有关|相关|若干|某些|特定)[^，。；]{0,12}?(?:条款|条文|内容|规定|条|款|项|条目|政策|要求))",
    finds={"部分条款": "部分条款", "第三条": "第三", "（试行）有关规定": "（试行）有关规定"},
    ignores=("等部分规章", "等文件", "及其部分条款"),
    how=How.AT_START,
)
IN_TITLE_ROW = ReadingRule(
    "what joins two names that a title repeals",
    r"\s*(?:[（(][^（）()]{1,40}[）)])?\s*(?:、|和|及|与|以及)?\s*",
    finds={"、": "、", "": "", "（试行）和": "（试行）和"},
    ignores=("和修改", "部分条款和"),
    how=How.WHOLE,
)
TO_VERB = ReadingRule(
    "what stands between a name and the verb that repeals it",
    rf"[，,\s]*(?P<what>[^{COVER}。]{{0,60}}?)[，,\s]*(?P<when>(?:从|自|(?<![关对由基])于)[^{COVER}。，]{{1,30}}?"
    rf"(?:起|日|时|后|之际))?[，,\s]*{_ADVERBS}\s*",
    finds={"同时": "同时", "第三条，自2019年5月1日起予以": "第三条，自2019年5月1日起予以", "": ""},
    ignores=("。同时", f"{NAME}同时"),
    how=How.WHOLE,
)
_OF_SORT = r"(?:(?!的|中|内容|内的|部分|有关|相关|个别|条款|条文)[\u4e00-\u9fff、]){0,10}?"
"""What a kind of documents is called more exactly: 地方性法规, 市政府规章."""

WHOLE = ReadingRule(
    "words behind a name that mean the whole of it: 等5件文件",
    rf"(?:[（(].{{0,40}}?[）)]+|[）)]+)?"
    rf"(?:等?[\d{TEN_HAN}两]{{0,4}}\s*(?:个|份|件|部|项)?\s*{one_of('repealed_kind')}?"
    rf"|等[\d{TEN_HAN}两]{{0,4}}\s*(?:个|份|件|部|项)?\s*{_OF_SORT}{one_of('repealed_kind')})"
    rf"(?:[（(][^（）()]{{0,40}}[）)])*"
    r"(?:[，、]?(?:以)?及其?(?:有关|相关|配套)*(?:的)?(?:补充|配套|实施|解释|有关|相关|后续)*"
    r"(?:细则?|通知|规定|办法|文件|意见|说明|解释))?",
    finds={
        "等5件规范性文件": "等5件规范性文件",
        "（试行）": "（试行）",
        "及其实施细则": "及其实施细则",
        "等2件地方性法规": "等2件地方性法规",
        "等3件司法解释": "等3件司法解释",
        "": "",
    },
    ignores=("第三条", "中的规定", "及其第三条规定", "等2件文件的有关规定", "部分规定"),
    how=How.WHOLE,
)
REPORTS = ReadingRule(
    "that what follows is only what the document named before says: 第五十条规定，",
    rf"(?:{ARTICLES})?(?:中)?(?:已|也|均)?(?:明确)?(?:规定|明确|指出|写明)[，,:：]?\s*",
    finds={"第五十条规定，": "第五十条规定，", "规定：": "规定：", "已明确规定，": "已明确规定，"},
    ignores=("、", "中的规定和", "第三条"),
    how=How.WHOLE,
)
AT_NAME = ReadingRule(
    "what may stand between a verb and the name right behind it",
    r"(?:了|原|以?下列?)?\s*[:：]?\s*",
    finds={"": "", "了": "了", "原": "原"},
    ignores=("，", "后的"),
    how=How.WHOLE,
)
PART = ReadingRule(
    "words behind a name that mean a part of it",
    r"(?:文件?)?(?:中|内|里)?[的之]?(?:.*(?:规定|内容|条款|政策|要求|部分|条文|条|款|项|做法|标准"
    rf"|段落|措施)|附\s*[件表录][\d{TEN_HAN}]{{0,3}})",
    finds={"中的有关规定": "中的有关规定", "第三条": "第三条", "的附件2": "的附件2"},
    ignores=("等文件", "全文"),
    how=How.WHOLE,
)
UNLIKE = ReadingRule(
    "what contradicts the new document, which repeals no document as a whole",
    r"(?:与|同|和).{0,20}(?:不一致|不符|抵触|冲突|相悖|不同|矛盾)",
    finds={"与本办法不一致的规定": "与本办法不一致", "同上述规定相抵触": "同上述规定相抵触"},
    ignores=("与本办法一致",),
)
FROM_VERB = ReadingRule(
    "what stands between the verb that repeals and a name",
    rf"(?:了)?\s*[:：]?\s*(?:以下|下列|原|由)?(?:[^{COVER}。，；]{{0,60}}{SAID}的|[^{COVER}。，；]{{0,12}})?\s*",
    finds={"了市教育局印发的": "了市教育局印发的", "以下文件：": "以下文件：", "原": "原"},
    ignores=("。原", f"{NAME}"),
    how=How.WHOLE,
)
STARTS = ReadingRule(
    "what stands before a verb that repeals and makes it an act of the text",
    r"(?:^|[，,、：:）)\s.．]|现|决定|同时|予以|将|起|日|一并|即|宣布|后|调整)\s*$",
    finds={"决定": "决定", "5月1日起": "起", "，": "，"},
    ignores=("不得", "可以"),
)
ABOUT = ReadingRule(
    "关于 before a verb: only the subject of something",
    r"关于\S{0,8}$",
    finds={"关于": "关于", "关于全部": "关于全部"},
    ignores=("决定", "关于养犬 "),
)
FORMER = ReadingRule(
    "the former version of the text itself before a verb that repeals: 原办法同时废止",
    rf"(?:^|[，,；;。）)：:、和\s])原(?:有)?(?:的)?《?{one_of('self_kind')}》?[，,\s]*{_ADVERBS}\s*$",
    finds={"，原办法同时": "，原办法同时", "，原《办法》": "，原《办法》"},
    ignores=(f"，原{NAME}同时", "，办法同时", "还原办法"),
)
TAKES_OUT = ReadingRule(
    "取消 before a name and a part of it",
    rf"取消(?=(?P<names>{COVER}+)[^{COVER}。；，]{{0,80}}(?:规定|内容|条款|政策|条文|限制"
    rf"|第[{TEN_HAN}\d]+[条款项]))",
    finds={f"取消{NAME}第三条": "取消", f"取消{NAME}中的限制": "取消"},
    ignores=(f"取消{NAME}", "取消第三条"),
)
CORRECTED = ReadingRule(
    "that what follows is how another text should read (更正, 勘误), which is no act of this one",
    r"(?:(?:更正|改正|订正|补正)为|应当?补充|应[为是]\s*[：:“])[^。]{0,80}$",
    finds={"附则更正为：": "更正为：", "文末应补充：同时": "应补充：同时"},
    ignores=("现更正如下：", "原公告有误，", "登记费应为五十元，"),
)
TITLE = ReadingRule(
    "a title that repeals the documents it names",
    rf"关于(?:(?:废止|停止执行)(?:和|、|及))?(?:宣布)?"
    rf"(?:{one_of('repealing')}|撤销(?=[《〈]))(?P<names>.{{2,}})的{one_of('repealing_kind')}|对"
    rf"(?P<those>.{{2,}})予以废止的(?:决定|通知|公告)"
    r"|关于(?P<theirs>[《〈].{3,}[》〉](?:等.{0,12})?)(?:自动|自行)?(?:废止|失效|停止执行)的(?:公告|通告|通知|决定)",
    finds={
        "关于废止《养犬办法》的通知": "关于废止《养犬办法》的通知",
        "关于宣布失效一批文件的决定": "关于宣布失效一批文件的决定",
        "对《养犬办法》予以废止的公告": "对《养犬办法》予以废止的公告",
        "关于撤销《养犬的通知》的决定": "关于撤销《养犬的通知》的决定",
        "关于停止施行《养犬办法》的通知": "关于停止施行《养犬办法》的通知",
        "关于《养犬办法》失效的公告": "关于《养犬办法》失效的公告",
    },
    ignores=("关于印发《养犬办法》的通知", "关于废止的通知", "关于撤销养犬协会的通知"),
)
SEVERAL = ReadingRule(
    "documents in general, whose names only the text gives",
    r"(?:文件|规章|法规|政策|规定)$",
    finds={"部分规范性文件": "文件", "一批规章": "规章"},
    ignores=("《养犬办法》",),
)
ANNOUNCED = ReadingRule(
    "that a list follows",
    r"(?:下列|以下|如下|附件)",
    finds={"下列文件予以废止：": "下列"},
    ignores=("该文件予以废止",),
)
HEADING = ReadingRule(
    "the heading of a list of repealed documents",
    rf"(?:附件?\s*[\d{TEN_HAN}]{{0,2}}\s*[.、:：]?\s*)?[^。，；{COVER}]{{0,40}}{one_of('repeal_heading')}[^。，；{COVER}]{{0,30}}"
    rf"(?:目录|清单|文件|规章|法规|规定|名单|一览表)?(?:[（(][^（）()]{{1,30}}[）)])?\s*[:：]?",
    finds={
        "附件1：宣布失效的文件目录": "附件1：宣布失效的文件目录",
        "废止的规章（共3件）：": "废止的规章（共3件）：",
    },
    ignores=(f"{NAME}废止", "继续有效的文件目录"),
    how=How.WHOLE,
)
KEEP_HEADING = ReadingRule(
    "the heading of a list of documents that stay in force",
    rf"(?:附件?\s*[\d{TEN_HAN}]{{0,2}}\s*[.、:：]?\s*)?(?:[（(]?[{TEN_HAN}\d]{{1,3}}[）)]?[、.．\s]*)?"
    rf"[^。，；{COVER}关]{{0,30}}(?:{one_of('kept')})[^。，；{COVER}关]{{0,24}}(?:目录|清单|文件|规章|法规|规定|名单|一览表|决定)"
    r"(?:[（(][^（）()]{1,30}[）)])?\s*[:：]?\s*",
    finds={
        "附件2：继续有效的文件目录": "附件2：继续有效的文件目录",
        "二、保留的规章（共3件）：": "二、保留的规章（共3件）：",
    },
    ignores=("废止的文件目录", "1.关于保留养犬登记的规定"),
    how=How.WHOLE,
)
_OR = r"的?(?:[、，]|和|及|与|或者?|以及)+(?:宣布|予以|决定)?"
MIXED_LIST = ReadingRule(
    "that a list has both what ends and what stays, and each line alone may tell which",
    rf"{one_of('stays')}{_OR}{one_of('repeal_heading')}|{one_of('repeal_heading')}{_OR}{one_of('stays')}",
    finds={
        "修改和废止的文件目录": "修改和废止",
        "继续有效、废止的文件": "继续有效、废止",
        "对下列文件予以废止或者修改：": "废止或者修改",
    },
    ignores=("废止和失效的文件目录", "因上位法修改，下列文件予以废止："),
)
LIST_HEADING = ReadingRule(
    "the heading of another list, at which a list ends",
    rf"(?:附件?\s*[\d{TEN_HAN}]{{0,2}}\s*[.、:：]?\s*)?(?:[（(]?[{TEN_HAN}\d]{{1,3}}[）)]?[、.．\s]*)?"
    rf"[^。，；{COVER}关]{{0,30}}(?:{one_of('repeal_heading', 'kept', 'amends_text')}|调整)"
    rf"[^。，；{COVER}关]{{0,24}}"
    r"(?:目录|清单|文件|规章|法规|规定|名单|一览表|决定|条款)(?:[（(][^（）()]{1,30}[）)])?\s*[:：]?\s*",
    finds={
        "附件2：修改的规章目录": "附件2：修改的规章目录",
        "二、宣布失效的文件": "二、宣布失效的文件",
    },
    ignores=("3.关于废止养犬规定的通知", "养犬办法"),
    how=How.WHOLE,
)
KEEP_ANNOUNCED = ReadingRule(
    "that a list of documents follows that stay in force",
    rf"[^。\n]{{0,60}}(?:下列|以下|如下)[^。\n{COVER}]{{0,60}}(?:予以保留|继续有效)[^。\n{COVER}]{{0,120}}[：:]\s*"
    rf"|(?![^\n]*(?:拟|不|废止|失效|修改|征求))[^。\n{COVER}]{{0,60}}(?:保留|继续有效)的?[^。，；\n{COVER}]{{0,24}}?"
    rf"(?:目录|清单|文件|规章|规定|名单)[^。，；\n{COVER}]{{0,20}}(?:如下|下列)\s*[：:]\s*",
    finds={
        "下列规定和决定予以保留，继续有效：": "下列规定和决定予以保留，继续有效：",
        "经清理，现将继续有效的文件目录公布如下：": "经清理，现将继续有效的文件目录公布如下：",
    },
    ignores=(
        "下列规定予以废止：",
        f"以下{NAME}继续有效。",
        "现将继续有效和废止的文件目录公布如下：",
        "现将拟保留的文件公布如下：",
    ),
    how=How.WHOLE,
    anchors=("保留", "继续有效"),
)
BEHIND_LIST = ReadingRule(
    "a line behind a list: the head of another part, or a sentence",
    r"\s*附(?:件|表|录)|.*[：:]\s*$|.*。",
    finds={"附件二：": "附件", "以上文件由市教育局解释。": "以上文件由市教育局解释。"},
    ignores=("关于养犬登记的通知", "（云政发〔2019〕1号）"),
    how=How.AT_START,
)
ITEM = ReadingRule(
    "the number of an item in such a list",
    rf"\s*(?:[（(]?[{ORDINAL_100}]{{1,4}}[）)]?\s*[.、．\s\t]|[（(][{ORDINAL_100}]{{1,4}}[）)]|[①-⑳]|《"
    r"|\d{1,3}(?=\D))\s*",
    finds={
        "1. 养犬办法": "1. ",
        "（二）、养犬办法": "（二）、",
        "（十二）养犬办法": "（十二）",
        "③养犬办法": "③",
        "12养犬办法": "12",
    },
    ignores=("养犬办法", "第1条", "（试行）养犬办法"),
    how=How.AT_START,
)
IN_LIST_ROW = ReadingRule(
    "what joins two names in one line of a list",
    r"\s*(?:[、，,；;]|和|及|以及)\s*",
    finds={"、": "、", "；": "；", "和": "和"},
    ignores=("", "，修改", "根据"),
    how=How.WHOLE,
)
ISSUED = ReadingRule(
    "when and by whom a document was issued, before its name in such a list",
    rf"(?:{DATE})?\s*(?:[^。；，{COVER}]{{0,30}}{SAID}的|[以由])?\s*",
    finds={
        "1996年3月5日以": "1996年3月5日以",
        "1996年市教育局发布的": "1996年市教育局发布的",
    },
    ignores=("关于印发", "根据"),
    how=How.WHOLE,
)
COUNTED_ITEM = ReadingRule(
    "the count of an item at the beginning of its line",
    r"\s*(?P<count>\d{1,4})[、.．]",
    finds={"12、关于养犬": "12、", "\n3．关于养犬": "\n3．"},
    ignores=("关于养犬", "2019年"),
    how=How.AT_START,
)
NEXT_ITEM = ReadingRule(
    "the count of an item behind the end of the one before",
    r"(?<=[。；])\s*(?P<count>\d{1,4})[、．](?!\d)",
    finds={"已满。66、关于养犬": "66、"},
    ignores=("66、关于养犬", "已满。第66条"),
)
BARE_ITEM = ReadingRule(
    "a line of such a list that is no more than a title and when and how it was issued",
    r"\s*[^。；：:\t（）()]{4,80}(?:[（(](?:试行|暂行)[）)])?"
    rf"[（(][^（）()]*(?:[号年日]|{one_of('issuing_verb')})[）)]\s*",
    finds={
        "云州市养犬登记办法（云政发〔2019〕1号）": "云州市养犬登记办法（云政发〔2019〕1号）",
        "养犬办法（试行）（2019年3月1日发布）": "养犬办法（试行）（2019年3月1日发布）",
    },
    ignores=("云州市养犬登记办法", "现公布如下（共3件）：", "本决定自公布之日起施行。"),
    how=How.WHOLE,
)
NO_TITLE = ReadingRule(
    "the title of a list that is announced as an annex, or a sentence with a verb of its own",
    rf"(?:{one_of('repealing', 'amends_text')}[《〈].*"
    rf"|(?:决定|拟|建议|予以|宣布)*(?:{one_of('repeal_heading', 'kept', 'amends_text')})"
    r"[^《》]{0,30}(?:目录|清单|名单|一览表))",
    finds={
        "宣布失效的文件目录": "宣布失效的文件目录",
        "继续有效的规章目录": "继续有效的规章目录",
        "废止《养犬办法》": "废止《养犬办法》",
    },
    ignores=("关于公布废止文件目录的通知", "云州市养犬办法"),
    how=How.WHOLE,
)
ITEM_TITLE = ReadingRule(
    "the title in an item without 《》",
    r"(?P<title>[^。；\t]{5,120}?)(?=发文单位|发文机关|\t|[（(][^（）()]*"
    rf"(?:[号年日]|{one_of('issuing_verb')})[）)]|$)",
    finds={
        "云州市养犬登记办法（2019年3月1日市政府发布）": "云州市养犬登记办法",
        "云州市养犬登记办法（云政发〔2019〕1号）": "云州市养犬登记办法",
        "云州市养犬登记办法\t云政发": "云州市养犬登记办法",
    },
    ignores=("养犬", "养犬登记办法。废止"),
    how=How.AT_START,
)
OWN_ACT = ReadingRule(
    "a title that speaks of repeals or of a review of documents",
    rf"{one_of('clean_up')}",
    finds={"关于废止部分文件的决定": "废止", "文件清理结果": "清理"},
    ignores=("关于印发文件的通知",),
)
ITEM_NUMBER = ReadingRule(
    "the number, and when and how it was issued, behind a title in an item",
    r"\s*(?:[（(][^（）()]{1,60}[）)]\s*){1,3}",
    finds={"（云政发〔2019〕1号）第三条": "（云政发〔2019〕1号）"},
    ignores=("第三条（云政发〔2019〕1号）",),
    how=How.AT_START,
)
REASON = ReadingRule(
    "the reason that an item gives",
    r"说\s*明\s*[:：]",
    finds={"说明：已被取代": "说明：", "说 明:": "说 明:"},
    ignores=("说明书",),
)
STAYS_BEHIND = ReadingRule(
    "that the documents named before stay: 《甲》等2件规范性文件继续有效",
    rf"\s*(?:[（(][^（）()]{{1,40}}[）)]\s*)*等?[\d{TEN_HAN}两]{{0,4}}\s*(?:个|份|件|部|项)?"
    rf"\s*(?:{_OF_SORT}{one_of('repealed_kind')})?[，,]?\s*{_ADVERBS}(?:{one_of('stays')}|延长有效期|有效期延长)"
    r"(?=[。；;，,（(\s]|$)",
    finds={
        "等2件行政规范性文件继续有效": "等2件行政规范性文件继续有效",
        "予以保留": "予以保留",
        "（试行），修改": "（试行），修改",
    },
    ignores=("第三条", "等2件文件予以废止", "其中第三条继续有效", "修改说明：已被取代"),
    how=How.AT_START,
)
PART_BEHIND = ReadingRule(
    "a part of the document behind its name",
    r"(?:中|内)[^，。；]{0,60}|(?:文件?)?的?(?:有关|关于|涉及)[^，。；]{1,40}的?(?:规定|条款|内容|政策|要求)",
    finds={
        "中有关登记的内容": "中有关登记的内容",
        "内": "内",
        "文件有关收费最高限额的规定": "文件有关收费最高限额的规定",
    },
    ignores=("和", "第三条中", "等文件"),
    how=How.AT_START,
)
REPEALING_TITLE = ReadingRule(
    "the title of a decision that repeals others, which it names",
    rf"关于(?:{one_of('repealing')})(?P<names>[^，。；]*[〉》][^，。；]{{0,12}})的{one_of('repealing_kind')}$",
    finds={"云川市关于废止〈养犬办法〉的决定": "关于废止〈养犬办法〉的决定"},
    ignores=("关于修改〈养犬办法〉的决定", "关于废止部分文件的决定"),
)
IS_REVOKED = ReadingRule(
    "behind the name of a decision: it is revoked",
    rf"\s*(?:[，,]?\s*(?:自|从)?\s*{DATE}\s*起)?\s*[，,]?(?:现|同时|一并|依法|即行|予以)*撤销(?=\s*(?:[。；，,]|$))",
    finds={"予以撤销。": "予以撤销", "自2021年3月1日起撤销": "自2021年3月1日起撤销"},
    ignores=("撤销后", "应当撤销", "，撤销管理所", "废止"),
    how=How.AT_START,
)
REVOKES = ReadingRule(
    "before the name of a decision: it is revoked",
    r"撤销(?:了)?(?:[^，。；：、]{0,30}的)?\s*$",
    finds={"决定撤销": "撤销", "撤销市政府印发的": "撤销市政府印发的"},
    ignores=("撤销，", "废止", "撤销登记适用"),
)
