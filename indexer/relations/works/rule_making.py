"""Tell which documents make rules, and by which title the versions of one are known."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.fields.kind import find_kind
from indexer.relations.facts import Facts
from indexer.relations.grammar.title_keys import printed_name, title_key
from indexer.relations.resolution.lookup_keys import CODE

RULE_MAKING_KINDS = frozenset(
    ("法", "条例", "规定", "办法", "细则", "规则", "规程", "准则", "解释")
)
"""Kinds of documents (文种) that are issued anew under their own title when they change. Notices,
decisions, plans, catalogues and reports of one title are separate documents, one for each time."""

_PASSED_ON = "转发"

_TRIAL = re.compile(
    r"\((?:试行|暂行|试用)(?:稿|版|本)?\)$|(?:暂行|试行)(?=(?:办法|规定|条例|细则|规则|规程|准则)$)"
)


def work_title(facts: Facts) -> str | None:
    """The key of the title that all versions of a document's text bear; None where it has none.

    Drafts, interpretations and news are no versions of what they are about.
    """
    if facts.statements.no_rule or not facts.title_keys:
        return None
    return title_of_versions(facts.title_keys[0])


@lru_cache(maxsize=8192)
def title_of_versions(key: str) -> str | None:
    """The title that versions bear, for the key of a document's whole title.

    A notice that prints a rule holds the rule; a notice that passes one on is another organ's.

    >>> title_of_versions("云州市养犬管理条例")
    '云州市养犬管理条例'
    >>> title_of_versions("云州市公安局关于印发养犬登记办法的通知")
    '养犬登记办法'
    >>> title_of_versions("关于调整住房公积金使用政策的通知") is None
    True
    """
    name = printed_name(key)
    if name is not None:
        if _PASSED_ON in key.removesuffix(name).partition(name)[0]:
            return None
        key = title_key(name)
    return key if key.endswith(CODE) or find_kind(key) in RULE_MAKING_KINDS else None


@lru_cache(maxsize=4096)
def without_trial(key: str) -> str | None:
    """The key of a rule's title without the words that call it a trial one; None without them.

    >>> without_trial("云川市养犬办法(试行)"), without_trial("养犬登记暂行规定")
    ('云川市养犬办法', '养犬登记规定')
    >>> without_trial("养犬办法") is None
    True
    """
    bare = _TRIAL.sub("", key)
    return bare if bare != key else None
