"""The command that keeps an index up to date: it runs `index` again and again, one at a time."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from indexer.settings import Area, Settings
from search_app import wording
from search_app.commands.declaring import DONE, WrongUseError, command, option
from search_app.commands.flags import CONFIG, FLAGS, SettingsCommand

LOCK = "watch.lock"
GRACE = 60
"""Seconds that a run has to end in order, once it is asked to."""
LOOK = 30.0
"""Seconds after which the clock is asked again: it may be set, or the machine may have slept."""
KILLED = 128
"""Added to the number of the signal that ended a run, as shells do."""


class _StoppedError(Exception):
    """The system or a person asks this process to end."""


class _Stop:
    """Takes SIGTERM and SIGINT: the first one raises _StoppedError, later ones nothing."""

    def __init__(self) -> None:
        self._asked = False
        self._is_held = False

    def __call__(self, *_: object) -> None:
        if not self._asked:
            self._asked = True
            if not self._is_held:
                raise _StoppedError

    @contextmanager
    def held(self) -> Iterator[None]:
        """Raise at the end of the block what comes within it, so that the block is done whole."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
        if self._asked:
            raise _StoppedError


@command("watch", SettingsCommand, areas=(Area.INDEX, Area.READ, Area.BUILD))
@option("every", metavar=wording.commands.VALUE)
@option("at", metavar=wording.commands.VALUE)
@option("once", is_flag=True)
@option("run_report", metavar=wording.commands.ARGUMENTS["files"])
def watch(
    every: str | None, at: str | None, once: bool, run_report: str | None, settings: Settings
) -> int:
    """Run `index` over all sources by a schedule, until a signal comes."""
    from indexer.keeping.schedule import Schedule, WrongScheduleError, schedule
    from indexer.today import now

    given = [one for one in (every, at) if one]
    if len(given) + once != 1:
        raise WrongUseError(wording.watching.ONE_SCHEDULE)
    if not settings.sources:
        raise WrongUseError(wording.watching.NO_SOURCES)
    due: Schedule | None = None
    if given:
        try:
            due = schedule(given[0])
        except WrongScheduleError as error:
            raise WrongUseError(wording.watching.WRONG_SCHEDULE.format(given[0])) from error
        if (due.every is None) is (every is not None):
            raise WrongUseError(wording.watching.WRONG_SCHEDULE.format(given[0]))
    context = click.get_current_context()
    arguments = _arguments(context.meta[FLAGS], context.meta[CONFIG])
    report = Path(run_report) if run_report else None
    with _alone(settings.index_dir), _signals() as stop:
        try:
            if due is None:
                return _run(arguments, settings.index_dir, report, None, stop)
            began = now()
            if due.every is None:
                _wait_until(due.after(began))
            while True:
                began = now()
                following = due.after(began)
                _run(arguments, settings.index_dir, report, following, stop)
                following = max(following, now())
                click.echo(wording.watching.next_run(following))
                _wait_until(following)
        except _StoppedError:
            click.echo(wording.watching.STOPPED)
            return DONE


def _arguments(flags: dict[str, str], config: Path | None) -> list[str]:
    """The command line of a run, with the settings that this one was given."""
    given = [f"--{name.replace('_', '-')}={value}" for name, value in flags.items()]
    named = [f"--config={config}"] if config else []
    return [sys.executable, "-m", "search_app.cli", "index", *named, *given]


def _run(
    arguments: list[str],
    index_dir: Path,
    report: Path | None,
    following: datetime | None,
    stop: _Stop,
) -> int:
    """One run in a process of its own, to its end; its exit code."""
    from indexer.changes.last_run import end_run, last_run
    from indexer.keeping.run_report import RunReport, write_report
    from indexer.today import timestamp

    began, said = timestamp(), list[str]()
    process: subprocess.Popen[str] | None = None
    try:
        with stop.held():  # a run that nobody holds yet could not be ended
            process = subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
            )
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line.rstrip("\n"))
            click.echo(said[-1])
        code = process.wait()
    except _StoppedError:
        if process is not None:
            _end(process)
        raise
    finally:
        if process is not None and process.stdout is not None:
            process.stdout.close()
    code = KILLED - code if code < 0 else code
    run = last_run(index_dir)
    if run is not None and run.ended_at is None:  # it was killed, and could not say so itself
        end_run(index_dir, run, code)
    succeeded = code in (0, 1)
    if not succeeded:
        click.echo(wording.watching.failed(code), err=True)
    if report is not None:
        found = RunReport(
            began_at=began,
            ended_at=timestamp(),
            code=code,
            succeeded=succeeded,
            output=tuple(said),
            next_at=following.isoformat(timespec="seconds") if following else None,
        )
        try:
            write_report(report, found)
        except OSError as error:  # the runs go on
            click.echo(wording.terminal.system_error(error), err=True)
    return code


def _end(process: subprocess.Popen[str]) -> None:
    """Ask a run to end in order, and wait for it; end it where it does not."""
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_until(moment: datetime) -> None:
    from indexer.today import now

    while (left := (moment - now()).total_seconds()) > 0:
        time.sleep(min(left, LOOK))


@contextmanager
def _alone(index_dir: Path) -> Iterator[None]:
    """Refuse a second `watch` of the same index; the system frees the lock with the process."""
    index_dir.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(index_dir / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise WrongUseError(wording.watching.ALREADY) from None
    try:
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _signals() -> Iterator[_Stop]:
    """Let SIGTERM and SIGINT end the watching in order."""
    stop, signals = _Stop(), (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(one, stop) for one in signals]
    try:
        yield stop
    finally:
        for one, handler in zip(signals, before, strict=True):
            signal.signal(one, handler)
