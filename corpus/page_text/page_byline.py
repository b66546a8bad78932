"""Read the lines between a title and its text: day, source, views, and what else is there."""

from __future__ import annotations

import re

from corpus.fields.dates import parse_date
from corpus.fields.numbers import parse_number
from corpus.fields.rules.date_rules import DATE
from corpus.fields.rules.organ_rules import ORGAN_END
from corpus.page_text.label_names import LABELS
from corpus.page_text.page_labels import labels_of
from corpus.page_text.page_lines import SENTENCE_END, is_breadcrumb

_LONGEST = 160
_TIME = (
    r"(?:\s*(?:T|星期[一二三四五六日天]|周[一二三四五六日])?\s*(?:[上下]午)?"
    r"\s*\d{1,2}[:：时]\d{2}(?:[:：分]\d{2})?秒?)?"
)
_DAY = re.compile(rf"{DATE}{_TIME}")
# Behind a number of views, without a space: 592021-06-09 09:25.
_GLUED = re.compile(r"(?<=\d)20\d\d-\d\d?-\d\d?\s+\d{1,2}:\d{2}(?::\d{2})?")
# A name with a colon that stands in no table; it has nothing to say here.
_UNKNOWN = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}\s*[:：]\s*[^\s:：|｜]{0,20}")
# Words that stand right before the day and say that it is that of publishing.
_BEFORE = re.compile(
    r"(?:发布|公布|发表|公开|更新|录入|发稿|上网|创建|添加|编辑|上传|刊发|推送|提交)?(?:时间|日期|于|在)\s*[:：]?\s*$"
)
# Words by which a day in brackets under a title is that of an act of law, not the page's.
_ACT = re.compile(
    r"通过|公布|修[订正]|批准|施行|实施|会议|第.{1,6}次|令|起|前|截[止至]|有效|废止|止"
)
_OTHER_DAY = re.compile(
    r"(?:成文|施行|实施|生效|截止|截至|失效|废止|签发|印发|开始|结束)(?:时间|日期)?\s*[:：]?\s*$"
)
# A name of a day that no table has (答复时间：), and what it holds where it is that of publishing.
_NAMED_DAY = re.compile(r"([\u4e00-\u9fff]{2,8})(?:时间|日期|期限|至)\s*[:：]?\s*$")
_PUBLISHING = re.compile(
    r"发布|公布|发表|公开|更新|录入|发稿|上网|创建|添加|编辑|上传|刊发|推送|提交|发文|刊登|刊载|登载|挂网|上线|上载|信息|文章|稿件|新闻|发送|入库|本文|页面"
)
_PUBLISHED = re.compile(r"(?:发布|公布|发表|公开|发稿|上网)(?:时间|日期|于)\s*[:：]?\s*$")
# The clock of a site, which says what day it is.
_CLOCK = re.compile(r"今天|今日|现在是|当前(?:时间|日期)|北京时间|农历|欢迎")
_WRITERS = re.compile(
    r"(?:[\u4e00-\u9fff]{2,12}[\s|｜·]+)?(?:本报|本网|特约|实习)?(?:记者|通讯员|作者|文/|文[丨｜|]|图/)[\s:：/]*"
    r"[\u4e00-\u9fff·\s、]{2,24}"
)
_VALIDITY = re.compile(
    r"((?:全文|部分|条款|现行)?(?:有效|失效|废止)|已(?:失效|废止))[\s\xa0\u3000]+"
)
# What titles of other pages have, which stand with their days in lists.
_LINKED = re.compile(r"^.*关于|^.{2,}(?:召开|举[行办]|开展|(?:通知|公告|意见|办法|解读)$)")
_SPLIT = re.compile(r"[\s\xa0|｜/·•—\-_,，()（）\[\]【】<>《》“”]+")
_COUNT = re.compile(r"\d{1,9}(?:人|次|条)?")


def read_byline(line: str) -> list[tuple[str, str]] | None:
    """The fields of a line between title and text; None where it belongs to the text.

    >>> read_byline("云州棱镜2022-01-25 07:48")
    [('published', '2022-01-25 07:48')]
    >>> read_byline("2022-01-25 10:22 栏目主持：某某 评论(18)")
    [('published', '2022-01-25 10:22')]
    >>> read_byline("云管规〔2025〕3号 2025-04-02 2,318")
    [('published', '2025-04-02'), ('number', '云管规〔2025〕3号')]
    >>> read_byline("（2022年1月20日市人大常委会第三次会议通过）") is None
    True
    """
    known = labels_of(line)
    if known is not None and (known or not _GLUED.search(line)):
        return known
    text = line.strip()
    if not text or len(text) > _LONGEST or SENTENCE_END.search(text) or is_breadcrumb(text):
        return None
    if _WRITERS.fullmatch(text):
        return [("other", text)]
    stated = _VALIDITY.match(text)
    if stated is not None and (behind := labels_of(text[stated.end() :])):
        return [("validity", stated[1]), *behind]
    day = _day(text)
    if day is None or parse_date(day.group()) is None:
        return None
    before = text[: day.start()]
    if _CLOCK.search(text):
        return None
    named = _NAMED_DAY.search(before)
    if named is not None and not (_PUBLISHING.search(named[1]) or ORGAN_END.search(named[1])):
        return None
    if _OTHER_DAY.search(before) or not _is_beside(_BEFORE.sub("", before)):
        return None
    if not _is_beside(text[day.end() :]):
        return None
    return [("published", day.group()), *_number_beside(text, day)]


