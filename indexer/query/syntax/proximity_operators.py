"""Read the operators of nearness (甲 /s 乙, 同句(甲 乙)) from tokens into expressions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut, is_word
from indexer.errors import Problem, QueryError
from indexer.query.expressions import either, every
from indexer.query.model import Expression, Literals, Near, Or, Phrase, Together, Unit, Word
from indexer.query.operators import Field, Kind
from indexer.query.syntax.scanned_tokens import Token
from indexer.query.syntax.tokens import OPERAND_ENDS, OPERAND_STARTS

MAX_DISTANCE = 200
"""Characters that may be asked to stand between two words; few sentences are longer."""

_LITERALS = (Kind.TEXT, Kind.PHRASE, Kind.NUMBER)
_IN_OPERANDS = (*_LITERALS, Kind.OPEN, Kind.CLOSE, Kind.OR)
_BEFORE_OPERANDS = (Kind.NOT, Kind.FIELD, Kind.TOGETHER)


def read_proximity(
    found: list[Token], start: int, field: Field | None, line: str
) -> tuple[Expression, int] | None:
    """The expression of nearness that begins at token `start` of `line`, and the token behind it.

    None where none begins there. None begins at a field either, since 标题:甲 /s 乙 is 标题:(甲 /s
    乙). An operand is a run, a phrase, a number, or a group of such with OR; `QueryError` names
    those that are something else, and distances out of bounds.
    """
    if found[start].kind is Kind.FIELD:
        return None
    chain = list(_chain(found, start))
    if len(chain) == 1 and found[start].kind is not Kind.TOGETHER:
        return None
    end = start + sum(map(len, chain))
    if field not in (None, Field.TITLE, Field.BODY):  # names and numbers have no sentences
        raise QueryError(_misplaced(found[start:end], line))
    if len(chain) > 1:
        return _beside(chain[::2], [operator for (operator,) in chain[1::2]], line), end
    return _together(found[start:end], line), end


def _chain(found: list[Token], start: int) -> Iterator[list[Token]]:
    """The operands from `start` on and, each by itself, the operators between them."""
    end = _operand_end(found, start)
    yield found[start:end]
    while end < len(found) and found[end].kind is Kind.BESIDE:
        yield [found[end]]
        start, end = end + 1, _operand_end(found, end + 1)
        yield found[start:end]


def _operand_end(found: list[Token], start: int) -> int:
    """Where the operand ends that begins at `start` with all signs before it."""
    end = start
    while found[end].kind in _BEFORE_OPERANDS:
        end += 1
    depth = 0
    while True:
        depth += {Kind.OPEN: 1, Kind.CLOSE: -1}.get(found[end].kind, 0)
        end += 1
        if depth == 0:
            return end


def _beside(operands: list[list[Token]], operators: list[Token], line: str) -> Expression:
    """All operands in one unit or, where the operators differ, each pair by itself."""
    relations = _relations(operators)
    parts = _literals_of(operands, line)
    first = relations[0]
    if isinstance(first, Unit) and set(relations) == {first}:
        return _in_one(first, parts)
    return every(
        _in_one(relation, pair) if isinstance(relation, Unit) else Near(relation, *pair)
        for relation, pair in zip(relations, pairwise(parts), strict=True)
    )


def _relations(operators: list[Token]) -> list[Unit | int]:
    """What each operator asks for; raises all distances that are out of bounds at once."""
    bounds = range(1, MAX_DISTANCE + 1)
    problems = [
        Problem("proximity_distance", "q", operator.text, str(MAX_DISTANCE))
        for operator in operators
        if not isinstance(operator.relation, Unit) and operator.relation not in bounds
    ]
    if problems:
        raise QueryError(*problems)
    return [operator.relation for operator in operators if operator.relation is not None]


def _together(found: list[Token], line: str) -> Expression:
    """What 同句(甲 乙) asks for; an OR in it divides it into two of them."""
    unit, inside = found[0].relation, found[2:-1]
    assert isinstance(unit, Unit)
    alternatives: list[list[list[Token]]] = [[]]
    position = 0
    while position < len(inside):
        kind = inside[position].kind
        if kind is Kind.OR:
            alternatives.append([])
        if kind in (Kind.AND, Kind.OR):
            position += 1
            continue
        operand = [token for piece in _chain(inside, position) for token in piece]
        alternatives[-1].append(operand)
        position += len(operand)
    return either(_in_one(unit, _literals_of(operands, line)) for operands in alternatives)


def _in_one(unit: Unit, parts: Sequence[Literals]) -> Together:
    """What asks for all parts in one unit; even one part may stand in no article."""
    return Together(unit, tuple(dict.fromkeys(parts)))


def _literals_of(operands: list[list[Token]], line: str) -> list[Literals]:
    """What each operand asks for; raises all that are no literals at once."""
    read = [(operand, _literals(operand)) for operand in operands]
    problems = [_misplaced(operand, line) for operand, part in read if part is None]
    if problems:
        raise QueryError(*problems)
    return [part for _, part in read if part is not None]


def _misplaced(operand: list[Token], line: str) -> Problem:
    return Problem("proximity_operand", "q", line[operand[0].start : operand[-1].end])


def _literals(operand: list[Token]) -> Literals | None:
    """A literal, or any of several; None where an operand is more than that."""
    if any(token.kind not in _IN_OPERANDS for token in operand):
        return None
    if any(a.kind in OPERAND_ENDS and b.kind in OPERAND_STARTS for a, b in pairwise(operand)):
        return None  # side by side is AND
    parts = tuple(dict.fromkeys(_literal(token) for token in operand if token.kind in _LITERALS))
    return parts[0] if len(parts) == 1 else Or(parts)


def _literal(token: Token) -> Word | Phrase:
    """The text of a phrase, of a number in its official form, or of a run without outer signs."""
    if len(token.numbers) == 1 and token.numbers[0].sure:
        return Phrase(normalise(token.numbers[0].number.canonical))
    literal = normalise(token.text)
    if token.kind is Kind.PHRASE:
        return Phrase(literal)
    ends = [at for at, char in enumerate(literal) if is_word(char)]
    literal = literal[ends[0] : ends[-1] + 1]
    return Word(literal) if len(cut(literal)) == 1 else Phrase(literal)
