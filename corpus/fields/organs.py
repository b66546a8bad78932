"""Finds who issued a document (发文机关), from a field, the signature or the title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.document import Paragraph
from corpus.fields.organ_names import CENTRAL_ORGANS, split_term
from corpus.fields.rules import organ_rules as rules
from corpus.fields.simplified import SIMPLIFIED

_LONGEST_PLACE = 10
# How many paragraphs a head has, and how long a line of it may be.
_HEAD, _LONGEST_HEAD = 4, 60
_OFFICES = ("办公厅", "办公室", "综合司", "秘书局")
_OFFICE_SIGNS = frozenset("局厅委部院")
"""Signs that end the name of an office: what stands before a place's end belongs to no office."""


def split_issuers(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split a field into the organs that it names and the pieces that are no organs (places, 全国).

    >>> split_issuers("广州市民政局、市财政局 等")[0]
    ('广州市民政局', '广州市财政局')
    >>> split_issuers("河南省郑州市")
    ((), ('河南省郑州市',))
    >>> split_issuers("云州市教育局云州市财政局")[0]
    ('云州市教育局', '云州市财政局')
    """
    text = rules.TOGETHER.sub("", text.strip())
    organs: list[str] = []
    refused: list[str] = []
    for piece in _pieces(text):
        name = _with_place(piece, organs[0] if organs else "")
        if is_organ(name):
            organs.append(name)
        else:
            refused.append(piece)
    return tuple(dict.fromkeys(organs)), tuple(refused)


def is_organ(name: str) -> bool:
    """Tell whether a name can be an organ's, by how it ends.

    >>> [is_organ(name) for name in ("财政部", "全国", "長沙市衛生廳", "长沙市委", "经济工作会议")]
    [True, False, True, True, False]
    """
    bare = rules.DETAIL.sub("", name).strip().translate(SIMPLIFIED)
    if not 2 <= len(bare) <= 40 or rules.NOT_ORGAN.search(bare):
        return False
    return rules.ISSUER.search(bare) is not None and rules.NOT_IN_NAME.search(bare) is None


def issuers_from_title(title: str) -> tuple[str, ...]:
    """Return the organs in front of 关于, 印发 or 转发 in a title; the title of a law names none.

    >>> issuers_from_title("财政部 税务总局关于养犬的公告"), issuers_from_title("关于养犬的通知")
    (('财政部', '税务总局'), ())
    >>> issuers_from_title("云州市财政局2023年部门预算")
    ('云州市财政局',)
    """
    title = rules.HEAD_NOTE.sub("", title.strip()).removeprefix("《")
    own = rules.YEAR_HEAD.match(title) or rules.ACT_HEAD.match(title)
    if own is not None and "关于" not in title:
        return (own[1],) if is_organ(own[1]) else ()
    head = rules.TITLE_HEAD.match(title)
    if head is None or rules.NO_HEAD.search(head[1]):
        return ()
    text = rules.TOGETHER.sub("", head[1])
    organs, refused = split_issuers(text)
    return () if refused or (text.startswith("中华人民共和国") and not organs) else organs


def issuers_from_head(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """Return the organs on the head of official paper, or those of the note that tells of an act.

    >>> from corpus.structure import to_paragraphs
    >>> issuers_from_head(to_paragraphs(["云州市卫生局文件", "云卫〔2011〕39号"]))
    ('云州市卫生局',)
    >>> issuers_from_head(to_paragraphs(["（2011年7月8日云州市人民政府令第56号公布）"]))
    ('云州市人民政府',)
    """
    for paragraph in paragraphs[:_HEAD]:
        text = paragraph.text.strip()
        paper = rules.LETTERHEAD.match(text) if len(text) <= _LONGEST_HEAD else None
        organs, refused = split_issuers(paper[1]) if paper else ((), ())
        if organs and not refused:
            return organs
        act = rules.ACT_NOTE.match(text)
        if act is not None:
            place = act["place"] or act["nation"]
            name = act["organ"] or f"{place}人民代表大会{act['standing'] or ''}"
            name = name.removeprefix("中华人民共和国") or name
            if rules.OWN_PLACE.match(name):
                # The note on who passed a text leaves the place out; that on the order does not.
                ordered = (one.group() for one in rules.ORDER_ORGAN.finditer(text))
                name = next((one for one in ordered if one.endswith(name)), name)
            return (name,) if is_organ(name) else ()
    return ()


def issuers_from_signature(names: Iterable[str]) -> tuple[str, ...]:
    """Return the organs among the signers; persons who sign for an organ are left out."""
    organs: list[str] = []
    for name in names:
        found, _ = split_issuers(name)
        organs.extend(found)
    return tuple(dict.fromkeys(organs))


def issuer_of_number(number: str) -> str | None:
    """Return the organ that the number of an order or announcement names in full; else None.

    >>> issuer_of_number("中华人民共和国国务院令第707号"), issuer_of_number("国发〔2019〕5号")
    ('国务院', None)
    """
    match = rules.NUMBER_ORGAN.match(number)
    if match is None:
        return None
    name = split_term(match[1])[0].removeprefix("中华人民共和国")
    if name == "主席":
        return "国家主席"
    return name if is_organ(name) and len(name) > 2 else None


def _pieces(text: str) -> list[str]:
    pieces = [piece for piece in rules.BETWEEN.split(text) if piece]
    if pieces and "和" in pieces[-1]:
        # 甲市住房局、甲市金融局和甲市公积金中心: 和 joins two names that begin alike.
        left, _, right = pieces[-1].rpartition("和")
        if left and right[:2] == pieces[0][:2] and is_organ(left):
            pieces[-1:] = [left, right]
    return [one for piece in pieces for one in _apart(rules.TOGETHER.sub("", piece) or piece)]


def _apart(piece: str) -> list[str]:
    """Split names that stand without anything between: 云州市教育局云州市财政局, 财政部税务总局."""
    for organ in CENTRAL_ORGANS:
        rest = piece.removeprefix(organ)
        if rest == piece:
            continue
        office = next((one for one in _OFFICES if rest.startswith(one)), "")
        if rest[len(office) :].startswith(CENTRAL_ORGANS):
            return [organ + office, *_apart(rest[len(office) :])]
    place = rules.PLACE.match(piece)
    if place is not None:
        second = piece.find(place[1], place.end())
        # A branch of a central organ has the place behind that organ's name.
        central = next((c for c in CENTRAL_ORGANS if piece[: max(second, 0)].endswith(c)), "")
        second -= len(central)
        if second > 0 and is_organ(piece[:second]) and is_organ(piece[second:]):
            return [piece[:second], *_apart(piece[second:])]
    return [piece]


def _with_place(piece: str, first: str) -> str:
    """Complete 市财政局, which stands behind 广州市民政局, to 广州市财政局."""
    if first and rules.OWN_PLACE.match(piece):
        at = first.find(piece[0], 1, _LONGEST_PLACE)
        if at > 0 and _OFFICE_SIGNS.isdisjoint(first[:at]):
            return first[: at + 1] + piece[1:]
    return piece
