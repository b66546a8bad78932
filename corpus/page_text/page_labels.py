"""Lines of web pages that are labels with their values, dates and buttons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.fields.numbers import parse_number
from corpus.fields.rules.date_rules import DATE
from corpus.fields.rules.organ_rules import ORGAN_END
from corpus.fields.simplified import SIMPLIFIED
from corpus.page_text.label_names import COMMON, LABELS, NUMBER_NAMES, label_field
from corpus.page_text.page_lines import SENTENCE_END

_DAYS = sorted((name for name in LABELS if name.endswith(("日期", "时间"))), key=len, reverse=True)
_GAP = r"[ \u3000\xa0]*"
# The day of whoever looks at the page, not the page's.
_NOT_OF_PAGE = "打印|下载|访问|浏览|查询|当前|系统|导出".replace("|", ")(?<!")
_LABEL = re.compile(
    rf"(?<![\u4e00-\u9fff])[【\[（(]?{_GAP}(?P<name>"
    + "|".join(_GAP.join(name) for name in sorted(LABELS, key=len, reverse=True))
    + rf")(?:{_GAP}[】\]）)]?{_GAP}[:：]|{_GAP}[】\]])"
    # Behind a value without a space, 来源：某局时间：2025-03-20, a date must follow.
    + rf"|(?<!{_NOT_OF_PAGE})(?P<tight>(?:发布|发表|更新)?(?:时间|日期))[:：]\s*(?={DATE})"
    + r"|(?P<on>(?:发布|发表|更新)于|(?:发布|公布|发表|公开|更新|录入|发稿)(?:时间|日期))"
    + rf"\s*(?={DATE})"
    # Behind a space: 公布日期 2019-01-04 施行日期 2019-03-01.
    + rf"|(?<![^\s\xa0])(?P<day>{'|'.join(_DAYS)})\s+(?={DATE})"
)
# A quick look: a label ends in a colon or a bracket, or a date follows it.
_MAY_TELL = re.compile(r"[:：】\]年月日号/.－-]")
# A label that style alone parts from its value: 文号云政发〔2022〕7号.
_NUMBERED = re.compile(
    rf"[【\[（(]?(?:{'|'.join(map(_GAP.join, NUMBER_NAMES))})"
    r"[】\]）)]?\s*[:：]?\s*(?=[\u4e00-\u9fff])"
)
_TIME = r"(?:\s*T?\d{1,2}[:：时]\d{2}(?:[:：分]\d{2})?秒?)?"
_BARE_DATE = re.compile(rf"[\[（(【]?\s*{DATE}{_TIME}\s*[\]）)】]?")
_DAY_BEHIND = re.compile(rf"(?<=\S)[\s\xa0|·]*{DATE}{_TIME}")
_CHANGED = re.compile(r"(?:更新|修改|编辑)(?:时间|日期|于)|最后(?:更新|修改)")
_PUBLISHED = re.compile(r"(?:发布|公开|发表|公布|发稿|上网)(?:时间|日期|于)")
_PERIOD = re.compile(
    rf"{DATE}{_TIME}\s*(?:至|到|[-—–~～]+)\s*(?:\d|[一二三四五六七八九十]{{1,3}}[月日])"
)
# A name of a day, which stands on the next line.
_DAY_NAME = re.compile(r"[\u4e00-\u9fff]{2,16}(?:日期|时间|期限|限期|截止期|有效期)[:：]?")
_TIGHT_FIELDS = ("issuer", "publisher", "validity", "published", "written", "effective")
_LONGEST_TIGHT = 60
_TIGHT = re.compile(
    "("
    + "|".join(
        _GAP.join(name)
        for name in sorted(LABELS, key=len, reverse=True)
        if len(name) > 2 and LABELS[name] in _TIGHT_FIELDS
    )
    + rf"){_GAP}(?=[\u4e00-\u9fff\d])"
)
_NEXT_LABEL = re.compile(
    r"[ \u3000\xa0]+(?="
    + "|".join(_GAP.join(name) for name in sorted(LABELS, key=len, reverse=True) if len(name) > 1)
    + ")"
)
_FIRST_SIGNS = tuple({name[0] for name in LABELS})
_WHOLE_DAY = re.compile(rf"{DATE}{_TIME}")
_BUTTONS = (
    r"字体|字号|文字|大小|大|中|小|默认|超大|特大|缩小|放大|打印本页|打印此页|打印文本|打印|关闭窗口|关闭本页|关闭|收藏本页"
    r"|加入收藏|收藏|分享到|分享|微信|微博|新浪微博|QQ空间|QQ好友|QQ|腾讯|朋友圈|返回顶部|返回列表|返回首页|返回|顶部|纠错"
    r"|内容纠错|我要纠错|保存本页|保存|下载原文|下载|我要打印|我要收藏|我要分享|点赞|在看|赞|原创|阅读|发布|微信好友|复制链接|复制|朗读|语音播报|听全文|简体|繁體|繁体|无障碍|长者版|二维码"
    r"|分享文章到|取消|AA|Aa|A\+|A-|A|T|次|人次|人|推荐|扫码|评论|点赞|举报|手机版|手机阅读|pdf|PDF|word|Word|ofd|OFD|页面|本页|浏览|正文|全文|历史版本|格式|文档|WORD|OFD"
)
# The name before the day is that of the publisher; a place may stand behind the time.
_PUBLISHER = re.compile(
    r"(?:原创\s*)?[\u4e00-\u9fff]{2,20}(?:发布|在线|日报|晚报|新闻网?|时报|电视台|公众号|之声|资讯|微政务)?"
)
_PUBLISHES = re.compile(r"(?:发布|在线|日报|晚报|新闻网?|时报|公众号|之声|资讯|微政务|网站?|门户)$")
# Beside the day may stand where the page is: www.yunzhou.gov.cn 2008年06月20日.
_SITE_ADDRESS = re.compile(
    r"(?:https?://(?:[\w-]+\.){1,5}[a-z]{2,8}|(?<![\w.@-])(?:[\w-]+\.){1,5}(?:cn|com|net|org|gov|info))"
    r"(?![\w.-])(?::\d+)?(?:/[\w./?=&%#-]*)?",
    re.ASCII | re.IGNORECASE,
)
_UNKNOWN = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}\s*[:：]\s*[^\s:：|｜]{0,20}")
_UNKNOWN_BEFORE = re.compile(r"[\u4e00-\u9fff]\s*[:：]\s*$")
_STATE = re.compile(r"(?:全文|现行|部分|条款)?(?:有效|失效)|已?废止|已修改|尚未(?:施行|生效)")
# The state of a document between its number and labels, without a space.
_STATED = re.compile(
    r"(?<=号)(?:全文|现行|部分|条款)?(?:有效|失效)(?=(?:成文|发布|公布|施行|发文)(?:日期|时间))"
)
_PLACE = re.compile(r"(?:发表于)?[\u4e00-\u9fff]{2,4}")
_BEHIND_SOURCE = re.compile(
    rf"\s*[;；].*$|(?:[\s\xa0]+(?:{_BUTTONS}|原文链接|网页快照|[>＞»]+))+$", re.IGNORECASE
)
SIZES = re.compile(r"[\s\[\]【】（）()|/、,，+\-AaTt大中小超特标准默认正常加缩放号字]*")
"""Words for sizes of type, which a page offers as 字号：大 中 小."""

_ONLY_BUTTONS = re.compile(
    rf"(?:{_BUTTONS}|[\s|/:：,，·\-+【】\[\]（）()“”\"<>《》—\d])+", re.IGNORECASE
)


def labels_of(line: str) -> list[tuple[str, str]] | None:
    """The fields that a line of labels states, `(field, value)`; None where it is another line.

    A date alone states `published`. Buttons around them do not matter.

    >>> labels_of("发布时间:2019-08-26 11:16 浏览次数:次")
    [('published', '2019-08-26 11:16'), ('other', '次')]
    >>> labels_of("来源：本通知所称来源，是指……。") is None
    True
    """
    pairs = _labels_of(line)
    return None if pairs is None else list(pairs)


# The pages of a site have the same lines around their texts.
@lru_cache(8192)
def _labels_of(line: str) -> tuple[tuple[str, str], ...] | None:
    text = line.strip()
    if not text or len(text) > 240:
        return None
    tight = _tight_pairs(text)
    if tight:
        return tight
    if "效" in text:
        text = _STATED.sub(r" \g<0> ", text)
    simplified = text.translate(SIMPLIFIED)
    if not _MAY_TELL.search(simplified):
        return _buttons(text)
    found = list(_LABEL.finditer(simplified))
    head = text[: found[0].start()] if found else text
    pairs: list[tuple[str, str]] = []
    changes: list[tuple[str, str]] = []
    bare = _BARE_DATE.search(head)
    if bare and found and _UNKNOWN_BEFORE.search(head[: bare.start()]):
        # 答复期限：2023-09-01 发布日期：2023-06-08.
        bare = None
    rest = head
    if bare:
        pairs.append(("published", bare.group().strip(" []【】（）()")))
        rest = _beside_day(head[: bare.start()], bare.group(), head[bare.end() :])
    if rest.strip() and not _ONLY_BUTTONS.fullmatch(rest.strip()):
        told = _before_labels(rest) if any(map(_tells, found)) else None
        if told is None:
            return None
        pairs += told
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        value = _closed(text[match.end() : end].strip(" \t\u3000\xa0|/【】[]"))
        if len(value) > 120 or SENTENCE_END.search(value) or value.count("，") > 1:
            return None
        name = re.sub(r"\s", "", next(filter(None, match.groups())))
        pair = (LABELS.get(name, "published"), value)
        (changes if pair[0] == "published" and is_change(name) else pairs).append(pair)
    pairs = _apart([*pairs, *changes])
    return tuple(pairs) or _buttons(text)


def _buttons(text: str) -> tuple[()] | None:
    """No field for a line of nothing but buttons; None for another one."""
    return () if _ONLY_BUTTONS.fullmatch(text) and not text.isdigit() else None


def _tight_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """The fields of a line of labels that style alone parts from their values; () for another one.

    >>> _tight_pairs("发布机构云州市水务局 文 号云水规〔2021〕4号")
    (('publisher', '云州市水务局'), ('number', '云水规〔2021〕4号'))
    """
    one = _tight_number(text) or _tight(text)
    if one is not None:
        return (one,)
    if len(text) > _LONGEST_TIGHT * 2 or not text.startswith(_FIRST_SIGNS):
        return ()
    pairs: list[tuple[str, str]] = []
    for piece in _NEXT_LABEL.split(text):
        pair = _tight_number(piece) or _tight(piece)
        if pair is None and label_field(piece) is None:
            return ()
        pairs += [pair] if pair else []
    return tuple(pairs)


def _tight_number(text: str) -> tuple[str, str] | None:
    numbered = _NUMBERED.match(text)
    if numbered is None or parse_number(text[numbered.end() :]) is None:
        return None
    return "number", text[numbered.end() :].strip()


def _tight(text: str) -> tuple[str, str] | None:
    """The field of a line whose label style alone parts from a value that fits it.

    >>> _tight("发布单位云州市城市管理局"), _tight("发布日期2024-01-02 09:30")
    (('publisher', '云州市城市管理局'), ('published', '2024-01-02 09:30'))
    >>> _tight("发布机构改革方案") is None
    True
    """
    match = _TIGHT.match(text) if len(text) <= _LONGEST_TIGHT else None
    if match is None:
        return None
    field, value = LABELS[re.sub(r"[ \u3000\xa0]", "", match[1])], text[match.end() :].strip()
    if field in ("issuer", "publisher"):
        fits = ORGAN_END.search(value) is not None
    elif field == "validity":
        fits = _STATE.fullmatch(value) is not None
    else:
        fits = _WHOLE_DAY.fullmatch(value) is not None
    return (field, value) if fits else None


def _tells(label: re.Match[str]) -> bool:
    """Whether a label is one that texts hardly have: 时间：2022年1月28日 may be a meeting's."""
    return re.sub(r"\s", "", next(filter(None, label.groups()))) not in COMMON


