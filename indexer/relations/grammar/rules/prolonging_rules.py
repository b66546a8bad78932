"""What says that a document is prolonged or suspended."""

from __future__ import annotations

from corpus.fields.rules.date_rules import DATE
from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import DIGIT_HAN, one_of
from indexer.relations.grammar.rules.covered_text import COVER, NAME

_TERM = one_of("term_noun")

TERM = ReadingRule(
    "the time for which a document holds",
    rf"{_TERM}",
    finds={"有效期限延长": "有效期限", "执行期至": "执行期", "试行期": "试行期"},
    ignores=("有效", "执行"),
)
PROLONG = ReadingRule(
    "a verb that prolongs a document",
    rf"延长|顺延|延续{one_of('carried_out')}?|延期{one_of('carried_out')}?|延至|继续"
    r"(?:有效|执行|施行|实施|延长|沿用)",
    finds={"有效期延长至": "延长", "继续有效": "继续有效", "延续实施": "延续实施", "延期": "延期"},
    ignores=("继续", "有效"),
)
NOT_PROLONGED = ReadingRule(
    "before a verb that prolongs, that it is not done: 不再延长",
    r"(?:不再?|不予|不得|不能|未|无需|不必|没有|停止)\s*$",
    finds={"有效期届满，不再": "不再", "未": "未"},
    ignores=("有效期", "再"),
)
SUSPEND = ReadingRule(
    "a verb that suspends a document",
    rf"(?<!解除)(?<!取消)(?<!终止)(?<!结束)(?:暂停|暂缓|中止)"
    rf"(?:(?:执行|实施|施行|适用)(?!的\s*{COVER})|(?={COVER}))",
    finds={f"暂停执行{NAME}": "暂停执行", f"中止{NAME}": "中止"},
    ignores=("暂停办理", "停止执行", "解除暂停执行", f"暂停执行的{NAME}恢复执行"),
    anchors=("暂停", "暂缓", "中止"),
)
RESUME = ReadingRule(
    "a verb that ends the suspension of a document",
    rf"恢复(?:执行|实施|施行|适用)(?!\s*的)|恢复(?={COVER}+[^{COVER}。，；]{{0,20}}?(?:执行|实施|施行|适用|效力))"
    r"|(?:解除|取消|终止|结束)(?:暂停|暂缓|中止)(?:执行|实施|施行|适用)",
    finds={
        f"恢复执行{NAME}": "恢复执行",
        f"恢复{NAME}的执行": "恢复",
        f"解除暂停执行{NAME}": "解除暂停执行",
    },
    ignores=("恢复办理", "恢复执行的时间", f"恢复{NAME}规定的登记", "暂停执行"),
    anchors=("恢复", "暂停", "暂缓", "中止"),
)
ADJUST = ReadingRule(
    "a verb that adjusts or stops a document for some time only",
    r"暂时(?:调整|停止|变通)(?:[和或、]者?(?:暂时)?(?:调整|停止))?(?:实施|适用|执行|施行"
    rf"|(?={COVER}))",
    finds={
        f"暂时调整{NAME}": "暂时调整",
        f"暂时调整实施{NAME}": "暂时调整实施",
        "暂时调整或者停止适用": "暂时调整或者停止适用",
        "暂时停止执行": "暂时停止执行",
    },
    ignores=("调整实施", "暂停执行", "停止执行"),
)
TITLED = ReadingRule(
    "the name right behind a verb of a title that is that of an act",
    r"\s*[《〈].{3,120}(?:通知|公告|决定|通告|批复|函)$",
    finds={"《养犬办法》第三条的通知": "《养犬办法》第三条的通知"},
    ignores=("《养犬办法》的请示", "养犬登记的通知"),
    how=How.AT_START,
)
SOME = ReadingRule(
    "words behind a name in a title that mean a part of it, without saying which",
    r"[中的\s]*(?:部分|有关|相关|若干|个别)",
    finds={"有关条款的通知": "有关", "的部分内容": "的部分"},
    ignores=("的通知", "第三条的通知"),
    how=How.AT_START,
)
ADJUST_LIST = ReadingRule(
    "a title that adjusts for some time what only its list names",
    r"暂时调整(?=.{0,12}(?:法律|法规|规章|文件))",
    finds={"关于在云州自由贸易试验区暂时调整有关行政法规规定的决定": "暂时调整"},
    ignores=("关于暂时调整养犬登记时间的通知",),
)
LIST = ReadingRule(
    "the heading of the list behind such a decision",
    r"(?:^|\n)[^\n。]{0,60}(?:目录|清单|调整情况|一览表)(?=\n)|(?:^|\n)附件?\s*\d?[：:]?\s*(?=\n)",
    finds={"\n附件\n国务院决定调整的目录\n": "\n附件", "\n暂时调整的目录\n": "\n暂时调整的目录"},
    ignores=("见附件。", "目录如下："),
)
ITEM = ReadingRule(
    "what stands before the name in a line of that list: the number of the row",
    r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,4}[）)]?[、.．\s]*)?(?:\d{1,3}\t)?\s*",
    finds={"3\t": "3\t", "（三）": "（三）", "": "", "12. ": "12. "},
    ignores=("根据", "3\t依照"),
    how=How.WHOLE,
)
WHERE = ReadingRule(
    "the place in which alone something is done, before a verb",
    rf"在\s*(?P<where>[^，,。；、{COVER}](?:[^，,。；{COVER}]){{1,60}}?)(?:的?(?:范围|区域)?内)?[，,]?\s*$",
    finds={"在云州自由贸易试验区内": "在云州自由贸易试验区内", "决定在云州市，": "在云州市，"},
    ignores=("自2019年5月1日起，", f"在{NAME}"),
)
FOR_TIME = ReadingRule(
    "the day until which something is adjusted or suspended",
    rf"(?:至|到|截至|截止(?:到|至)?)\s*(?P<day>{DATE})",
    finds={"期限至2024年5月1日": "至2024年5月1日"},
    ignores=("2024年5月1日起",),
)
FOR_MONTHS = ReadingRule(
    "for how long something is adjusted or suspended",
    rf"(?:有效期限?|期限|期间|时间|为期|试点期|实施期|试行期)(?:暂定|暂)?(?:为|是|共|[:：])?\s*"
    rf"(?P<count>[\d{DIGIT_HAN}十两]{{1,3}})\s*(?P<unit>年|个?月)"
    rf"|在(?P<within>[\d{DIGIT_HAN}十两]{{1,3}})\s*(?P<of>年|个?月)内(?:试行|实施|施行)",
    finds={"期限为三年": "期限为三年", "在两年内试行": "在两年内试行", "为期6个月": "为期6个月"},
    ignores=("满三年的", "期限届满"),
)
WHERE_BEHIND = ReadingRule(
    "the place in which alone something is done, behind a verb",
    rf"^[^。；{COVER}]{{0,20}}?[，,]?\s*(?:范围|区域|地域)?(?:限于|仅限|在)\s*"
    rf"(?P<where>[^，,。；、{COVER}](?:[^，,。；{COVER}]){{1,60}}?)(?:的?(?:范围|区域)?内)?(?=[，,。；]|$)",
    finds={
        "，在云州自由贸易试验区内，": "，在云州自由贸易试验区内",
        "的实施，范围限于云州市。": "的实施，范围限于云州市",
    },
    ignores=("自2019年5月1日起",),
)
KEEPS = ReadingRule(
    "a verb by which a document stays in force without a new last day",
    r"继续(?:有效|施行)",
    finds={"继续有效": "继续有效", "继续施行": "继续施行"},
    ignores=("继续执行", "有效"),
)
NEW_WORDS = ReadingRule(
    "the new words of a clause that is amended",
    r"(?:“(?P<before>[^“”]{4,400})”\s*)?(?:修改为|改为|修订为|调整为|变更为)\s*[：:]?\s*“(?P<words>[^“”]{4,400})”",
    finds={
        "修改为：“有效期至2028年5月1日”": "修改为：“有效期至2028年5月1日”",
        "“有效期5年”改为“有效期8年”": "“有效期5年”改为“有效期8年”",
    },
    ignores=("将“有效期5年”", "修改为“是”"),
    anchors=("改为", "修订为", "调整为", "变更为"),
)
LONGER = ReadingRule(
    "by how long a term is prolonged, or, behind 至, how long it is then",
    rf"(?:延长|顺延|延续|延期)(?:有效期限?|{one_of('carried_out')})*\s*(?P<anew>至|到|为)?\s*"
    rf"(?P<count>[\d{DIGIT_HAN}十两]{{1,3}})\s*(?P<unit>年|个?月)(?!\s*[\d末底份])",
    finds={"延长三年": "延长三年", "延长至5年": "延长至5年", "延续执行2年": "延续执行2年"},
    ignores=("延长至2027年5月1日", "有效期三年", "延长到12月底"),
    how=How.AT_START,
)
AT_END = ReadingRule(
    "that something is done when the term of a document is over",
    r"(?:期满|届满|到期)(?:之?后)?[，,]?\s*(?:仍|将|可)?\s*$",
    finds={"有效期届满后": "届满后", "期满后仍": "期满后仍"},
    ignores=("有效期届满，经评估", "期满前"),
)
GOES_ON = ReadingRule(
    "that a document is carried out for another term: 继续执行，有效期三年",
    rf"继续(?:执行|实施|施行)[，,]\s*{_TERM}",
    finds={"继续执行，有效期三年": "继续执行，有效期"},
    ignores=("届满后继续实施。", "继续执行规定的有效期"),
)
UNTIL = ReadingRule(
    "the day until which it is prolonged",
    rf"(?:至|到|止于)\s*(?:(?P<day>{DATE})|(?P<year>20\d\d)\s*年(?:底|末|12月底))",
    finds={"延长至2024年5月1日": "至2024年5月1日", "延续到2024年底": "到2024年底"},
    ignores=("延长2年", "至2024年"),
)
TO_VERB = ReadingRule(
    "what stands between a name and the verb that prolongs it",
    rf"[，,\s]*[^{COVER}。]{{0,130}}?(?:{_TERM})?[^{COVER}。，]{{0,12}}(?:统一|同步|继续"
    r"|再|予以|可|决定|现|，)*\s*",
    finds={"有效期统一": "有效期统一", "，执行期限": "，执行期限", "": ""},
    ignores=("。有效期", f"{NAME}"),
    how=How.WHOLE,
)
RULE = ReadingRule(
    "parts of a document that are prolonged",
    r"(?:规定|政策|条款|内容|要求|[”》\"])\s*[，,]?$",
    finds={"有关规定": "规定", "中的政策，": "政策，", "”": "”"},
    ignores=("有关规定的",),
)
_PART = r"政策|措施|规定|条款|内容|要求"
_NOTES = r"\s*(?:[（(][^（）()]*[）)]\s*)*"

