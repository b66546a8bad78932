"""What `make relevance` prints is right: figures counted by hand on a few made documents."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.relevance import document_numbers, drawn_titles, everyday_queries, exact_suites
from tests.relevance.everyday_queries import everyday, unanswered
from tests.relevance.figures_table import as_json, tables
from tests.relevance.folds import folds_by_document
from tests.relevance.goals import (
    ANSWER_SHOWN,
    AS_THEY_ARE,
    HIT_AT_1,
    HIT_OR_OFFER,
    IN_FIRST_THREE,
    MRR_AT_10,
    OFFER_SHOWN,
    R_AT_10,
    WITH_PLEASE,
    Goal,
    Measured,
    goals_of,
)
from tests.relevance.law_names import right_laws
from tests.relevance.mistyped import Typist, in_initials, in_pinyin
from tests.relevance.number_writings import SENTENCES, WRITINGS, number_parts
from tests.relevance.question_sets import notices
from tests.relevance.rank_metrics import rank_metrics
from tests.relevance.run import Run, SetSkippedError
from tests.relevance.versions_in_force import in_force

ASKED = (
    {"_id": "heating", "title": "云州市供热条例", "text": "供热季节从十一月开始。"},
    {"_id": "kiln", "title": "云州市窑炉改造方案", "text": "窑炉改造由企业负责。"},
)
NOTICES = (
    {
        "id": "dogs",
        "title": "云州市公安局关于犬只登记有关事项的通知",
        "doc_no": "云公发〔2021〕7号",
        "body": "犬只登记免费办理。",
    },
    {
        "id": "swans",
        "title": "云州市水务局关于天鹅栖息湿地保护的通告",
        "doc_no": "云水发〔2020〕12号",
        "body": "湿地内禁止垂钓。",
    },
)
QUESTIONS = (("q1", "供热季节？"), ("q2", "窑炉改造？"), ("q3", "犬只登记？"))
RIGHT = (("q1", "heating"), ("q2", "swans"), ("q3", "dogs"), ("q3", "absent"))
PAGE = "<html><title>鹤乡养老补贴指南</title><body><p>鹤乡养老补贴每月发放。</p></body></html>"
EVERYDAY = """kind\tquery\tdocuments\tfold
plain\t犬只登记\tdogs\t1
plain\t禁止垂钓\tdogs\t2
page\t鹤乡养老补贴\tcrane.html\t1
"""


def _write_records(path: Path, lines: Sequence[dict[str, Any]]) -> None:
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run over the documents above; its indexes are made by the command."""
    folder = tmp_path_factory.mktemp("relevance")
    data, work = folder / "data", folder / "work"
    asked = data / "eval" / "notices"
    for place in (asked, data / "pages", work):
        place.mkdir(parents=True)
    _write_records(data / "notices.jsonl.gz", NOTICES)
    _write_records(asked / "documents.jsonl.gz", ASKED)
    _write_records(asked / "queries.jsonl", [{"_id": id, "text": text} for id, text in QUESTIONS])
    rated = "".join(f"{question}\t{document}\t1\n" for question, document in RIGHT)
    (asked / "qrels.tsv").write_text(f"query-id\tcorpus-id\tscore\n{rated}", "utf-8")
    (data / "pages" / "crane.html").write_text(PAGE, "utf-8")
    (folder / "everyday.tsv").write_text(EVERYDAY, "utf-8")
    return Run(data, folder, work, misses=5)


def _values(figures: Sequence[Measured]) -> dict[tuple[str, str], float]:
    return {(one.asked_as, one.figure): one.value for one in figures}


def test_questions_are_measured_as_by_hand(run: Run) -> None:
    measured = notices(run)
    values = _values(measured)
    # q1 is first; q2 is not there; q3 has one of its two documents first.
    assert values[AS_THEY_ARE, HIT_AT_1] == pytest.approx(2 / 3)
    assert values[AS_THEY_ARE, MRR_AT_10] == pytest.approx(2 / 3)
    assert values[AS_THEY_ARE, R_AT_10] == pytest.approx((1 + 0 + 0.5) / 3)
    assert sorted(measured[0].folds) == [0, 1, 1]
    assert any("窑炉改造" in line for line in run.missed["notices, as they are"])


def test_titles_are_right_by_any_bearer(run: Run) -> None:
    values = _values(drawn_titles.titles(run))
    assert values[AS_THEY_ARE, HIT_AT_1] == 1
    assert values["without organ", HIT_AT_1] == 1
    assert values[AS_THEY_ARE, OFFER_SHOWN] == 0
    assert values["one wrong", HIT_OR_OFFER] >= values["one wrong", HIT_AT_1]


def test_a_number_is_found_by_its_holder(run: Run) -> None:
    figures = {one.asked_as: one for one in document_numbers.numbers(run)}
    assert figures["33 writings"].asked == 33 * 2
    assert figures["in 12 sentences"].asked == figures["writings in sentences"].asked == 12 * 2
    assert figures["国发〔2019〕5号"].value == 1


def test_exact_totals_are_those_of_a_substring_search(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exact_suites, "DRAWN", 5)
    figures = exact_suites.exact(run)
    assert [one.value for one in figures] == [1, 1, 1, 1]
    assert [one.asked for one in figures] == [5, 5, 5, 5]


