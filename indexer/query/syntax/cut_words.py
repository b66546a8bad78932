"""Tell where the dictionary cuts what was typed as one: 安全生产 is asked for as 安全 and 生产."""

from __future__ import annotations

from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut, is_word
from indexer.query.function_words import FUNCTION_WORDS, without_noise
from indexer.query.model import ParsedText
from indexer.query.operators import Kind
from indexer.query.syntax.scanned_tokens import Token
from indexer.query.syntax.tokens import tokens

LONGEST = 12
"""Characters of a run; a longer one is a sentence or a title, which seldom stands elsewhere."""

_PLAIN = (Kind.TEXT, Kind.NUMBER, Kind.PHRASE)


def quoted_where_cut(parsed: ParsedText) -> str:
    """The text with each run in quotation marks that the dictionary cuts; "" where it cuts none.

    A text with operators has none, nor has a run with a word that only asks or binds.

    >>> from indexer.query.parser import parse
    >>> quoted_where_cut(parse("安全生产 处罚")), quoted_where_cut(parse("养犬 登记"))
    ('“安全生产” 处罚', '')
    """
    line = without_noise(" ".join(parsed.text.split()))
    found = tokens(line) if parsed.bare else []
    if any(token.kind not in _PLAIN for token in found):
        return ""
    runs = [token for token in found if _is_cut(token)]
    for run in reversed(runs):
        line = f"{line[: run.start]}“{run.text}”{line[run.end :]}"
    return line if runs else ""


def _is_cut(token: Token) -> bool:
    literal = normalise(token.text)
    if token.kind is not Kind.TEXT or not 2 < len(literal) <= LONGEST or len(literal.split()) > 1:
        return False
    if any(sign.isascii() or not is_word(sign) for sign in literal):
        return False
    words = cut(literal)
    return len(words) > 1 and not FUNCTION_WORDS.intersection(words)