def _before_labels(text: str) -> list[tuple[str, str]] | None:
    """What stands before the labels of a line, where it can be values without a label.

    A number, the state of a document, the address of the page, labels that no table knows.

    >>> _before_labels("云州市财政局公告2021年第4号 全文有效")
    [('number', '云州市财政局公告2021年第4号'), ('validity', '全文有效')]
    >>> _before_labels("信息录入：张三"), _before_labels("三、申报材料")
    ([], None)
    """
    pairs: list[tuple[str, str]] = []
    rest = _UNKNOWN.sub(" ", _SITE_ADDRESS.sub(" ", text))
    for word in rest.split():
        if parse_number(word) is not None:
            pairs.append(("number", word))
        elif _STATE.fullmatch(word):
            pairs.append(("validity", word))
        elif not _ONLY_BUTTONS.fullmatch(word):
            return None
    return pairs


def is_change(line: str) -> bool:
    """Whether the day that a label or a line of labels states is that of the page's last change.

    >>> is_change("更新时间：2024-05-01"), is_change("发布时间：2024-03-01 最后更新：2024-05-01")
    (True, False)
    """
    return _CHANGED.search(line) is not None and _PUBLISHED.search(line) is None


def _closed(value: str) -> str:
    """A value without the bracket that was opened before its label: (文号：云政发〔2022〕7号)."""
    for opening, closing in ("()", "（）"):
        if value.endswith(closing) and value.count(closing) > value.count(opening):
            value = value[:-1].rstrip()
    return value


