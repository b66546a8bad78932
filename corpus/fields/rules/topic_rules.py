"""How labels of topics are written, and where the subject of a title begins."""

from __future__ import annotations

from corpus.fields.rules.reading_rule import How, ReadingRule

LEVEL = ReadingRule(
    "what parts a class from its second level",
    r"\s*(?:[/\\／＼>＞]|——|--)\s*",
    finds={"综合政务 / 政务公开": " / ", "科技、教育——教育": "——"},
    ignores=("科技、教育",),
)
SEVERAL = ReadingRule(
    "what parts several labels",
    r"\s*[;；|｜\n]\s*",
    finds={"综合政务；科技、教育": "；"},
    ignores=("科技、教育",),
)
NAME_GAPS = ReadingRule(
    "signs within the name of a class in which labels differ",
    r"[\s、，,]",
    finds={"科技、教育": "、"},
    ignores=("科技教育",),
)
SUBJECT = ReadingRule(
    "what stands before the subject of a title: who issues it",
    r"^(.{2,60}?)(?=关于|印发)",
    finds={"云州市教育局关于养犬的通知": "云州市教育局"},
    ignores=("关于养犬的通知", "养犬条例"),
    how=How.AT_START,
)
