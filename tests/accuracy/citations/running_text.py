"""60 further citations in running text, in forms and about records that the 300 do not have.

They were written before any rule was mended by them. A case is a short text of several sentences,
in which one citation is judged: one in a list of several, one that goes on from a name before it
(该法第九条, 上述办法, 同法), one that a line breaks, one of a part of a rule.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.relations.citation_verdicts import CitationVerdict, VerdictReason
from tests.accuracy.citations.drawn_records import STATE, Record, Records, numeral
from tests.accuracy.citations.written_cases import Case

EACH = 3
SEED = 7
_MATCH = frozenset((CitationVerdict.MATCH,))
_WRONG = frozenset((CitationVerdict.MISMATCH,))
_ARTICLE = frozenset((VerdictReason.ARTICLE,))
_NAMES = frozenset((VerdictReason.NUMBER, VerdictReason.TITLE))
_TRIAL = re.compile(r"[（(]试行[）)]")

_ENDS = re.compile(r"(?:施行|实施)[^\n]{0,80}\s*$")
"""The end of a text that is not cut off."""


class RunningTextWriter:
    """Writes citations in running text about records that the 300 cases leave alone."""

    def __init__(
        self,
        records: Records,
        whole_laws: Sequence[Record],
        is_titled: Callable[[Record], bool],
        cases: Sequence[Case],
    ) -> None:
        """Take the records, those that can be cited, and the cases whose records are left alone."""
        draw = random.Random(SEED)
        used = "".join(one.draft for one in cases)
        notices = [one for one in records.notices if one.number and is_titled(one)]
        numbered = [one for one in notices if not _is_in(one, used)]
        whole = [one for one in whole_laws if not _is_in(one, used)]
        laws = [one for one in whole if one.title.endswith(("法", "条例", "办法"))]
        self._same_names = _ids_by_name(records)
        draw.shuffle(numbered)
        draw.shuffle(laws)
        self._random = draw
        self._numbered = iter(numbered)
        self._trials = iter([one for one in numbered if _TRIAL.search(one.title)])
        self._laws = iter(laws)
        self._rules = iter([one for one in laws if not one.title.endswith("法")][::-1])
        self._acts = iter([one for one in laws if one.title.startswith(STATE)][::-1])
        self._versions = iter([one for one in laws if one.how and one.day][::-1])

    def cases(self) -> list[Case]:
        """All cases, in the order of the forms."""
        forms: Sequence[tuple[str, Callable[[], Case]]] = (
            ("依据…第X条第一款", self._paragraph),
            ("《A》《B》和《C》", self._row_without_signs),
            ("《A》、《B》、《C》, one number wrong", self._wrong_in_row),
            ("按照N文件要求", self._number_alone),
            ("N[ ] 精神", self._square_number),
            ("（Y年H）第X条", self._version_and_article),
            ("该法第X条", self._that_law),
            ("该条例第X条 beyond", self._that_law_beyond),
            ("同法第X条", self._same_law),
            ("上述办法第X条", self._the_above),
            ("《条例》第X条, 以下简称, beyond", self._short_form_beyond),
            ("bare name第X条第Y款", self._bare),
            ("bare name, beyond", self._bare_beyond),
            ("第3条 in Arabic digits", self._arabic),
            ("第X条、第Y条和第Z条, one beyond", self._wrong_in_articles),
            ("第X条至第Y条", self._range),
            ("line break in title and number", self._broken),
            ("line break before the article", self._broken_article),
            ("（试行） in other brackets", self._trial),
            ("number first, wrong", self._number_first_wrong),
        )
        return [case for name, write in forms for case in self._some(name, write)]

    def _some(self, name: str, write: Callable[[], Case]) -> Iterator[Case]:
        for _ in range(EACH):
            case = write()
            yield replace(case, form=name)

    def _case(
        self,
        text: str,
        citation: str,
        *found: Record,
        wrong: frozenset[VerdictReason] = frozenset(),
    ) -> Case:
        head = "云州市人民政府关于加强有关工作的通知\n各县（市、区）人民政府：\n"
        draft = f"{head}{text}\n云州市人民政府\n2026年11月1日"
        return Case(
            "running text", "", draft, citation, _WRONG if wrong else _MATCH, wrong,
            ids=frozenset(one.id for one in found),
        )  # fmt: skip

    def _beyond(self, law: Record) -> str:
        return numeral(max(law.articles) + self._random.choice((1, 3, 7, 30)))

    def _held(self, law: Record) -> str:
        return numeral(self._random.choice(law.articles))

    def _paragraph(self) -> Case:
        law = next(self._laws)
        said = f"《{law.title}》第{self._held(law)}条第一款"
        return self._case(f"依据{said}，经研究决定开展专项检查。各地要高度重视。", said, law)

    def _row_without_signs(self) -> Case:
        one, two, three = (next(self._laws) for _ in range(3))
        said = f"《{two.title}》"
        return self._case(
            f"为规范管理，根据《{one.title}》{said}和《{three.title}》等有关规定，制定本方案。",
            said, two,
        )  # fmt: skip

    def _wrong_in_row(self) -> Case:
        one, two, three = (next(self._numbered) for _ in range(3))
        said = f"{_marked(two)}（{_off_by_some(two.number or '')}）"
        return self._case(
            f"认真贯彻{_marked(one)}（{one.number}）、{said}、{_marked(three)}（{three.number}）精神。",
            said, wrong=_NAMES,
        )  # fmt: skip

    def _number_alone(self) -> Case:
        one = next(self._numbered)
        said = one.number or ""
        return self._case(
            f"今年以来，我市按照{said}文件要求，扎实推进各项工作。", said, one
        )  # fmt: skip

    def _square_number(self) -> Case:
        one = next(self._numbered)
        said = (one.number or "").translate(str.maketrans("〔〕", "[]"))
        return self._case(
            f"一、总体要求\n全面落实{said}精神，做到应查尽查。", said, one
        )  # fmt: skip

    def _version_and_article(self) -> Case:
        law = next(self._versions)
        assert law.day
        said = f"《{law.title}》（{law.day.year}年{law.how}）第{self._held(law)}条"
        return self._case(f"你单位的行为违反了{said}的规定，应予纠正。", said, law)

    def _that_law(self) -> Case:
        law = next(self._acts)
        said = f"{_that(law)}第{self._held(law)}条"
        return self._case(
            f"《{law.title}》对此有明确规定。根据{said}，有关单位应当依法履行职责。", said, law
        )  # fmt: skip

    def _that_law_beyond(self) -> Case:
        law = next(self._laws)
        said = f"{_that(law)}第{self._beyond(law)}条"
        return self._case(
            f"依照《{law.title}》第{self._held(law)}条的规定，应当办理登记；未办理的，按照{said}处罚。",
            said, wrong=_ARTICLE,
        )  # fmt: skip

    def _same_law(self) -> Case:
        law = next(self._acts)
        said = f"同{_kind(law)}第{self._held(law)}条"
        return self._case(
            f"当事人的行为违反了《{law.title}》第{self._held(law)}条，依据{said}应当责令改正。",
            said, law,
        )  # fmt: skip

    def _the_above(self) -> Case:
        law = next(self._laws)
        said = f"上述{_kind(law)}第{self._held(law)}条"
        return self._case(
            f"我市于去年起执行《{law.title}》。对照{said}，仍存在不足。", said, law
        )  # fmt: skip

    def _short_form_beyond(self) -> Case:
        law = next(self._rules)
        kind = _kind(law)
        said = f"《{kind}》第{self._beyond(law)}条"
        return self._case(
            f"现就《{law.title}》（以下简称《{kind}》）的执行提出如下意见。\n二、依法查处违反{said}的行为。",
            said, wrong=_ARTICLE,
        )  # fmt: skip

    def _bare(self) -> Case:
        law = next(self._acts)
        said = f"{law.bare}第{self._held(law)}条第一款"
        case = self._case(f"上述情形属于{said}规定的情形，请依法办理。", said, law)
        return replace(case, ids=self._same_names[law.bare])

    def _bare_beyond(self) -> Case:
        law = next(self._acts)
        said = f"{law.bare}第{self._beyond(law)}条"
        return self._case(f"对逾期不改的，由主管部门依照{said}追究责任。", said, wrong=_ARTICLE)

    def _arabic(self) -> Case:
        law = next(self._laws)
        said = f"《{law.title}》第{self._random.choice(law.articles)}条"
        return self._case(f"凡符合{said}规定条件的，均可申请。", said, law)

    def _wrong_in_articles(self) -> Case:
        law = next(law for law in self._laws if _ENDS.search(law.body))
        said = (
            f"《{law.title}》第{self._held(law)}条、第{self._held(law)}条和第{self._beyond(law)}条"
        )
        return self._case(f"处罚依据为{said}。", said, wrong=_ARTICLE)

    def _range(self) -> Case:
        law = next(self._laws)
        first, last = law.articles[1], law.articles[-2]
        said = f"《{law.title}》第{numeral(first)}条至第{numeral(last)}条"
        return self._case(f"具体程序适用{said}。", said, law)

    def _broken(self) -> Case:
        one = next(self._numbered)
        title, number = one.title.strip("《》"), one.number or ""
        cut = len(title) // 2
        at = number.index("〕") + 1
        said = f"《{title[:cut]}\n{title[cut:]}》（{number[:at]}\n{number[at:]}）"
        return self._case(f"请各单位对照{said}开展自查，及时整改。", said, one)

    def _broken_article(self) -> Case:
        law = next(self._laws)
        said = f"《{law.title}》\n第{self._held(law)}条"
        return self._case(f"为了加强管理，根据{said}的规定，制定本规则。", said, law)

    def _trial(self) -> Case:
        one = next(self._trials)
        title = _TRIAL.sub(
            self._random.choice(("〔试行〕", "（试行）", "(试行)")), one.title.strip("《》")
        )
        said = f"《{title}》（{one.number}）"
        return self._case(f"继续执行{said}，执行中的问题及时反映。", said, one)

    def _number_first_wrong(self) -> Case:
        one = next(self._numbered)
        said = f"{_off_by_some(one.number or '')}{_marked(one)}"
        return self._case(f"二、工作依据\n（一）{said}；", said, wrong=_NAMES)


def _ids_by_name(records: Records) -> Mapping[str, frozenset[str]]:
    """The records of each name, 中华人民共和国 left out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in (*records.laws, *records.notices):
        found[one.bare].add(one.id)
    return {name: frozenset(ids) for name, ids in found.items()}


def _is_in(record: Record, text: str) -> bool:
    return record.title in text or bool(record.number and record.number in text)


def _marked(record: Record) -> str:
    return f"《{record.title.strip('《》')}》"


def _off_by_some(number: str) -> str:
    at = number.index("〕") + 1
    return f"{number[:at]}{int(number[at:-1]) + 211}号"


def _kind(law: Record) -> str:
    return next(kind for kind in ("条例", "办法", "法") if law.title.endswith(kind))


def _that(law: Record) -> str:
    return f"该{_kind(law)}"
