"""Tells reports and interpretations from documents by how their texts begin.

What counts as a report is written in docs/decisions.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.fields.rules import news_rules as rules

_NEED = 2


def is_report(title: str, lines: Sequence[str]) -> bool:
    """Tell whether a text without a document number reports an event or what somebody else issued.

    `lines` are the first lines of the text, without its title. Under a title that only documents
    have, a text is a report only where it uses words of the press.

    >>> is_report("市教育局召开安全工作会议", ["5月9日，市教育局召开会议，部署安全工作。"])
    True
    >>> is_report("关于犬只的通知", ["各区：", "近日，我市举办犬展，现就有关事项通知如下。"])
    False
    """
    texts = (line.strip() for line in lines)
    first = next((one for one in texts if len(one) > 12 and not rules.CAPTION.search(one)), "")
    head = "\n".join(lines)[:400]
    if not first or rules.FORMAL.search(head) or rules.SPOKEN.search(title):
        return False
    if rules.PRESS.search(first[:80]):
        return True
    if rules.DOCUMENT.search(title):
        return False
    if rules.EVENT.search(first):
        return True
    meeting = rules.MEETING.search(title) is not None and rules.MEETS.search(first[:60]) is not None
    return (
        rules.TITLE_EVENT.search(title) is not None
        or meeting
        or rules.ISSUED.search(first) is not None
    )


def explains(title: str, lines: Sequence[str]) -> bool:
    """Tell whether a text says that it interprets another one, or is made of questions and answers.

    >>> explains("养犬新政", ["现就《养犬办法》解读如下："])
    True
    >>> explains("政策解读办法", ["起草部门应当对重要文件进行解读。"])
    False
    """
    if rules.LETTER_TITLE.search(title):
        return False
    says = rules.EXPLAINS_BELOW if rules.DOCUMENT.search(title) else rules.EXPLAINS
    if says.search("\n".join(lines)[:400]):
        return True
    asked = sum(rules.QUESTION.match(line.strip()) is not None for line in lines)
    answered = sum(rules.ANSWER.match(line.strip()) is not None for line in lines)
    return asked >= _NEED and answered >= _NEED
