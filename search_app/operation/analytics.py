"""What people search for, kept only where the operator asks for it and where it names nobody.

A text is written once `PEOPLE` different clients have searched for it on one day. Before that only
keyed hashes of the text and of each client are on disk; their key is in memory alone, is replaced
each night by one that does not lead back to it, and ends with the server. Numbers of persons are
struck from a text and what looks like a name is left out, before anything is hashed or written.
"""

from __future__ import annotations

import logging
import os
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path

from corpus.personal_data.find_personal_data import find_personal_data
from corpus.personal_data.names import COMPOUND_SURNAMES, is_surname, looks_like_name
from indexer.analysis.words import cut, dictionary_names
from indexer.today import today

LOGGER = logging.getLogger("policy_search.analytics")
FILE = "analytics.sqlite"
PEOPLE = 5
"""How many different clients have to search for a text on one day before it is written."""
LONGEST = 40
"""A longer text is a sentence of somebody's own, and is not counted."""
PATIENCE = 1.0
"""Seconds to wait for the file while another process writes; after them a search is not counted."""

_TABLES = """
CREATE TABLE IF NOT EXISTS asking
    (text BLOB, client BLOB, PRIMARY KEY (text, client)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pending
    (text BLOB PRIMARY KEY, times INTEGER, without_hits INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS searched
    (day TEXT, text TEXT, times INTEGER, without_hits INTEGER, PRIMARY KEY (day, text))
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS nights (day TEXT);
"""


@dataclass(frozen=True, slots=True)
class SearchedText:
    """How often a text was searched for, and how often no document matched it."""

    text: str
    times: int
    without_hits: int


class Analytics:
    """Counts what is searched for; make it before the processes part, so that they share its key.

    Nothing older than `days` days is kept.
    """

    def __init__(self, index_dir: Path, days: int) -> None:
        """Count in a file of the index's folder."""
        self._path, self._days = index_dir / FILE, days
        self._key, self._key_of = secrets.token_bytes(32), today()

    def searched(self, text: str, total: int, client: bytes) -> None:
        """Count a search that `total` documents match; what goes wrong is logged, never raised."""
        plain = recordable(text)
        if not plain:
            return
        key = self._key_today()
        hashed = blake2b(plain.encode(), key=key, digest_size=16).digest()
        who = blake2b(client + hashed, key=key, digest_size=16).digest()
        try:
            with _opened(self._path) as file, file:
                self._clean(file)
                _count(file, plain, not total, hashed, who)
        except sqlite3.Error as error:
            LOGGER.warning("a search was not counted: %s", error)

    def _key_today(self) -> bytes:
        """The key of this day. That of the day before cannot be found from it."""
        while self._key_of < today():
            self._key = blake2b(self._key, digest_size=32, person=b"night").digest()
            self._key_of += timedelta(days=1)
        return self._key

    def _clean(self, file: sqlite3.Connection) -> None:
        """Once a day, drop what was asked by too few, and what is older than it may be."""
        now = today()
        if file.execute("SELECT 1 FROM nights WHERE day = ?", (now.isoformat(),)).fetchone():
            return
        oldest = (now - timedelta(days=self._days)).isoformat()
        file.execute("DELETE FROM asking")
        file.execute("DELETE FROM pending")
        file.execute("DELETE FROM searched WHERE day <= ?", (oldest,))
        file.execute("DELETE FROM nights")
        file.execute("INSERT INTO nights VALUES (?)", (now.isoformat(),))


