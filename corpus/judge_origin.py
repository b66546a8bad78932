"""Decide who issued a document, which site shows it, and which place it is for."""

from __future__ import annotations

import re

from corpus.document import Rank
from corpus.draft import Draft, Stated
from corpus.field_rule import FieldRule
from corpus.fields.dates import Signature
from corpus.fields.kind import find_kind
from corpus.fields.number_issuers import issuer_of_code
from corpus.fields.numbers import FoundNumber
from corpus.fields.organ_full_names import full_names, is_central
from corpus.fields.organs import (
    issuer_of_number,
    issuers_from_head,
    issuers_from_signature,
    issuers_from_title,
    split_issuers,
)
from corpus.fields.regions import NATION, read_region, region_of_names, region_of_title
from corpus.judging import Judged, SourceDefaults
from corpus.report import RefusalReason

_OF_THE_NATION = (Rank.LAW, Rank.ADMINISTRATIVE_REGULATION, Rank.JUDICIAL_INTERPRETATION)
# What pages state as their source where they are the source themselves.
_OWN = re.compile(r"(?:本网|本站|本网站|本单位|原创|本局|本部门|本委)(?:讯|综合|整理)?")
_OF_ORGANS = frozenset("部委局厅署院会")
# A department of the house that the page is of (发布机构：办公室): it names no organ.
_OFFICE = re.compile(
    r"[局委厅院本]?(?:党[政委])?(?:办公室|(?:综合|秘书|政务|法规|政策法规|信息|宣传|人事|财务|规划)[处科室股])"
)


def judge_issuers(
    draft: Draft,
    title: str,
    numbers: tuple[FoundNumber, ...],
    signature: Signature | None,
    defaults: SourceDefaults,
    judged: Judged,
) -> tuple[str, ...]:
    """The issuers by their full names: stated, else signed, in the title or head, by the number."""
    found = _issuers(draft, title, numbers, signature, judged)
    if not found and defaults.issuer and (numbers or find_kind(title)):
        found = split_issuers(defaults.issuer)[0]
        judged.found("issuers", FieldRule.SOURCE_ISSUER)
    code = issuer_of_code(numbers[0].canonical) if numbers else None
    nation = draft["region"] is not None and read_region(draft["region"].text) == NATION
    return full_names(found, central=nation or (code is not None and is_central(code)))


def _issuers(
    draft: Draft,
    title: str,
    numbers: tuple[FoundNumber, ...],
    signature: Signature | None,
    judged: Judged,
) -> tuple[str, ...]:
    stated = draft["issuer"]
    signed = issuers_from_signature(signature.names) if signature is not None else ()
    # A field of one organ may name the first of those who sign.
    organs = _stated_organs(stated, judged)
    joint = set(organs) < set(signed) and stated and stated.rule != FieldRule.CORRECTION
    if stated and organs and not joint:
        judged.found("issuers", stated.rule)
        return organs
    publisher = draft["publisher"]
    published_by = _stated_organs(publisher, judged)
    if signature is not None and signed:
        last = signature.paragraph
        start, end = judged.place(signature.first, 0, 0)[0], judged.place(last, 0, 0)[0]
        if signature.first == last:
            end = judged.place(last, 0, signature.start)[1]
        judged.found("issuers", FieldRule.SIGNATURE, (start, max(start, end - 1)))
        return _whole(signed, (*issuers_from_title(title), *published_by))
    shown_by = draft["origin"] if _only_attached(draft) and find_kind(title) != "解读" else None
    origin = split_issuers(shown_by.text)[0] if shown_by else ()
    origin = () if any(organ[0] in "市省区县州本我" for organ in origin) else origin
    of_number = issuer_of_number(numbers[0].canonical) if numbers else None
    of_code = issuer_of_code(numbers[0].canonical) if numbers else None
    for rule, organs in (
        (FieldRule.TITLE, issuers_from_title(title)),
        (FieldRule.HEAD, issuers_from_head(draft.paragraphs)),
        (FieldRule.DOCUMENT_NUMBER, (of_number,) if of_number else ()),
        (FieldRule.DOCUMENT_NUMBER, (of_code,) if of_code else ()),
        (publisher.rule if publisher else "", published_by),
        (shown_by.rule if shown_by else "", origin),
    ):
        if organs:
            judged.found("issuers", rule)
            return organs
    return ()


def _stated_organs(stated: Stated | None, judged: Judged) -> tuple[str, ...]:
    """The organs that a field names; pieces that are none are refused."""
    if stated is None or _OFFICE.fullmatch(stated.text.strip()):
        return ()
    organs, refused = split_issuers(stated.text)
    for piece in refused:
        judged.refuse("issuers", piece, RefusalReason.NOT_AN_ORGAN)
    return organs


def _whole(signed: tuple[str, ...], titled: tuple[str, ...]) -> tuple[str, ...]:
    """The organs that signed; a name that is only the end of one in the title is that one's.

    A signature may be broken over two lines, or leave the place out.
    """
    return tuple(
        next(
            (
                one
                for one in titled
                # What stands before the name must not be another organ.
                if one.endswith(name) and _OF_ORGANS.isdisjoint(one.removesuffix(name))
            ),
            name,
        )
        for name in signed
    )


def _only_attached(draft: Draft) -> bool:
    """Whether a page has no text of its own, only attachments: then its source puts these up.

    A text that does not name its issuer may be anybody's, whatever site shows it again.
    """
    return not any("。" in paragraph.text for paragraph in draft.paragraphs)


def judge_site(draft: Draft, defaults: SourceDefaults, judged: Judged) -> str | None:
    """The site that shows the document: as it says (来源), else the site that it is a page of."""
    for stated in (draft["origin"], draft["site"]):
        if stated is not None:
            name = re.sub(r"\s+", " ", stated.text).strip(" ：:|")
            if 2 <= len(name) <= 60 and not _OWN.fullmatch(name):
                judged.found("site", stated.rule)
                return name
    if defaults.site:
        judged.found("site", FieldRule.SOURCE_SITE)
        return defaults.site
    return None


def judge_region(
    draft: Draft,
    title: str,
    issuers: tuple[str, ...],
    rank: Rank | None,
    defaults: SourceDefaults,
    judged: Judged,
) -> str | None:
    """The region: the stated one, else that of issuers, title or source, else by the rank."""
    stated = draft["region"]
    if stated is not None:
        region = read_region(stated.text)
        if region is not None:
            judged.found("region", stated.rule)
            if stated.rule == FieldRule.CORRECTION:
                return region
            return _with_city(region, title, issuers)
        judged.refuse("region", stated.text, RefusalReason.NOT_A_REGION)
    for rule, region in (
        (FieldRule.ISSUERS, region_of_names(issuers)),
        (FieldRule.TITLE, region_of_title(title)),
        (FieldRule.SOURCE_REGION, read_region(defaults.region) if defaults.region else None),
    ):
        if region is not None:
            judged.found("region", rule)
            return region
    if rank in _OF_THE_NATION:
        judged.found("region", FieldRule.RANK)
        return NATION
    return None


def _with_city(stated: str, title: str, issuers: tuple[str, ...]) -> str:
    """A stated region with the city that the organs or the title name within it.

    Where organs and title both name a place elsewhere, the stated region is a mistake.
    """
    organs, titled = region_of_names(issuers), region_of_title(title)
    for region in (organs, titled):
        if region is not None and region.startswith(f"{stated}/"):
            return region
    if organs is None or titled is None or NATION in (organs, titled):
        return stated
    here = organs.split("/")[0]
    return organs if titled.split("/")[0] == here != stated.split("/")[0] else stated
