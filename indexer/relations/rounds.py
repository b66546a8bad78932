"""Ask look-ups in rounds: those that do not depend on each other are asked together.

A task is a generator that yields look-ups and is sent their answers. `together` runs several tasks
side by side: the look-ups of their first steps are one round, those of their second steps the next.
So each question is written by itself, and an engine on another machine is asked only as many times
as the longest of them needs (the idea of Haxl: S. Marlow et al., "There is no Fork", ICFP 2014).
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Any, TypeVar, overload

from indexer.relations.shelf import Shelf

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
E = TypeVar("E")
F = TypeVar("F")

LookUp = Callable[[Shelf], Any]
"""One look-up: calls one method of the shelf."""

Task = Generator[tuple[LookUp, ...], tuple[Any, ...], T]
"""Yields the look-ups of a round, is sent their answers, and returns a `T`."""


def ask(look_up: Callable[[Shelf], T]) -> Task[T]:
    """One look-up by itself, in a round that it shares with whatever runs beside it."""
    (answer,) = yield (look_up,)
    found: T = answer
    return found


@overload
def together(one: Task[A], two: Task[B], /) -> Task[tuple[A, B]]: ...
@overload
def together(one: Task[A], two: Task[B], three: Task[C], /) -> Task[tuple[A, B, C]]: ...
@overload
def together(
    one: Task[A], two: Task[B], three: Task[C], four: Task[D], /
) -> Task[tuple[A, B, C, D]]: ...
@overload
def together(
    one: Task[A], two: Task[B], three: Task[C], four: Task[D], five: Task[E], /
) -> Task[tuple[A, B, C, D, E]]: ...
@overload
def together(
    one: Task[A], two: Task[B], three: Task[C], four: Task[D], five: Task[E], six: Task[F], /
) -> Task[tuple[A, B, C, D, E, F]]: ...
@overload
def together(*tasks: Task[A]) -> Task[tuple[A, ...]]: ...
def together(*tasks: Task[Any]) -> Task[Any]:
    """Run several tasks side by side; what they return, in their order."""
    returned: dict[int, Any] = {}
    waiting: dict[int, tuple[LookUp, ...]] = {}
    answers: dict[int, tuple[Any, ...] | None] = dict.fromkeys(range(len(tasks)))
    while True:
        for number, answer in answers.items():
            try:
                waiting[number] = (
                    next(tasks[number]) if answer is None else tasks[number].send(answer)
                )
            except StopIteration as end:
                returned[number] = end.value
        if not waiting:
            return tuple(returned[number] for number in range(len(tasks)))
        found = yield tuple(look_up for wanted in waiting.values() for look_up in wanted)
        answers, start = {}, 0
        for number, wanted in waiting.items():
            answers[number] = found[start : start + len(wanted)]
            start += len(wanted)
        waiting = {}


def run(
    task: Task[T], shelf: Shelf, on_round: Callable[[Sequence[LookUp]], None] | None = None
) -> T:
    """Ask a shelf round by round; what the task returns. `on_round` sees each round's look-ups."""
    try:
        wanted = next(task)
        while True:
            if on_round:
                on_round(wanted)
            wanted = task.send(tuple(look_up(shelf) for look_up in wanted))
    except StopIteration as end:
        found: T = end.value
        return found
