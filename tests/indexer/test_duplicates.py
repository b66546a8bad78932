"""Which texts are taken for one, and that the work is linear in their number."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import numpy as np
import pytest

from corpus.document import Document
from indexer.analysis.normalise import normalise_paragraphs
from indexer.similarity.same_texts import BANDS, bucket_keys, find_groups, same
from indexer.similarity.text_signature import BINS, likeness, signature, title_core
from tests.contract.documents import document

HAN = [chr(0x4E00 + number) for number in range(3000)]


def text(seed: int, length: int = 600) -> str:
    chance = random.Random(seed)
    return "".join(chance.choice(HAN) for _ in range(length))


def row(given: Document) -> np.ndarray[Any, Any]:
    body = normalise_paragraphs([paragraph.text for paragraph in given.paragraphs])
    return likeness(given, body.text)


def are_same(left: Document, right: Document) -> bool:
    found = bool(same(row(left), row(right))[0])
    assert found == bool(same(row(right), row(left))[0])
    return found


def notice(body: str, title: str = "关于养犬的通知", **fields: Any) -> Document:
    return document("n", title, body, **{"published_on": date(2019, 8, 26), **fields})


BODY = text(1)
CHANGED = BODY[:300] + "改" + BODY[301:]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (notice(BODY), notice(BODY), True),
        (notice(BODY), notice(f"\n{BODY[:80]}\n {BODY[80:]}。"), True),
        (notice(BODY), notice(f"云川市政府网站 发布时间：2019-08-26 {BODY}"), True),
        (notice(BODY), notice(text(2)), False),
        (notice(BODY), notice(text(1)[:400]), False),
        (notice(BODY), notice(CHANGED), True),
        (notice(BODY), notice(CHANGED, published_on=date(2021, 8, 26)), False),
        (notice(BODY), notice(BODY, published_on=date(2021, 8, 26)), True),
        (notice(f"2019年{BODY}"), notice(f"2020年{BODY}"), False),
        (notice(BODY), notice(BODY, title="关于养犬的通知（征求意见稿）"), False),
        (notice(BODY), notice(BODY, title="认房不认贷"), True),
        (
            notice(BODY, document_number="云公规〔2019〕3号"),
            notice(BODY, document_number="云公规〔2020〕3号"),
            False,
        ),
        (
            notice(BODY, document_number="云公规〔2019〕3号"),
            notice(CHANGED, document_number="云公规[2019]3号", published_on=date(2022, 1, 1)),
            True,
        ),
        (
            notice(BODY, written_on=date(2019, 8, 20)),
            notice(BODY, written_on=date(2019, 8, 21)),
            False,
        ),
        (notice("详见附件。"), notice("详见附件。"), False),
    ],
    ids=[
        "equal", "other lines", "a head of the site", "another text", "a third is missing",
        "a sign differs", "a sign differs years later", "equal years later", "another year",
        "a draft", "a caption for a title", "other numbers", "the same number",
        "other dates of writing", "too short",
    ],
)  # fmt: skip
def test_same(left: Document, right: Document, expected: bool) -> None:
    too_short = row(left)["text"][0] == 0
    assert (are_same(left, right) and not too_short) == expected


def test_short_texts_are_in_no_group() -> None:
    rows = np.concatenate([row(notice("详见附件。"))] * 3)
    assert len(find_groups(rows, np.arange(3, dtype=np.uint64)).document) == 0


def test_nothing_has_no_groups() -> None:
    rows = row(notice(BODY))[:0]
    assert len(find_groups(rows, np.zeros(0, np.uint64)).document) == 0


def test_the_best_of_a_group_comes_first() -> None:
    documents = [
        notice(BODY),
        notice(BODY, published_on=date(2019, 9, 1)),
        notice(BODY, issuers=("云川市公安局",), document_number="云公规〔2019〕3号"),
        notice(text(3)),
        notice(BODY, source="云川市公安局", issuers=("云川市公安局",)),
    ]
    groups = find_groups(np.concatenate(list(map(row, documents))), np.arange(5, dtype=np.uint64))
    assert groups.document.tolist() == [4, 2, 1, 0]
    assert groups.group.tolist() == [0, 0, 0, 0]


def test_a_chain_of_small_changes_does_not_join_its_ends() -> None:
    steps = [list(BODY)]
    for step in range(1, 10):
        changed = list(steps[-1])
        for place in range(step * 50, step * 50 + 20):
            changed[place] = "变"
        steps.append(changed)
    documents = [notice("".join(step)) for step in steps]
    rows = np.concatenate(list(map(row, documents)))
    groups = find_groups(rows, np.arange(len(steps), dtype=np.uint64))
    for number in range(int(groups.group.max()) + 1):
        first, *others = groups.document[groups.group == number].tolist()
        assert all(same(rows[[first]], rows[[other]])[0] for other in others)
    assert len(set(groups.group.tolist())) > 1


@pytest.mark.parametrize("share", [0.0, 0.5, 0.9, 1.0])
def test_the_estimate_is_near_the_truth(share: float) -> None:
    errors = []
    for seed in range(20):
        kept = int(2000 * share)
        left = text(seed, 2000)
        right = left[:kept] + text(seed + 100, 2000 - kept)
        pieces = [{t[i : i + 6] for i in range(len(t) - 5)} for t in (left, right)]
        truth = len(pieces[0] & pieces[1]) / len(pieces[0] | pieces[1])
        bins = [signature(np.array(list(map(ord, t)), np.uint64)) for t in (left, right)]
        errors.append(np.count_nonzero(bins[0] == bins[1]) / BINS - truth)
    assert abs(np.mean(errors)) < 0.03
    assert np.std(errors) < 0.06


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("国务院办公厅关于做好稳就业工作的意见", "关于做好稳就业工作的意见"),
        ("国办函〔2017〕55号 关于养犬的通知", "关于养犬的通知"),
        ("财政部关于印发《养犬经费管理办法》的通知", "养犬经费管理办法"),
        ("中华人民共和国广告法", "广告法"),
    ],
)
def test_titles_meet(left: str, right: str) -> None:
    assert title_core(left) == title_core(right) != ""


def test_titles_of_other_years_do_not_meet() -> None:
    assert title_core("关于2019年放假的通知") != title_core("关于2020年放假的通知")


def test_a_group_depends_on_what_bands_connect_alone() -> None:
    """So an engine may look for groups among a few documents that share no band with others."""
    chance = random.Random(3)
    bodies = [text(seed, 200) for seed in range(8)]
    documents = []
    for number in range(120):
        body = bodies[number % 8]
        at = chance.randrange(150)
        body = body[:at] + text(number + 100, chance.choice((0, 1, 4, 30))) + body[at:]
        documents.append(notice(body, published_on=date(2019, chance.randint(1, 12), 1)))
    rows = np.concatenate([row(one) for one in documents])
    ties = np.arange(len(rows), dtype=np.uint64)
    parts = np.arange(len(rows))
    for key in (bucket_keys(rows, band) for band in range(BANDS)):
        for value in np.unique(key):
            joined = np.unique(parts[key == value])
            parts[np.isin(parts, joined)] = joined[0]
    whole = find_groups(rows, ties)
    named = {tuple(whole.document[whole.group == one]) for one in np.unique(whole.group)}
    found = set()
    for part in np.unique(parts):
        places = np.flatnonzero(parts == part)
        some = find_groups(rows[places], ties[places])
        found |= {tuple(places[some.document[some.group == one]]) for one in np.unique(some.group)}
    assert found == named
    assert len(named) >= 8
    assert len(np.unique(parts)) >= 8
