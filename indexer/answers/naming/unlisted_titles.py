"""Find the name in a plain text that documents here cite, but that none of them bears.

Who types 合同法 where that law is not held gets what holds its words: 劳动合同法实施条例. As with a
number that no document has, the page has to say that the law itself is not here.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.fields.organs import is_organ
from indexer.analysis.words import is_word
from indexer.answers.naming.typed_names import TypedName, ends_as_a_name, typed_names
from indexer.query.model import Query, Scope
from indexer.relations.grammar.title_keys import bare_title, title_key, title_keys
from indexer.relations.resolution.lookup_keys import naming_keys
from indexer.relations.shelf import ReferenceField
from indexer.snapshot import Snapshot

LEAST_CITING = 3
"""Documents that have to cite a name: one or two may have misread or shortened another one."""

LOOKED_AT = 50
"""Titles that hold the name, of which none may be the same rule of a single place."""

_LAWS = ("法", "法典", "条例", "通则")
"""Ends of names that are known as such without being all that was typed."""

_NO_LAWS = ("办法", "方法", "做法")

_PLACES = ("省", "市", "县", "区", "州", "盟", "旗")
"""Ends of names of places, also of 深圳经济特区."""


def unlisted_titles(snapshot: Snapshot, query: Query) -> tuple[str, ...]:
    """The first name of a text that is cited and not borne; none where a name before it is borne.

    A text with operators names nothing.
    """
    if not query.parsed.bare or query.scope not in (Scope.ALL, Scope.TITLE):
        return ()
    if not any(end in query.text for end in ("》", *_LAWS)):
        return ()
    several = list(dict.fromkeys(typed_names(query.text)))
    wholes = [name.text for name in several if name.whole]
    names = [name for name in several if _may_be_cited(name) and _begins(wholes, name.text)]
    keys = {name: title_key(bare_title(name.text)) for name in names}
    borne = snapshot.by_title(set(filter(None, keys.values()))) if names else {}
    for name in names:
        title = bare_title(name.text)
        if keys[name] in borne or _is_short_for_one_held(snapshot, query, title):
            return ()
        if _is_cited(snapshot, title):
            return () if _is_of_a_place(snapshot, title) else (title,)
    return ()


def _may_be_cited(name: TypedName) -> bool:
    text = bare_title(name.text)
    law = text.endswith(_LAWS) and not text.endswith(_NO_LAWS)
    return law or (name.whole and ends_as_a_name(text))


def _begins(wholes: Sequence[str], name: str) -> bool:
    """Whether a name begins what was typed or stands behind a space or mark.

    经济合同法 is another law than 合同法.
    """
    starts = (whole[: whole.find(name)][-1:] for whole in wholes if name in whole)
    return any(not is_word(start) for start in starts)


def _is_cited(snapshot: Snapshot, name: str) -> bool:
    """Whether enough documents cite the name, or a longer one that it is short for."""
    beginnings = naming_keys((), title_keys(name)).beginnings
    found = snapshot.naming(ReferenceField.CITED, beginnings=beginnings)
    citing = {ref for several in found.values() for named_by in several for ref in named_by.refs}
    return len(citing) >= LEAST_CITING


def _is_short_for_one_held(snapshot: Snapshot, query: Query, name: str) -> bool:
    """Whether a table or documents call a document that is here so for short."""
    longs = [one.official for one in query.expansions if one.typed == name]
    longs += [use.long for use in snapshot.short_names({name}).get(name, ())]
    return bool(longs and snapshot.by_title({title_key(long) for long in longs}))


def _is_of_a_place(snapshot: Snapshot, name: str) -> bool:
    """Whether a place or an organ has a rule of this name: 杭州市 before 养犬管理条例."""
    key = title_key(name)
    refs = snapshot.titles_holding((name,), None, LOOKED_AT)
    cards = snapshot.cards(refs)
    return any(_is_same_rule(title_key(cards[ref].card.title), key) for ref in refs)


def _is_same_rule(title: str, key: str) -> bool:
    """Whether a title has nothing but a place or an organ before a name, and a bracket behind it.

    >>> _is_same_rule("杭州市养犬管理条例(试行)", "养犬管理条例")
    True
    >>> _is_same_rule("劳动合同法", "合同法")
    False
    """
    before, found, behind = title.rpartition(key)
    if not found or (behind and not behind.startswith("(")):
        return False
    return not before or before.endswith(_PLACES) or is_organ(before)
