"""Make a document of what a reader found: judge every field, and note the rule that found it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import quote

from corpus.document import (
    Document,
    NoteKind,
    Paragraph,
    ParagraphKind,
    Part,
    Rank,
    ReadingNote,
    public_id,
)
from corpus.draft import Draft, Stated
from corpus.field_rule import FieldRule
from corpus.fields.dates import Signature, find_signature
from corpus.fields.kind import find_kind
from corpus.fields.news import explains, is_report
from corpus.fields.numbers import FoundNumber
from corpus.fields.own_number import (
    number_in_title,
    number_under_title,
    numbers_in_body,
    numbers_in_field,
)
from corpus.fields.rank import find_rank, no_rule, rank_of_column, stated_rank
from corpus.fields.title import clean_title, printed_title, printing_title
from corpus.fields.topic_classifier import classify_topic
from corpus.fields.topics import folder_topics, read_topics
from corpus.judge_dates import judge_dates
from corpus.judge_origin import judge_issuers, judge_region, judge_site
from corpus.judging import Judged, SourceDefaults
from corpus.page_text.page_labels import labels_of
from corpus.report import Refusal, RefusalReason
from corpus.wrong_bytes import WRONG_CHARACTER

_NO_DEFAULTS = SourceDefaults()
_HEAD_LENGTH = 300
# A title that is "-" or "/" says that the source has none.
_WORD = re.compile(r"\w\w")
_SENTENCE = re.compile(r"[^。！？；]{2,60}")
_SUBJECT_PARAGRAPHS = 100
_RANK_LINES = 12
_YES_NO = {"是": "有效", "否": "失效"}
_VALIDITY = re.compile(
    r"^(?!.*(?:关于|《|通知|公告)).*(?:有效|失效|废止|修[改订]|尚未|未生效|生效|未标注|现行|继续|停止)"
)


def assemble(
    draft: Draft, source: str, key: str, path: str, defaults: SourceDefaults = _NO_DEFAULTS
) -> tuple[Document, tuple[Refusal, ...]]:
    """The document of a draft, and the stated values that were refused on the way."""
    judged = Judged(path, key, draft.paragraphs)
    title = _title(draft, path, judged)
    second = _second_title(title, draft.paragraphs, judged)
    signature = find_signature(draft.paragraphs)
    numbers = _numbers(draft, title, second, signature, judged)
    dates = judge_dates(draft, signature, numbers, judged)
    issuers = judge_issuers(draft, title, numbers, signature, defaults, judged)
    column = _column(draft["column"], path, defaults)
    topics, source_topic = _topics(draft["topic"], column, path, defaults, judged)
    if not topics:
        topics = _classified_topic(title, issuers, draft, judged)
    kind = find_kind(title)
    if kind is not None:
        judged.found("kind", FieldRule.TITLE)
    rank = _rank(draft, title, second, kind, numbers, issuers, column, judged)
    document = Document(
        source=source,
        key=key,
        id=public_id(source, key, draft.record_id),
        title=title,
        parts=(Part(_with_signature(draft.paragraphs, signature), notes=_notes(draft)),),
        path=path,
        published_on=dates.published_on,
        written_on=dates.written_on,
        written_by=dates.written_by,
        printed_on=dates.printed_on,
        effective_on=dates.effective_on,
        second_title=second,
        document_number=numbers[0].canonical if numbers else None,
        document_numbers=tuple(number.canonical for number in numbers),
        issuers=issuers,
        site=judge_site(draft, defaults, judged),
        kind=kind,
        rank=rank,
        region=judge_region(draft, title, issuers, rank, defaults, judged),
        index_number=_index_number(draft["index_number"], judged),
        stated_validity=_validity(draft["validity"], judged),
        topics=topics,
        source_topic=source_topic,
        url=_url(draft["url"], path, defaults, judged),
        history=draft.history,
        rules=judged.rules,
        places=judged.places,
    )
    return document, tuple(judged.refused)


def _title(draft: Draft, path: str, judged: Judged) -> str:
    stated = draft["title"]
    if stated is not None and _WORD.search(clean_title(stated.text)):
        judged.found("title", stated.rule)
        return clean_title(stated.text)
    # All records of a file share its name: the first words behind 各有关单位： say more.
    for index, paragraph in enumerate(draft.paragraphs[: 3 if draft.record_id else 1]):
        if draft.record_id and paragraph.text.endswith(("：", ":")):
            continue
        if len(paragraph.text) <= 120:
            judged.found("title", FieldRule.FIRST_LINE, judged.place(index, 0, len(paragraph.text)))
            return clean_title(paragraph.text)
        words = _SENTENCE.match(paragraph.text) if draft.record_id else None
        if words is not None:
            judged.found("title", FieldRule.FIRST_SENTENCE, judged.place(index, *words.span()))
            return clean_title(words.group())
    judged.found("title", FieldRule.FILE_NAME)
    return clean_title(path.rpartition("/")[2])


def _second_title(title: str, paragraphs: Sequence[Paragraph], judged: Judged) -> str | None:
    for rule, found in (
        (FieldRule.TITLE, printed_title(title)),
        (FieldRule.HEAD, printing_title(title, paragraphs)),
    ):
        if found is not None:
            judged.found("second_title", rule)
            return found
    return None


def _numbers(
    draft: Draft, title: str, second: str | None, signature: Signature | None, judged: Judged
) -> tuple[FoundNumber, ...]:
    stated, stated_title = draft["number"], draft["title"]
    if stated is not None and stated.text.strip(" -—无"):
        numbers = numbers_in_field(stated.text)
        if numbers:
            judged.found("document_number", stated.rule)
            return numbers
        judged.refuse("document_number", stated.text, RefusalReason.NOT_A_NUMBER)
    in_body = numbers_in_body(draft.paragraphs)
    if in_body:
        judged.found("document_number", FieldRule.HEAD, (in_body[0].start, in_body[-1].end))
        return in_body
    for text in (stated_title.text if stated_title else title, second):
        in_title = number_in_title(text) if text else None
        if in_title is not None:
            judged.found("document_number", FieldRule.TITLE)
            return (in_title,)
    signers = signature.names if signature else ()
    under_title = number_under_title(
        draft.paragraphs, title, signers[0] if len(signers) == 1 else None
    )
    if under_title is None:
        return ()
    judged.found("document_number", FieldRule.HEAD, (under_title.start, under_title.end))
    return (under_title,)


def _notes(draft: Draft) -> tuple[ReadingNote, ...]:
    """The notes of the reader, and how many characters of the text could not be read."""
    wrong = sum(paragraph.text.count(WRONG_CHARACTER) for paragraph in draft.paragraphs)
    return (*draft.notes, *([ReadingNote(NoteKind.WRONG_CHARACTERS, wrong)] if wrong else ()))


def _with_signature(
    paragraphs: tuple[Paragraph, ...], signature: Signature | None
) -> tuple[Paragraph, ...]:
    """The paragraphs, those of the 落款 marked as such."""
    if signature is None:
        return paragraphs
    signed = range(signature.first, signature.paragraph + 1)
    return tuple(
        replace(one, kind=ParagraphKind.SIGNATURE, level=0)
        if index in signed and one.kind is ParagraphKind.TEXT
        else one
        for index, one in enumerate(paragraphs)
    )


def _column(stated: Stated | None, path: str, defaults: SourceDefaults) -> Stated | None:
    """The column of its site: the part of the path that the source names, else the stated one."""
    folders = PurePosixPath(path.rpartition("!/")[2]).parts[:-1]
    if 0 < defaults.column_part <= len(folders):
        return Stated(folders[defaults.column_part - 1], FieldRule.SOURCE_COLUMN)
    return stated


def _classified_topic(
    title: str, issuers: tuple[str, ...], draft: Draft, judged: Judged
) -> tuple[str, ...]:
    """The topic that the classifier gives a document that states none, news included."""
    text = "".join(paragraph.text for paragraph in draft.paragraphs[:_SUBJECT_PARAGRAPHS])
    topic = classify_topic(title, issuers, text)
    if topic is None:
        return ()
    judged.found("topics", FieldRule.CLASSIFIER)
    return (topic,)


def _topics(
    stated: Stated | None,
    column: Stated | None,
    path: str,
    defaults: SourceDefaults,
    judged: Judged,
) -> tuple[tuple[str, ...], str | None]:
    """The classes that a topic names, or the site's own word where it names none."""
    own = (stated.text.strip() or None) if stated else None
    for one in (stated, column):
        topics = read_topics(one.text) if one and one.text.strip() else None
        if one and topics:
            judged.found("topics", one.rule)
            return topics, None
    for topics, rule in (
        (folder_topics(path), FieldRule.FOLDER),
        (read_topics(defaults.topic) if defaults.topic else (), FieldRule.SOURCE_TOPIC),
    ):
        if topics:
            judged.found("topics", rule)
            break
    word = stated if own else column if column and column.rule == FieldRule.SOURCE_COLUMN else None
    if word is not None:
        judged.found("source_topic", word.rule)
    return topics or (), word.text.strip() if word else None


