"""How long a text says that it holds itself."""

from __future__ import annotations

import re
from datetime import date

from corpus.fields.dates import DATE, find_dates
from corpus.fields.numerals import to_int
from indexer.relations.grammar.text_under_reading import COVER, TextUnderReading
from indexer.relations.statements import Place, Term

_SELF = re.compile(
    r"(?:本|以上|上述|该)(?:实施|暂行|试行|管理|若干|政策|指导|规范性|补充|行动|工作|操作|补贴"
    r"|扶持|奖励|优惠|支持|阶段性)*"
    r"(?:办法|规定|条例|通知|细则|意见|规则|方案|通告|公告|决定|措施|章程|标准|规范|制度|规程"
    r"|准则|政策|文件|指引|计划|指南|清单|条款)"
    rf"|本[《“]?{COVER}+[》”]?|本次[^，。；{COVER}]{{1,10}}(?=自|从|执行|实施|有效|期限)|本《"
    rf"|政策(?=自|从)"
)
# 第四条有效期至…，其余条款有效期至…: what is left of the document is the document.
_REST = re.compile(
    r"(?:其余|其他|其它)(?:条款|措施|政策|内容|规定|条文|各条)?(?=[^，。；]{0,6}(?:有效|执行|实施|施行))"
)
_PARTS = re.compile(
    r"第[一二三四五六七八九十百\d]{1,4}(?:[、，和及至到]第?[一二三四五六七八九十百\d]{1,4})*[条款项]"
    r"(?:[^，。；\s本]{0,12}(?:措施|政策|规定|条款|内容))?的?(?=自|从|有效|执行|实施|施行|期限)"
)
# 该政策执行至…: it points back, to an item where further items follow, else to the whole.
_POINTS = re.compile(
    r"(?:该|以上|上述)(?P<kind>条|项|阶段性|优惠|支持|补贴|奖励|扶持)*(?:政策|措施|规定|条款|标准)"
)
_NEXT_ITEM = re.compile(
    r"[\n。；]\s*(?:(?:[二三四五六七八九]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?)、"
    r"|[（(](?:[二三四五六七八九]|十[一二三四五六七八九]?)[）)]|(?<=\n)(?:[2-9]|1\d)[.．、])"
)
_NUMERAL = r"[\d一二三四五六七八九十两]{1,3}"
_SPAN = rf"(?P<count>{_NUMERAL})\s*(?P<unit>年|个?月)"
_TO = r"(?:至|到|—+|－|-|~|～|起至)"
_TERM = re.compile(
    r"(?:(?:有效|试行|施行|实施|执行|适用|政策)(?:期限?|期间|时间)|期限|试行|有效)(?:暂定"
    r"|暂)?(?:为|是|[:：]|至|到|截至|截止至?|自)*\s*"
    rf"(?:(?:自|从)?[^，。；{COVER}]{{0,30}}?{_TO}\s*)?(?:(?P<day>{DATE})|{_SPAN})"
)
# 有效期至2026年7月31日（其中补贴至2025年12月30日）: the day that stands right behind counts.
_DAY = re.compile(
    rf"(?:有效|试行|施行|实施|执行|适用|政策)(?:期限?|期间|时间)(?:暂定|暂)?(?:为|是|[:：]|至|到|截至|截止至?)*\s*"
    rf"(?P<day>{DATE})(?!\s*起?\s*{_TO})"
)
_UNTIL = re.compile(
    rf"(?:执行|实施|施行|有效|试行|延续|持续|截止|截至)(?:时间|期限|期)?(?:至|到"
    rf"|截至)\s*(?P<day>{DATE})"
)
_FROM_TO = re.compile(
    rf"(?:自|从)\s*[^，。；{COVER}]{{2,20}}?(?:起|日|施行|实施"
    rf"|执行)[，,]?\s*{_TO}\s*(?P<day>{DATE})\s*(?:止|有效|期间有效)"
)
_FROM_EFFECT = re.compile(
    rf"(?:自|从)\s*[^，。；{COVER}]{{2,20}}?(?:施行|实施|执行)[，,]?\s*{_TO}\s*(?P<day>{DATE})"
)
_LAPSE = re.compile(
    rf"(?P<day>{DATE})\s*(?:起)?(?:自动|自行|同时)?(?:废止|失效|终止|停止执行|截止|到期)"
)
_FROM = re.compile(
    r"(?:自|从)[^，。；]{1,30}?(?:日|起|月)\s*起?\s*(?:正式)?(?:施行|实施|执行|生效|试行|有效)"
)
_OTHERS = re.compile(
    r"证书|许可证|资格|执照|协议|合同|证件|备案|房票|消费券|补贴券|优惠券|签注|承诺|保函|标志"
    r"|房源|认定|批准文件|处分|注册|执业|申请|证明|该条"
    r"|第[一二三四五六七八九十百\d]+条"
)
_SIGN = re.compile(r"有效|期限|试行|(?:施行|实施|执行)[^。；\n]{0,12}?[至到]|废止|失效|截止")
_EXCEPT = re.compile(r"其中|[，,、](?:但|另)")
# 有效期一年，提高贷款最高额度政策执行至…: the clause has a subject of its own.
_PART = re.compile(
    r"(?<!相关)(?<!有关)(?<!各项)(?<!其他)(?<=.)(?:政策|补贴|贷款|额度|奖励|优惠|条款|业务|活动|措施)(?:可|将)?$"
)
_PART_BEFORE = re.compile(
    r"阶段性|部分|该[项条款]|第[一二三四五六七八九十百\d]+[条项款]|补贴|贷款|优惠"
)
_ALONE = re.compile(rf"有效期限?(?:截至|截止到|至|到|为至)\s*(?P<day>{DATE})[。\s]*")


