"""Templates as plain Python: attributes are read, functions called and texts escaped directly.

Jinja looks an attribute up as an item, too, asks of every function whether it wants the context,
and makes an object of each escaped text. Our templates need none of that: they are given frozen
values and functions of words. Half of the time of a template went into it. Words that are the same
on every page become part of the markup around them.
"""

from __future__ import annotations

from collections.abc import Callable
from keyword import iskeyword

import markupsafe
from flask.templating import Environment
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from search_app import wording

_escaped_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)
"""Escapes a text and makes no object of it; without that of this version, the public way."""


def escaped(value: object) -> str:
    """A value as it stands in a page; what is HTML already stays as it is.

    >>> escaped("<b>"), escaped(7), escaped(markupsafe.Markup("<b>"))
    ('&lt;b&gt;', '7', Markup('<b>'))
    """
    kind = type(value)
    if kind is str:
        return _escaped_text(value)  # type: ignore[arg-type]
    if kind is markupsafe.Markup:
        return value  # type: ignore[return-value]
    if kind is int:
        return str(value)
    return markupsafe.escape(value)


class DirectCode(CodeGenerator):
    """Writes the Python of a template; whatever is not said here is as Jinja has it."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """A module, which knows `escaped` when its functions are called."""
        super().visit_Template(node, frame)
        self.writeline("escaped = environment.escaped")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """An attribute, never an item: what has none is a mistake and not undefined."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call that passes nothing but its arguments."""
        odd = node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs)
        if forward_caller or odd:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """The code of the included template in its place, with names of its own.

        While templates are edited (`auto_reload`) each is looked up anew.
        """
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        environment = self.environment
        inline = node.with_context and not node.ignore_missing and not environment.auto_reload
        if not inline or not isinstance(name, str) or environment.loader is None:
            super().visit_Include(node, frame)
            return
        source, filename, _ = environment.loader.get_source(environment, name)
        body = environment.parse(source, name, filename).body
        self.pull_dependencies(body)
        self.visit_Scope(nodes.Scope(body, lineno=node.lineno), frame)

    def _output_child_to_const(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> str:
        if (word := _word(node)) is not None and frame.eval_ctx.autoescape:
            return escaped(word)
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("escaped(")


def _word(node: nodes.Expr) -> str | None:
    """The words that a node stands for (`words.search.SEARCH`), which never change; else None."""
    match node:
        case nodes.Getattr(
            node=nodes.Getattr(node=nodes.Name(name="words"), attr=module), attr=name
        ) if name.isupper():
            found = getattr(getattr(wording, module), name)
            return found if isinstance(found, str) else None
    return None


class DirectEnvironment(Environment):
    """The environment of Flask, with templates as `DirectCode` writes them."""

    code_generator_class = DirectCode
    escaped = staticmethod(escaped)
