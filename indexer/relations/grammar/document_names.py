"""Tells words in 《》 that name a document from names of contracts, forms, books and standards."""

from __future__ import annotations

from indexer.relations.grammar.rules import document_name_rules as rules


def is_generic(title: str) -> bool:
    """Tell whether the words are a short form that only 以下简称 can explain, as 《办法》 is.

    >>> is_generic("实施意见"), is_generic("戒毒条例")
    (True, False)
    """
    return rules.GENERIC.fullmatch(rules.BEHIND.sub("", title)) is not None


def is_document(title: str) -> bool:
    """Tell whether the words in 《》 name a document that a legislature or an authority issues.

    >>> [is_document(t) for t in ("养犬管理条例", "商品房买卖合同", "不动产权证书", "红楼梦")]
    [True, False, False, False]
    """
    bare = rules.BEHIND.sub("", title).rstrip("》〉> ")
    if not 2 <= len(bare) <= 200 or rules.STANDARD.search(title) or is_generic(bare):
        return False
    if bare.endswith("议案"):
        return False
    if bare.startswith("关于") or rules.ABOUT.search(bare):
        return not bare.endswith(("书", "表", "报", "合同", "协议"))
    return (
        rules.DOCUMENT.search(bare) is not None
        and rules.NONE.search(bare) is None
        and rules.FORM_OF.search(bare) is None
    )
