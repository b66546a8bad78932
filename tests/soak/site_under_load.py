"""A site that is served, published anew every few seconds and asked by many clients at once.

Two sources: one that stays, and one that every publication changes: its n-th publication holds
`PAIRS[n]` documents with `MARKER`. An answer names the generation of the index that it comes from,
so that each can be compared with what that generation holds.
"""

from __future__ import annotations

import http.client
import json
import random
import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROGRAM = Path(sys.executable).with_name("policy-search")
MARKER = "逐次发布的标记"
PAIRS = tuple(3 + 5 * (number % 7) for number in range(10_000))
"""How many documents the live source holds at each publication."""
KINDS = ("word", "marker", "page", "suggest", "document", "cursor")
"""What clients ask for: a list by the API, the one of `MARKER`, a page, suggestions as someone
types, a document, and all hits by cursors, page after page."""
SHARES = (25, 25, 25, 10, 10, 5)
PATIENCE = 60
"""Seconds after which a client calls an answer lost."""
KEPT = 2
"""How many generations behind the newest a cursor has to work in."""


@dataclass(frozen=True)
class Answer:
    """What one request came to: `wrong` says in words what was not right, "" where all was."""

    begun: float
    seconds: float
    kind: str
    status: int
    wrong: str = ""
    generation: int = 0
    total: int = -1


@dataclass
class Load:
    """Clients that ask at random, `rate` requests a second in all, each at an address of its own.

    `totals` are the words that are asked and how many documents hold them, whatever is published.
    """

    address: tuple[str, int]
    clients: int
    rate: float
    totals: Mapping[str, int]
    answers: list[Answer] = field(default_factory=list)

    def ask_for(self, seconds: float, seed: int) -> list[Answer]:
        """Ask for so long; every answer."""
        until, threads = time.monotonic() + seconds, []
        self.answers = []
        for number in range(self.clients):
            client = threading.Thread(target=self._client, args=(until, seed, number), daemon=True)
            client.start()
            threads.append(client)
        for client in threads:
            client.join(seconds + 2 * PATIENCE)
        assert not any(client.is_alive() for client in threads), "a client got no answer"
        return self.answers

    def total_of(self, word: str) -> int:
        """How many documents hold a word now."""
        status, body = self._get(_path("word", word, ""), {})
        assert status == 200, body
        return int(json.loads(body)["total"])

    def _client(self, until: float, seed: int, number: int) -> None:
        chance = random.Random(f"{seed} {number}")
        headers = {"X-Forwarded-For": f"10.1.{number // 250}.{number % 250 + 1}"}
        cursor, read_from = "", 0
        while True:
            pause = 0.05 if cursor else chance.expovariate(self.rate / self.clients)
            if time.monotonic() + pause > until:
                return
            time.sleep(pause)
            kind = "cursor" if cursor else chance.choices(KINDS, SHARES)[0]
            word = chance.choice(list(self.totals))
            begun = time.monotonic()
            try:
                status, body = self._get(_path(kind, word, cursor), headers)
                answer = self._judged(kind, word, status, body)
                if status == 410 and cursor:
                    answer = {"generation": read_from}
                following = kind == "cursor" and status == 200
                cursor = json.loads(body)["next_cursor"] or "" if following else ""
                read_from = answer.get("generation", 0)
            except (OSError, http.client.HTTPException, ValueError, KeyError) as error:
                status, answer = 0, {"wrong": f"{type(error).__name__}: {error}"}
            took = time.monotonic() - begun
            self.answers.append(Answer(begun, took, kind, status, **answer))

    def _get(self, path: str, headers: Mapping[str, str]) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(*self.address, timeout=PATIENCE)
        try:
            connection.request("GET", path, headers=dict(headers))
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def _judged(self, kind: str, word: str, status: int, body: bytes) -> dict[str, Any]:
        if status != 200:
            return {"wrong": f"status {status}: {body[:200]!r}"}
        if kind in ("page", "document"):
            return {} if b"</html>" in body else {"wrong": "the page has no end"}
        found = json.loads(body)
        if kind == "suggest":
            return {}
        total, generation = found["total"], int(found["index_version"].partition("-")[0])
        if kind == "word" and total != self.totals[word]:
            return {"wrong": f"{word}: {total} instead of {self.totals[word]}"}
        return {"total": total, "generation": generation}