def _apart(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs, with the day that stands behind a source: 来源：某局 2025-03-20 10:02 打印.

    And without sizes of type in the place of a number (字号：[大 中 小]), and without periods.
    """
    dated = any(name == "published" for name, _ in pairs)
    apart: list[tuple[str, str]] = []
    for name, value in pairs:
        of_other = name == "number" and (not value or SIZES.fullmatch(value))
        if of_other or (name == "published" and _PERIOD.search(value)):
            apart.append(("other", value))
            continue
        day = (
            _DAY_BEHIND.search(value)
            if name in ("origin", "other", "issuer", "publisher")
            else None
        )
        if day is None or value.startswith(("19", "20")):
            apart.append((name, _BEHIND_SOURCE.sub("", value) if name == "origin" else value))
            continue
        apart.append((name, value[: day.start()].rstrip(" \u3000\xa0|·")))
        if not dated:
            apart.append(("published", day.group().strip()))
            dated = True
    return apart


def _beside_day(before: str, day: str, behind: str) -> str:
    """The rest of a line around a day, without the publisher's name, its site and the place."""
    before, behind = _SITE_ADDRESS.sub(" ", before), _SITE_ADDRESS.sub(" ", behind)
    names = before.split()
    if names and len(before) <= 44 and all(_is_publisher(name) for name in names):
        before = ""
    if re.search(r"\d[:：]\d", day) and _PLACE.fullmatch(behind.strip()):
        behind = ""
    names = behind.split()
    if len(names) == 1 and len(behind) <= 24 and _is_publisher(names[0]):
        behind = ""
    return before + behind


def is_day_of_other(lines: Sequence[str], index: int) -> bool:
    """Whether a line stands below the name of another day than that of publishing.

    >>> [is_day_of_other([name, "2024-05-01"], 1) for name in ("公示截止期", "发布日期", "公告")]
    [True, False, False]
    """
    above = lines[index - 1].strip() if index else ""
    return _DAY_NAME.fullmatch(above) is not None and label_field(above) != "published"


def _is_publisher(name: str) -> bool:
    return name == "原创" or (
        _PUBLISHER.fullmatch(name) is not None
        and (_PUBLISHES.search(name) is not None or ORGAN_END.search(name) is not None)
        and re.search(r"关于|召开|的|举行|开展|通知|公告", name) is None
        and re.search(r"(?<!委员)(?<!协)(?<!管委)(?<!常委)会$|(?<!银)(?<!分)(?<!支)行$", name)
        is None
    )


def is_byline(line: str) -> bool:
    """Whether a line between title and day names who publishes, or calls to follow them.

    >>> is_byline("原创 云州发布"), is_byline("云州市财政局"), is_byline("云州市财政局召开会议")
    (True, True, False)
    """
    names = line.split()
    return re.match(r"点击(?:上方|蓝字|关注)|发表于.{2,6}$", line.strip()) is not None or (
        0 < len(names) <= 4 and len(line) <= 44 and all(_is_publisher(name) for name in names)
    )
