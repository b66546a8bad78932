"""The command that names recommendations which no longer hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.settings import Area, Settings
from search_app import wording
from search_app.commands.declaring import DONE, NOT_FOUND, WrongUseError, command
from search_app.commands.flags import SettingsCommand

if TYPE_CHECKING:
    from indexer.engine import View
    from indexer.recommendations import Recommendation


@command("recommended", SettingsCommand, areas=(Area.INDEX, Area.QUERY))
def recommended(settings: Settings) -> int:
    """Name the lines that are wrong, and those whose document is gone, has ended or is replaced."""
    from indexer.engines import open_engine
    from indexer.recommendations import read_recommendations

    if not settings.recommended:
        raise WrongUseError(wording.recommended.NEEDED)
    found = read_recommendations(Path(settings.recommended))
    faults = [wording.mistakes.problem(problem) for problem in found.wrong]
    with closing(open_engine(settings)) as engine:
        faults += fault_lines(found.lines, engine.now())
    for fault in faults:
        click.echo(fault)
    click.echo(wording.recommended.checked(len(found.lines), len(faults)))
    return NOT_FOUND if faults else DONE


def fault_lines(lines: Sequence[Recommendation], view: View) -> Iterator[str]:
    """What is to be looked at in each line, if anything is."""
    from indexer.relations.validity.timeline import ENDED

    words = wording.recommended
    states = view.states(list(dict.fromkeys(one.id for one in lines)))
    for one in lines:
        state = states.get(one.id)
        if state is None:
            gone = view.document(one.id) is not None
            what = words.taken_down(one.id) if gone else words.unknown(one.id)
        elif state.newer is not None:
            what = words.replaced(state.document.title, state.newer.title, state.newer.id)
        elif state.document.validity in ENDED:
            what = words.ended(state.document.title, state.document.validity)
        else:
            continue
        yield words.line(one.line, one.query, what)
