"""Finds document numbers (发文字号) in a text, and tells when two numbers are the same.

There are two families. Some numbers are a code with a year and a count, 国发〔2019〕5号, or with
the year first, （87）国科发条字第0125号. Others count the acts of an organ, 国务院令第707号 and
海关总署公告2020年第24号; as their count starts again, only organ, year or term, and count together
name one act. Codes of standards (GB/T 1-2020) and numbers of court cases are not document numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.fields.numerals import to_int
from corpus.fields.organ_names import leading_organ, organ_key, split_term
from corpus.fields.rules import number_rules as rules
from corpus.fields.rules.organ_rules import ORGAN_END
from corpus.fields.word_classes import words

NUMBERED_KINDS = words("numbered_kind")
"""Kinds of acts that their organ counts: 国务院令第707号."""


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A document number that stands at [start, end) of a text.

    `text` is what is written there, `canonical` the official form of the number, and `key` is equal
    for all forms of one number.
    """

    start: int
    end: int
    text: str
    canonical: str
    key: str


def find_numbers(text: str) -> list[FoundNumber]:
    """Find all document numbers in `text`, in order; none of them lies inside another.

    >>> [found.key for found in find_numbers("按照国发[2019] 5 号和国务院350号令办理")]
    ['国发|2019|5', '国务院令||350']
    """
    if "号" not in text and "號" not in text:
        return []
    flat = text.translate(rules.FLAT)
    found: list[FoundNumber] = []
    free = 0
    for at in rules.NUMBER_SIGN.finditer(flat):
        if at.start() < free:
            continue
        number = _number_at(text, flat, at.start(), free)
        if number is not None:
            found.append(number)
            free = number.end
    return found


def parse_number(text: str) -> FoundNumber | None:
    """Read the number that the whole of `text` is, with or without 印发 or 文件 behind it.

    Else None.

    Numbers as people type them are read too: without 号, and without brackets where the code cannot
    be an ordinary word.

    >>> parse_number("（川发改数据规〔2025〕510号印发）").canonical
    '川发改数据规〔2025〕510号'
    >>> parse_number("依据粤人社规〔2020〕30号") is None
    True
    """
    bare = text.strip().strip("《》“”\"'，,。;；:： ")
    if not bare or len(bare) > 80:
        return None
    for form in (bare, _unwrapped(bare)):
        found = find_numbers(form) or _typed(form)
        if len(found) == 1 and _is_whole(form, found[0]):
            start = text.find(form)
            one = found[0]
            return FoundNumber(start + one.start, start + one.end, one.text, one.canonical, one.key)
    return None


def number_key(text: str) -> str | None:
    """Return the key of the number that the whole of `text` is, in whatever form.

    It is None if it is none.

    >>> [number_key(form) for form in ("武政规(２０１９)14", "武政规 2019 14")]
    ['武政规|2019|14', '武政规|2019|14']
    """
    found = parse_number(text)
    return found.key if found else None


def number_year(key: str) -> int | None:
    """Return the year in a key; None where the number has no year."""
    year = key.split("|")[1]
    return int(year) if year.isdecimal() else None


def _unwrapped(text: str) -> str:
    if text.translate(rules.FLAT)[0] == "〔" and text.translate(rules.FLAT)[-1] == "〕":
        return text[1:-1].strip()
    return text


def _is_whole(text: str, found: FoundNumber) -> bool:
    before, after = text[: found.start].strip(), text[found.end :].strip()
    return not before and rules.AFTER.fullmatch(after) is not None


def _number_at(text: str, flat: str, at: int, free: int) -> FoundNumber | None:
    if flat[at] == "〔":
        return _coded(text, flat, at, free) or _year_first(text, flat, at)
    if flat[at] in "令告":
        start = at if flat[at] == "令" else at - 1
        return _numbered(text, flat, start, free)
    return _numbered_last(text, flat, at, free)