def _number_beside(text: str, day: re.Match[str]) -> list[tuple[str, str]]:
    """The number among the words beside a day: 云管规〔2025〕3号 2025-04-02 2,318."""
    words = f"{text[: day.start()]} {text[day.end() :]}".split()
    numbers = (parse_number(word) for word in words if word.endswith("号"))
    return [("number", one.canonical) for one in numbers if one is not None][:1]


def days_of_other(line: str, before: str) -> bool:
    """Whether a day is that of something else than publishing, by its line and the words before it.

    >>> days_of_other("今天是2024-05-01", "今天是"), days_of_other("生效：2024-05-01", "生效：")
    (True, True)
    >>> days_of_other("刊登日期：2024-05-01", "刊登日期：")
    False
    """
    if _CLOCK.search(line) or _ACT.search(line[len(before) :]) or _OTHER_DAY.search(before):
        return True
    named = _NAMED_DAY.search(before)
    return named is not None and not (_PUBLISHING.search(named[1]) or ORGAN_END.search(named[1]))


def _day(text: str) -> re.Match[str] | None:
    """The day of a line: of several the first that the words before it call that of publishing."""
    days = list(_DAY.finditer(text))
    named = (one for one in days[1:] and days if _PUBLISHED.search(text[: one.start()]))
    return next(named, days[0] if days else _GLUED.search(text))


def _is_beside(text: str) -> bool:
    """Whether what stands beside a day can be names, counts and labels, not a part of a text."""
    rest = _UNKNOWN.sub(" ", text)
    if _ACT.search(rest) or re.search(r"[。；！？《》]|，.*，", rest):
        return False
    words = [word for word in _SPLIT.split(rest) if word and not _COUNT.fullmatch(word)]
    return len(words) <= 8 and all(len(word) <= 16 and not _LINKED.search(word) for word in words)


def split_heading(text: str) -> tuple[str, list[tuple[str, str]]]:
    """A heading without the day, source and number behind the title, and what they state.

    >>> split_heading("关于养犬的通知 (云发改规〔2022〕7号 2022-01-25)")
    ('关于养犬的通知', [('published', '2022-01-25'), ('number', '云发改规〔2022〕7号')])
    >>> split_heading("养犬公告（第二批） 时间：2022-01-25 来源：云州发布")[0]
    '养犬公告（第二批）'
    >>> split_heading("养犬管理公告（2022年1月25日市政府第3次会议通过）")[1]
    []
    """
    for begin in _beginnings(text):
        closed = _BRACKETED.match(text, begin)
        number = parse_number(closed[1]) if closed else None
        if begin < 4 or (closed and number is None and not _stated(closed[1])):
            # Brackets that state nothing belong to the title: （第二批） 时间：2022-01-25.
            continue
        stated = _stated(text[begin:])
        if stated and number is not None and all(name != "number" for name, _ in stated):
            stated = [*stated, ("number", number.canonical)]
        if stated:
            return text[:begin].rstrip(" \xa0\u3000\t(（[【|-_"), stated
    return text, []


_LABELS = "|".join(sorted(LABELS, key=len, reverse=True))
_BEGIN = re.compile(
    rf"[\s\xa0\u3000]*[(（\[【]|[\s\xa0\u3000]+(?={DATE})|[\s\xa0\u3000]*(?=(?:{_LABELS})[:：])"
    rf"|(?<=[\u4e00-\u9fff])(?=(?:19|20)\d\d-\d\d?-\d\d?)"
)
# A note in brackets that something follows.
_BRACKETED = re.compile(r"[\s\xa0\u3000]*[(（\[【]([^()（）\[\]【】]*)[)）\]】](?=.*\w)")


def _beginnings(text: str) -> list[int]:
    return [found.start() for found in _BEGIN.finditer(text)][:40] if len(text) <= 400 else []


def _stated(text: str) -> list[tuple[str, str]]:
    bare = text.strip(" \xa0\u3000()（）[]【】")
    day = _DAY.search(bare)
    labelled = labels_of(bare)
    stated = [(name, value) for name, value in labelled or () if value]
    if not stated:
        if day is None:
            return []
        rest = f"{bare[: day.start()]} {bare[day.end() :]}".strip(" \xa0，,、:：()（）")
        number = parse_number(rest)
        if number is not None:
            return [("published", day.group()), ("number", number.canonical)]
        stated = read_byline(bare) or []
    return stated if any(name in ("published", "number", "origin") for name, _ in stated) else []
