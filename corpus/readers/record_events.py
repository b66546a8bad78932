"""Read what the list of events of a record says: [["2019-05-01", "云州市人民政府令第7号公布"]]."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from corpus.document import HistoryEvent
from corpus.fields.dates import parse_date

_NAMES = ("events", "history", "沿革")
_DAYS = ("date", "day", "日期", "时间")
_TEXTS = ("event", "text", "name", "事件", "内容")
_PROCLAIMED = re.compile(r"(?:公布|颁布|发布)[）)]?$")
_CHANGED = re.compile(r"修正|修订|修改|通过|批准")


def proclaimed_day(record: Mapping[str, object]) -> tuple[str, str] | None:
    """The day on which a record's events say that it was proclaimed, and the events' name.

    None where it was changed later: the text here is not the one of that day.

    >>> proclaimed_day({"events": [["2019-05-01", "云州市人民政府令第7号公布"]]})
    ('2019-05-01', 'events')
    """
    for name in _NAMES:
        events = sorted(_events(record.get(name)))
        proclaimed = [place for place, (_, text) in enumerate(events) if _PROCLAIMED.search(text)]
        if not proclaimed:
            continue
        later = events[proclaimed[-1] + 1 :]
        return (
            None
            if any(_CHANGED.search(text) for _, text in later)
            else (
                events[proclaimed[-1]][0],
                name,
            )
        )
    return None


def history_of(record: Mapping[str, object]) -> tuple[HistoryEvent, ...]:
    """The events of a record in the order of their days; those of one day as they are listed.

    >>> [one.text for one in history_of({"沿革": [["2019-07-01", "施行"], ["2019-05-01", "公布"]]})]
    ['公布', '施行']
    """
    for name in _NAMES:
        found = [
            HistoryEvent(date.fromisoformat(day), text) for day, text in _events(record.get(name))
        ]
        if found:
            return tuple(sorted(found, key=lambda one: one.day))
    return ()


def _events(value: object) -> Iterator[tuple[str, str]]:
    """Each event with its day, as a pair or as an object."""
    for one in value if isinstance(value, list) else ():
        if isinstance(one, Mapping):
            day, text = _first(one, _DAYS), _first(one, _TEXTS)
        elif isinstance(one, list | tuple) and len(one) == 2:
            day, text = str(one[0]), str(one[1])
        else:
            continue
        found = parse_date(day)
        if found is not None:
            yield found.isoformat(), text.strip()


def _first(one: Mapping[object, object], names: tuple[str, ...]) -> str:
    return next((str(one[name]) for name in names if one.get(name)), "")
