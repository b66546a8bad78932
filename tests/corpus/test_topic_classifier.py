"""A topic is told where none is stated, from reviewed words; what is stated always wins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.fields.topic_classifier import EVIDENCE, MODEL, TERMS, classify_topic
from corpus.fields.topics import CLASSES
from corpus.readers import ReadOptions, read_file


@pytest.mark.parametrize(
    ("title", "issuers", "text", "topic"),
    [
        ("关于调整增值税税率的公告", ["财政部", "税务总局"], "", "财政、金融、审计"),
        ("云川市税务局关于优化纳税服务的通告", [], "纳税人可以预约。", "财政、金融、审计"),
        ("云川市养老服务条例", [], "第一条 为了规范养老服务，制定本条例。", "民政、扶贫、救灾"),
        ("关于加强少数民族特色村寨保护的通知", ["民族事务委员会"], "", "民族、宗教"),
        ("关于落实三孩生育政策的意见", [], "完善婴幼儿照护服务。", "人口与计划生育、妇女儿童工作"),
        ("关于做好夏秋季征兵工作的通知", ["云川市人民政府"], "兵役机关组织体检。", "国防"),
        ("一图读懂住房公积金新政", [], "公积金贷款额度提高。", "城乡建设、环境保护"),
        ("关于召开会议的通知", ["云川市人民政府办公室"], "请准时参加。", None),
        ("示例市人民政府关于第11项工作的通知", ["示例市人民政府"], "各区人民政府：请执行。", None),
        ("", [], "", None),
    ],
)
def test_topic(title: str, issuers: list[str], text: str, topic: str | None) -> None:
    assert classify_topic(title, issuers, text) == topic


def read(folder: Path, **record: str) -> Document:
    file = folder / "a.jsonl"
    file.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    (document,) = read_file(file, "甲", folder, ReadOptions()).documents
    return document


def test_a_told_topic_says_so_and_a_stated_one_wins(tmp_path: Path) -> None:
    record = {"id": "1", "title": "关于增值税的公告", "issuer": "税务总局", "body": "增值税。"}
    told = read(tmp_path, **record)
    assert (told.topics, told.rules["topics"]) == (("财政、金融、审计",), "classifier")
    stated = read(tmp_path, **record, topic="国防/国防动员")
    assert stated.topics == ("国防/国防动员",)
    assert stated.rules["topics"] == "record:topic"
    own = read(tmp_path, **record, topic="减税降费")
    assert (own.topics, own.source_topic) == (("财政、金融、审计",), "减税降费")
    assert "topics" not in read(tmp_path, id="1", title="关于开会的通知", body="请参加。").rules


def test_the_table_has_words_for_every_class_and_each_once() -> None:
    seen: dict[tuple[str, str], set[str]] = {}
    for line in TERMS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, kind, words = line.split("\t")
        assert name in CLASSES
        assert (name, kind) not in seen
        seen[name, kind] = set(words.split())
        assert len(seen[name, kind]) == len(words.split()), line
    assert {name for name, _ in seen} == set(CLASSES)


def test_the_model_weighs_each_kind_of_evidence() -> None:
    model = json.loads(MODEL.read_text(encoding="utf-8"))
    assert tuple(model["weights"]) == EVIDENCE
    assert all(weight > 0 for weight in model["weights"].values())
    assert 0 < model["threshold"] < 1
