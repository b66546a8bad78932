"""All small changes of one module: each as a source that differs in one place."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

from tests.mutations.pattern_changes import changed_patterns


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a module: where it is, what stood there, what stands there now.

    `source` is the whole changed module.
    """

    path: str
    line: int
    function: str
    before: str
    after: str
    source: str

    @property
    def name(self) -> str:
        """What the change is called in tables, without its line, which moves."""
        return f"{self.path} {self.function}: {self.before} → {self.after}"


@dataclass(frozen=True, slots=True)
class _Place:
    """A node, and the field of its parent (and the index in it) where another may stand."""

    parent: ast.AST
    field: str
    index: int | None
    node: ast.AST
    function: str
    returns: str
    in_pattern: bool

    def put(self, node: ast.AST) -> None:
        """Let another node stand here."""
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


# Annotations and decorators decide nothing that a test of behaviour could see.
_SKIPPED_FIELDS = ("annotation", "returns", "decorator_list")
_PATTERN_CALLS = {"ReadingRule": 1, "compile": 0, "sub": 0, "split": 0, "search": 0, "findall": 0}
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_EMPTY = {"list": "[]", "tuple": "()", "dict": "{}", "str": "''"}


def changes_of(path: str, source: str) -> Iterator[Change]:
    """Every change of a module but those that leave its syntax tree as it was."""
    tree = ast.parse(source)
    original = ast.dump(tree)
    tables = "/rules/" in path
    for place in list(_places(tree, "", "", in_pattern=False, tables=tables)):
        for other in _others(place):
            place.put(other)
            changed = ast.unparse(ast.fix_missing_locations(tree))
            place.put(place.node)
            if ast.dump(ast.parse(changed)) != original:
                yield Change(
                    path,
                    getattr(place.node, "lineno", 0),
                    place.function or "module",
                    _told(place.node),
                    _told(other),
                    changed,
                )


def _places(
    node: ast.AST, function: str, returns: str, *, in_pattern: bool, tables: bool
) -> Iterator[_Place]:
    """Every place below a node where something may be changed."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        function = f"{function}.{node.name}".strip(".")
        tables = False
    if isinstance(node, ast.FunctionDef):
        returns = ast.unparse(node.returns) if node.returns else ""
    for field, value in ast.iter_fields(node):
        if field in _SKIPPED_FIELDS:
            continue
        several = isinstance(value, list)
        for index, child in enumerate(value if several else [value]):
            if not isinstance(child, ast.AST) or _is_prose(child):
                continue
            pattern = in_pattern or _is_pattern(node, field, index, child, tables=tables)
            place = _Place(
                node, field, index if several else None, child, function, returns, pattern
            )
            yield place
            if isinstance(child, ast.Raise | ast.Assert | ast.FormattedValue):
                continue
            if isinstance(child, ast.Call) and _called(child) == "ReadingRule":
                # The rest are the examples, by which the pattern is tested.
                child = ast.Call(func=ast.Name("ReadingRule"), args=child.args[:2], keywords=[])
            yield from _places(child, function, returns, in_pattern=pattern, tables=tables)


def _is_prose(node: ast.AST) -> bool:
    """Whether a node is a docstring or an import."""
    return isinstance(node, ast.Import | ast.ImportFrom) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


def _is_pattern(node: ast.AST, field: str, index: int, child: ast.AST, *, tables: bool) -> bool:
    """Whether a child is a regular expression: an argument, or a piece of one with a name."""
    if isinstance(node, ast.Call):
        return field == "args" and _PATTERN_CALLS.get(_called(node)) == index
    return (
        tables
        and isinstance(node, ast.Assign)
        and field == "value"
        and isinstance(child, ast.Constant | ast.JoinedStr | ast.BinOp)
    )


def _called(call: ast.Call) -> str:
    """The name of what is called; of methods, only those of `re`."""
    if isinstance(call.func, ast.Name):
        return call.func.id
    if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "re":
        return call.func.attr
    return ""


def _others(place: _Place) -> Iterator[ast.AST]:
    """What may stand in a place instead."""
    node = place.node
    if place.in_pattern:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from map(ast.Constant, changed_patterns(node.value))
        return
    match node:
        case ast.Constant():
            yield from _other_constants(node)
        case ast.Compare():
            yield from _other_comparisons(node)
        case ast.BoolOp():
            other = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
            yield ast.BoolOp(other, node.values)
            for index in range(len(node.values)):
                rest = [*node.values[:index], *node.values[index + 1 :]]
                yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
        case ast.UnaryOp(ast.Not()):
            yield node.operand
        case ast.BinOp() if type(node.op) in _ARITHMETIC:
            yield ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)
        case ast.Slice():
            yield from _other_slices(node)
        case ast.Call(func=ast.Name(name)) if name in _FUNCTIONS:
            yield ast.Call(ast.Name(_FUNCTIONS[name]), node.args, node.keywords)
        case ast.Return(value) if value is not None:
            yield from _other_returns(value, place.returns)
        case ast.Expr(ast.Call()) | ast.AugAssign() | ast.Raise():
            yield ast.Pass()
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Pass()
        case ast.If() | ast.While():
            yield type(node)(_negated(node.test), node.body, node.orelse)
        case ast.IfExp():
            yield ast.IfExp(_negated(node.test), node.body, node.orelse)
        case ast.comprehension() if node.ifs:
            yield ast.comprehension(node.target, node.iter, node.ifs[1:], node.is_async)
        case _:
            return


def _other_constants(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
        yield ast.Constant(node.value - 1)


def _other_comparisons(node: ast.Compare) -> Iterator[ast.AST]:
    for index, operator in enumerate(node.ops):
        for other in _COMPARISONS[type(operator)]:
            operators = [*node.ops]
            operators[index] = other()
            yield ast.Compare(node.left, operators, node.comparators)


def _other_slices(node: ast.Slice) -> Iterator[ast.AST]:
    if node.lower:
        yield ast.Slice(ast.BinOp(node.lower, ast.Add(), ast.Constant(1)), node.upper, node.step)
    if node.upper:
        yield ast.Slice(node.lower, ast.BinOp(node.upper, ast.Sub(), ast.Constant(1)), node.step)


def _other_returns(value: ast.expr, returns: str) -> Iterator[ast.AST]:
    kind = returns.partition("[")[0]
    if kind == "bool":
        yield ast.Return(_negated(value))
    elif kind == "int":
        yield ast.Return(ast.BinOp(value, ast.Add(), ast.Constant(1)))
    elif returns.endswith("| None"):
        yield ast.Return(ast.Constant(None))
    elif kind in _EMPTY:
        yield ast.Return(ast.parse(_EMPTY[kind], mode="eval").body)


def _negated(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), copy.copy(test))


def _told(node: ast.AST) -> str:
    """A node on one line, cut short; of a statement with a body its head alone."""
    if isinstance(node, ast.If | ast.While):
        return f"{type(node).__name__.lower()} {ast.unparse(node.test)}"
    if isinstance(node, ast.comprehension | ast.Slice):
        return ast.unparse(node).strip()
    return " ".join(ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split())