def find_term(reading: TextUnderReading) -> Term | None:
    """The term of the document itself; the last statement counts, being the closing clause."""
    seen = len(reading.covered) + 1
    for found in reversed(list(_SIGN.finditer(reading.covered))):
        if found.start() < seen:
            place = reading.sentence(found.start())
            seen = place.start
            term = _term(reading, place)
            if term is not None:
                return term
    return None


def _term(reading: TextUnderReading, place: Place) -> Term | None:
    alone = _ALONE.fullmatch(reading.covered, place.start, place.end)
    if alone is not None and (days := find_dates(alone["day"])):
        return Term(place=place, last_day=days[0][2])
    whole = reading.covered[place.start : place.end]
    text = _EXCEPT.split(whole, maxsplit=1)[0]
    parts, own = _PARTS.search(text), _SELF.search(text)
    if parts is not None:
        rest = _REST.search(whole, parts.end())
        if rest is not None:
            text = whole[rest.start() :]
            own = _REST.match(text)
        elif own is None or own.start() > parts.start():
            return None
    from_day = _FROM.search(text)
    if own is not None and _points_back(reading, place, own):
        own = from_day = None
    if own is not None and own.group()[0] == "该" and COVER in text[: own.start()]:
        own = None
    if own is not None and text[: own.start()].endswith(("将", "把")):
        # 将该细则的实施期限延长至…: what is prolonged is another document.
        return None
    if own is not None and own.group() == "政策" and _PART_BEFORE.search(text[: own.start()]):
        return None
    if own is None and (from_day is None or COVER in text):
        return None
    if own is None and from_day is not None and _of_item(reading, place, text[: from_day.start()]):
        return None
    start = own.start() if own else from_day.start() if from_day else 0
    last_day: date | None = None
    months: int | None = None
    for pattern in (_DAY, _TERM, _UNTIL, _FROM_TO, _FROM_EFFECT, _LAPSE):
        for match in pattern.finditer(text, start):
            if _OTHERS.search(text[start if own else 0 : match.start()]):
                continue
            head = re.split(r"[，,]", text[own.end() if own else start : match.start()])
            if len(head) > 1 and _PART.search(head[-1]):
                continue
            day = match["day"]
            days = find_dates(day) if day else []
            if days:
                last_day = last_day or days[0][2]
            elif not day and months is None:
                count = 2 if match["count"] == "两" else to_int(match["count"])
                months = count and count * (12 if match["unit"] == "年" else 1)
    if last_day is None and not months:
        return None
    return Term(place=place, last_day=last_day, months=months or None)


def _of_item(reading: TextUnderReading, place: Place, subject: str) -> bool:
    """Whether a subject of its own stands in an item that is not the last."""
    bare = re.sub(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])", "", subject).strip()
    return len(bare) > 3 and _NEXT_ITEM.search(reading.text, place.end - 1) is not None


def _points_back(reading: TextUnderReading, place: Place, own: re.Match[str]) -> bool:
    """Whether 该政策, 以上政策 mean what an item of the text gives, not the whole text."""
    said = _POINTS.match(own.string, own.start())
    if said is None:
        return False
    if said["kind"] and own.group()[0] == "该" and said["kind"] not in reading.document.title:
        return True
    return _NEXT_ITEM.search(reading.text, place.end - 1) is not None