def _count(
    file: sqlite3.Connection, text: str, without_hits: bool, hashed: bytes, client: bytes
) -> None:
    """Count one search, and write its text where enough people have made it."""
    day = today().isoformat()
    changed = file.execute(
        "UPDATE searched SET times = times + 1, without_hits = without_hits + ?"
        " WHERE day = ? AND text = ?",
        (without_hits, day, text),
    )
    if changed.rowcount:
        return
    file.execute("INSERT OR IGNORE INTO asking VALUES (?, ?)", (hashed, client))
    file.execute(
        "INSERT INTO pending VALUES (?, 1, ?) ON CONFLICT (text) DO UPDATE"
        " SET times = times + 1, without_hits = without_hits + excluded.without_hits",
        (hashed, without_hits),
    )
    (people,) = file.execute("SELECT count(*) FROM asking WHERE text = ?", (hashed,)).fetchone()
    if people >= PEOPLE:
        file.execute(
            "INSERT INTO searched SELECT ?, ?, times, without_hits FROM pending WHERE text = ?",
            (day, text, hashed),
        )
        file.execute("DELETE FROM asking WHERE text = ?", (hashed,))
        file.execute("DELETE FROM pending WHERE text = ?", (hashed,))


def most_searched(
    index_dir: Path, since: date, size: int, *, without_hits: bool = False
) -> list[SearchedText]:
    """What was searched for most since a day; `without_hits`: only what no document matched."""
    order = "sum(without_hits)" if without_hits else "sum(times)"
    with _read(index_dir) as file:
        rows = file.execute(
            f"SELECT text, sum(times), sum(without_hits) FROM searched WHERE day >= ?"  # nosec B608
            f" GROUP BY text HAVING {order} > 0 ORDER BY {order} DESC, text LIMIT ?",
            (since.isoformat(), size),
        )
        return [SearchedText(*row) for row in rows]


def searched_by_day(index_dir: Path, since: date) -> list[tuple[date, int, int]]:
    """How many counted searches there were on each day, and how many of them without hits."""
    with _read(index_dir) as file:
        rows = file.execute(
            "SELECT day, sum(times), sum(without_hits) FROM searched WHERE day >= ?"
            " GROUP BY day ORDER BY day",
            (since.isoformat(),),
        )
        return [(date.fromisoformat(day), times, empty) for day, times, empty in rows]


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, which only its owner may read; made where there is none."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(path, timeout=PATIENCE)) as file:
        file.execute("PRAGMA secure_delete = ON")
        file.executescript(_TABLES)
        yield file


@contextmanager
def _read(index_dir: Path) -> Iterator[sqlite3.Connection]:
    """The file to read; an empty one where nothing was ever counted."""
    path = index_dir / FILE
    with closing(sqlite3.connect(path if path.exists() else ":memory:")) as file:
        file.executescript(_TABLES)
        yield file


def recordable(text: str) -> str:
    """What of a typed text may be counted; "" where nothing may.

    >>> recordable("  公积金   提取 "), recordable("张伟 低保"), recordable("13800001234 社保")
    ('公积金 提取', '低保', '社保')
    """
    if len(text) > 4 * LONGEST:
        return ""
    for found in reversed(find_personal_data(text)):
        text = f"{text[: found.start]} {text[found.end :]}"
    pieces = (_without_names(piece) for piece in _LONG_NUMBER.sub(" ", text).split())
    plain = " ".join(piece for piece in pieces if piece)
    return plain if len(plain) <= LONGEST else ""


_LONG_NUMBER = re.compile(r"[\d０-９][\d０-９XxＸ -]{5,}[\dXx０-９Ｘ]")
"""Digits of seven or more places: a number of a person with a slip passes no check of its own."""


def _without_names(piece: str) -> str:
    """A typed piece without what looks like the name of a person; in doubt it is one."""
    words = [*cut(piece), ""]
    kept, single, known = "", "", dictionary_names()
    for word in words:
        if word in COMPOUND_SURNAMES or (len(word) == 1 and not word.isascii()):
            single += word
            continue
        if is_surname(single) and word in known:  # 王 and 小明
            single, word = "", ""
        kept += "" if looks_like_name(single) else single
        kept += "" if len(word) > 2 and word in known and looks_like_name(word) else word
        single = ""
    return kept