@dataclass
class Site:
    """An index in `root` that is published and served."""

    root: Path
    publications: int = 0
    holds: dict[int, int] = field(default_factory=dict)
    """How many documents with `MARKER` each generation holds."""
    publishing: list[float] = field(default_factory=list)
    """Seconds that each publication took."""
    published: dict[int, float] = field(default_factory=dict)
    """By when each generation was there, on the monotonic clock."""

    @property
    def index_dir(self) -> Path:
        """The folder of the index."""
        return self.root / "index"

    def index_base(self, documents: Sequence[Mapping[str, str]]) -> None:
        """Index the source that stays."""
        base = self.root / "base"
        base.mkdir(parents=True)
        with (base / "base.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in documents)
        self._index(base)

    def publish(self) -> None:
        """Change the live source, and run `index` over it."""
        live = self.root / "live"
        live.mkdir(exist_ok=True)
        count = PAIRS[self.publications]
        with (live / "live.jsonl").open("w", encoding="utf-8") as file:
            for number in range(count):
                body = f"这是第{number}份。{MARKER}在此。第{self.publications}次。"
                one = {"id": f"live{number}", "title": f"第{number}号", "body": body}
                file.write(json.dumps(one, ensure_ascii=False) + "\n")
        begun = time.monotonic()
        self._index(live)
        self.publishing.append(time.monotonic() - begun)
        newest = int((self.index_dir / "CURRENT").read_text(encoding="ascii"))
        for generation in range(max(self.holds, default=0) + 1, newest + 1):
            self.holds[generation] = count
            self.published[generation] = time.monotonic()
        self.publications += 1

    def publish_until(self, stop: threading.Event, every: float) -> None:
        """Publish at these intervals, or as soon as the one before is done."""
        while not stop.is_set():
            begun = time.monotonic()
            self.publish()
            stop.wait(max(0.0, every - (time.monotonic() - begun)))

    def wrong(self, answers: Sequence[Answer]) -> list[str]:
        """The answers about `MARKER` that are not what their generation holds, and other errors."""
        found = [f"{one.kind}: {one.wrong}" for one in answers if one.wrong]
        for one in answers:
            if one.status == 410:
                ended = one.begun + one.seconds
                newer = [g for g, at in self.published.items() if g > one.generation and at < ended]
                if len(newer) <= KEPT:
                    found.append(f"generation {one.generation} is gone, {len(newer)} are newer")
            elif one.kind in ("marker", "cursor") and one.generation:
                right = self.holds.get(one.generation)
                if one.total != right:
                    found.append(f"generation {one.generation}: {one.total} instead of {right}")
        return found

    def _index(self, folder: Path) -> None:
        place = ["--index-dir", str(self.index_dir), "--allow-removal"]
        command = ["nice", "-n", "10", str(PROGRAM), "index", str(folder), *place]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    @contextmanager
    def served(self, *settings: str) -> Iterator[Server]:
        """The site, served as its operator would behind a proxy on this machine."""
        log = (self.root / "serve.log").open("w", encoding="utf-8")
        options = ["--port", "0", "--trusted-proxies", "127.0.0.1", *settings]
        with (
            log,
            subprocess.Popen(
                [PROGRAM, "serve", "--index-dir", self.index_dir, *options],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            ) as process,
        ):
            assert process.stdout is not None
            said = process.stdout.readline()
            address = re.search(r"http://([\d.]+):(\d+)", said)
            assert address, said
            try:
                yield Server(process.pid, (address[1], int(address[2])))
            finally:
                process.terminate()


@dataclass(frozen=True)
class Server:
    """The processes of a server, and where it listens."""

    pid: int
    address: tuple[str, int]

    def holds(self) -> Held:
        """What its processes hold now, in all."""
        pids = [self.pid, *map(int, _children(self.pid))]
        anonymous = descriptors = maps = 0
        for pid in pids:
            place = Path(f"/proc/{pid}")
            rollup = (place / "smaps_rollup").read_text(encoding="ascii")
            found = re.search(r"^Anonymous:\s+(\d+) kB", rollup, re.MULTILINE)
            anonymous += int(found[1]) if found else 0
            descriptors += len(list((place / "fd").iterdir()))
            maps += len((place / "maps").read_text(encoding="utf-8").splitlines())
        return Held(anonymous / 1024, descriptors, maps)


@dataclass(frozen=True)
class Held:
    """Memory beyond mapped files in MB, open files, and mappings of a server's processes."""

    memory: float
    descriptors: int
    maps: int


def percentile(answers: Sequence[Answer], share: int) -> float:
    """The time in ms below which so many in a hundred answers stay."""
    times = [one.seconds * 1000 for one in answers]
    return statistics.quantiles(times, n=100)[share - 1] if len(times) > 1 else float("nan")


def _path(kind: str, word: str, cursor: str) -> str:
    quoted = urllib.parse.quote(word)
    marker = urllib.parse.quote(f'"{MARKER}"')
    match kind:
        case "word":
            return f"/api/v1/search?q={quoted}&size=5"
        case "marker":
            return f"/api/v1/search?q={marker}&size=1"
        case "cursor":
            more = f"&cursor={urllib.parse.quote(cursor)}" if cursor else ""
            return f"/api/v1/search?q={marker}&size=2&match=all{more}"
        case "suggest":
            return f"/api/v1/suggest?q={quoted}"
        case "document":
            return "/d/base1"
        case _:
            return f"/search?q={quoted}"


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
