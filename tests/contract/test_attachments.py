"""Looking in attachments only: nothing of title and main text counts, is marked or is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from corpus.document import Document, Paragraph, ParagraphKind, Part
from indexer.engine import Engine
from indexer.query.model import Match, Or, Query, Scope, Sort, Within, Word
from indexer.query.parser import parse
from indexer.results import Hit
from tests.contract.documents import document
from tests.contract.engines import Index, asked, ids

MAIN = ("养犬人应当登记。", "犬只每年检验。罚款500元。", "依据云政发〔2019〕5号。")


def attached(
    key: str, title: str, main: Sequence[str], *attachments: Sequence[str], article: str = ""
) -> Document:
    """A document whose main text may end in an article, with attachments of some paragraphs."""
    kind = ParagraphKind.ARTICLE
    last = (Paragraph(article, kind),) if article else ()
    parts = [Part((*map(Paragraph, main), *last))]
    parts += [
        Part(tuple(map(Paragraph, lines)), number, f"附件{number}")
        for number, lines in enumerate(attachments, 1)
    ]
    return replace(document(key, title), parts=tuple(parts))


DOCUMENTS = (
    document("plain", "养犬登记办法", *MAIN),
    attached("table", "通知", MAIN, ["收费标准如下。", "免疫证每本10元，登記费免收。"]),
    attached(
        "two", "办法", ["正文。"], ["第一张表。"], ["犬只登记表", "依据云政发〔2019〕5号填写。"]
    ),
    attached("unread", "养犬通知", MAIN, []),
    attached("only", "附表", [], ["养犬登记流程图。罚款1500元。"]),
    attached("late", "犬只名单", ["犬只。" * 40], ["犬只品种目录。"]),
    attached("article", "细则", ["总则。"], ["登记之后检验。"], article="第一条　养犬人。"),
)


def look(text: str, **options: object) -> Query:
    return asked(text, Scope.ATTACHMENTS, size=100, **options)


@pytest.fixture
def engine(index: Index) -> Iterator[Engine]:
    """In two steps, so that places are right after a merge and a removal, too."""
    gone = attached("gone", "题", ["犬只登记。"], ["养犬登记。" * 9])
    index.publish([*DOCUMENTS[:3], gone], merge=False)
    index.publish(DOCUMENTS[3:], removed=[(gone.source, gone.key)])
    with index.engine() as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("养犬", {"only"}),
        ("登记", {"table", "two", "only", "article"}),
        ("犬", {"two", "only", "late"}),
        ("“登记费”", {"table"}),
        ("养犬 登记", {"only"}),
        ("养犬 OR 收费", {"only", "table"}),
        ("登记 -犬只", {"table", "only", "article"}),
        ("养犬*流程", {"only"}),
        ("犬只 /s 检验", set()),
        ("登记 /p 检验", {"article"}),
        ("登记 /a 检验", {"article"}),
        ("养犬 /a 检验", set()),
        ("登记 /2 检验", {"article"}),
        ("登记 /1 检验", set()),
        ("“正文。第一张表”", set()),
        ("500元", set()),
        ("1500元", {"only"}),
        ("云政发〔2019〕5号", {"two"}),
        ("标题:通知 登记", {"table"}),
    ],
)
def test_only_what_stands_in_attachments_matches(
    engine: Engine, text: str, expected: set[str]
) -> None:
    for sort in (Sort.RELEVANCE, Sort.NEWEST):
        for match in Match:
            found = engine.now().search(look(text, sort=sort, match=match))
            assert {hit.id for hit in found.hits} == expected
            assert found.total == found.listed == len(expected)
            assert found.further == 0


def test_places_hold_after_documents_before_them_are_gone(index: Index) -> None:
    index.publish(DOCUMENTS)
    index.publish(removed=[("甲", "plain"), ("甲", "two")])
    with index.engine() as engine:
        assert set(ids(engine, look("登记"))) == {"table", "only", "article"}
    index.publish([attached("plain", "题", ["登记。"], ["表。"])])
    with index.engine() as engine:
        assert set(ids(engine, look("登记"))) == {"table", "only", "article"}
        assert set(ids(engine, look("表"))) == {"plain"}


def hit(engine: Engine, query: Query, id: str) -> Hit:
    return next(one for one in engine.now().search(query).hits if one.id == id)


def marked(one: Hit) -> list[str]:
    return [part.text for snippet in one.snippets for part in snippet if part.match]


def shown(one: Hit) -> str:
    return "|".join("".join(part.text for part in snippet) for snippet in one.snippets)


def test_marks_and_snippets_are_of_attachments(engine: Engine) -> None:
    found = hit(engine, look("犬只"), "late")
    assert (shown(found), marked(found)) == ("犬只品种目录。", ["犬只"])
    assert not any(part.match for part in found.title_parts)
    (place,) = found.snippet_places
    assert place and (place.number, place.title) == (1, "附件1")
    assert {(reason.title, reason.body) for reason in found.reasons} == {(0, 1)}
    found = hit(engine, look("登记"), "table")
    assert marked(found) == ["登記"]
    assert "养犬人" not in shown(found)


def test_a_number_is_marked_where_an_attachment_names_it(engine: Engine) -> None:
    found = hit(engine, look("云政发〔2019〕5号 登记"), "two")
    assert marked(found) == ["登记", "云政发〔2019〕5号"]
    assert [reason.body for reason in found.reasons] == [1, 1]


def test_a_condition_is_shown_where_attachments_fulfil_it(engine: Engine) -> None:
    found = hit(engine, look("登记 /s 检验"), "article")
    assert (shown(found), marked(found)) == ("登记之后检验。", ["登记", "检验"])


def test_what_is_looked_for_elsewhere_is_marked_there(engine: Engine) -> None:
    query = look("登记", within=(parse("养犬人"),))
    found = hit(engine, query, "table")
    assert set(marked(found)) == {"登記", "养犬人"}
    found = hit(engine, look("标题:通知 登记"), "table")
    assert [part.text for part in found.title_parts if part.match] == ["通知"]


def test_a_part_of_a_query_may_look_in_attachments(engine: Engine) -> None:
    part = Or((Within(Scope.ATTACHMENTS, Word("检验")), Within(Scope.TITLE, Word("登记"))))
    query = replace(look(""), scope=Scope.ALL)
    query = replace(query, parsed=replace(query.parsed, expression=part))
    assert set(ids(engine, query)) == {"article", "plain"}
    assert marked(hit(engine, query, "plain")) == ["登记"]