def _coded(text: str, flat: str, at: int, free: int) -> FoundNumber | None:
    tail = rules.CODE_TAIL.match(flat, at)
    if tail is None:
        return None
    head = flat[max(free, at - 40) : at].rstrip(" \n")
    gap = at - max(free, at - 40) - len(head)
    before = rules.CODE_BEFORE.search(head)
    if before is None or gap > 2:
        return None
    code = _without_sentence(head, before.group())
    if free and at - gap - len(code) == free:
        # 粤公通字〔2018〕160号和粤科函专字〔2020〕116号: two numbers joined.
        code = rules.JOINS.sub("", code)
    if len(rules.WHOLE_ORGAN.sub("", code)) < len(code) and not code.endswith(NUMBERED_KINDS):
        code = rules.WHOLE_ORGAN.sub("", code)
    if len(code) < 2:
        return None
    start = at - gap - len(code)
    for kind in NUMBERED_KINDS:
        if code.endswith(kind) and len(code) > len(kind):
            return _numbered(text, flat, at - gap - len(kind), free)
    year, count = _year(tail["year"]), to_int(tail["count"])
    if count is None:
        return None
    code += tail["zi"] or ""
    canonical = f"{text[start : start + len(code)]}〔{year}〕{_digits(tail['count'])}号"
    key = f"{code}|{year}|{count}"
    return FoundNumber(start, tail.end(), text[start : tail.end()], canonical, key)


def _year_first(text: str, flat: str, at: int) -> FoundNumber | None:
    match = rules.YEAR_FIRST.match(flat, at)
    if match is None or not (match["zi"] or match["nth"]) or rules.COURT.search(match["code"]):
        return None
    code = match["code"] + (match["zi"] or "")
    start, end = match.span("code")
    written = text[start:end] + (match["zi"] or "")
    canonical = (
        f"〔{_digits(match['year'])}〕{written}{match['nth'] or ''}{_digits(match['count'])}号"
    )
    key = f"{code}|{_year(match['year'])}|{int(match['count'])}"
    return FoundNumber(at, match.end(), text[at : match.end()], canonical, key)


def _numbered(text: str, flat: str, at: int, free: int) -> FoundNumber | None:
    tail = rules.NUMBERED_TAIL.match(flat, at)
    if tail is None:
        return None
    organ = _organ_before(flat, at, free)
    count = to_int(tail["count"])
    if organ is None or count is None:
        return None
    start, name = organ
    end = tail.end()
    if "〔" in flat[tail.start() : end] and flat[end : end + 1] == "〕":
        end += flat[tail.start() : end].count("〔") > flat[tail.start() : end].count("〕")
    year = _year(tail["year"]) if tail["year"] else ""
    middle = f"{year}年" if year else ""
    if year and "〔" in flat[tail.end("kind") : tail.start("year")]:
        middle = f"〔{year}〕"
    elif tail["term"]:
        middle = f"〔{tail['term']}届〕"
    written = re.sub(r"\s", " ", text[start : start + len(name)])
    canonical = f"{written}{tail['kind']}{middle}第{_digits(tail['count'])}号"
    key = _numbered_key(name, tail["kind"], year, tail["term"], count)
    return FoundNumber(start, end, text[start:end], canonical, key)


def _numbered_last(text: str, flat: str, at: int, free: int) -> FoundNumber | None:
    """Read a number whose count stands before its kind: 国务院350号令, 第350号国务院令."""
    tail = rules.TAIL_LAST.match(flat, at)
    count = to_int(tail["count"]) if tail else None
    if tail is None or count is None:
        return None
    if tail["organ"]:
        start, name = at, tail["organ"]
        if not ORGAN_END.search(name):
            return None
        dated = rules.YEAR_BEFORE.search(flat, max(free, at - 8), at)
        if dated is not None and not tail["year"]:
            year = _year(dated["year"])
            return _last_form(text, dated.start(), tail, name, year, count)
    else:
        before = rules.YEAR_WORD_BEFORE.search(flat[max(free, at - 8) : at])
        organ = _organ_before(flat, at - (len(before.group()) if before else 0), free)
        if organ is None:
            return None
        start, name = organ
        year = _year(before.group(1)) if before else ""
        return _last_form(text, start, tail, name, year, count)
    return _last_form(text, start, tail, name, _year(tail["year"]) if tail["year"] else "", count)


