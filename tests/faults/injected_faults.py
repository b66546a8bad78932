"""Faults that strike a run at a random moment, each followed by the proof that nothing was lost.

A fault is a function of a `SourceUnderFault` whose index is whole and holds its files. It changes
the files, lets a command work and disturbs it, and raises `AssertionError` where what is published
is then anything but the state before or the state after.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path

from indexer import today
from search_app.commands.declaring import DONE, SOME_SKIPPED, UNUSABLE_INDEX, WRONG_USE
from tests.faults.source_under_fault import (
    SourceUnderFault,
    code_of,
    completed,
    kill_group,
    said_by,
    started,
)

Fault = Callable[[SourceUnderFault], None]

POOL = 2
"""How many workers a run by the pool has."""
PROC = Path("/proc")


def kill_of_a_run(source: SourceUnderFault) -> None:
    """`index` by one process, killed."""
    _killed(source, source.arguments())


def kill_of_a_run_by_the_pool(source: SourceUnderFault) -> None:
    """`index` by a pool of workers, killed with all of them."""
    _killed(source, source.arguments(workers=POOL))


def kill_of_a_run_alone(source: SourceUnderFault) -> None:
    """`index` by a pool of workers, of which only the first process is killed."""
    _killed(source, source.arguments(workers=POOL), _kill_alone)


def kill_of_a_worker(source: SourceUnderFault) -> None:
    """One worker of a pool, killed: the run ends and says so, or had no more need of it."""
    _killed(source, source.arguments(workers=POOL), _kill_worker)


def end_of_a_run(source: SourceUnderFault) -> None:
    """`index`, asked to end (SIGTERM)."""
    _killed(source, source.arguments(workers=POOL), _terminate)


def kill_of_a_takedown(source: SourceUnderFault) -> None:
    """`takedown`, killed."""
    before = source.expected()
    victim = source.chance.choice(before)[0]
    place = ["--index-dir", str(source.settings.index_dir)]
    process = started(["takedown", victim, "--reason", "测试", *place])
    time.sleep(source.chance.uniform(0, 1.5))
    kill_group(process)
    said_by(process)
    after = tuple(one for one in before if one[0] != victim)
    assert source.held() in (before, after), "a takedown that was killed did something else"
    assert source.held() == source.expected(), "the record and the answers differ"


def kill_of_a_repair(source: SourceUnderFault) -> None:
    """`index --repair` of an index with a damaged file, killed, and repaired again."""
    damage_a_file(source.settings.index_dir, source.chance)
    repair = ["index", "--repair", "--index-dir", str(source.settings.index_dir), "--workers", "1"]
    process = started(repair)
    time.sleep(source.chance.uniform(0, 3))
    kill_group(process)
    said_by(process)
    code, said = completed(repair)
    assert code in (DONE, SOME_SKIPPED), said


def damage(source: SourceUnderFault) -> None:
    """A byte changed, or an end cut off, in any file of the index: found, named and repaired."""
    name = damage_a_file(source.settings.index_dir, source.chance)
    place = ["--index-dir", str(source.settings.index_dir)]
    code, said = completed(["check", *place])
    assert code == UNUSABLE_INDEX, f"{name} is damaged, and check says {code}: {said}"
    assert "Traceback" not in said, said
    code, said = completed(["search", "养犬", *place])
    assert code in (DONE, UNUSABLE_INDEX) and "Traceback" not in said, said
    code, said = completed(["index", "--repair", *place, "--workers", "1"])
    assert code == DONE, f"{name}: {said}"


def full_disk(source: SourceUnderFault) -> None:
    """The disk is full after some bytes: the run says so and changes nothing that is published."""
    before, victim = source.held(), ""
    if source.chance.random() < 0.2:
        victim = source.chance.choice(before)[0]
        arguments = ["takedown", victim, "--reason", "测" * 200, "--index-dir", _index_dir(source)]
    else:
        source.change()
        arguments = source.arguments(workers=source.chance.choice((1, POOL)))
    left = 0 if source.chance.random() < 0.2 else source.chance.randint(0, 600_000)
    with source.disk.filled(left):
        code, said = completed(arguments)
    assert "Traceback" not in said, said
    assert code in (DONE, UNUSABLE_INDEX), (code, said)
    assert code == DONE or "磁盘" in said, said
    after = tuple(one for one in source.expected() if one[0] != victim or code != DONE)
    assert source.held() in (before, after), f"{left} bytes were left"
    source.assert_whole()


def read_only_disk(source: SourceUnderFault) -> None:
    """Nothing can be written: searching works, every other command says why it does not."""
    before = source.held()
    source.change()
    place = ["--index-dir", _index_dir(source)]
    with source.disk.read_only():
        for arguments in (
            source.arguments(),
            ["takedown", before[0][0], "--reason", "测试", *place],
            ["index", "--repair", *place],
        ):
            code, said = completed(arguments)
            assert code == UNUSABLE_INDEX or "--repair" in arguments, (arguments, said)
            assert "Traceback" not in said, said
        for arguments in (["search", "通知", *place], ["check", *place], ["stats", *place]):
            code, said = completed(arguments)
            assert code == DONE, (arguments, said)
        assert source.held() == before


def changing_files(source: SourceUnderFault) -> None:
    """Files that are written, cut, removed and put back while the run reads them."""
    source.change()
    process, changes = started(source.arguments(workers=POOL)), 0
    while process.is_alive():
        key = source.chance.choice(sorted(source.bodies))
        whole = source.file(key).read_bytes()
        match source.chance.randrange(3):
            case 0:
                source.file(key).unlink()
            case 1:
                source.file(key).write_bytes(whole[: len(whole) // 2])
            case _ if changes < 2:  # a run refuses to remove more than a fifth
                source.change()
                changes += 1
                continue
            case _:
                continue
        time.sleep(source.chance.uniform(0, 0.05))
        source.file(key).write_bytes(whole)
    code, said = code_of(process), said_by(process)
    assert code in (DONE, SOME_SKIPPED, WRONG_USE), (code, said)
    assert "Traceback" not in said, said
    source.assert_whole()


def two_writers(source: SourceUnderFault) -> None:
    """Two runs at once: one works, the other is refused by name or comes after it."""
    source.change()
    first = started(source.arguments(workers=POOL))
    time.sleep(source.chance.uniform(0, 0.5))
    second = started(source.arguments())
    codes = {code_of(first), code_of(second)}
    said = said_by(first) + said_by(second)
    assert DONE in codes and codes <= {DONE, UNUSABLE_INDEX}, (codes, said)
    assert "Traceback" not in said, said
    assert source.held() == source.expected()


def clock_back(source: SourceUnderFault) -> None:
    """A run whose clock stands up to three years back, or forward."""
    source.change()
    moment = today.now() + timedelta(days=source.chance.uniform(-1000, 1000))
    code, said = completed(source.arguments(), lambda: setattr(today, "now", lambda: moment))
    assert code == DONE, said
    assert source.held() == source.expected()


WRONG_SETTINGS = (
    *("memory_mb = 0", "workers = -1", "index_dir = 3", 'colunms = ["题"]', "file_mb = 'much'"),
    *("[index", "query_seconds = 1e99", "sources = 'not/there.toml'", "corrections = 'no.csv'"),
)


def wrong_settings(source: SourceUnderFault) -> None:
    """A setting that is wrong: the command says which, and the index stays."""
    before = source.held()
    source.change()
    config = source.root / "wrong.toml"
    line = source.chance.choice(WRONG_SETTINGS)
    config.write_text(line, encoding="utf-8")
    options = [] if line.startswith("index_dir") else ["--index-dir", _index_dir(source)]
    code, said = completed(["index", str(source.folder), "--config", str(config), *options])
    assert code == WRONG_USE, f"{line}: {code}: {said}"
    assert "Traceback" not in said, said
    assert source.held() == before


FAULTS: Mapping[str, Fault] = {
    "killed run": kill_of_a_run,
    "killed run by the pool": kill_of_a_run_by_the_pool,
    "killed run whose workers live": kill_of_a_run_alone,
    "killed worker": kill_of_a_worker,
    "run asked to end": end_of_a_run,
    "killed takedown": kill_of_a_takedown,
    "killed repair": kill_of_a_repair,
    "damaged file": damage,
    "full disk": full_disk,
    "read-only disk": read_only_disk,
    "files changed while they are read": changing_files,
    "two writers": two_writers,
    "clock back or forward": clock_back,
    "wrong settings": wrong_settings,
}
"""Each fault by the name under which its figures are printed."""
OF_A_SMALL_DISK = {"full disk", "read-only disk"}
"""Those that need a file system of their own."""


def damage_a_file(index_dir: Path, chance: random.Random) -> str:
    """Change a byte or cut off the end of one file of the published generation; its name."""
    folder = index_dir / "generations" / (index_dir / "CURRENT").read_text().strip()
    files = sorted(path for path in folder.iterdir() if path.stat().st_size)
    path = chance.choice(files)
    data = bytearray(path.read_bytes())
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]
    else:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.unlink()
    path.write_bytes(data)
    return path.name


def _killed(
    source: SourceUnderFault,
    arguments: list[str],
    kill: Callable[[BaseProcess], None] = kill_group,
) -> None:
    """Change the files, and kill the run over them at a random moment."""
    before = source.held()
    source.change()
    process = started(arguments)
    time.sleep(source.chance.uniform(0, source.usual_seconds))
    kill(process)
    said = said_by(process)
    assert "Traceback" not in said, said
    assert source.held() in (before, source.expected()), "neither the state before nor after"
    source.assert_whole()


def _index_dir(source: SourceUnderFault) -> str:
    return str(source.settings.index_dir)


def _kill_alone(process: BaseProcess) -> None:
    process.kill()
    code_of(process)


def _terminate(process: BaseProcess) -> None:
    process.terminate()
    code_of(process)


def _kill_worker(process: BaseProcess) -> None:
    children = PROC / f"{process.pid}/task/{process.pid}/children"
    try:
        workers = children.read_text().split()
        if workers:
            os.kill(int(workers[0]), signal.SIGKILL)
    except (FileNotFoundError, ProcessLookupError):
        pass
    code = code_of(process)
    assert code in (DONE, UNUSABLE_INDEX), code
