"""When a recurring work is due: after an interval, or at a time of day in Beijing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from indexer.today import in_beijing

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_EVERY = re.compile(r"([1-9]\d{0,5})([smhd])")
_AT = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


class WrongScheduleError(ValueError):
    """A text is no schedule."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Either `every` so long after the last beginning, or `at` a time of each day."""

    every: timedelta | None = None
    at: time | None = None

    def after(self, moment: datetime) -> datetime:
        """The first moment after this one at which the work is due.

        >>> from datetime import UTC
        >>> night = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)  # four in the morning in Beijing
        >>> schedule("03:30").after(night).isoformat(), schedule("6h").after(night).isoformat()
        ('2026-12-02T03:30:00+08:00', '2026-12-01T02:00:00+00:00')
        """
        if self.every is not None:
            return moment + self.every
        assert self.at is not None
        here = in_beijing(moment)
        due = datetime.combine(here.date(), self.at, here.tzinfo)
        return due if due > here else due + timedelta(days=1)


def schedule(text: str) -> Schedule:
    """Read "30m", "6h", "1d" or "03:30"; raises `WrongScheduleError`.

    >>> schedule("90s").every, schedule("3:30").at
    (datetime.timedelta(seconds=90), datetime.time(3, 30))
    """
    if found := _EVERY.fullmatch(text):
        return Schedule(every=timedelta(**{_UNITS[found[2]]: int(found[1])}))
    if found := _AT.fullmatch(text):
        return Schedule(at=time(int(found[1]), int(found[2])))
    raise WrongScheduleError(text)