def _last_form(
    text: str, start: int, tail: re.Match[str], name: str, year: str, count: int
) -> FoundNumber:
    middle = f"{year}年" if year else ""
    canonical = f"{name}{tail['kind']}{middle}第{_digits(tail['count'])}号"
    key = _numbered_key(name, tail["kind"], year, None, count)
    return FoundNumber(start, tail.end(), text[start : tail.end()], canonical, key)


def _numbered_key(name: str, kind: str, year: str, term: str | None, count: int) -> str:
    name, own_term = split_term(leading_organ(rules.SEVERAL.sub("", name)))
    term = term or own_term
    when = year or (f"{to_int(term)}届" if term else "")
    return f"{organ_key(name)}{kind}|{when}|{count}"


def _organ_before(flat: str, at: int, free: int) -> tuple[int, str] | None:
    """Return where the name of the organ that ends at `at` starts, and the name.

    It is None without one.
    """
    head = flat[max(free, at - 64) : at]
    bare = head.rstrip(" \n")
    if len(head) - len(bare) > 6:
        return None
    several = rules.SEVERAL.search(bare)
    stem = bare[: several.start()] if several else bare
    run = rules.ORGAN_BEFORE.search(stem)
    if run is None:
        return None
    name = _without_sentence(stem, run.group())
    pieces = re.split(r"([、 ]+)", name)
    keep = len(pieces)
    while keep > 0 and (ORGAN_END.search(pieces[keep - 1]) or pieces[keep - 1] == "国"):
        keep -= 2
    name = "".join(pieces[max(keep + 1, 0) :])
    if not name or len(name) > 45 or (len(name) == 1 and name != "国"):
        return None
    start = at - (len(head) - len(bare)) - len(several.group() if several else "") - len(name)
    return start, name + (several.group() if several else "")


def _without_sentence(head: str, run: str) -> str:
    """Cut the words of the sentence off `run`, the end of `head`: 依据国发 becomes 国发."""
    before = head[: len(head) - len(run)]
    if before[-1:].isdecimal():
        run = rules.DATE_SIGN.sub("", run)
    ends = [word.end() for word in rules.SENTENCE_WORD.finditer(run)]
    clauses = [clause.end() - len(before) for clause in rules.CLAUSE.finditer(head)]
    behind_clause = max(clauses, default=0) > max(ends, default=0)
    ends += [end for end in clauses if end > 0]
    rest = run[max(ends, default=0) :]
    # 将 may be a county's sign only where nothing of a sentence stands before it.
    if ends or before[-1:] not in ("", "\n", " ", "〔", "：", ":"):
        rest = rest.removeprefix("将")
    # 《…》和澄政发〔2012〕31号: behind a title, its clause or a number 和 joins; 和政发 alone is a
    # county's.
    if behind_clause or (before[-1:] in ("》", "〕") and not ends):
        rest = rules.JOINS_TITLE.sub("", rest)
    sign = rules.SENTENCE_SIGN.match(rest)
    return rest[sign.end() :] if sign else rest


def _year(text: str) -> str:
    year = to_int(text)
    if year is None:
        return text
    return str(1900 + year if 30 <= year < 100 else 2000 + year if year < 30 else year)


def _digits(text: str) -> str:
    return "".join(text.split())


def _typed(text: str) -> list[FoundNumber]:
    flat = text.translate(rules.FLAT)
    match = rules.TYPED.fullmatch(flat)
    if match is not None:
        code = match["code"]
        sure = match["open"] or rules.CODE_END.search(code)
        numbered = rules.NUMBERED_CODE.fullmatch(code)
        if numbered:
            standing = f"{numbered[1]}{numbered[2]}{match['year']}年第{match['count']}号"
        else:
            standing = f"{code}〔{match['year']}〕{match['count']}号"
        if not sure and not numbered and not match["hao"]:
            return []
    else:
        match = rules.TYPED_NUMBERED.fullmatch(flat)
        if match is None:
            return []
        standing = f"{match['organ']}{match['kind']}第{match['count']}号"
    found = find_numbers(standing)
    if len(found) != 1 or found[0].start != 0:
        return []
    return [FoundNumber(0, len(text), text, found[0].canonical, found[0].key)]
