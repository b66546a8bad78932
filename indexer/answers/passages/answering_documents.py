"""Tell which documents may answer a question: rules in force, of the place that is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.document import Rank
from corpus.fields import news
from indexer.answers.passages.question import Question
from indexer.relations.resolution.resolve import same_organ
from indexer.relations.shelf import IndexedDocument
from indexer.relations.validity.statuses import Validity
from indexer.results import Hit
from indexer.snapshot import Snapshot

_NO_RULES = frozenset((Rank.DRAFT, Rank.INTERPRETATION, Rank.NEWS))
_MAY_HOLD = frozenset((Validity.VALID, Validity.UNSTATED))
"""Of a text that is partly void the passage may be the void part."""
_HEAD = 400
"""Characters in which a report says where it is from."""
_TAIL = 120
"""Characters in which it says who wrote it: （本报记者…报道）, or who signed it."""
_PRESS = re.compile(r"记者|新华社|通讯员|本报|日报|供图|据悉|获悉|据了解|日[电讯]|讯\s*[（(]")
_EXPLAINS = re.compile("解读|答疑|问答|答记者问|[读看]懂|图解")
"""In titles, also where they stand before the name of what is explained: 解读《…的通知》."""
_PLACE_ENDS = re.compile(r"(?:壮族|回族|维吾尔)?自治[区州]$|特别行政区$|[省市县区旗州盟]$")


def is_rule_in_force(hit: Hit) -> bool:
    """Whether a hit is neither known as a draft, interpretation or report, nor ended or to come."""
    known = hit.rank in _NO_RULES or _EXPLAINS.search(hit.title) is not None
    return not known and hit.validity in _MAY_HOLD


def is_report(hit: Hit, text: str) -> bool:
    """Whether a document without a rank was written by the press, or explains another one.

    It is looked at without the title that its text may begin with.
    """
    if hit.rank is not None:
        return False
    head = text[:_HEAD].removeprefix(hit.title).strip()
    if any(_PRESS.search(part) for part in (hit.title, head, text[-_TAIL:])):
        return True
    lines = [line for line in head.split("\n") if line.strip()]
    return news.is_report(hit.title, lines) or news.explains(hit.title, lines)


def is_of_places(hit: Hit, question: Question, text: str, passage: str) -> bool:
    """Whether a document is for every place that a question names.

    Where it is not known for which place a document is, its beginning, its end, where it is signed,
    or the passage may say so.
    A district, which many cities have, is named by one of these.
    """
    said = (text[:_HEAD], text[-_TAIL:], passage)
    around = (hit.title, *hit.issuers, *said)
    if not all(any(name in one for one in around) for name in question.districts):
        return False
    trusted = () if hit.region else said
    return all(
        _is_of_place(hit, place.region, name, trusted) for name, place in question.named_places
    )


def _is_of_place(hit: Hit, region: str, name: str, said: Sequence[str]) -> bool:
    """`region` is that of the place; a county has the region of its city, and is not the city."""
    bare = _PLACE_ENDS.sub("", name) if len(name) > 2 else name
    whole = _PLACE_ENDS.sub("", region.rpartition("/")[2])
    if hit.region and f"{hit.region}/".startswith(f"{region}/") and bare == whole:
        return True
    return any(bare in text for text in (hit.title, *hit.issuers, *said))


def is_reported(passage: str) -> bool:
    """Whether a passage says that somebody was told: 据悉, 对记者说.

    >>> is_reported("王某对记者说，明日开放。")
    True
    """
    return _PRESS.search(passage) is not None


def is_newest(snapshot: Snapshot, document: IndexedDocument, today: date) -> bool:
    """Whether no later document of the same organ has the same title and another text.

    What is later than `today` is not in force, and a draft never.
    """
    keys = document.facts.title_keys[:1]
    same_title = snapshot.by_title(keys)
    own = document.facts.version_day
    later = {
        other.ref
        for stages in same_title.values()
        for stage in stages
        for other in stage
        if other != document
        and not other.facts.statements.no_rule
        and other.facts.version_day
        and other.facts.version_day <= today
        and (own is None or other.facts.version_day > own)
        and same_organ(other.facts, document.facts)
    }
    if not later:
        return True
    return later <= set(snapshot.same_texts((document.ref,)).get(document.ref, ()))
