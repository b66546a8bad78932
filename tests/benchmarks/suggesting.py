"""What suggestions cost while somebody types: `python -m tests.benchmarks.suggesting 100000`.

The documents have the titles of the shared laws and notices, copied under the names of cities, and
short texts. Asked is what people type of titles; the figures are CPU time of titles and offers.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from corpus.document import Document, Paragraph, Part, Rank
from indexer.analysed_document import analyse
from indexer.analysis.sounds import SYLLABLES, readings, same_sound
from indexer.engine import View
from indexer.engines import open_engine, open_writer
from indexer.query.plain_words import PlainWords
from indexer.settings import Settings

SHARED = Path(os.environ.get("POLICY_SEARCH_SHARED", "../shared"))

EACH = 60
"""Typed texts of each kind."""

LISTED = 4
"""Titles, and offers, that the box asks for."""

CITIES = ("杭州市", "广州市", "武汉市", "成都市", "福州市", "南京市", "济南市", "长沙市", "昆明市")
NAMED = (
    *("公司", "公积金", "gongjij", "gjj", "居住正", "房产", "国发〔2019", "国发2019", "财政"),
    *("政发〔2019", "gongji金", "公司发", "养犬", "量子纠缠", "zfgjj", "关于印发", "通知"),
)


def titles(data: Path) -> list[str]:
    """The titles of the shared laws and notices."""
    found = []
    for name in ("laws", "notices"):
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["title"] for line in lines]
    return found


def documents(known: list[str], count: int) -> Iterator[Document]:
    """So many documents of these titles, each copy under another city or year."""
    for number in range(count):
        copy, place = divmod(number, len(known))
        title, city = known[place], CITIES[copy % len(CITIES)]
        is_law = not copy and title.startswith("中华人民共和国")
        bears = f"政发〔{2005 + number % 20}〕{number % 900 + 1}号" if number % 3 == 0 else None
        yield Document(
            source="甲",
            key=str(number),
            id=str(number),
            path=str(number),
            title=title if not copy else f"{city}{title}" if copy % 2 else f"{title}（{copy}）",
            parts=(Part((Paragraph(f"{title[:20]}，请遵照执行。"),)),),
            written_on=date(2005, 1, 1) + timedelta(days=number % 7000),
            document_number=bears,
            document_numbers=(bears,) if bears else (),
            issuers=(f"{city}{title[:4]}局",),
            rank=Rank.LAW if is_law else None,
            topics=("财政、金融、审计",) if number % 5 == 0 else (),
        )


def typed(known: list[str]) -> Iterator[tuple[str, str]]:
    """(kind, text) of what is typed, the same in every run."""
    chance = random.Random(20190826)
    for _ in range(EACH):
        title = chance.choice([one for one in chance.sample(known, 9) if len(one) > 8] or known)
        size = chance.randrange(2, 9)
        start = chance.randrange(0, max(1, len(title) - size))
        han = [char for char in title if readings(char)][:6]
        sounds = [SYLLABLES[min(readings(char))] for char in han]
        yield "beginning", title[:size]
        yield "inside", title[start : start + size]
        yield "pinyin", "".join(sounds[: chance.randrange(2, 6)])[: chance.choice((None, -1))]
        yield "initials", "".join(sound[0] for sound in sounds[:5])
        for kind, whole in (("title with a mistake", title), ("mistake", title[:10])):
            at = chance.randrange(len(whole))
            other = next(iter(same_sound(whole[at])), "其")
            yield kind, f"{whole[:at]}{other}{whole[at + 1 :]}"
    yield from (("examples", text) for text in NAMED)


def milliseconds(view: View, text: str, plain_words: PlainWords) -> float:
    """The CPU time of what the box asks for a text."""
    began = time.process_time()
    view.suggest(text, LISTED)
    view.offers(text, LISTED, None, plain_words)
    return (time.process_time() - began) * 1000


def main(count: int) -> None:
    """Build the index, ask, and print median and 95th percentile of each kind and of all."""
    known, plain_words = titles(SHARED / "data"), PlainWords.read()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(index_dir=Path(folder), memory_mb=256)
        with open_writer(settings) as writer:
            for one in documents(known, count):
                writer.add(writer.prepare(analyse(one)))
            writer.publish()
        with closing(open_engine(settings)) as engine:
            view = engine.now()
            first = [milliseconds(view, text, plain_words) for text in ("公司", "gjj", "居住正")]
            print(f"first three: {sum(first):.0f} ms")
            taken: dict[str, list[float]] = {}
            for kind, text in typed(known):
                taken.setdefault(kind, []).append(milliseconds(view, text, plain_words))
            taken["all"] = [one for some in taken.values() for one in some]
            for kind, some in taken.items():
                ordered = sorted(some)
                median, high = ordered[len(some) // 2], ordered[int(0.95 * len(some))]
                print(f"{kind:22} n={len(some):3} median {median:5.1f} p95 {high:5.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
