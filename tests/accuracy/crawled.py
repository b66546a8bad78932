"""How well the text of crawled pages is read: real documents in the frames of many sites.

The half to write rules by and the half that judges them have other documents, other draws, and
the second also forms that the first never shows.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from corpus.assemble import assemble
from corpus.document import Document
from corpus.readers.files import FileError
from corpus.readers.plain_text import read_plain_text
from tests.accuracy.page_frames import Frames
from tests.accuracy.rows import Row

_SEED = 20261124
_PAGES = 200
_ENDS = 12
# A record whose own text already has a page around it tells no truth.
_FRAMED = re.compile(
    r"打印|关闭|扫一扫|ICP|相关(?:链接|解读|文章|附件|稿件)|上一篇|网站地图|责任编辑|点击|来源[:：]|首页|https?:|分享|版权|\uf0b7"
    r"|\.{6}|^#|【|^附件|\.(?:docx?|pdf|xlsx?|wps)"
)


def measure(data: Path, *, judging: bool) -> list[Row]:
    """The rows of one half of the pages."""
    rows = {
        "title": Row("title", 0.97),
        "published": Row("published_on", 0.97),
        "begins": Row("body begins", 0.95),
        "ends": Row("body ends", 0.95),
        "f1": Row("body F1", 0.97),
    }
    titles, documents = _load(data / "notices.jsonl.gz", judging=judging)
    frames = Frames(_SEED + judging, titles, judging=judging)
    for name, title, body in documents:
        page = frames.page(title, body)
        document = _read(page.text)
        found = _bare(document.body) if document else ""
        texts = _truths(title, body, page.attached)
        day = document.published_on.isoformat() if document and document.published_on else None
        right = document is not None and _bare(document.title) == _bare(title)
        rows["title"].count(right, f"{name}: {title}, read as {document and document.title}")
        rows["published"].count(day == page.published, f"{name}: {page.published}, read as {day}")
        begins = any(found.startswith(text[:_ENDS]) for text in texts)
        rows["begins"].count(begins, f"{name}: {texts[0][:30]}, read as {found[:50]}")
        ends = any(found.endswith(text[-_ENDS:]) for text in texts)
        rows["ends"].count(ends, f"{name}: {texts[0][-20:]}, read as {found[-50:]}")
        score = max(_f1(text, found) for text in texts)
        rows["f1"].count(score, f"{name}: {score:.3f}")
    return list(rows.values())


def _read(text: str) -> Document | None:
    try:
        draft = read_plain_text(text)
    except FileError:
        return None
    return assemble(draft, "pages", "page.txt", "page.txt")[0]


def _load(path: Path, *, judging: bool) -> tuple[list[str], list[tuple[str, str, list[str]]]]:
    """Titles for lists of links, and documents `(id, title, lines of the body)` of one half."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    Random(_SEED).shuffle(records)
    half = records[judging::2]
    titles = [title for one in half if 12 <= len(title := _title(one["title"])) <= 60]
    documents = []
    for one in half:
        body = [line.strip() for line in one["body"].split("\n") if line.strip()]
        text = "\n".join(body)
        if 4 <= len(body) <= 120 and 200 <= len(text) <= 8000 and not _FRAMED.search(text):
            documents.append((one["id"], _title(one["title"]), body))
    return titles, [one for one in documents if 8 <= len(one[1]) <= 80][:_PAGES]


def _title(title: str) -> str:
    whole = re.fullmatch(r"《([^《》]+)》", "".join(title.split("\n")).strip())
    return whole[1] if whole else title.replace("\n", "").strip()


def _truths(title: str, body: Sequence[str], attached: str) -> tuple[str, ...]:
    """The text as it stands, without the title that it may begin with, and with attachments."""
    whole, own = _bare("".join(body)), _bare(title)
    texts = dict.fromkeys((whole, whole.removeprefix(own)))
    return (*texts, *(text + _bare(attached) for text in texts if attached))


def _bare(text: str) -> str:
    return re.sub(r"[\s\u200b\ufeff]+", "", text)


def _f1(truth: str, found: str) -> float:
    common = sum((Counter(truth) & Counter(found)).values())
    return 2 * common / (len(truth) + len(found) or 1)