def test_everyday_queries_name_notices_and_pages(run: Run) -> None:
    figures = everyday(run)
    values = _values(figures)
    assert values[AS_THEY_ARE, IN_FIRST_THREE] == pytest.approx(2 / 3)
    assert values["plain", IN_FIRST_THREE] == pytest.approx(1 / 2)
    assert values["page", IN_FIRST_THREE] == 1
    assert figures[0].folds == (1, 0)


def test_a_table_that_is_not_there_skips_its_set(run: Run) -> None:
    with pytest.raises(SetSkippedError, match=everyday_queries.UNANSWERED):
        unanswered(run)


def test_an_unknown_document_is_a_mistake(run: Run, tmp_path: Path) -> None:
    (tmp_path / "everyday.tsv").write_text(EVERYDAY.replace("crane", "stork"), "utf-8")
    with pytest.raises(ValueError, match=r"stork\.html"):
        everyday_queries.read_queries(tmp_path / "everyday.tsv", run.data)


def test_metrics_end_at_the_tenth_hit() -> None:
    found = [str(rank) for rank in range(1, 12)]
    assert rank_metrics(found, {"4", "10", "11"}) == {
        HIT_AT_1: 0,
        MRR_AT_10: 1 / 4,
        R_AT_10: pytest.approx(2 / 3),
    }


def test_no_right_document_stands_in_two_folds() -> None:
    right = {str(n): {f"d{n // 3}", f"e{n % 7 // 6 * n}"} for n in range(60)}
    folds = folds_by_document(right)
    assert sorted(question for fold in folds for question in fold) == sorted(right)
    documents = [{one for question in fold for one in right[question]} for fold in folds]
    assert sum(map(len, documents)) == len(set().union(*documents))


@pytest.mark.parametrize(("day", "ids"), [("2024-06-30", ["old"]), ("2024-07-01", ["new"])])
def test_the_version_in_force_is_told_by_its_closing_clause(day: str, ids: list[str]) -> None:
    old = {"id": "old", "date": "2018-10-26", "body": "本法自2006年1月1日起施行。"}
    new = {"id": "new", "date": "2023-12-29", "body": "本法自2024年7月1日起施行。"}
    assert [one["id"] for one in in_force([old, new], date.fromisoformat(day))] == ids


def test_versions_of_one_day_are_all_right() -> None:
    twice = [{"id": id, "date": "2018-12-29", "body": ""} for id in "ab"]
    assert len(in_force(twice, date(2020, 1, 1))) == 2


def test_any_part_of_the_code_is_right() -> None:
    parts = [
        {"id": id, "title": f"中华人民共和国民法典 {name}", "date": "2020-05-28", "body": ""}
        for id, name in (("a", "总则"), ("b", "物权编"))
    ]
    right = right_laws([part | {"category": "民法典"} for part in parts])
    assert right["中华人民共和国民法典"] == {"a", "b"}
    assert right["中华人民共和国民法典 总则"] == {"a"}


def test_mistakes_are_as_they_are_called() -> None:
    title = "关于公积金的通知"
    typist = Typist(["关于公积金的通知工基今同之"], Random(1))
    wrong, missing = typist.one_wrong(title), typist.one_missing(title)
    homophone, exchanged = typist.one_homophone(title), typist.two_exchanged(title)
    assert wrong and missing and homophone and exchanged
    assert sum(a != b for a, b in zip(title, wrong, strict=True)) == 1
    assert len(missing) == len(title) - 1
    assert in_pinyin(homophone) == in_pinyin(title)
    assert sum(a != b for a, b in zip(title, homophone, strict=True)) == 1
    assert sorted(exchanged) == sorted(title)
    assert sum(a != b for a, b in zip(title, exchanged, strict=True)) == 2
    assert in_initials(title) == "gygjjdtz"


def test_writings_and_sentences_differ() -> None:
    number = number_parts("国发〔2019〕5号")
    assert number is not None
    assert len({number.written(form) for form in WRITINGS}) == 33
    assert number.written(WRITINGS[23]) == "国发〔２０１９〕５号"
    assert len({form.format("5") for form in SENTENCES}) == 12


def test_a_goal_that_is_not_reached_is_marked() -> None:
    figures = [
        Measured("notices", AS_THEY_ARE, HIT_AT_1, 0.839, 100, (0.8, 0.9)),
        Measured("notices", WITH_PLEASE, HIT_AT_1, 0.828, 100, beside=AS_THEY_ARE),
        Measured("titles", AS_THEY_ARE, OFFER_SHOWN, 0.01, 100),
        Measured("notices", AS_THEY_ARE, ANSWER_SHOWN, 0.5, 100),
    ]
    assert [one["reached"] for one in as_json(figures)] == [False, False, True, None]
    with_goals, others = tables(figures).split("\n\n")
    head, first, *_ = with_goals.splitlines()
    assert head.split()[:2] == ["set", "asked"]
    assert first.endswith("NO       0.800 to 0.900, sd 0.050")
    assert others.splitlines()[1].split()[-2:] == ["100", "0.500"]


def test_goals_are_those_of_sets_that_are_measured() -> None:
    measured = Measured("statutes", AS_THEY_ARE, R_AT_10, 0.465, 1)
    ((_, goal),) = goals_of([measured])
    assert isinstance(goal, Goal)
    assert goal.reached(measured.value)