def _rank(
    draft: Draft,
    title: str,
    second: str | None,
    kind: str | None,
    numbers: tuple[FoundNumber, ...],
    issuers: tuple[str, ...],
    column: Stated | None,
    judged: Judged,
) -> Rank | None:
    stated = draft["rank"]
    rank = stated_rank(stated.text) if stated else None
    if stated and rank:
        judged.found("rank", stated.rule)
        return rank
    found_in_text = _rank_of_text(title, numbers, draft)
    if found_in_text is not None:
        judged.found("rank", FieldRule.HEAD)
        return found_in_text
    inner = find_kind(second) if second else None
    head = "\n".join(one.text for one in draft.paragraphs[:6])[:_HEAD_LENGTH]
    found = find_rank(
        title,
        second,
        [one for one in (kind, inner) if one],
        [number.canonical for number in numbers],
        issuers,
        head,
    )
    if found is not None:
        judged.found("rank", found[1])
        return found[0]
    of_column = rank_of_column(column.text) if column else None
    if column and of_column:
        judged.found("rank", column.rule)
    return of_column


def _rank_of_text(title: str, numbers: tuple[FoundNumber, ...], draft: Draft) -> Rank | None:
    """The rank 解读 or 新闻, where neither title nor number gives the text another one."""
    if no_rule(title) is not None or numbers:
        return None
    own = "".join(title.split())
    lines = [one.text for one in draft.paragraphs[:_RANK_LINES]]
    lines = [line for line in lines if "".join(line.split()) != own and not labels_of(line)]
    if explains(title, lines):
        return Rank.INTERPRETATION
    return Rank.NEWS if is_report(title, lines) else None


def _index_number(stated: Stated | None, judged: Judged) -> str | None:
    value = "".join(stated.text.split()).strip("-—无") if stated else ""
    if stated is None or not re.fullmatch(r"[\w/.\-—－ⅠⅡ()（）\[\]〔〕]{4,60}", value):
        return None
    judged.found("index_number", stated.rule)
    return value


def _validity(stated: Stated | None, judged: Judged) -> str | None:
    value = "".join(stated.text.split()) if stated else ""
    value = _YES_NO.get(value, value)
    if stated is None or len(value) > 24 or not _VALIDITY.search(value):
        return None
    judged.found("stated_validity", stated.rule)
    return value


def _url(stated: Stated | None, path: str, defaults: SourceDefaults, judged: Judged) -> str | None:
    if stated is not None:
        judged.found("url", stated.rule)
        return stated.text
    if defaults.base_url and "!/" not in path:
        judged.found("url", FieldRule.SOURCE_ADDRESS)
        return defaults.base_url.rstrip("/") + "/" + quote(path)
    return None
