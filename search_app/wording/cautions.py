"""What has to be known of a document beside its validity, in the one wording of all answers."""

from __future__ import annotations

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.validity.statuses import Validity
from search_app.wording import relations

PLEASE_CHECK = "请核实"


def maybe_ended(effect: EffectKind, since: str, clauses: str) -> str:
    """A document ends one of several of this title.

    >>> maybe_ended(EffectKind.REPEAL, "自2020年1月1日起", "")
    '存在同名或同文号的文件，另一文件自2020年1月1日起废止其中之一，是否本文件，请核实。'
    """
    part = f"（{clauses}）" if clauses else ""
    done = relations.KINDS[effect]
    return (
        f"存在同名或同文号的文件，另一文件{since}{done}其中之一{part}，是否本文件，{PLEASE_CHECK}。"
    )


def maybe_revived(since: str) -> str:
    """What repealed it was revoked.

    >>> maybe_revived("自2021年1月1日起")
    '废止它的决定后来被撤销（自2021年1月1日起），本文件是否恢复效力，请核实。'
    """
    when = f"（{since}）" if since else ""
    return f"废止它的决定后来被撤销{when}，本文件是否恢复效力，{PLEASE_CHECK}。"


def later_text(since: str) -> str:
    """The organ of a trial rule later issued the rule itself.

    >>> later_text("自2020年1月1日起")
    '同一机关后来另有正式文件（自2020年1月1日起），本文件可能从那天起被取代，请核实。'
    """
    when, then = (f"（{since}）", "从那天起") if since else ("", "已")
    return f"同一机关后来另有正式文件{when}，本文件可能{then}被取代，{PLEASE_CHECK}。"


def part_ended(clauses: str, since: str, how: str) -> str:
    """A part of it has ended; which one may not be said.

    >>> part_ended("第四条", "自2020年1月1日起", "文件写明")
    '部分失效（文件写明）：第四条，自2020年1月1日起。'
    """
    details = "，".join(filter(None, (clauses or "条款未写明", since)))
    return f"{Validity.PARTIAL.value}（{how}）：{details}。"


def amended(clauses: str, since: str) -> str:
    """The text here is not known to contain an amendment.

    >>> amended("第四条", "自2020年1月1日起")
    '本站的文本未见收入后来的修改：第四条，自2020年1月1日起，请核实。'
    """
    details = "，".join(filter(None, (clauses, since, PLEASE_CHECK)))
    return f"本站的文本未见收入后来的修改：{details}。"


LAW_ENDED = f"它所解释的文件已废止或失效，{PLEASE_CHECK}它是否仍可适用。"


def for_a_time(effect: EffectKind, where: str, clauses: str, since: str, until: str) -> str:
    """It is not applied for now, or not somewhere.

    >>> for_a_time(EffectKind.SUSPEND, "", "", "自2020年1月1日起", "")
    '暂停执行，自2020年1月1日起。是否已恢复，请核实。'
    >>> for_a_time(EffectKind.ADJUST, "云川新区", "第三条", "", "至2020年1月1日")
    '暂时调整实施：云川新区，第三条，至2020年1月1日。'
    """
    said = relations.KINDS[effect]
    details = "，".join(filter(None, (where, clauses, since, until)))
    if where or clauses:
        said = f"{said}：{details}。"
    else:
        said = f"{'，'.join(filter(None, (said, since, until)))}。"
    return said if until else f"{said}是否已恢复，{PLEASE_CHECK}。"
