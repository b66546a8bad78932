"""Why a document is a hit: what it has of each thing that was asked, counted."""

from __future__ import annotations

from indexer.query.model import IssuerName, Number, Phrase, Query, Word
from indexer.results import Reason
from tests.contract.documents import document
from tests.contract.engines import Index, asked


def test_words_and_phrases_are_counted_in_both_fields(index: Index) -> None:
    index.publish([document("one", "養犬管理", *["养犬登记，養犬免疫。"] * 20)])
    with index.engine() as engine:
        (hit,) = engine.now().search(asked("养犬 “登记,” OR 垃圾")).hits
    assert hit.reasons == (
        Reason(Word("养犬"), 1, 40, forms=("養犬",)),
        Reason(Phrase("登记,"), 0, 20, forms=("登记，",)),
        Reason(Word("垃圾")),
    )


def test_numbers_are_held_or_named(index: Index) -> None:
    number = "云政规〔2019〕14号"
    index.publish(
        [
            document("holder", "甲", "乙", document_number=number),
            document("citer", f"解读（{number}）", f"按{number}办理，（{number}）同时废止。"),
        ]
    )
    with index.engine() as engine:
        holder, citer = engine.now().search(asked("云政规 2019 14")).hits
    assert [(one.title, one.body, one.holds) for one in holder.reasons] == [(0, 0, True)]
    assert [(one.title, one.body, one.holds) for one in citer.reasons] == [(1, 2, False)]
    assert isinstance(citer.reasons[0].asked, Number)


def test_issuers_are_named(index: Index) -> None:
    index.publish([document("one", issuers=("云川市公安局",))])
    with index.engine() as engine:
        (hit,) = engine.now().search(asked("机关:公安")).hits
    assert hit.reasons == (Reason(IssuerName("公安"), holds=True),)


def test_each_thing_has_one_reason_even_within(index: Index) -> None:
    index.publish([document("one", "养犬", "养犬")])
    with index.engine() as engine:
        (hit,) = engine.now().search(asked("养犬 (养犬 OR 垃圾)")).hits
        assert [one.asked.text for one in hit.reasons] == ["养犬", "垃圾"]
        (plain,) = engine.now().search(Query()).hits
    assert plain.reasons == ()
