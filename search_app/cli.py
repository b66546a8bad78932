"""The command `policy-search`. What a command needs is imported when it runs: `--help` is quick.

Exit codes: 0 all done, 1 some files were skipped, 2 wrong use, 3 an index that is missing, stale,
damaged or being written.
"""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor

import click

from indexer.errors import QueryError
from indexer.settings import SettingsError
from search_app import wording
from search_app.commands import (
    auditing,
    checking_drafts,
    checking_words,
    correcting,
    counting_searches,
    indexing,
    inspecting,
    keeping,
    personal_data,
    reading_files,
    recommending,
    searching,
    serving,
    taking_down,
    watching,
)
from search_app.commands.declaring import (
    DONE,
    INTERRUPTED,
    TERMINATED,
    UNUSABLE_INDEX,
    WRONG_USE,
    WrongUseError,
)
from search_app.commands.flags import ChineseGroup, UnusableIndexError


@click.group(cls=ChineseGroup, help=wording.commands.PROGRAM_HELP)
@click.version_option(
    package_name="policy-search",
    message="%(prog)s %(version)s",
    help=wording.commands.OPTION_HELP["version"],
)
def cli() -> None:
    """Hold the commands together."""


for one in (
    indexing.index,
    watching.watch,
    serving.serve,
    serving.mcp,
    reading_files.read,
    searching.search,
    searching.explain,
    indexing.check,
    indexing.stats,
    personal_data.privacy,
    serving.embed,
    checking_drafts.check_draft,
    inspecting.inspect,
    checking_words.words,
    counting_searches.analytics,
    recommending.recommended,
    correcting.corrections,
    taking_down.takedown,
    keeping.backup,
    keeping.restore,
    keeping.rollback,
    auditing.audit,
    serving.settings,
):
    cli.add_command(one)  # in the order of the help


def run(arguments: Sequence[str]) -> int:
    """Run one command line; its exit code. What went wrong is said in Chinese on stderr."""
    try:
        code = cli.main(list(arguments), prog_name="policy-search", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        lines, code = [error.message], WRONG_USE
    except click.UsageError as error:
        lines, code = [_usage_error(error)], WRONG_USE
    except WrongUseError as error:
        lines, code = [str(error)], WRONG_USE
    except (QueryError, SettingsError) as error:
        lines, code = [wording.mistakes.problem(problem) for problem in error.problems], WRONG_USE
    except UnusableIndexError as error:
        lines, code = [str(error)], UNUSABLE_INDEX
    except OSError as error:
        lines, code = [wording.terminal.system_error(error)], UNUSABLE_INDEX
    except BrokenExecutor:
        lines, code = [wording.terminal.WORKER_LOST], UNUSABLE_INDEX
    except TerminatedError:
        lines, code = [wording.terminal.INTERRUPTED], TERMINATED
    except (click.Abort, KeyboardInterrupt):
        lines, code = [wording.terminal.INTERRUPTED], INTERRUPTED
    else:
        return code if isinstance(code, int) else DONE
    click.echo("\n".join(lines), err=True)
    return code


def _usage_error(error: click.UsageError) -> str:
    """What is wrong with a command line that click could not read."""
    kind, name, message = type(error).__name__, "", error.message
    if isinstance(error, click.NoSuchOption | click.BadOptionUsage):
        name = error.option_name
    elif isinstance(error, click.NoSuchCommand):
        name = error.command_name
    elif isinstance(error, click.BadParameter) and error.param is not None:
        param, accepted = error.param, error.param.type
        name = param.opts[0] if isinstance(param, click.Option) else param.metavar or param.opts[0]
        if isinstance(accepted, click.IntRange):
            kind, message = "IntRange", f"{accepted.min}–{accepted.max}"
    where = error.ctx.command_path if error.ctx else "policy-search"
    return wording.commands.usage_error(kind, name, message, where)


class TerminatedError(BaseException):
    """The system asks this process to end (SIGTERM)."""


def _end(asked: int, _: object) -> None:
    """End in order: what was begun is rolled back. Being asked twice changes nothing."""
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, signal.SIG_IGN)
    raise KeyboardInterrupt if asked == signal.SIGINT else TerminatedError


def main() -> None:
    """Run the command line of this process."""
    signal.signal(signal.SIGTERM, _end)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as behind nohup, or & in a script
        signal.signal(signal.SIGINT, _end)
    for stream in (sys.stdout, sys.stderr):
        # Bytes of a file name that are no text are printed escaped, which is right in JSON too.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
