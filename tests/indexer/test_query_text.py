"""How typed text is read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.query.describe import describe
from indexer.query.expressions import leaves, required
from indexer.query.facets import Facet
from indexer.query.model import (
    And,
    Expression,
    FacetName,
    InOrder,
    IssuerName,
    Literals,
    Near,
    Not,
    Number,
    Or,
    ParsedText,
    Phrase,
    Scope,
    Together,
    Unit,
    Within,
    Word,
)
from indexer.query.parser import MAX_DEPTH, parse
from indexer.query.syntax.proximity_operators import MAX_DISTANCE
from indexer.query.syntax.tokens import tokens

# text, the tokens with where they stand
TOKENS: list[tuple[str, list[tuple[str, str, int, int]]]] = [
    ("环境 保护", [("TEXT", "环境", 0, 2), ("TEXT", "保护", 3, 5)]),
    ("甲 与 乙", [("TEXT", "甲", 0, 1), ("AND", "与", 2, 3), ("TEXT", "乙", 4, 5)]),
    ("甲与乙", [("TEXT", "甲与乙", 0, 3)]),
    ("(甲)或(乙)", [
        ("OPEN", "(", 0, 1), ("TEXT", "甲", 1, 2), ("CLOSE", ")", 2, 3), ("OR", "或", 3, 4),
        ("OPEN", "(", 4, 5), ("TEXT", "乙", 5, 6), ("CLOSE", ")", 6, 7),
    ]),
    ("甲 ＯＲ 乙", [("TEXT", "甲", 0, 1), ("OR", "ＯＲ", 2, 4), ("TEXT", "乙", 5, 6)]),
    ("甲 or 乙", [("TEXT", "甲", 0, 1), ("TEXT", "or", 2, 4), ("TEXT", "乙", 5, 6)]),
    ("甲 -乙", [("TEXT", "甲", 0, 1), ("NOT", "-", 2, 3), ("TEXT", "乙", 3, 4)]),
    ("甲-乙 2019-2020", [("TEXT", "甲-乙", 0, 3), ("TEXT", "2019-2020", 4, 13)]),
    ("甲 - 乙", [("TEXT", "甲", 0, 1), ("TEXT", "乙", 4, 5)]),
    ("标题：甲 乙", [("FIELD", "标题", 0, 3), ("TEXT", "甲", 3, 4), ("TEXT", "乙", 5, 6)]),
    ("时间:甲", [("TEXT", "时间:甲", 0, 4)]),
    ("其标题:甲", [("TEXT", "其标题:甲", 0, 5)]),
    ("甲“乙 丙”丁", [("TEXT", "甲", 0, 1), ("PHRASE", "乙 丙", 1, 6), ("TEXT", "丁", 6, 7)]),
    ("“甲“乙”丙”", [("PHRASE", "甲“乙”丙", 0, 7)]),
    ("“甲“ 乙", [("PHRASE", "甲", 0, 3), ("TEXT", "乙", 4, 5)]),
    ("\"甲”", [("PHRASE", "甲", 0, 3)]),
    ("甲 \"乙 丙", [("TEXT", "甲", 0, 1), ("PHRASE", "乙 丙", 2, 6)]),
    ("犬 国发 [2019] 5 号。", [("TEXT", "犬", 0, 1), ("NUMBER", "国发 [2019] 5 号", 2, 15)]),
    ("“国发〔2019〕5号”", [("PHRASE", "国发〔2019〕5号", 0, 12)]),
    ("甲 /s 乙／p", [
        ("TEXT", "甲", 0, 1), ("BESIDE", "/s", 2, 4), ("TEXT", "乙／p", 5, 8),
    ]),
    ("(甲)／Ａ(乙)", [
        ("OPEN", "(", 0, 1), ("TEXT", "甲", 1, 2), ("CLOSE", ")", 2, 3),
        ("BESIDE", "／Ａ", 3, 5),
        ("OPEN", "(", 5, 6), ("TEXT", "乙", 6, 7), ("CLOSE", ")", 7, 8),
    ]),
    ("/5 甲 /sp /", [("TEXT", "/5", 0, 2), ("TEXT", "甲", 3, 4), ("TEXT", "/sp", 5, 8)]),
    ("同句(甲)同句 (乙)", [
        ("TOGETHER", "同句", 0, 2), ("OPEN", "(", 2, 3), ("TEXT", "甲", 3, 4),
        ("CLOSE", ")", 4, 5), ("TEXT", "同句", 5, 7), ("OPEN", "(", 8, 9),
        ("TEXT", "乙", 9, 10), ("CLOSE", ")", 10, 11),
    ]),
    ("同句()(甲)", [
        ("TEXT", "同句", 0, 2), ("OPEN", "(", 4, 5), ("TEXT", "甲", 5, 6), ("CLOSE", ")", 6, 7),
    ]),
    ("，。 () “” - 《》", []),
    ("甲) (乙", [
        ("TEXT", "甲", 0, 1), ("OPEN", "(", 3, 4), ("TEXT", "乙", 4, 5), ("CLOSE", "", 5, 5),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text: str, expected: list[tuple[str, str, int, int]]) -> None:
    found = [(token.kind.name, token.text, token.start, token.end) for token in tokens(text)]
    assert found == expected


A, B, C = Word("甲"), Word("乙"), Word("丙")
YEAR = Word("2019年", ("二〇一九年", "二零一九年"))
GF5 = Number("国发|2019|5", "国发〔2019〕5号")
GF6 = Number("国发|2019|6", "国发〔2019〕6号")
SERIES = Within(Scope.NUMBER, Phrase("国发〔2019〕"))
WG14 = Number("武政规|2019|14", "武政规〔2019〕14号")


def both(*parts: Expression) -> Expression:
    return And(parts)


def some(*parts: Expression) -> Expression:
    return Or(parts)


def sentence(*parts: Literals) -> Together:
    return Together(Unit.SENTENCE, parts)


READINGS: list[tuple[str, Expression]] = [
    # words
    ("犬", Word("犬")),
    ("环境保护条例", both(Word("环境保护"), Word("条例"))),
    ("環境保護　條例", both(Word("环境保护"), Word("条例"))),
    ("甲 甲 乙", both(A, B)),
    ("《甲》，乙！", both(A, B)),
    ("8月", both(Word("8"), Word("月"))),
    # phrases
    ("“军运会 环境”", Phrase("军运会环境")),
    ("\"第8条，\"", Phrase("第8条,")),
    ("＂ＡＢＣ＂", Phrase("abc")),
    ("\"。\"", Phrase("。")),
    ("\"甲 乙", Phrase("甲乙")),
    ("“加强“放管服”改革”", Phrase('加强"放管服"改革')),
    # operators
    ("甲 AND 乙 OR 丙", some(both(A, B), C)),
    ("甲 或 乙 与 丙", some(A, both(B, C))),
    ("甲 乙 OR 丙", some(both(A, B), C)),
    ("甲 NOT 乙 OR 丙", some(both(A, Not(B)), C)),
    ("甲 AND 非 (乙 或 丙)", both(A, Not(some(B, C)))),
    ("（甲 ＯＲ 乙） 丙", both(some(A, B), C)),
    ("甲 －乙", both(A, Not(B))),
    ("(-甲 乙)", both(Not(A), B)),
    ("甲 (-乙 -丙)", both(A, Not(B), Not(C))),
    ("甲 -“乙 丙”", both(A, Not(Phrase("乙丙")))),
    ("甲 -标题:乙", both(A, Not(Within(Scope.TITLE, B)))),
    ("甲 NOT NOT 乙", both(A, B)),
    ("甲 -(-乙)", both(A, B)),
    ("甲 (-:)", A),
    ("甲 (-(-:))", A),
    ("(甲 AND 乙) AND (丙)", both(A, B, C)),
    # signs where they can mean nothing
    ("甲与乙", both(A, B)),
    ("AND 甲", both(Word("and"), A)),
    ("甲 OR", both(A, Word("or"))),
    ("甲 NOT", both(A, Word("not"))),
    ("甲 AND OR 乙", some(both(A, Word("and")), B)),
    ("或", Word("或")),
    ("甲 () ，乙", both(A, B)),
    ("甲) (乙", both(A, B)),
    ("--甲", A),
    # fields
    ("标题:甲 乙", both(Within(Scope.TITLE, A), B)),
    ("标题： “甲 乙” 丙", both(Within(Scope.TITLE, Phrase("甲乙")), C)),
    ("標題:(甲 或 乙)", Within(Scope.TITLE, some(A, B))),
    ("机关:武汉市生态环境局", IssuerName("武汉市生态环境局")),
    ("机关:(教育部 OR “卫生 部”)", some(IssuerName("教育部"), IssuerName("卫生部"))),
    ("文号:国发", Within(Scope.NUMBER, Phrase("国发"))),
    ("发文字号:国发(2019)5", GF5),
    ("文号:“国发〔2019〕5号”", GF5),
    ("标题:国发〔2019〕5号", Within(Scope.TITLE, Phrase("国发〔2019〕5号"))),
    ("标题:机关:甲", Within(Scope.TITLE, IssuerName("甲"))),
    ("标题:", Word("标题")),
    ("标题: AND 甲", both(Word("标题"), A)),
    ("时间:甲", both(Word("时间"), A)),
    ("正文:甲 乙", both(Within(Scope.BODY, A), B)),
    ("正文：“甲 乙”", Within(Scope.BODY, Phrase("甲乙"))),
    ("正文:(甲 /s 乙)", Within(Scope.BODY, Together(Unit.SENTENCE, (A, B)))),
    ("主题:卫生", FacetName(Facet.TOPIC, "卫生")),
    ("主题:(卫生 或 科技)", some(FacetName(Facet.TOPIC, "卫生"), FacetName(Facet.TOPIC, "科技"))),
    ("地區：廣州 -文种:通知", both(
        FacetName(Facet.REGION, "广州"), Not(FacetName(Facet.KIND, "通知")),
    )),
    ("来源:“示 例”", FacetName(Facet.SOURCE, "示例")),
    ("年份:2019年", FacetName(Facet.YEAR, "2019")),
    ("年份:2019-2020", some(FacetName(Facet.YEAR, "2019"), FacetName(Facet.YEAR, "2020"))),
    ("年份:2020至2019", some(FacetName(Facet.YEAR, "2019"), FacetName(Facet.YEAR, "2020"))),
    # a colon elsewhere is text
    ("主题: 甲", both(Word("主题"), A)),
    ("甲主题:乙", both(A, Word("主题"), B)),
    ("主题:", Word("主题")),
    ("年份:去年", both(Word("年份"), Word("去年"))),
    ("正文: AND 甲", both(Word("正文"), A)),
    # *
    ("甲*乙", InOrder((Phrase("甲"), Phrase("乙")))),
    ("环境＊条例*丙", InOrder((Phrase("环境"), Phrase("条例"), Phrase("丙")))),
    ("*环境保护*", Phrase("环境保护")),
    ("甲 * 乙", both(A, B)),
    ("“甲*乙”", Phrase("甲*乙")),
    ("甲 -乙*丙", both(A, Not(InOrder((Phrase("乙"), Phrase("丙")))))),
    ("标题:甲*乙", Within(Scope.TITLE, InOrder((Phrase("甲"), Phrase("乙"))))),
    ("文号:国发*5号", Within(Scope.NUMBER, InOrder((Phrase("国发"), Phrase("5号"))))),
    ("甲* /s 乙", Together(Unit.SENTENCE, (Phrase("甲"), B))),
    # operators that stand twice
    ("甲 与 与 乙", both(A, B)),
    ("甲 AND 与 AND 乙", both(A, B)),
    ("甲 或 OR 乙", some(A, B)),
    # words that stand together
    ("甲 /s 乙", sentence(A, B)),
    ("甲 /p 乙", Together(Unit.PARAGRAPH, (A, B))),
    ("甲 /a 乙", Together(Unit.ARTICLE, (A, B))),
    ("甲 ／Ｓ 乙 /S 丙", sentence(A, B, C)),
    ("甲 /5 乙", Near(5, A, B)),
    ("甲 ／２００ 乙", Near(200, A, B)),
    ("甲 /0001 乙", Near(1, A, B)),
    ("甲 /5 甲", Near(5, A, A)),
    ("甲 /a 甲", Together(Unit.ARTICLE, (A,))),
    ("甲 /s 乙 /5 丙", both(sentence(A, B), Near(5, B, C))),
    ("甲 /s 乙 /s 丙 /p 甲", both(
        sentence(A, B), sentence(B, C), Together(Unit.PARAGRAPH, (C, A)),
    )),
    ("甲 /5 乙 /5 丙", both(Near(5, A, B), Near(5, B, C))),
    ("环境保护条例 /s 《乙》，", sentence(Phrase("环境保护条例"), B)),
    ("“甲 乙” /s 丙", sentence(Phrase("甲乙"), C)),
    ("国发[2019]5号文件 /s 犬", sentence(Phrase("国发〔2019〕5号"), Word("犬"))),
    ("财教 2019 129 /s 犬", sentence(Phrase("财教2019 129"), Word("犬"))),
    ("甲 /s (乙 或 (丙 OR “甲 乙” OR 乙))", sentence(A, Or((B, C, Phrase("甲乙"))))),
    ("((甲))/s(乙)", sentence(A, B)),
    ("甲 /s 乙 丙", both(sentence(A, B), C)),
    ("甲 AND 乙 /s 丙 OR 甲", some(both(A, sentence(B, C)), A)),
    ("甲 -乙 /5 丙", both(A, Not(Near(5, B, C)))),
    ("甲 NOT 同句(乙 丙)", both(A, Not(sentence(B, C)))),
    ("标题:(甲 /s 乙)", Within(Scope.TITLE, sentence(A, B))),
    ("标题:甲 /s 乙 丙", both(Within(Scope.TITLE, sentence(A, B)), C)),
    ("标题：同句(甲 乙) 丙", both(Within(Scope.TITLE, sentence(A, B)), C)),
    ("同句(甲 乙 丙)", sentence(A, B, C)),
    ("同段（甲 AND “乙 丙”）", Together(Unit.PARAGRAPH, (A, Phrase("乙丙")))),
    ("同條(环境保护条例 (乙 或 丙))", Together(
        Unit.ARTICLE, (Phrase("环境保护条例"), Or((B, C))),
    )),
    ("同句(甲 乙 或 丙)", some(sentence(A, B), sentence(C))),
    ("同句(甲", sentence(A)),
    # and where they cannot
    ("甲 /s", both(A, Word("s"))),
    ("/s 甲", both(Word("s"), A)),
    ("甲 /s OR 乙", some(both(A, Word("s")), B)),
    ("(/5 甲)", both(Word("5"), A)),
    ("甲/s乙", both(A, Word("s"), B)),
    ("甲 /s乙", both(A, Word("s"), B)),
    ("2019/5", both(Word("2019"), Word("5"))),
    ("and/or", both(Word("and"), Word("or"))),
    ("同句 (甲 乙)", both(Word("同"), Word("句"), A, B)),
    ("其同句(甲)", both(Word("同"), Word("句"), A)),
    # numbers
    ("武政规〔2019〕14号", WG14),
    ("武政规[2019]14号", WG14),
    ("武政规(2019)14", WG14),
    ("武政规 2019 14", WG14),
    ("武政规(2019年)14", WG14),
    ("武政规 2019年 第 14", WG14),
    ("武政规 2019年年 14", both(*map(Word, ("武", "政", "规")), YEAR, Word("年"), Word("14"))),
    ("武政规　（２０１９）　１４号", WG14),
    ("武政規【2019】14號", WG14),
    ("国发〔2019〕5号文件", GF5),
    ("《国发〔2019〕5号》", GF5),
    ("犬 武政规 2019 14 国发[2019]5号", both(Word("犬"), WG14, GF5)),
    ("犬 -国发〔2019〕5号", both(Word("犬"), Not(GF5))),
    ("国发〔2019〕5号 OR 犬", some(GF5, Word("犬"))),
    ("“国发〔2019〕5号”", Phrase("国发〔2019〕5号")),
    ("2019-2020", both(Word("2019"), Word("2020"))),
    ("公积金 2019-2020", both(Word("公积金"), Word("2019"), Word("2020"))),
    ("财教 2019 129", some(
        Number("财教|2019|129", "财教〔2019〕129号"),
        both(Word("财"), Word("教"), Word("2019"), Word("129")),
    )),
    ("文号:财教 2019 129", Number("财教|2019|129", "财教〔2019〕129号")),
    ("财政 2019 12", both(Word("财政"), Word("2019"), Word("12"))),
    # several numbers, and all of a series
    ("国发〔2019〕5号、武政规[2019]14号", some(GF5, WG14)),
    ("国发〔2019〕5号 武政规[2019]14号", both(GF5, WG14)),
    ("国发〔2019〕5号、6号", some(GF5, GF6)),
    ("国发(2019)5、6号", some(GF5, GF6)),
    ("国发〔2019〕5-6号", some(GF5, GF6)),
    ("国发〔2019〕5号至6号", some(GF5, GF6)),
    ("文号:国发〔2019〕5—6号", some(GF5, GF6)),
    ("国发〔2019〕", SERIES),
    ("国发[2019]", SERIES),
    ("国发（2019）", SERIES),
    ("国发〔2019〕*号", SERIES),
    ("国发〔2019〕 甲", both(SERIES, A)),
    ("公司法(2018)", both(Word("公司法"), Word("2018"))),
    ("条例（2019）", both(Word("条例"), Word("2019"))),
    ("国发〔19〕5号", some(GF5, Phrase("国发〔19〕5号"))),
    ("国发19年5号", some(GF5, Phrase("国发19年5号"))),
    ("“国发〔2019〕5号、6号”", Phrase("国发〔2019〕5号、6号")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_reading(text: str, expected: Expression) -> None:
    assert parse(text).expression == expected


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_a_description_is_read_as_what_it_describes(text: str, expected: Expression) -> None:
    assert parse(describe(parse(text).expression)).expression == expected


@pytest.mark.parametrize("text", ["是什么", "甲 AND 的", "(甲 AND 在) OR 乙", "如何 AND 的 AND 甲"])
def test_a_description_keeps_words_that_only_ask_or_bind(text: str) -> None:
    expression = parse(text).expression
    assert parse(describe(expression)).expression == expression


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("甲", (A,)),
        ("甲 乙", (A, B)),
        ("甲，乙，丙", (A, B, C)),
        ("甲 乙 甲", (A, B)),
        ("(甲 乙) 丙", (A, B, C)),
        ("甲 乙 “丙 丁”", (A, B)),
        ("“甲” 乙", (B,)),
        ("甲 乙 国发〔2019〕5号", (A, B, GF5)),
        ("国发〔2019〕5号", (GF5,)),
        ("甲 乙 /s", (A, B, Word("s"))),
        # with an operator, a field or quotation marks alone nothing may be lacking
        ("“甲” “乙”", ()),
        ("甲 -丙 乙", ()),
        ("甲 乙 (丙 OR 犬)", ()),
        ("甲 标题:乙", ()),
        ("甲 AND 乙", ()),
        ("甲 与 乙", ()),
        ("甲 乙 OR 丙", ()),
        ("甲 /s 乙 丙 犬", ()),
        ("同句(甲 乙) 丙 犬", ()),
    ],
)
def test_bare_words_stand_without_operator_and_quotation_marks(
    text: str, bare: tuple[Expression, ...]
) -> None:
    read = parse(text)
    assert read.bare == bare
    assert not read.question


def test_a_number_that_may_be_words_is_one_bare_part() -> None:
    read = parse("财教 2019 129 犬")
    assert isinstance(read.expression, And)
    assert read.bare == read.expression.parts
    assert [type(part) for part in read.bare] == [Or, Word]


@pytest.mark.parametrize("scope", [scope for scope in Scope if scope is not Scope.NUMBER])
@pytest.mark.parametrize("text", ["甲 “乙” 丙", "“乙” 甲 丙", "丙 甲 “乙”"])
def test_what_is_quoted_beside_bare_words_is_required(text: str, scope: Scope) -> None:
    assert required(parse(text, scope)) == Phrase("乙")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("甲 乙", None),
        ("“甲” “乙”", And((Phrase("甲"), Phrase("乙")))),
        ("“甲” “乙” 丙", And((Phrase("甲"), Phrase("乙")))),
        ("甲 -乙", And((A, Not(B)))),
    ],
)
def test_without_bare_words_everything_is_required(text: str, expected: Expression | None) -> None:
    assert required(parse(text)) == expected


RENTAL = (Word("公租房"), Word("申请"))


@pytest.mark.parametrize(
    ("text", "bare", "question"),
    [
        ("公租房申请", RENTAL, False),
        ("公租房怎么申请", RENTAL, False),
        ("公租房怎么申请？", RENTAL, True),
        ("公租房怎么申请?!", RENTAL, True),
        ("公租房如何申请呢", RENTAL, True),
        ("公租房可以申請嗎?!", RENTAL, True),
        ("请问公租房要怎么申请", RENTAL, False),
        ("您好，请问在哪里申请，公租房？谢谢！", RENTAL[::-1], False),
        ("公租房的申请😀", RENTAL, False),
        ("公租房到底怎么弄，申请", RENTAL, False),
        ("😀公租房申请？？", RENTAL, True),
        ("公租房申请。", RENTAL, False),
        ("公租房申请 https://example.gov.cn/a?b=1&c=2#d", RENTAL, False),
        ("www.example.gov.cn/申请 公租房", (Word("申请"), Word("公租房")), False),
        ("什么是双随机？", (Word("双随机"),), True),
        ("甲与乙", (A, B), False),
        ("甲 乙 “丙”？", (A, B), True),
    ],
)
def test_words_that_only_ask_or_bind_ask_for_nothing(
    text: str, bare: tuple[Expression, ...], question: bool
) -> None:
    read = parse(text)
    assert (read.bare, read.question) == (bare, question)
    assert not {"怎么", "如何", "请问", "的", "在", "与", "吗", "呢"} & {*read.rank_words}


@pytest.mark.parametrize("mark", ["?", "？", "。", "！", "……", "?!", " ", "？😀"])
@pytest.mark.parametrize("text", ["公租房怎么申请", "公积金", "甲 “乙”", "国发〔2019〕5号", "的"])
def test_a_mark_at_the_end_changes_nothing(text: str, mark: str) -> None:
    bare, marked = parse(text), parse(text + mark)
    assert replace(marked, text=text, question=bare.question) == bare


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("吗", Word("吗")),
        ("是什么？", And((Word("是"), Word("什么")))),
        ("在 的", And((Word("在"), Word("的")))),
        ("怎么办", Word("怎么办")),
        ("“的” 甲", And((Phrase("的"), A))),
        ("什么是“什么”", Phrase("什么")),
        ("甲 AND 的", And((A, Word("的")))),
        ("甲 -的", And((A, Not(Word("的"))))),
        ("甲 OR 如何", Or((A, Word("如何")))),
        ("什么 /s 乙？", Together(Unit.SENTENCE, (Word("什么"), B))),
        ("标题:如何 甲", And((Within(Scope.TITLE, Word("如何")), A))),
        ("https://example.cn", And((Word("https"), Word("example"), Word("cn")))),
    ],
)
def test_alone_quoted_or_with_operators_they_are_asked_for(
    text: str, expression: Expression
) -> None:
    assert parse(text).expression == expression


@pytest.mark.parametrize("text", ["甲 AND 乙？", "什么 /s 乙？", "甲 -乙？", "标题:怎么办？"])
def test_a_text_with_operators_is_no_question(text: str) -> None:
    assert not parse(text).question


def test_words_that_rank_and_words_to_show() -> None:
    text = "环境质量 “环境 保护” -丙 标题:条例 国发〔2019〕5号"
    assert parse(text) == ParsedText(
        text,
        And(
            (
                Word("环境质量"),
                Phrase("环境保护"),
                Not(C),
                Within(Scope.TITLE, Word("条例")),
                GF5,
            )
        ),
        rank_words=("环境", "质量", "环境质量", "保护", "环境保护", "条例"),
        rank_grams=("环境", "境质", "质量", "境保", "保护", "条例"),
    )
    found = [leaf.text for leaf in leaves(parse(text).expression) if leaf != GF5]
    assert found == ["环境质量", "环境保护", "条例"]


def test_words_that_stand_together_rank_too() -> None:
    read = parse("环境质量 /s (“环境 保护” 或 条例) 甲 /5 乙 -同句(丙 犬)")
    assert read.rank_words == ("环境", "质量", "环境质量", "保护", "环境保护", "条例", "甲", "乙")
    assert read.rank_grams == ("环境", "境质", "质量", "境保", "保护", "条例")
    words = [leaf.text for leaf in leaves(read.expression) if isinstance(leaf, Word)]
    assert words == ["环境质量", "条例", "甲", "乙"]


@pytest.mark.parametrize("text", ["", "  \u3000\n", "\u200b"])
@pytest.mark.parametrize("scope", Scope)
def test_nothing_typed_asks_for_everything(text: str, scope: Scope) -> None:
    assert parse(text, scope) == ParsedText(text)


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("武政规 2019 14", WG14),
        ("“国发〔2019〕5号”", GF5),
        ("国发〔2019〕5号、武政规[2019]14号", Or((GF5, WG14))),
        ("國發", Within(Scope.NUMBER, Phrase("国发"))),
        ("国发〔2019〕5号甲", Within(Scope.NUMBER, Phrase("国发〔2019〕5号甲"))),
        ("2019-14 AND", Within(Scope.NUMBER, Phrase("2019-14 and"))),
    ],
)
def test_scope_of_numbers(text: str, expression: Expression) -> None:
    assert parse(text, Scope.NUMBER).expression == expression


@pytest.mark.parametrize(
    ("text", "code", "limit"),
    [
        ("-甲", "only_negative", ""),
        ("NOT 甲 -乙", "only_negative", ""),
        ("甲 OR -乙", "only_negative", ""),
        ("标题:(-甲)", "only_negative", ""),
        ("甲 -(-乙 -丙)", "only_negative", ""),
        ("，。！？", "nothing_to_search", ""),
        ("“”", "nothing_to_search", ""),
        ("“，。", "nothing_to_search", ""),
        ("()", "nothing_to_search", ""),
        ("(-:)", "nothing_to_search", ""),
        ("甲" * 1001, "too_long", "1000"),
        ("(" * 99 + "甲 乙" + ")" * 99, "too_complex", str(MAX_DEPTH)),
        ("标题:" * 99 + "甲", "too_complex", str(MAX_DEPTH)),
    ],
)
def test_mistakes(text: str, code: str, limit: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    (problem,) = caught.value.problems
    assert (problem.code, problem.parameter, problem.value, problem.limit) == (
        code,
        "q",
        text,
        limit,
    )


# what was typed, and of each note: its kind, what it is about, what asks without it
NOTES: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("甲 乙 OR “丙”", []),
    ("甲 (乙 OR 丙) -犬", []),
    ("标题:甲 时间:乙", []),
    ("甲 (乙", [("unclosed_bracket", "(", "甲 乙")]),
    ("甲 乙）", [("unopened_bracket", "）", "甲 乙")]),
    ("甲 ( )", [("empty_pair", "( )", "甲")]),
    ("甲 “” 乙", [("empty_pair", "“”", "甲 乙")]),
    ("甲 “乙", [("unclosed_quote", "“", "甲 乙")]),
    ("甲 与 与 乙", [("repeated_operator", "与", "甲 与 乙")]),
    ("甲 与", [("lone_operator", "与", "甲")]),
    ("甲 AND OR 乙", [("lone_operator", "AND", "甲 OR 乙")]),
    ("/5 甲", [("lone_operator", "/5", "甲")]),
    ("甲 同段()", [("lone_operator", "同段", "甲 ()"), ("empty_pair", "()", "甲 同段")]),
    ("甲 - 乙 *", [("loose_sign", "*", "甲 - 乙")]),
    ("甲 标题:", [("field_without_value", "标题:", "甲")]),
    ("主题:卫生 甲", [("field", "主题:卫生", "主题 卫生 甲")]),
    ("正文：“甲 乙”", [("field", "正文：", "正文 “甲 乙”")]),
    ("年份:去年", [("not_a_year", "年份:去年", "年份 去年")]),
    ("甲*乙", [("wildcard", "甲*乙", "甲 乙")]),
    ("甲* 乙", [("outer_wildcard", "甲*", "甲 乙")]),
    ("国发〔2019〕", [("series", "国发〔2019〕", "“国发〔2019〕”")]),
    ("甲 国发〔2019〕5、6号", [("numbers", "国发〔2019〕5、6号", "甲 “国发〔2019〕5、6号”")]),
    ("国发〔2019〕1* 甲", [("beginning", "国发〔2019〕1*", "“国发〔2019〕1*” 甲")]),
    ("国发〔19〕5号", [("short_year", "国发〔19〕5号", "“国发〔19〕5号”")]),
    ("国发〔2019〕6-5号", [("long_range", "国发〔2019〕6-5号", "国发〔2019〕6-5号")]),
    ("养犬 不含罚款", [("excluding", "不含罚款", "养犬 -罚款")]),
    ("养犬 不要罚款的 登记", [("excluding", "不要罚款的", "养犬 -罚款 登记")]),
    ("养犬 除了 收费以外", [("excluding", "除了 收费以外", "养犬 -收费")]),
    ("养犬不含罚款", []),
    ("不要罚款", []),
    ("“养犬 不含罚款”", []),
    ("食品 不含", []),
    ("国发〔2019〕1-99号", [("long_range", "国发〔2019〕1-99号", "国发〔2019〕1-99号")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "notes"), NOTES)
def test_what_is_read_otherwise_is_noted(text: str, notes: list[tuple[str, str, str]]) -> None:
    read = parse(text)
    assert [(note.kind.value, note.text, note.undo) for note in read.notes] == notes
    assert all(read.line[note.start : note.end] == note.text for note in read.notes)
    if not notes:
        assert read.line == ""


@pytest.mark.parametrize(
    "text", ["公司法(2018)", "国发〔2019〕5号", "甲、乙", "第5、6号楼", "4-5号线"]
)
def test_what_only_looks_like_several_numbers_is_read_as_ever(text: str) -> None:
    assert not parse(text).notes


def test_too_many_wildcards_in_a_word_are_refused() -> None:
    with pytest.raises(QueryError) as caught:
        parse("*".join("甲乙丙甲乙丙"))
    assert [(p.code, p.limit) for p in caught.value.problems] == [("too_many_wildcards", "4")]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("甲 /s -乙", [("proximity_operand", "-乙", "")]),
        ("甲  /s  NOT  乙", [("proximity_operand", "NOT 乙", "")]),
        ("(甲 乙) /s (丙 AND 犬)", [
            ("proximity_operand", "(甲 乙)", ""), ("proximity_operand", "(丙 AND 犬)", ""),
        ]),
        ("甲 /s (乙 或 -丙)", [("proximity_operand", "(乙 或 -丙)", "")]),
        ("甲 /s 标题:乙", [("proximity_operand", "标题:乙", "")]),
        ("机关:甲 /s 乙", [("proximity_operand", "甲 /s 乙", "")]),
        ("文号:同句(甲 乙)", [("proximity_operand", "同句(甲 乙)", "")]),
        ("(甲 /s 乙) /5 丙", [("proximity_operand", "(甲 /s 乙)", "")]),
        ("同段(同句(甲 乙) 丙)", [("proximity_operand", "同句(甲 乙)", "")]),
        ("同句(甲 -乙 丙 /s 犬", [
            ("proximity_operand", "-乙", ""), ("proximity_operand", "丙 /s 犬", ""),
        ]),
        ("甲 /0 乙 /201 丙", [
            ("proximity_distance", "/0", "200"), ("proximity_distance", "/201", "200"),
        ]),
        (f"甲 /{'9' * 900} 乙", [("proximity_distance", f"/{'9' * 900}", "200")]),
    ],
)  # fmt: skip
def test_what_cannot_stand_together_is_named(
    text: str, problems: list[tuple[str, str, str]]
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    found = caught.value.problems
    assert [(problem.code, problem.value, problem.limit) for problem in found] == problems
    assert {problem.parameter for problem in found} == {"q"}


def test_limit_can_be_set() -> None:
    assert parse("甲" * 9, limit=9).expression == A
    with pytest.raises(QueryError):
        parse("甲" * 10, limit=9)


PIECES = st.one_of(
    st.sampled_from(
        [
            *(
                "AND",
                "OR",
                "NOT",
                "与",
                "或",
                "非",
                "(",
                ")",
                "（",
                "）",
                "-",
                "－",
                '"',
                "“",
                "”",
                "＂",
            ),
            *(
                "标题:",
                "文号：",
                "机关:",
                "发文字号:",
                "国发〔2019〕5号",
                "国发",
                "2019",
                "14",
                "〔",
                "〕",
            ),
            *(
                "号",
                "令",
                "第",
                "公告",
                "年",
                "?",
                "？",
                "吗",
                "呢",
                "怎么",
                "环境保护",
                "甲",
                "乙",
            ),
            *(
                "正文:",
                "主题：",
                "年份:",
                "文种:甲",
                "*",
                "＊",
                "甲*乙",
                "、",
                "和",
                "至",
                "5-6号",
                "〔19〕",
            ),
            *("《", "》", ",", "。", "a", "Z", "０", "Ⅲ", "〇"),
            *(" /s ", " ／P ", "/a", " /5 ", " /0 ", " OR ", "同句(", "同條（", "s"),
        ]
    ),
    st.sampled_from(" 　\n\t"),
    st.characters(),
)
TYPED = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text())


@given(TYPED, st.sampled_from(Scope))
def test_whatever_is_typed_is_read_or_refused(text: str, scope: Scope) -> None:
    try:
        read = parse(text, scope)
    except QueryError as error:
        problem_codes = {problem.code for problem in error.problems}
        assert problem_codes <= {
            "only_negative",
            "nothing_to_search",
            "too_complex",
            "proximity_operand",
            "proximity_distance",
            "too_many_wildcards",
        }
        if "nothing_to_search" in problem_codes:
            assert not any(map(str.isalnum, text))
        return
    if any(map(str.isalnum, text)):
        assert read.expression is not None
    if read.expression is not None:
        assert_sound(read.expression)
    for part in read.bare:
        assert part in (getattr(read.expression, "parts", ()) or (read.expression,))
        assert not isinstance(part, Not | Phrase)
    for note in read.notes:
        assert read.line[note.start : note.end] == note.text
    assert replace(parse(text, scope)) == read


def assert_sound(part: Expression) -> None:
    """Hold the promises of `indexer.query.model`."""
    match part:
        case Word(text) | Phrase(text) | IssuerName(text) | FacetName(_, text):
            assert text
        case InOrder(ordered):
            assert len(ordered) > 1
            assert all(one.text for one in ordered)
        case Number(key, text):
            assert key
            assert text
        case And(parts):
            assert len(parts) > 1
            assert not all(isinstance(inner, Not) for inner in parts)
            for inner in parts:
                assert_sound(inner.part if isinstance(inner, Not) else inner)
        case Or(parts):
            assert len(parts) > 1
            for inner in parts:
                assert_sound(inner)
        case Together(_, parts):
            assert 0 < len(set(parts)) == len(parts)
            for inner in parts:
                assert_literals(inner)
        case Near(distance, left, right):
            assert 1 <= distance <= MAX_DISTANCE
            assert_literals(left)
            assert_literals(right)
        case Within(_, inner_part):
            assert_sound(inner_part)
        case Not():
            raise AssertionError(part)


def assert_literals(part: Literals) -> None:
    """Hold that it is a literal, or any of several."""
    assert_sound(part)
    assert isinstance(part, Word | Phrase | Or)
    if isinstance(part, Or):
        assert all(isinstance(inner, Word | Phrase) for inner in part.parts)


LITERAL: st.SearchStrategy[Word | Phrase] = st.sampled_from(
    (A, B, Word("s"), Phrase("环境保护条例"), Phrase("。甲/s乙"))
)
LITERALS: st.SearchStrategy[Literals] = st.one_of(
    LITERAL,
    st.lists(LITERAL, min_size=2, max_size=4, unique=True).map(lambda parts: Or(tuple(parts))),
)
NEARNESS = st.one_of(
    st.builds(
        Together,
        st.sampled_from(Unit),
        st.lists(LITERALS, min_size=1, max_size=4, unique=True).map(tuple),
    ),
    st.builds(Near, st.integers(1, MAX_DISTANCE), LITERALS, LITERALS),
)


@given(NEARNESS, st.sampled_from(["{}", "标题:{}", "犬 -({})", "犬 OR {}", "({}) 犬"]))
def test_a_description_of_what_stands_together_is_read_as_it(near: Expression, around: str) -> None:
    expected = {
        "{}": near,
        "标题:{}": Within(Scope.TITLE, near),
        "犬 -({})": And((Word("犬"), Not(near))),
        "犬 OR {}": Or((Word("犬"), near)),
        "({}) 犬": And((near, Word("犬"))),
    }[around]
    assert parse(around.format(describe(near))).expression == expected
    assert parse(describe(expected)).expression == expected
