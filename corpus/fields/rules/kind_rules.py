"""Where a title says what kind of document it is (文种)."""

from __future__ import annotations

from corpus.fields.rules.reading_rule import ReadingRule
from corpus.fields.word_classes import CLOSING, OPENING, one_of

AT_END = ReadingRule(
    "the kind that a title ends in",
    rf"(?P<kind>{one_of('kind')})$",
    finds={"云州市养犬管理条例": "条例", "关于养犬的复函": "复函", "养犬实施细则": "细则"},
    ignores=("云州市养犬管理条例释义", "一文看懂养犬"),
)
OF_SUBJECT = ReadingRule(
    "的 and a kind within a title that ends in something else",
    rf"的(?P<kind>{one_of('kind')})(?![\u4e00-\u9fff])",
    finds={"关于养犬的通知（2019年5月1日 云州市）": "的通知"},
    ignores=("关于养犬的通知书", "养犬办法"),
)
_SIGN_BEHIND = r"(?:[\s》”\"。.…）]|全文)"
BEHIND = ReadingRule(
    "notes and signs behind the kind of a title",
    # From one opening bracket to the next, taken as a whole (?>): a title with many （） must not
    # be tried in all its parts.
    rf"(?:{_SIGN_BEHIND}"
    rf"|(?>(?:（{_SIGN_BEHIND}*|[{OPENING}][^{OPENING}]*[{CLOSING}]{_SIGN_BEHIND}*)(?=[{OPENING}]|$)))+$",
    finds={
        "云州市养犬条例（试行）": "（试行）",
        "养犬办法》全文": "》全文",
        "养犬办法（试行）（": "（试行）（",
    },
    ignores=("云州市养犬条例", "（试行）办法"),
)
NOT_A_LAW = ReadingRule(
    "a word that ends in 法 and is no law",
    r"(?:方|做|看|说|想|执|(?<!公)司|立|守|普|违|非|合|依)法$",
    finds={"养犬的做法": "做法", "严格执法": "执法", "公正司法": "司法"},
    ignores=("动物防疫法", "办法", "中华人民共和国公司法"),
)
