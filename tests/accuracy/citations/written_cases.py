"""300 citations in the forms of real texts, thirty of each class, with what is true of each."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.query.plain_words import PlainWords
from indexer.relations.citation_verdicts import CitationVerdict, VerdictReason
from indexer.relations.validity.statuses import Validity
from tests.accuracy.citations.drawn_records import (
    STATE,
    Record,
    Records,
    numeral,
    plain,
    term_of,
)

EACH = 30
DAY = date(2026, 11, 29)
SEED = 20261129

FRAMES = (
    "根据{c}，制定本办法。",
    "根据{c}的规定，结合本市实际，制定本细则。",
    "依据{c}，经市政府同意，现就有关事项通知如下：",
    "为贯彻落实{c}，进一步规范管理，现提出以下意见。",
    "按照{c}要求，各县（区）要抓好落实。",
    "违反本办法规定的，依照{c}处理。",
    "一、严格执行{c}，不得擅自变通。",
    "（三）各部门应当对照{c}开展自查，自查情况于月底前报送。",
    "经研究，现就执行{c}有关问题函复如下：",
    "第五条　申请人应当符合{c}规定的条件。",
    "市人民政府各部门应当遵守{c}，并接受社会监督。",
    "{c}对此已有明确规定，请遵照执行。",
    "会议强调，要认真学习{c}，切实提高依法行政能力。",
    "本通知未尽事宜，按{c}执行。",
    "依照{c}及有关规定，现将结果予以公告。",
)
SECOND = "《中华人民共和国行政许可法》"
"""A citation that stands beside some of the others in one sentence."""


@dataclass(frozen=True)
class Case:
    """A draft with one citation that is judged, and what is true of it.

    `ids` are the documents that it may be taken for, () where that does not matter; `reasons` those
    of which one must be given, () for none; `validity` how the document stands, None where that is
    not a part of the class.
    """

    kind: str
    form: str
    draft: str
    citation: str
    verdicts: frozenset[CitationVerdict]
    reasons: frozenset[VerdictReason] = frozenset()
    validity: Validity | None = None
    ids: frozenset[str] = frozenset()

    @property
    def start(self) -> int:
        """Where the citation stands in the draft."""
        return self.draft.index(self.citation)


_RIGHT = frozenset((CitationVerdict.MATCH, CitationVerdict.PARTIAL))
_MATCH = frozenset((CitationVerdict.MATCH,))
_WRONG = frozenset((CitationVerdict.MISMATCH,))
_ABSENT = frozenset((CitationVerdict.NOT_HELD,))
_NAMES = frozenset((VerdictReason.NUMBER, VerdictReason.TITLE))


class CaseWriter:
    """Draws records by a seed and writes the citations of each class about them."""

    def __init__(self, records: Records, plain_words: PlainWords) -> None:
        """Take the records, and the table of short names that the product has too."""
        self._records = records
        self._plain_words = plain_words
        self._random = random.Random(SEED)
        self._numbered = self._drawn(
            one for one in records.notices if one.number and self.is_titled(one)
        )
        self._laws = self._drawn(
            one for one in records.laws if len(one.articles) >= 10 and self.is_titled(one)
        )
        self._whole = [one for one in self._laws if _CLOSES.search(one.body[-600:])]

    def cases(self) -> list[Case]:
        """All cases, class by class."""
        kinds: Sequence[tuple[str, Callable[[], Iterator[Case]]]] = (
            ("true", self._true),
            ("wrong number", self._wrong_number),
            ("wrong year", self._wrong_year),
            ("wrong article", self._wrong_article),
            ("repealed, not here", self._repealed),
            ("expired", self._expired),
            ("renamed", self._renamed),
            ("not here", self._not_here),
            ("short name", self._short),
            ("true but repealed", self._true_but_repealed),
        )
        found: list[Case] = []
        for _, write in kinds:
            several = write()
            drawn = [next(several) for _ in range(EACH)]
            self._random.shuffle(drawn)  # forms that take turns must not fall into one half
            found += drawn
        return found

    def whole_laws(self) -> Sequence[Record]:
        """Laws whose articles are all here."""
        return self._whole

    def _drawn(self, records: Iterator[Record]) -> list[Record]:
        several = list(records)
        self._random.shuffle(several)
        return several

    def is_titled(self, record: Record) -> bool:
        """Whether a title is one document's alone, and one that a text can cite."""
        title = plain(record.title)
        return (
            self._records.titles[title] == 1
            and not _IS_MARRED.search(record.title.strip("《》"))
            and 6 <= len(title) <= 60
            and not re.search(r"解读|新闻|答记者|案例|公报|：|:|。|？|、附|^\d", title)
        )

    def _case(
        self,
        kind: str,
        form: str,
        citation: str,
        verdicts: frozenset[CitationVerdict],
        **true: object,
    ) -> Case:
        """A case in a sentence that is drawn; now and then another citation stands beside it."""
        frame = self._random.choice(FRAMES)
        beside = self._random.random()
        said = citation
        if beside < 0.15:
            said = f"{SECOND}、{citation}"
        elif beside < 0.3:
            said = f"{citation}和{SECOND}"
        title = "云州市人民政府关于做好有关工作的通知\n各县（区）人民政府：\n"
        draft = f"{title}{frame.format(c=said)}\n特此通知。\n云州市人民政府\n2026年11月1日"
        return Case(kind, form, draft, citation, verdicts, **true)  # type: ignore[arg-type]

    def _number(self, record: Record) -> str:
        """The number of a record in one of the writings that texts have."""
        number = record.number or ""
        return self._random.choice(
            (number, number, number, number.replace("〔", "[").replace("〕", "]"),
             number.replace("〕", "〕 ").replace("号", " 号"),
             number.replace("〔", "（").replace("〕", "）"))
        )  # fmt: skip

    def _named(self, title: str, number: str, *, alone: bool = True) -> tuple[str, str]:
        """A title with its number in one of the orders that texts have, and the name of the form.

        `alone`: one of them is the number without the title.
        """
        inner = re.search(r"印发(?:《|〈)?([^《》〈〉]{6,40}?)(?:》|〉)?的通知$", title)
        forms = {
            "title （number）": f"《{title}》（{number}）",
            "title number": f"《{title}》{number}",
            "title (number)": f"《{title}》({number})",
            "以下简称": f"《{title}》（{number}，以下简称《通知》）",
            "文件": f"《{title}》（{number}文件）",
            "line break": f"《{title[:9]}\n{title[9:]}》（{number}）",
        }
        if alone:
            forms["number alone"] = number
            forms["number 文件"] = f"{number}文件"
        about = title.find("关于")
        if 2 < about < 20 and "《" not in title and not title[:about].endswith("发"):
            forms["issuer《关于…》"] = f"{title[:about]}《{title[about:]}》（{number}）"
        if about == 0 and "《" not in title:
            forms["without 《》"] = f"{title}（{number}）"
        if inner:
            forms["printed name （number）"] = f"《{inner[1]}》（{number}）"
            forms["number 印发的 name"] = f"{number}印发的《{inner[1]}》"
        form = self._random.choice(list(forms))
        return form, forms[form]

    def _article(self, record: Record) -> str:
        """One of the articles that a record has, mostly in Han numerals."""
        number = self._random.choice(record.articles)
        return f"第{self._random.choice((numeral(number), numeral(number), str(number)))}条"

    def _true(self) -> Iterator[Case]:
        notices, laws = iter(self._numbered[:60]), iter(self._laws[:400])
        while True:
            for _ in range(3):
                one = next(notices)
                form, said = self._named(one.title.strip("《》"), self._number(one))
                yield self._case("true", form, said, _MATCH, ids=frozenset((one.id,)))
            one = next(laws)
            first, second = (self._article(one) for _ in range(2))
            form = self._random.choice(("《{t}》{a}", "《{t}》{a}、{b}", "《{t}》{a}和{b}的规定"))
            said = form.format(t=one.title, a=first, b=second)
            yield self._case("true", form, said, _MATCH, ids=frozenset((one.id,)))
            one = next(law for law in laws if law.how and law.day)
            year = one.day.year if one.day else 0
            yield self._case(
                "true", "law, version", f"《{one.title}》（{year}年{one.how}）", _MATCH,
                ids=frozenset((one.id,)),
            )  # fmt: skip
            one = next(law for law in laws if law.title.startswith(STATE))
            order = self._unused_order()
            yield self._case(
                "true", "law, number of an order", f"《{one.title}》（{order}）",
                frozenset((CitationVerdict.PARTIAL,)), ids=frozenset((one.id,)),
            )  # fmt: skip

    def _unused_order(self) -> str:
        """The number of an order above all that there are: nothing here can tell whose it is."""
        return f"主席令第{numeral(self._random.randint(150, 190))}号"

    def _wrong_number(self) -> Iterator[Case]:
        for one in self._numbered[60:]:
            assert one.number
            count = int(one.number[one.number.index("〕") + 1 : -1])
            other = max(1, count + self._random.choice((-7, -2, -1, 1, 2, 3, 10, 40)))
            if other == count:
                continue
            number = one.number.replace(f"〕{count}号", f"〕{other}号")
            form, said = self._named(one.title.strip("《》"), number, alone=False)
            yield self._case("wrong number", form, said, _WRONG, reasons=_NAMES)

    def _wrong_year(self) -> Iterator[Case]:
        notices = iter(self._numbered[140:])
        laws = (one for one in self._laws[400:] if one.how and one.day)
        while True:
            one = next(notices)
            assert one.number
            year = int(one.number[one.number.index("〔") + 1 : one.number.index("〕")])
            other = year + self._random.choice((-2, -1, 1))
            number = one.number.replace(f"〔{year}〕", f"〔{other}〕")
            form, said = self._named(one.title.strip("《》"), number, alone=False)
            yield self._case("wrong year", form, said, _WRONG, reasons=_NAMES)
            law = next(laws)
            assert law.day
            years = [law.day.year + by for by in (-3, -2, -1) if law.day.year + by not in law.years]
            form = self._random.choice(
                ("《{t}》（{y}年{h}）", "《{t}》（{y}{h}）", "{y}年{h}的《{t}》")
            )
            said = form.format(t=law.title, y=self._random.choice(years or [1985]), h=law.how)
            yield self._case(
                "wrong year", "year of the version", said, _WRONG,
                reasons=frozenset((VerdictReason.VERSION,)),
            )  # fmt: skip

    def _wrong_article(self) -> Iterator[Case]:
        for one in self._whole[400:]:
            number = max(one.articles) + self._random.choice((1, 2, 5, 12, 40))
            article = self._random.choice((numeral(number), numeral(number), str(number)))
            names = [f"《{one.title}》", f"《{one.bare}》"]
            if "《" not in one.title and one.title.endswith(("法", "条例")):
                names.append(one.title)
            name = self._random.choice(names)
            behind = self._random.choice(("", "第二款", "第一款第（三）项"))
            yield self._case(
                "wrong article", name[:1] + "…" + behind, f"{name}第{article}条{behind}", _WRONG,
                reasons=frozenset((VerdictReason.ARTICLE,)),
            )  # fmt: skip

    def _repealed(self) -> Iterator[Case]:
        subjects = {_subject(title) for title in self._records.titles}
        absent = [
            title
            for title, by in self._records.repealed()
            if not self._records.titles[plain(title)]
            and by.day
            and by.day < DAY
            and not re.search(r"^关于|[〈<(（]", title)
            and _subject(plain(title)) not in subjects
            and not any(plain(title) in known for known in self._records.titles)
        ]
        self._random.shuffle(absent)
        for title in dict.fromkeys(absent):
            form = self._random.choice(("《{t}》", "《{t}》第三条"))
            yield self._case(
                "repealed, not here",
                form,
                form.format(t=title),
                _ABSENT,
                validity=Validity.REPEALED,
            )

    def _expired(self) -> Iterator[Case]:
        ended = self._drawn(
            one
            for one in self._records.notices
            if self.is_titled(one) and (last := term_of(one)) and last < DAY
        )
        for one in ended:
            title = one.title.strip("《》")
            said = f"《{title}》（{one.number}）" if one.number else f"《{title}》"
            yield self._case(
                "expired",
                "title",
                said,
                _RIGHT,
                validity=Validity.EXPIRED,
                ids=frozenset((one.id,)),
            )

    def _renamed(self) -> Iterator[Case]:
        for one in self._numbered[200:]:
            title = one.title.strip("《》")
            for word, other in _RENAMED:
                if word in title:
                    form, said = self._named(
                        title.replace(word, other, 1), one.number or "", alone=False
                    )
                    yield self._case(
                        "renamed", f"{form}, {word} → {other}", said, _WRONG,
                        reasons=frozenset((VerdictReason.TITLE,)),
                    )  # fmt: skip
                    break

    def _not_here(self) -> Iterator[Case]:
        found: dict[str, str] = {}
        for one in self._records.notices:
            for title, number in re.findall(
                r"《([^《》]{8,40}(?:通知|办法|规定|条例|意见|细则))》(?:（([^（）]{5,20}号)）)?",
                one.body,
            ):
                found.setdefault(title, number)
        names = "\n".join(self._records.titles)
        subjects = {_subject(title) for title in self._records.titles}
        heads = "\n".join(f"{one.field}{one.body[:400]}" for one in self._records.notices)
        absent = [
            (title, number)
            for title, number in found.items()
            if plain(title) not in names
            and plain(title).removeprefix(STATE) not in names
            and (not number or number not in heads)
            and _subject(plain(title)) not in subjects
        ]
        self._random.shuffle(absent)
        for title, number in absent:
            said = f"《{title}》（{number}）" if number else f"《{title}》"
            yield self._case("not here", "（number）" if number else "title", said, _ABSENT)

    def _short(self) -> Iterator[Case]:
        laws = [one for one in self._laws if one.title.startswith(STATE)]
        by_name = {one.bare: one for one in self._records.laws}
        ids_of: dict[str, set[str]] = {}
        for law in (*self._records.laws, *self._records.notices):
            ids_of.setdefault(law.bare, set()).add(law.id)
        told = [
            (short, by_name[full])
            for short in sorted(self._plain_words.short_names())
            if (full := self._plain_words.full_name(short)) in by_name
        ]
        self._random.shuffle(told)
        shorts, nationals = iter(told), iter(laws[::-1])
        while True:
            short, one = next(shorts)
            ids = frozenset(ids_of[one.bare])
            yield self._case("short name", "《short》", f"《{short}》", _MATCH, ids=ids)
            for form in ("《{b}》", "{b}{a}", "《{b}》{a}第一款"):
                one = next(nationals)
                said = form.format(b=one.bare, a=self._article(one))
                yield self._case("short name", form, said, _MATCH, ids=frozenset(ids_of[one.bare]))

    def _true_but_repealed(self) -> Iterator[Case]:
        held = {
            title: self._records.of_title(title)[0]
            for title, by in self._records.repealed()
            if self._records.titles[plain(title)] == 1
            and by.day
            and by.day < DAY
            and ((one := self._records.of_title(title)[0]).day or date.max) < by.day
            and one.id != by.id
        }
        several = sorted(held.items())
        self._random.shuffle(several)
        for title, one in several:
            said = f"《{title}》（{one.number}）" if one.number else f"《{title}》"
            yield self._case(
                "true but repealed", "title", said, _RIGHT,
                validity=Validity.REPEALED, ids=frozenset((one.id,)),
            )  # fmt: skip


_CLOSES = re.compile(r"第[^条\n]{1,8}条[^\n]{0,60}(?:施行|实施|执行|生效)")
"""The last article of a text that is whole; some of the records are cut off."""
_IS_MARRED = re.compile(r"^[^《]*》|《[^》]*$|〔|\[|号$")
"""Titles that a source has cut, or put a number into."""


def _subject(title: str) -> str:
    """A title without its issuer and without 关于印发…的通知 around it."""
    about = title[max(0, title.find("关于")) :]
    return re.sub(r"^关于(?:印发|发布|公布)?|的通知$", "", about)


_RENAMED = (
    ("实施方案", "工作方案"),
    ("管理办法", "管理规定"),
    ("暂行办法", "办法"),
    ("行动计划", "三年规划"),
    ("若干措施", "若干政策"),
    ("指导意见", "实施意见"),
    ("促进", "规范"),
    ("加强", "改进"),
    ("推进", "深化"),
    ("调整", "完善"),
    ("做好", "加快"),
)
"""Words of titles and what stands in their place in a title that is remembered wrongly."""
