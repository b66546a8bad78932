"""In what the ways to write one title differ."""

from __future__ import annotations

import re

from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import one_of

UNSAID = ReadingRule(
    "signs that say nothing in a title",
    r"[\s《》〈〉<>﹤﹥「」『』\"'、,，·。.:：;；]",
    finds={"《养犬办法》": "《", "养犬、养猫": "、"},
    ignores=("养犬办法(试行)",),
)
PRINTED = ReadingRule(
    "the name inside 关于印发《…》的通知",
    rf"{one_of('title_verb')}(?P<name>.{{4,}}?)的{one_of('printing_kind')}$",
    finds={"关于印发养犬登记办法的通知": "印发养犬登记办法的通知"},
    ignores=("关于废止养犬登记办法的通知", "印发养犬登记办法"),
)
HEAD = ReadingRule(
    "the issuer in front of a title, and the rest",
    r"(?P<issuer>[^《》]{2,120}?)(?P<rest>(?:关于|印发|转发|公布|发布).*)",
    finds={"云州市教育局关于校车安全的通知": "云州市教育局关于校车安全的通知"},
    ignores=("关于校车安全的通知", "云州市校车安全办法"),
    how=How.WHOLE,
    flags=re.DOTALL,
)
ORGAN_AT_END = ReadingRule(
    "the end of an organ's name in front of a title",
    rf"{one_of('title_organ_end')}(?:\(.{{1,20}}\))?$",
    finds={"云州市教育局": "局", "云州市教育局(市体育局)": "局(市体育局)"},
    ignores=("云州市", "局长"),
)
