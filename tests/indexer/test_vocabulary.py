"""Words that are packed together: counted, sent once, and named again."""

from __future__ import annotations

import pickle
from dataclasses import fields

import numpy as np
import pytest

from corpus.document import NoteKind, Paragraph, ParagraphKind, Part, ReadingNote
from indexer.analysed_document import analyse
from indexer.engines.whoosh.write import packed_document
from indexer.engines.whoosh.write.packed_document import Packer
from indexer.engines.whoosh.write.published_states import AddedTexts
from indexer.engines.whoosh.write.vocabulary import MOST_COUNTED, CountedWords, Vocabulary
from tests.contract.documents import document


def test_words_are_counted_and_numbered_as_they_are_met() -> None:
    vocabulary = Vocabulary()
    first = vocabulary.counted(["犬", ",", "养犬", "犬", "\n", ","])
    second = vocabulary.counted(["猫", "犬"])
    assert dict(first) == {"犬": 2, "养犬": 1}
    assert dict(second) == {"犬": 1, "猫": 1}
    assert vocabulary.words == ["犬", "养犬", "猫"]
    assert (second.numbers.tolist(), first.total, second.total) == ([0, 2], 3, 2)
    assert dict(vocabulary.counted([])) == dict(vocabulary.counted(["。"])) == {}


def test_more_than_can_be_counted_is_the_most_that_can() -> None:
    counted = Vocabulary().counted(["犬"] * (MOST_COUNTED + 1))
    assert (dict(counted), counted.total) == ({"犬": MOST_COUNTED}, MOST_COUNTED + 1)


def test_what_is_sent_together_names_each_word_once() -> None:
    vocabulary = Vocabulary()
    texts = [vocabulary.counted(["犬", "，", "养犬管理"]), vocabulary.counted(["猫", "养犬管理"])]
    sent = pickle.dumps(texts)
    one, other = pickle.loads(sent)
    assert (sent.count("养犬管理".encode()), sent.count("，".encode())) == (1, 0)
    assert one.vocabulary is other.vocabulary
    assert (dict(one), dict(other)) == ({"养犬管理": 1, "犬": 1}, {"猫": 1, "养犬管理": 1})
    assert dict(one.vocabulary.counted(["犬", "新"])) == {"犬": 1, "新": 1}
    assert pickle.loads(pickle.dumps(Vocabulary())).words == []


def test_documents_share_a_vocabulary_until_it_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed_document, "MOST_WORDS", 3)
    packer = Packer()
    packed = [packer(analyse(document(f"k{n}", "养犬的登记和年检"))) for n in range(3)]
    vocabularies = [one.body_words.vocabulary for one in packed]
    assert packed[0].title_words.vocabulary is vocabularies[0]
    assert vocabularies[0] is not vocabularies[1]
    assert dict(packed[0].body_words) == dict(packed[2].body_words)


def test_a_packed_document_arrives_as_it_was_sent() -> None:
    packed = Packer()(
        analyse(document("k", "第一条 养犬应当登记。\n第二条 自2019年1月1日起施行。"))
    )
    arrived = pickle.loads(pickle.dumps(packed))
    for field in fields(packed):
        sent, came = getattr(packed, field.name), getattr(arrived, field.name)
        if isinstance(sent, np.ndarray):
            assert (came.dtype, came.tolist()) == (sent.dtype, sent.tolist()), field.name
        elif isinstance(sent, CountedWords):
            assert (dict(came), came.total) == (dict(sent), sent.total), field.name
        else:
            assert came == sent, field.name


def test_a_part_arrives_as_it_was_sent() -> None:
    notes = (ReadingNote(NoteKind.REVISIONS, 2, (1,)),)
    heading = Paragraph("一、总则", ParagraphKind.HEADING, 1, 3)
    part = Part((heading, Paragraph("养犬")), 1, "附件", notes)
    assert pickle.loads(pickle.dumps([part, part])) == [part, part]


def test_the_last_text_with_a_tie_is_the_one_that_was_added() -> None:
    added = AddedTexts()
    ties = np.array([1, 5, 7, 9], np.uint64)
    assert added.of(ties)[1].tolist() == [False] * 4
    for tie, fingerprint in ((7, 70), (1, 10), (7, 71)):
        added.add(tie, fingerprint)
    fingerprints, known = added.of(ties)
    assert known.tolist() == [True, False, True, False]
    assert fingerprints[known].tolist() == [10, 71]
