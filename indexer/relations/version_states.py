"""Where a version of a work stands among its versions, and how it ended."""

from __future__ import annotations

from enum import StrEnum


class VersionState(StrEnum):
    """Where a version stands among the versions of its work on a day.

    This says nothing of repeal: whether the newest version was repealed since is its validity.
    """

    NEWEST = "newest"
    OLDER = "older"
    NOT_YET = "not_yet"


class VersionEnd(StrEnum):
    """How an older version ended; the value is its code in JSON.

    `AMENDED` by 修正 or 修订; `REPEALED` where a text says so, also by a new one; `EXPIRED` where
    its term is over or a text declares so; `REPLACED` where only a newer version is known.
    """

    AMENDED = "amended"
    REPEALED = "repealed"
    EXPIRED = "expired"
    REPLACED = "replaced"
