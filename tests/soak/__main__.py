"""`python -m tests.soak`: many clients for minutes while the index is published again.

Three phases: quiet (the clients alone), published (the same while `index` publishes every few
seconds), hostile (the same without publishing, and one client that asks for what costs most).
Exits with 1 where an answer is wrong or a bound is not kept.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.benchmarks.dataset import documents
from tests.contract.documents import MARKS, WORDS
from tests.soak.site_under_load import Answer, Held, Load, Server, Site, percentile

SLOWER_WHILE_PUBLISHED = 5
"""How many times the quiet p99 that of the published phase may be."""
MOST_MS = 1000
"""What p99 may be while the index is published."""
SLOWER_BESIDE_HOSTILE = 2
"""How many times their quiet p95 one hostile client may cost the others."""
GROWTH = 1.15
"""How much more memory, files and maps the last third may have than the one before it."""
WARM_UP = 20
"""Seconds of asking before anything is measured."""

HOSTILE = (
    "/search?q=" + urllib.parse.quote("(的 OR 一 OR 和 OR 在) /200 (的 OR 不 OR 有)"),
    "/api/v1/search?size=100&q=" + urllib.parse.quote(" OR ".join("的一是在不了有和人这")),
    "/search?q=" + urllib.parse.quote("第" * 400),
    "/search?q=" + urllib.parse.quote("(" * 200 + "通知"),
    "/export.csv?q=" + urllib.parse.quote("的"),
)


def main(arguments: list[str]) -> int:
    """Measure, and print the table; 0 when everything held."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=300, help="how long it is published")
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--rate", type=float, default=20, help="requests a second in all")
    parser.add_argument("--every", type=float, default=5, help="seconds between publications")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder))
        site.index_base(list(base_documents(options.documents)))
        site.publish()
        with site.served() as server:
            failures = list(
                soak(site, server, options.seconds, options.clients, options.rate, options.every)
            )
    print("\n".join(failures) or "all held")
    return 1 if failures else 0


def base_documents(count: int, *, real: bool = True) -> Iterator[Mapping[str, str]]:
    """Pieces of real laws where they are `real` and at hand, else made texts."""
    shared = Path(os.environ.get("POLICY_SEARCH_SHARED", "../shared"))
    if real and (shared / "data" / "laws.jsonl.gz").exists():
        for number, one in enumerate(documents(shared, count)):
            yield {"id": f"base{number}", "title": one.title, "body": one.body}
        return
    chance = random.Random(1)
    for number in range(count):
        body = "".join(chance.choice(WORDS) + chance.choice(MARKS) for _ in range(600))
        yield {"id": f"base{number}", "title": f"第{number}号通知", "body": body}


def soak(
    site: Site, server: Server, seconds: float, clients: int, rate: float, every: float
) -> Iterator[str]:
    """Run the phases and print a line for each; yields what did not hold."""
    totals = totals_of(server)
    load = Load(server.address, clients, rate, totals)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        apart.submit(load.ask_for, min(WARM_UP, seconds), 0).result()
        quiet = apart.submit(load.ask_for, max(10.0, seconds / 5), 1).result()
        yield from _told("quiet", quiet, site)
        stop = threading.Event()
        publisher = threading.Thread(target=site.publish_until, args=(stop, every))
        publisher.start()
        asking = apart.submit(load.ask_for, seconds, 2)
        held = _watched(server, lambda: asking.done())
        stop.set()
        publisher.join()
        published = asking.result()
        yield from _told("published", published, site)
        print(
            f"  {len(site.publishing) - 1} publications, {max(site.publishing):.1f} s at most;"
            f" memory {held[0].memory:.0f} to {held[-1].memory:.0f} MB,"
            f" files {held[0].descriptors} to {held[-1].descriptors},"
            f" maps {held[0].maps} to {held[-1].maps}"
        )
        yield from _grown(held)
        if percentile(published, 99) > SLOWER_WHILE_PUBLISHED * percentile(quiet, 99):
            yield f"p99 is more than {SLOWER_WHILE_PUBLISHED} times the quiet one"
        if percentile(published, 99) > MOST_MS:
            yield f"p99 is above {MOST_MS} ms"
        hostile = threading.Thread(target=_hostile, args=(server, stop := threading.Event()))
        hostile.start()
        beside = apart.submit(load.ask_for, max(10.0, seconds / 5), 3).result()
        stop.set()
        hostile.join()
        yield from _told("beside a hostile client", beside, site)
        if percentile(beside, 95) > SLOWER_BESIDE_HOSTILE * percentile(quiet, 95):
            yield f"a hostile client costs the others more than {SLOWER_BESIDE_HOSTILE} times p95"


def totals_of(server: Server) -> Mapping[str, int]:
    """How many documents hold each of some words: they have to stay as many."""
    words = [*WORDS[:12], "条例", "规定", "责任", "罚款", "许可", "安全", "社会 保险", "机关"]
    asking = Load(server.address, 1, 1, {})
    totals = {word: asking.total_of(word) for word in words}
    return {word: total for word, total in totals.items() if total}


def _told(name: str, answers: Sequence[Answer], site: Site) -> Iterator[str]:
    """Print the line of a phase; yields its wrong answers."""
    wrong = site.wrong(answers)
    times = ", ".join(f"p{share} {percentile(answers, share):.0f}" for share in (50, 95, 99))
    gone = sum(one.status == 410 for one in answers)
    print(
        f"{name}: {len(answers)} answers, {len(wrong)} wrong, {gone} cursors gone, {times} ms",
        flush=True,
    )
    yield from (f"{name}: {one}" for one in wrong[:10])


def _watched(server: Server, done: object) -> list[Held]:
    assert callable(done)
    held = []
    while not done():
        held.append(server.holds())
        time.sleep(2)
    return held


def _grown(held: Sequence[Held]) -> Iterator[str]:
    """What the last third of the time has more of than the third before it."""
    third = len(held) // 3
    for name in ("memory", "descriptors", "maps") if third else ():
        before = sorted(getattr(one, name) for one in held[third : 2 * third])[third // 2]
        after = sorted(getattr(one, name) for one in held[-third:])[third // 2]
        if after > GROWTH * before:
            yield f"{name} grew from {before:.0f} to {after:.0f}"


def _hostile(server: Server, stop: threading.Event) -> None:
    """One client that asks for what costs most, without a pause, and does not read 429."""
    statuses: dict[int, int] = {}
    law = "《中华人民共和国安全生产法》第三条。"
    check = urllib.parse.urlencode({"text": law * (99_000 // len(law))})
    number = 0
    while not stop.is_set():
        connection = http.client.HTTPConnection(*server.address, timeout=60)
        headers = {"X-Forwarded-For": "10.9.9.9"}
        try:
            if number % (len(HOSTILE) + 1):
                connection.request("GET", HOSTILE[number % len(HOSTILE)], headers=headers)
            else:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
                connection.request("POST", "/check", check, headers)
            answer = connection.getresponse()
            answer.read()
            statuses[answer.status] = statuses.get(answer.status, 0) + 1
        except (OSError, http.client.HTTPException):
            statuses[0] = statuses.get(0, 0) + 1
        finally:
            connection.close()
        number += 1
    print(f"  the hostile client got {dict(sorted(statuses.items()))}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