PART_WORDS = ReadingRule(
    "words behind a name that may mean a part of the document",
    rf"{_NOTES}(?P<words>[^，,。；;]*(?:{_PART}|”|补贴|补助|奖励))",
    finds={
        "中规定的渡船补贴政策执行到": "中规定的渡船补贴政策",
        "（2022版）中关于登记的措施": "（2022版）中关于登记的措施",
        "规定的补贴期限": "规定的补贴",
    },
    ignores=("有效期", "，渡船补贴政策"),
    how=How.AT_START,
)
OF_ALL = ReadingRule(
    "words that mean no single part of a document, but all that it holds",
    r"(?:有关|相关|各项|所有|全部|其他|其它|其余|上述|现行|原有|具体|各类|一?系列|优惠|支持|扶持|惠民|惠企|利民"
    rf"|阶段性|房地产(?:市场)?|文件|配套|补充|实施|[省市区县州]级|{_PART}|以及|\d{{1,4}}号"
    r"|[中内的等所各该其、和及与\s])*",
    finds={"中的有关优惠政策": "中的有关优惠政策", "等区级政策": "等区级政策", "规定": "规定"},
    ignores=("部分政策", "中规定的渡船补贴政策", "中“提高补贴”"),
    how=How.WHOLE,
)
PART_BEFORE = ReadingRule(
    "before a name, that what goes on is a part of the document: 两项政策在",
    r"(?:政策|措施|规定|条款|内容|要求)在(?:原)?\s*$",
    finds={"补贴、年检两项政策在": "政策在"},
    ignores=("政策，将", "在"),
)
AMONG_THEM = ReadingRule(
    "that what follows is about a part of what was named before",
    r"[，,；;]?\s*其中",
    finds={"政策，其中补贴": "，其中"},
    ignores=("政策，补贴",),
)
SAID_IN = ReadingRule(
    "before a name, that something was done in that document: 已在",
    rf"(?:已经?|曾经?|也|均)\s*在\s*(?:{DATE})?[^，,。；;{COVER}]{{0,20}}$",
    finds={"补贴已在": "已在", "登记已经在2023年4月7日": "已经在2023年4月7日"},
    ignores=("两项政策在", "已将", "已在本市，"),
)
WITHIN_IT = ReadingRule(
    "behind a name: within that document, and right before the verb",
    rf"{_NOTES}(?:文件?)?[中内里](?:予以|明确|统一|相应)*\s*",
    finds={"中": "中", "（2022版）中": "（2022版）中"},
    ignores=("中的补贴", "有效期"),
    how=How.WHOLE,
)
REST = ReadingRule(
    "the other measures of a document",
    r"(?:其他|其它|相关|有关)\w{0,4}(?:政策|措施)$",
    finds={"其他政策": "其他政策", "有关扶持措施": "有关扶持措施"},
    ignores=("政策", "其他规定"),
)
REMAINDER = ReadingRule(
    "that what follows is about the rest of a document, not about the articles named before",
    r"其余|其他|其它",
    finds={"第七条、第九条，其余条款": "其余", "第三条外，其他规定": "其他"},
    ignores=("第三条的有关规定",),
)
BY_TITLE = ReadingRule(
    "a title that prolongs the documents it names",
    rf"关于(?:调整并|调整和)?(?:(?:继续|延续){one_of('carried_out')}|延长)(?P<names>[《〈].{{3,}}[》〉](?:[（(].{{2,12}}[）)])?)"
    rf"(?:的?(?:有效期限?|执行期限?|实施期限?|施行期限?|试行期限?|期限))?的{one_of('prolonging_kind')}"
    rf"|关于(?P<those>[《〈].{{3,}}[》〉](?:[（(].{{2,12}}[）)])?)(?:有效期限?届满后?)?(?:延期|继续有效|继续执行|继续实施|继续施行|延长有效期"
    r"|有效期延长)的(?:通知|公告|决定|通告|函)",
    finds={
        "关于延长《养犬办法》有效期的通知": "关于延长《养犬办法》有效期的通知",
        "关于《养犬办法》继续有效的公告": "关于《养犬办法》继续有效的公告",
        "关于继续实施《养犬办法》的意见": "关于继续实施《养犬办法》的意见",
        "关于《养犬办法》（试行）延期的通知": "关于《养犬办法》（试行）延期的通知",
        "关于《养犬办法》有效期届满继续施行的通知": "关于《养犬办法》有效期届满继续施行的通知",
    },
    ignores=("关于废止《养犬办法》的通知", "关于延长养犬办法有效期的通知"),
)
OTHER = ReadingRule(
    "a permit, contract or the like, whose term is not the document's",
    r"证|合同|贷款|协议|签注|备案|还款|认购|券",
    finds={"许可证": "证", "贷款合同": "贷款"},
    ignores=("养犬办法",),
)
