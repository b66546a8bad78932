"""How long a text says that it holds itself."""

from __future__ import annotations

import re

from corpus.fields.dates import DATE, find_dates
from corpus.fields.numerals import to_int
from indexer.relations.model import Place, Term
from indexer.relations.reading import COVER, Reading

_SELF = (
    r"(?:本|该|此|以上|上述)(?:实施|暂行|试行|管理|若干|政策|指导|规范性)?(?:办法|规定|条例|通知"
    r"|细则|意见|规则|方案|通告|公告|决定|措施|章程|标准|规范|制度|规程"
    r"|准则|政策|文件|政策措施|若干措施|指引|计划|补贴|优惠政策|条款|指南)"
)
_NUMERAL = r"[\d一二三四五六七八九十两]{1,3}"
_SPAN = rf"(?P<count>{_NUMERAL})\s*(?P<unit>年|个?月)"
_TERM = re.compile(
    rf"(?:有效期限?|有效期间|试行期限?|施行期限?|实施期限|执行期限|试行|有效期限|适用期限"
    rf"|政策期限|期限|有效)(?:暂定|暂)?(?:为|是|:|：|至|到|截至|截止至?|自)?\s*"
    rf"(?:(?:自|从)?[^，。；{COVER}]{{0,30}}?(?:至|到|—|－|-|~)\s*)?(?:(?P<day>{DATE})|{_SPAN})"
)
_UNTIL = re.compile(
    rf"(?:执行|实施|施行|有效|试行|延续|延长|持续|截止|截至)(?:时间)?(?:至|到"
    rf"|截至)\s*(?P<day>{DATE})"
)
_SPAN_OF_DAYS = re.compile(
    rf"(?:自|从)\s*{DATE}\s*(?:起)?(?:正式)?(?:施行|实施|执行)?[，,]?\s*(?:起)?(?:至"
    rf"|到)\s*(?P<day>{DATE})\s*(?:止|期间)?"
)
_LAPSE = re.compile(rf"(?P<day>{DATE})\s*(?:起)?(?:自动|自行|同时)?(?:废止|失效|终止|停止执行)")
_FROM = re.compile(r"(?:自|从)[^，。；]{1,30}起?\s*(?:正式)?(?:施行|实施|执行|生效|试行|有效)")
_OTHERS = re.compile(
    r"证书|许可证|资格|执照|协议|合同|证件|备案|房票|消费券|补贴券|优惠券|签注|承诺|保函|标志"
    r"|房源|认定|批准文件|处分"
)


def find_term(reading: Reading) -> Term | None:
    """The term of the document itself; the last statement counts, being the closing clause."""
    best: Term | None = None
    for found in re.finditer(
        r"有效|期限|执行[至到]|实施[至到]|施行[至到]|试行|废止|失效|施行|实施", reading.covered
    ):
        place = reading.sentence(found.start())
        term = _term(reading, place)
        if term is not None:
            best = term
    return best


def _term(reading: Reading, place: Place) -> Term | None:
    text = reading.covered[place.start : place.end]
    own = re.search(_SELF, text)
    from_day = _FROM.search(text)
    if own is None and from_day is None:
        return None
    if COVER in text and own is None:
        return None
    for pattern in (_TERM, _UNTIL, _SPAN_OF_DAYS, _LAPSE):
        for match in pattern.finditer(text):
            start = own.start() if own else from_day.start() if from_day else 0
            if match.start() < start or _OTHERS.search(text[start : match.start()]):
                continue
            day = match["day"]
            if day:
                days = find_dates(day)
                if days:
                    return Term(place=place, last_day=days[0][2])
            elif match["count"]:
                count = 2 if match["count"] == "两" else to_int(match["count"])
                if count:
                    return Term(place=place, months=count * (12 if match["unit"] == "年" else 1))
    return None
