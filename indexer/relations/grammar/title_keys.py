"""Makes the keys by which titles are stored and looked up, equal for all spellings of one title."""

from __future__ import annotations

from functools import lru_cache

from corpus.document import Document
from corpus.fields.numbers import find_numbers
from indexer.analysis.normalise import normalise
from indexer.relations.grammar.rules import title_key_rules as rules

_BRACKETS = str.maketrans("[]〔〕【】〖〗﹝﹞{}", "()()()()()()")
STATE = "中华人民共和国"
"""What short titles of national laws leave out."""
_SHORTEST = 8
"""Signs that a title without its issuer needs, to say more than 关于工作的通知."""


def title_key(title: str) -> str:
    """Return a key without the differences in width, brackets, quotes and spaces of one title.

    （试行） and （2019年版） stay in the key, because they tell versions apart.

    >>> title_key("关于 <养犬办法(试行)> 的函") == title_key("关于《养犬办法（试行）》的函")
    True
    >>> title_key("养犬办法（2019年版）") == title_key("养犬办法")
    False
    """
    return rules.UNSAID.sub("", normalise(title).translate(_BRACKETS))


@lru_cache(maxsize=4096)
def spellings(title: str) -> tuple[str, ...]:
    """Return the keys of a title: of the whole, without its issuer, and without 中华人民共和国.

    >>> spellings("云州市教育局关于校车安全管理工作的通知")[1:]
    ('关于校车安全管理工作的通知',)
    """
    key = title_key(title)
    keys = [key]
    head = rules.HEAD.fullmatch(key)
    if head is not None and rules.ORGAN_AT_END.search(head["issuer"]):
        keys.append(head["rest"])
    if key.startswith(STATE):
        keys.append(key.removeprefix(STATE))
    return tuple(
        one for one in keys if one == key or len(one) >= _SHORTEST or key.startswith(STATE)
    )


@lru_cache(maxsize=4096)
def title_keys(title: str) -> tuple[str, ...]:
    """Return the keys by which a document of this title is found, the surest first.

    These are the keys of its title, and those of the name inside 关于印发《…》的通知.

    >>> title_keys("云州市教育局关于印发《云州市校车安全办法》的通知")[1:]
    ('关于印发云州市校车安全办法的通知', '云州市校车安全办法')
    """
    name = printed_name(title)
    return tuple(dict.fromkeys(spellings(title) + (spellings(name) if name else ())))


def printed_name(title: str) -> str | None:
    """Return the name inside 关于印发《…》的通知, which is a second title of the document.

    >>> printed_name("关于印发云州市校车安全办法（试行）的通知")
    '云州市校车安全办法（试行）'
    """
    found = rules.PRINTED.search(
        title.strip().removesuffix("》") if title.startswith("《") else title
    )
    if found is None:
        return None
    name = found["name"].strip().strip('《》〈〉<>“”"')
    return name if len(name) >= 4 else None


def own_title_keys(document: Document) -> tuple[str, ...]:
    """Return the keys by which a document is found by its title, the surest first."""
    return title_keys(bare_title(document.title))


@lru_cache(maxsize=256)
def bare_title(title: str) -> str:
    """Return a title without the number in front or behind it, and without 《》 around it.

    >>> bare_title("《某市关于养犬的通知》某政办〔2019〕12号")
    '某市关于养犬的通知'
    """
    for found in find_numbers(title):
        before, after = title[: found.start].strip(" （([【"), title[found.end :].strip(" ）)]】")
        if not before or not after:
            title = before or after
            break
    title = title.strip()
    if title.startswith("《") and title.endswith("》") and title.find("》") == len(title) - 1:
        title = title[1:-1]
    return title
