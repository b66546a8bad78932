"""From what a reader found to a document: every field judged, each with its rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from corpus.document import Document, Part, public_id
from corpus.draft import Draft, Stated
from corpus.fields.dates import find_effective, find_signature, parse_date
from corpus.fields.kind import find_kind
from corpus.fields.numbers import FoundNumber, number_year
from corpus.fields.organs import (
    issuer_of_number,
    issuers_from_signature,
    issuers_from_title,
    split_issuers,
)
from corpus.fields.own_number import number_in_body, number_in_title, numbers_in_field
from corpus.fields.title import clean_title
from corpus.fields.topics import folder_topics, read_topics
from corpus.report import Refusal, RefusalReason

# A signature later than this after publication is somebody else's, or the page's date is wrong.
_LATE = timedelta(days=7)


@dataclass(slots=True)
class _Judged:
    """The rules that found fields, and the values that were refused, as they come up."""

    path: str
    key: str
    rules: dict[str, str] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)

    def refuse(self, name: str, value: str, reason: RefusalReason) -> None:
        self.refused.append(Refusal(self.path, self.key, name, value, reason))


def assemble(
    draft: Draft, source: str, key: str, path: str
) -> tuple[Document, tuple[Refusal, ...]]:
    """The document of a draft, and the stated values that were refused on the way."""
    judged = _Judged(path, key)
    title = _title(draft, path, judged)
    numbers = _numbers(draft, title, judged)
    signature = find_signature(draft.paragraphs)
    published = _stated_date("published_on", draft["published"], judged)
    written = _stated_date("written_on", draft["written"], judged)
    if written is None and signature is not None:
        if _fits(signature.written_on, published, numbers):
            written = signature.written_on
            judged.rules["written_on"] = "text:signature"
        else:
            judged.refuse(
                "written_on", signature.written_on.isoformat(), RefusalReason.AFTER_PUBLICATION
            )
    for number in numbers:
        year, dated = number_year(number.key), written or published
        if year is not None and dated is not None and year > dated.year:
            judged.refuse("document_number", number.canonical, RefusalReason.NUMBER_AFTER_DATE)
    effective = _effective(draft, written, judged)
    issuers = _issuers(draft, title, numbers, signature.names if signature else (), judged)
    topics, source_topic = _topics(draft["topic"], path, judged)
    kind = find_kind(title)
    if kind is not None:
        judged.rules["kind"] = "title"
    url = draft["url"]
    if url is not None:
        judged.rules["url"] = url.rule
    document = Document(
        source=source,
        key=key,
        id=public_id(source, key, draft.record_id),
        title=title,
        parts=(Part(draft.paragraphs),),
        path=path,
        published_on=published,
        written_on=written,
        effective_on=effective,
        document_number=numbers[0].canonical if numbers else None,
        document_numbers=tuple(number.canonical for number in numbers),
        issuers=issuers,
        kind=kind,
        topics=topics,
        source_topic=source_topic,
        url=url.text if url else None,
        rules=judged.rules,
    )
    return document, tuple(judged.refused)


def _title(draft: Draft, path: str, judged: _Judged) -> str:
    stated = draft["title"]
    if stated is not None and clean_title(stated.text):
        judged.rules["title"] = stated.rule
        return clean_title(stated.text)
    if draft.paragraphs and len(draft.paragraphs[0].text) <= 120:
        judged.rules["title"] = "text:first_line"
        return clean_title(draft.paragraphs[0].text)
    judged.rules["title"] = "file_name"
    return clean_title(path.rpartition("/")[2])


def _numbers(draft: Draft, title: str, judged: _Judged) -> tuple[FoundNumber, ...]:
    stated, stated_title = draft["number"], draft["title"]
    if stated is not None and stated.text.strip(" -—无"):
        numbers = numbers_in_field(stated.text)
        if numbers:
            judged.rules["document_number"] = stated.rule
            return numbers
        judged.refuse("document_number", stated.text, RefusalReason.NOT_A_NUMBER)
    for rule, found in (
        ("text:head", number_in_body(draft.paragraphs)),
        ("title", number_in_title(stated_title.text if stated_title else title)),
    ):
        if found is not None:
            judged.rules["document_number"] = rule
            return (found,)
    return ()


def _stated_date(name: str, stated: Stated | None, judged: _Judged) -> date | None:
    if stated is None or not stated.text.strip():
        return None
    day = parse_date(stated.text)
    if day is None:
        judged.refuse(name, stated.text, RefusalReason.NOT_A_DATE)
    else:
        judged.rules[name] = stated.rule
    return day


def _fits(day: date, published: date | None, numbers: tuple[FoundNumber, ...]) -> bool:
    if published is not None and day > published + _LATE:
        return False
    years = [year for number in numbers if (year := number_year(number.key)) is not None]
    return not years or abs(day.year - years[0]) <= 1


def _effective(draft: Draft, written: date | None, judged: _Judged) -> date | None:
    stated = _stated_date("effective_on", draft["effective"], judged)
    if stated is not None:
        return stated
    day, at_issue = find_effective(draft.paragraphs)
    if day is not None:
        judged.rules["effective_on"] = "text:clause"
        return day
    if at_issue and written is not None:
        judged.rules["effective_on"] = "derived:written_on"
        return written
    return None


def _issuers(
    draft: Draft,
    title: str,
    numbers: tuple[FoundNumber, ...],
    signed: tuple[str, ...],
    judged: _Judged,
) -> tuple[str, ...]:
    stated, shown_by = draft["issuer"], draft["origin"]
    if stated is not None:
        organs, refused = split_issuers(stated.text)
        for piece in refused:
            judged.refuse("issuers", piece, RefusalReason.NOT_AN_ORGAN)
        if organs:
            judged.rules["issuers"] = stated.rule
            return organs
    of_number = issuer_of_number(numbers[0].canonical) if numbers else None
    origin = split_issuers(shown_by.text)[0] if shown_by and find_kind(title) != "解读" else ()
    origin = () if any(organ[0] in "市省区县州本我" for organ in origin) else origin
    for rule, organs in (
        ("text:signature", issuers_from_signature(signed)),
        ("title", issuers_from_title(title)),
        ("document_number", (of_number,) if of_number else ()),
        (shown_by.rule if shown_by else "", origin),
    ):
        if organs:
            judged.rules["issuers"] = rule
            return organs
    return ()


def _topics(
    stated: Stated | None, path: str, judged: _Judged
) -> tuple[tuple[str, ...], str | None]:
    if stated is not None and stated.text.strip():
        topics = read_topics(stated.text)
        judged.rules["topics" if topics else "source_topic"] = stated.rule
        if topics:
            return topics, None
    of_folder = folder_topics(path)
    if of_folder:
        judged.rules["topics"] = "folder"
    return of_folder, (stated.text.strip() or None) if stated else None
