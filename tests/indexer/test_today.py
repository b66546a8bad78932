"""The day is Beijing's, wherever the machine stands."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from indexer import today as clock
from search_app.exports.table_files import attachment
from search_app.wording import takedown, values

ROOT = Path(__file__).resolve().parents[2]

MOMENTS = [
    ("2026-11-29T15:59:59+00:00", date(2026, 11, 29)),
    ("2026-11-29T16:00:00+00:00", date(2026, 11, 30)),
    ("2026-11-29T16:30:00+00:00", date(2026, 11, 30)),
    ("2026-11-29T23:30:00+00:00", date(2026, 11, 30)),
    ("2026-12-31T16:30:00+00:00", date(2027, 1, 1)),
]

ASKED = """
import sys
from datetime import datetime
from indexer import today as clock
from search_app.wording import values
moment = datetime.fromisoformat(sys.argv[1])
clock.now = lambda: moment
print(clock.today(), clock.timestamp(), values.moment(moment), sep="|")
"""


@pytest.mark.parametrize("zone", ["UTC", "Etc/GMT+12", "Asia/Shanghai", "America/New_York"])
@pytest.mark.parametrize(("moment", "day"), MOMENTS)
def test_the_day_is_that_of_beijing_in_any_time_zone(zone: str, moment: str, day: date) -> None:
    said = subprocess.run(
        [sys.executable, "-c", ASKED, moment],
        env={**os.environ, "TZ": zone},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    today, timestamp, shown = said.strip().split("|")
    assert today == day.isoformat()
    assert timestamp == moment
    assert shown.startswith(values.day(day))


def test_what_people_see_of_a_moment_is_the_time_of_beijing() -> None:
    late = datetime(2026, 11, 29, 16, 30, tzinfo=UTC)
    assert values.moment(late) == "2026年11月30日 00:30"
    assert "2026年11月30日" in takedown.gone(late, "")
    assert "-20261130-0030.csv" in attachment("a", "b", "csv", late)


def test_the_clock_is_in_step_with_the_machine() -> None:
    before = datetime.now(UTC)  # noqa: TID251 - what the clock is held against
    assert before <= clock.now() <= datetime.now(UTC)  # noqa: TID251
    assert clock.in_beijing(before) == before
