"""What says that a notice prints or passes on another document."""

from __future__ import annotations

from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import TEN_HAN, one_of
from indexer.relations.grammar.rules.covered_text import COVER, NAME

_PRINTS = rf"(?P<verb>{one_of('printing_verb')})"

NOW = ReadingRule(
    "现将《…》印发",
    rf"现\s*(?:将|把)\s*(?:[^{COVER}。]{{0,60}}?)(?P<names>{COVER}[^。]*?)(?:予以)?"
    rf"(?:重新)?{_PRINTS}",
    finds={
        f"现将{NAME}印发给你们": f"现将{NAME}印发",
        f"现 将修订后的{NAME}予以重新公布": f"现 将修订后的{NAME}予以重新公布",
    },
    ignores=(f"将{NAME}印发", f"现将{NAME}废止"),
)
THEN = ReadingRule(
    "《…》已经…, 现予公布",
    rf"(?P<names>{COVER})(?:[（(][^（）()。]{{0,40}}[）)])?(?:[，,]?\s*(?:已|业|经|于)[^。；{COVER}]{{0,120}})?[。，,；\s]\s*现"
    rf"(?:将其|将之)?(?:予以?|就|正式|重新|批准|将)?{_PRINTS}",
    finds={
        f"{NAME}已经市政府同意，现予公布": f"{COVER}已经市政府同意，现予公布",
        f"{NAME}，现印发": f"{COVER}，现印发",
    },
    ignores=(f"{NAME}已经市政府同意", f"{NAME}，现予废止"),
    anchors=("现",),
)
TITLE = ReadingRule(
    "a title that prints another document",
    rf"(?:^|关于|部|局|委|厅|府|会|院|办|室|心|署|行|门|订){_PRINTS}(?P<name>.{{4,}}?)"
    rf"(?P<end>的{one_of('printing_kind')}?)?[。]?$",
    finds={
        "云州市教育局印发养犬登记办法的通知": "局印发养犬登记办法的通知",
        "关于转发养犬登记办法": "关于转发养犬登记办法",
    },
    ignores=("关于废止养犬登记办法的通知", "关于印发办法"),
)
PASSED_ON_BY = ReadingRule(
    "who issued what is passed on",
    rf"^[^《》关]{{2,40}}?(?:等[\d{TEN_HAN}]*个?(?:部门|单位)|[局委部厅办会院])(?=关于)",
    finds={"市教育局关于养犬": "市教育局", "财政部等三部门关于": "财政部等三部门"},
    ignores=("关于养犬", "云州市关于养犬"),
)
BESIDE = ReadingRule(
    "what stands between names in a row",
    r"[、，和及以与\s]{0,4}",
    finds={"、": "、", "和": "和", "": ""},
    ignores=("。", "以及其"),
    how=How.WHOLE,
)
SAME = ReadingRule(
    "words in which two ways to write one title differ",
    r"关于|的|若干",
    finds={"关于养犬的规定": "关于", "若干规定": "若干"},
    ignores=("养犬规定",),
)
