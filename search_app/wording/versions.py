"""Words on the versions of a rule, and on the amendments that a text contains."""

from __future__ import annotations

from indexer.relations.statements import ChangeKind
from indexer.relations.version_states import VersionEnd, VersionState

SEE_NEWER = "查看新版"
SEE_SUCCESSOR = "查看新的文本"
SEE_THEN = "查看当时的文本"
SAME_TITLE = "同名文件"
VERSION = "版本"
VERSIONS = "历次版本"
CONTAINS = "本文本已含的修改"
MARKS = {
    VersionEnd.AMENDED: "旧版（已修改）",
    VersionEnd.REPLACED: "旧版",
    VersionEnd.REPEALED: "已废止",
    VersionEnd.EXPIRED: "失效",
}
"""How an older version is marked; a stated end comes before 旧版."""
STATES = {
    VersionState.NEWEST: "已收录的最新文本",
    VersionState.NOT_YET: "尚未施行",
    VersionState.OLDER: "旧版",
}
_OLD = (VersionEnd.AMENDED, VersionEnd.REPLACED)


def superseded(ended: VersionEnd, first_day: str) -> str:
    """A newer version has taken the place of a text.

    >>> superseded(VersionEnd.AMENDED, "2024年7月1日")
    '这是旧版。新版自2024年7月1日起施行。'
    >>> superseded(VersionEnd.REPEALED, "")
    '已有新的文本，施行日期未收录。'
    """
    if ended in _OLD:
        since = f"新版自{first_day}起施行" if first_day else "新版施行日期未收录"
        return f"这是旧版。{since}。"
    return f"已有新的文本，{f'自{first_day}起施行' if first_day else '施行日期未收录'}。"


def newer_ended(validity: str) -> str:
    """The newer version has ended, too.

    >>> newer_ended("已废止"), newer_ended("失效")
    ('新版也已废止。', '新版也已失效。')
    """
    return f"新版也已{validity.removeprefix('已')}。"


def coming(first_day: str) -> str:
    """A newer version is passed and not yet in force.

    >>> coming("2026年12月1日")
    '新版将于2026年12月1日起施行。'
    """
    return f"新版将于{first_day}起施行。" if first_day else "新版尚未施行，施行日期未收录。"


def not_yet(day: str, first_day: str) -> str:
    """The text is not in force on a day, another version is."""
    since = f"（自{first_day}起施行）" if first_day else ""
    return f"这一文本到{day}尚未施行{since}，当时施行的是另一文本。"


def see(ended: VersionEnd | None) -> str:
    """What the link to the newer version is called."""
    return SEE_NEWER if ended is None or ended in _OLD else SEE_SUCCESSOR


def named(title: str, dated: str) -> str:
    """A version by its title and date.

    >>> named("养犬条例", "2023年12月29日")
    '《养犬条例》（2023年12月29日）'
    """
    return f"《{title}》（{dated}）" if dated else f"《{title}》"


def contained(kind: ChangeKind, name: str, decided: str, first_day: str) -> str:
    """What a text contains already, with both days: behind `name`, where what made it is named.

    >>> contained(ChangeKind.AMENDED, "《修正案（十二）》", "2023年12月29日", "2024年3月1日")
    '（2023年12月29日通过，2024年3月1日起施行）'
    >>> contained(ChangeKind.REVISED, "", "2023年12月29日", "")
    '2023年12月29日的修订（施行日期未收录）'
    """
    since = f"{first_day}起施行" if first_day else "施行日期未收录"
    if name:
        return f"（{decided}通过，{since}）"
    what = "修订" if kind is ChangeKind.REVISED else "修改"
    return f"{decided}的{what}（{since}）"


CONTAINED = "本文本已含"


def more_contained(count: int) -> str:
    """The folded rest of the amendments."""
    return f"另含此前 {count:,} 次修改"
