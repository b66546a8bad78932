"""The settings as people read them: on the terminal, and as `docs/settings.md`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from indexer.settings import ENVIRONMENT_PREFIX, Area, Settings, area, example, number_range
from search_app import wording


def settings_lines(settings: Settings) -> Iterator[str]:
    """Each setting and its value in force."""
    for name in Settings.model_fields:
        yield f"{name} = {shown(getattr(settings, name))}"


def settings_markdown() -> str:
    """The page of the documentation, made from the declarations."""
    lines = [
        f"# {wording.settings.TITLE}",
        "",
        wording.settings.INTRO,
        "",
        wording.settings.GENERATED,
    ]
    for one in Area:
        lines += ["", f"## {wording.settings.AREAS[one]}", "", row(*wording.settings.COLUMNS)]
        lines.append(row(*["---"] * len(wording.settings.COLUMNS)))
        lines += [setting_row(name) for name in Settings.model_fields if area(name) is one]
    return "\n".join(lines)


def setting_row(name: str) -> str:
    """One setting as a row of the table."""
    field = Settings.model_fields[name]
    return row(
        f"`{name}`",
        f"`--{name.replace('_', '-')}`",
        f"`{ENVIRONMENT_PREFIX}{name.upper()}`",
        shown(field.default),
        number_range(name) or wording.commands.such_as(example(name)),
        field.description or "",
    )


def shown(value: object) -> str:
    """A value as it is written in the environment."""
    if isinstance(value, Mapping):
        value = tuple(f"{name}={one}" for name, one in value.items())
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    return text or wording.settings.EMPTY


def row(*cells: str) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(cells)} |"
