"""The rank of a document (效力级别), from what is stated, else from title, number and issuer.

Which rank a 司法解释 has, and what is left unsaid: docs/decisions/0005-ranks.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Rank

# Words of records, columns and pages for a rank, longest first where one holds another.
_STATED: tuple[tuple[str, Rank], ...] = (
    (r"征求意见|意见征集|征集意见|征集调查|公开征集|草案|送审稿|consultation_draft", Rank.DRAFT),
    (r"解读|图解|问答|答记者问|吹风会", Rank.INTERPRETATION),
    (r"司法解释", Rank.JUDICIAL_INTERPRETATION),
    (r"规范性文件(?!解读)", Rank.NORMATIVE),
    (r"其他(?:公文|文件)|公文$", Rank.OTHER),
    (r"地方性法规|自治条例|单行条例|经济特区法规|地方法规", Rank.LOCAL_REGULATION),
    (r"行政法规(?:及文件)?$", Rank.ADMINISTRATIVE_REGULATION),
    (r"规章$", Rank.RULE),
    (r"^(?:国家)?法律$|^宪法(?:相关法)?$|^(?:民法商法|民商法|行政法|经济法|社会法|刑法)$"
     r"|^诉讼与非诉讼程序法$|有关法律问题(?:和重大问题)?的?决定", Rank.LAW),
    (r"新闻|要闻|工作动态|动态$|媒体报道|时政", Rank.NEWS),
)  # fmt: skip
_KNOWN = tuple((re.compile(pattern), rank) for pattern, rank in _STATED)
# Columns of sites hold all sorts of things; only these names promise what they hold.
_SURE_COLUMNS = {Rank.DRAFT, Rank.INTERPRETATION, Rank.NEWS, Rank.RULE, Rank.NORMATIVE}

_DRAFT = re.compile(
    r"(?:征求意见|送审|讨论|公示)稿|(?:公开|再次|社会|书面)?(?:征求|征集|听取).{0,80}?意见(?!采纳|反馈|情况|结果)"
    r"|[（(](?:修订|修正)?草案.{0,6}[）)]|(?:修订|修正)草案$"
)
_AFTER_DRAFT = re.compile(r"意见.{0,6}(?:采纳|反馈|情况|结果|汇总)")
_INTERPRETATION = re.compile(
    r"^[【\[（(]?(?:政策|权威|专家|官方|部门|媒体|文件|图文|音频|视频)?(?:解读|图解|问答)[】\]）):：]"
    r"|[—－-]解读[^《》]{0,16}《|(?:负责人|专家|部门)解读|^(?:一图|一文|一张图)(?:读懂|看懂|了解)|^图解"
    r"|(?:解读|答记者问|政策问答|解读材料|起草说明|有关问题解答|(?:热点|常见)?问题?解答|问答)(?:[（(].{1,10}[）)])?$"
    r"|》(?:的)?(?:政策|文字|图文|图片|专家)?(?:解读|问答|图解|说明)"
)
_NOTICE = re.compile(
    r"关于.{2,80}的(?:通知|公告|通告|意见|决定|函|批复|通报)(?:[（(].{1,10}[）)])?$"
)
_VERSION = re.compile(r"(?:[（(][^（）()]{1,40}[）)])+$")
_CONGRESS = re.compile(r"人民代表大会|人大(?:常委会|$)")
_COURTS = re.compile(r"最高(?:人民)?(?:法院|检察院)")
_GOVERNMENT_ORDER = re.compile(
    r"(?:部|局|署|委|委员会|总局|银行|会|办公室|人民政府|政府|府)令(?:\d{4}年|〔.*?〕)?第"
)
_LAW = re.compile(r"中华人民共和国(?:.{1,40}(?:(?<![办方])法|法典.{0,12})|宪法)")
_STATE_COUNCIL_ORDER = re.compile(r"^(?:中华人民共和国)?(?:国务院|国)令(?:\d{4}年|〔.*?〕)?第")
_NORMATIVE_CODE = re.compile(r"规范?(?:字|发)?〔\d{4}〕")
_NORMATIVE_KIND = {"办法", "规定", "细则", "规则", "规程"}
_OFFICIAL_KIND = {
    "通知", "意见", "决定", "公告", "通告", "批复", "函", "复函", "通报", "公报", "命令", "令",
    "决议", "请示", "议案", "纪要", "报告", "答复",
}  # fmt: skip
_PASSED = re.compile(
    r"(?:人民代表大会|人大)(?:常务委员会|常委会)?(?:第.{1,8}次会议|公告|.{0,12}(?:通过|批准))"
)
_JUDGED = re.compile(r"审判委员会(?:全体会议)?第.{1,12}次会议|检察委员会第.{1,12}次会议")


def stated_rank(text: str) -> Rank | None:
    """The rank that a field names; None where it names another thing (案例).

    >>> [stated_rank(text) for text in ("地方性法规", "部门规章", "经济法", "案例")]
    [<Rank.LOCAL_REGULATION: '地方性法规'>, <Rank.RULE: '规章'>, <Rank.LAW: '法律'>, None]
    """
    bare = re.sub(r"\s", "", text)
    return next((rank for pattern, rank in _KNOWN if pattern.search(bare)), None)


def rank_of_column(name: str) -> Rank | None:
    """The rank of all that a column of a site holds; None where it may hold several.

    >>> rank_of_column("政策解读"), rank_of_column("政务公开")
    (<Rank.INTERPRETATION: '解读'>, None)
    """
    rank = stated_rank(name)
    return rank if rank in _SURE_COLUMNS and "及" not in name and "、" not in name else None


def no_rule(title: str) -> Rank | None:
    """征求意见稿 or 解读 where a title says that the text is no rule itself.

    >>> no_rule("关于公开征求《养犬条例（草案）》意见的公告"), no_rule("关于做好政策解读工作的通知")
    (<Rank.DRAFT: '征求意见稿'>, None)
    """
    if _DRAFT.search(title) and not _AFTER_DRAFT.search(title):
        return Rank.DRAFT
    if _INTERPRETATION.search(title) and not _NOTICE.search(title):
        return Rank.INTERPRETATION
    return None


def find_rank(
    title: str,
    inner: str | None,
    kinds: Sequence[str],
    numbers: Sequence[str],
    issuers: Sequence[str],
    head: str,
) -> tuple[Rank, str] | None:
    """The rank and the rule that found it, from title, number and issuer; None where none is sure.

    `inner` is the second title, `kinds` those of title and second title, `head` the first lines.
    """
    plain = no_rule(title)
    if plain is not None:
        return plain, "title"
    bare = _VERSION.sub("", title.strip())
    wrapped = re.fullmatch(r"《([^《》]+)》", bare)
    bare = wrapped[1] if wrapped else bare
    by_congress = any(_CONGRESS.search(name) for name in issuers)
    number = numbers[0] if numbers else ""
    law = _of_legislation(bare, number, issuers, head, by_congress=by_congress)
    if law is not None:
        return law
    if by_congress:
        return (Rank.OTHER, "issuers") if kinds or number else None
    if _NORMATIVE_CODE.search(number):
        return Rank.NORMATIVE, "document_number"
    named = number or issuers
    if named and any(kind in _NORMATIVE_KIND for kind in kinds) and not _party(issuers):
        return Rank.NORMATIVE, "kind"
    if named and kinds and kinds[0] in _OFFICIAL_KIND:
        return Rank.OTHER, "kind"
    return (Rank.OTHER, "document_number") if number and not inner else None


def _of_legislation(
    title: str, number: str, issuers: Sequence[str], head: str, *, by_congress: bool
) -> tuple[Rank, str] | None:
    """Law, regulation, judicial interpretation or rule."""
    national = any(name.startswith(("全国人民代表大会", "全国人大")) for name in issuers)
    if number.startswith(("法释", "高检发释")):
        return Rank.JUDICIAL_INTERPRETATION, "document_number"
    if _COURTS.match(title) or any(_COURTS.match(name) for name in issuers):
        judged = _JUDGED.search(head) or re.search(r"的?解释$|的规定$", title)
        return (Rank.JUDICIAL_INTERPRETATION, "title") if judged else None
    if re.search(r"国家主席令|^主席令|中华人民共和国主席令", number):
        return Rank.LAW, "document_number"
    if _LAW.fullmatch(title):
        return Rank.LAW, "title"
    if national and re.search(r"(?:(?<![办方])法|决定|解释)$", title):
        return Rank.LAW, "issuers"
    if _STATE_COUNCIL_ORDER.search(number):
        return Rank.ADMINISTRATIVE_REGULATION, "document_number"
    by_council = any(name in ("国务院", "中华人民共和国国务院") for name in issuers)
    own = title.startswith("中华人民共和国")
    if re.search(r"条例$", title) and "关于" not in title and (own or by_council):
        return Rank.ADMINISTRATIVE_REGULATION, "title"
    local = not national and (by_congress or _PASSED.search(head) is not None)
    if local and "关于" not in title and re.search(r"(?:条例|规定|办法|规则|细则|决定)$", title):
        return Rank.LOCAL_REGULATION, "issuers" if by_congress else "text:head"
    place = re.match(r".{1,12}?(?:省|市|自治区|自治州|自治县|经济特区)", title)
    if place and re.search(r"条例$", title) and "关于" not in title:
        return Rank.LOCAL_REGULATION, "title"
    if _GOVERNMENT_ORDER.search(number):
        return Rank.RULE, "document_number"
    return None


def _party(issuers: Sequence[str]) -> bool:
    """Whether organs of the party alone issue it: theirs are no administrative documents."""
    return bool(issuers) and all(
        re.match(r"中共|中央|.{2,12}(?:省|市|区|县|州)委(?:办公[厅室])?$", name) for name in issuers
    )
