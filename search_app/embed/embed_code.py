"""The lines of HTML that put the box on another site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import escape

from indexer.errors import Problem
from indexer.query.model import Scope
from search_app import wording
from search_app.addresses.checked_args import Args
from search_app.addresses.links import Links
from search_app.addresses.parameter_types import MAX_VALUE_LENGTH, MAX_VALUES
from search_app.embed import embed_script

LONGEST_PLACEHOLDER = 40
WHOLE_WINDOW = "_top"
"""The current window, and the one around a frame: our pages are refused within frames."""
TARGETS = tuple(wording.embed.TARGETS)
STYLE_EXAMPLE = """\
policy-search form { display: flex; flex-wrap: wrap; align-items: end; gap: 8px; }
policy-search label { display: grid; flex: 1 1 12em; gap: 4px; }
policy-search input, policy-search button {
  box-sizing: border-box;
  min-height: 44px;
  padding: 8px 16px;
  border: 1px solid #767676;
  border-radius: 4px;
  font: inherit;
  appearance: none;
}
policy-search button { border-color: transparent; background: #14559b; color: #fff; }
policy-search { --policy-search-active: rgb(20 85 155 / .15); --policy-search-border: #767676; }
"""
"""Styles for a host that has none for the form; what is pressed is 44 pixels high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedChoice:
    """How an operator wants the box; `pinned` to the current version of the script."""

    scope: Scope = Scope.ALL
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    target: str = ""
    placeholder: str = ""
    pinned: bool = False

    @classmethod
    def of(cls, args: Args) -> EmbedChoice:
        """Read what a form or a command line says; values that are not offered are ignored."""
        scope, target = args.get("scope", ""), args.get("target", "")
        return cls(
            scope=Scope(scope) if scope in set(Scope) else Scope.ALL,
            topics=_values(args, "topic"),
            sources=_values(args, "source"),
            target=target if target in TARGETS else "",
            placeholder=" ".join(args.get("placeholder", "").split())[:LONGEST_PLACEHOLDER],
            pinned=bool(args.get("pin")),
        )

    @property
    def fields(self) -> Iterator[tuple[str, str]]:
        """Parameters that the form sends beside the text."""
        if self.scope is not Scope.ALL:
            yield "scope", self.scope.value
        yield from (("topic", topic) for topic in self.topics)
        yield from (("source", source) for source in self.sources)


def refused(args: Args) -> list[Problem]:
    """Values of a command line that `EmbedChoice.of` would ignore; a form offers none such."""
    problems = [
        Problem("unknown_choice", name, args[name], ", ".join(filter(None, offered)))
        for name, offered in (("scope", tuple(Scope)), ("target", TARGETS))
        if name in args and args[name] not in offered
    ]
    hint = args.get("placeholder", "")
    if len(hint) > LONGEST_PLACEHOLDER:
        limit = str(LONGEST_PLACEHOLDER)
        problems.append(Problem("value_too_long", "placeholder", hint, limit))
    return problems


def embed_code(choice: EmbedChoice, links: Links) -> str:
    """The script and the box, for a page of another site."""
    if choice.pinned:
        source = links.absolute(links.embed_script(embed_script.version()))
        pin = f' integrity="{embed_script.integrity()}" crossorigin="anonymous"'
    else:
        source, pin = links.absolute(links.embed_script()), ""
    return f'<script src="{escape(source)}"{pin} defer></script>\n' + embed_box(
        choice, links.absolute(links.search())
    )


def embed_box(choice: EmbedChoice, search: str) -> str:
    """The box around a form whose results are at the address `search`."""
    target = f' target="{escape(choice.target or WHOLE_WINDOW)}"'
    hint = f' placeholder="{escape(choice.placeholder)}"' if choice.placeholder else ""
    field = ' type="search" name="q" enterkeyhint="search"'
    fields = [
        f'    <input type="hidden" name="{name}" value="{escape(value)}">'
        for name, value in choice.fields
    ]
    return "\n".join(
        (
            "<policy-search>",
            f'  <form action="{escape(search)}"{target} accept-charset="utf-8" role="search">',
            f"    <label>{wording.embed.LABEL} <input{field}{hint}></label>",
            *fields,
            f"    <button>{wording.search.SEARCH}</button>",
            "  </form>",
            "</policy-search>",
        )
    )


def _values(args: Args, name: str) -> tuple[str, ...]:
    given = (value.strip()[:MAX_VALUE_LENGTH] for value in args.getlist(name))
    return tuple(dict.fromkeys(value for value in given if value))[:MAX_VALUES]
