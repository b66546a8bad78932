"""Files that are not what they should be: a line of the report each, and nothing else happens."""

from __future__ import annotations

import gzip
import os
import random
import signal
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.readers import ReadOptions, apart, read_folder
from corpus.readers.files import FileError
from corpus.report import SkipReason
from tests.corpus.ofd_files import (
    annotation,
    down,
    file,
    grid,
    page,
    text_object,
    with_annotations,
    with_template,
)
from tests.corpus.packages import archive, encrypted_archive, ofd
from tests.corpus.paper import Leaf, column, paper
from tests.corpus.test_office import BILLION_LAUGHS, with_member, word, workbook

OPTIONS = ReadOptions(max_seconds=5, max_memory_mb=1024, max_bytes=50_000_000, max_pages=300)
TEXT = "为保障居民用水安全，各供水单位应当认真组织实施。"
PRICES = Path(__file__).with_name("files") / "prices.xls"
BINARY = (".pdf", ".docx", ".xlsx", ".xls", ".ofd", ".zip", ".doc", ".wps", ".et")
TEXTS = (".html", ".txt", ".md", ".jsonl", ".csv")


def whole() -> dict[str, bytes]:
    """A file of each form that is as it should be."""
    return {
        ".pdf": paper(column(TEXT)),
        ".docx": word(),
        ".xlsx": workbook(),
        ".xls": PRICES.read_bytes(),
        ".ofd": ofd([(28.0, 40.0, 5.5, TEXT)]),
        ".zip": archive({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}),
        ".jsonl.gz": gzip.compress(TEXT.encode() * 99),
    }


def malformed(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Names and contents: truncated, mislabelled, empty, binary, bombs."""
    good = whole()
    for suffix, data in good.items():
        yield from (
            (f"cut-{n}{suffix}", data[: chance.randrange(1, int(len(data) * 0.9))])
            for n in range(25)
        )
    for suffix in BINARY:
        for other, data in good.items():
            if other not in (suffix, ".xls"):
                yield f"is{other[1:]}{suffix}", data
        yield f"page{suffix}", f"<html><p>{TEXT}</p></html>".encode()
        yield f"words{suffix}", TEXT.encode()
    for suffix in (*BINARY, *TEXTS):
        yield f"empty{suffix}", b""
        yield f"blank{suffix}", b" \r\n\t" * chance.randrange(1, 99)
        yield from (
            (f"noise-{n}{suffix}", b"\0\x01" + chance.randbytes(chance.randrange(1, 5000)))
            for n in range(4)
        )
    for suffix in (".html", ".txt", ".md"):
        yield from ((f"is{other[1:]}{suffix}", data) for other, data in good.items())
    yield from bombs(good)


def bombs(good: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Small files that want to be large, deep or endless."""
    zeros = bytes(60_000_000)
    yield "zeros.zip", archive({"a.txt": zeros})
    yield "many.zip", archive({f"{n}.txt": b"" for n in range(10_001)})
    nested = archive({"a.txt": TEXT.encode()})
    for _ in range(6):
        nested = archive({"a.zip": nested})
    yield "nested.zip", nested
    yield "locked.zip", encrypted_archive("a.txt", TEXT.encode())
    yield "out.zip", archive({"../../a.txt": TEXT.encode()})
    yield "zeros.jsonl.gz", gzip.compress(zeros)
    main = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".ofd": "OFD.xml"}
    for suffix, name in main.items():
        yield f"laughs{suffix}", with_member(good[suffix], name, BILLION_LAUGHS)
        yield f"zeros{suffix}", with_member(good[suffix], name, zeros)
        deep = b"<a>" * 100_000 + b"</a>" * 100_000
        yield f"deep{suffix}", with_member(good[suffix], name, deep)
    yield "deep.html", b"<div>" * 200_000 + TEXT.encode()
    yield "deep.jsonl", b'{"a":' * 100_000
    yield "pages.pdf", paper(*[column(TEXT)] * 301)
    yield "inflated.pdf", inflated(b" " * 1_000_000, 1500)


def inflated(piece: bytes, times: int) -> bytes:
    """A PDF with a page whose content expands to `times` pieces."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(piece) for _ in range(times)) + packer.flush()
    head, _, rest = paper(column(TEXT)).partition(b"<< /Length")
    filtered = b"<< /Filter /FlateDecode /Length %d >>" % len(packed)
    return head + filtered + b"\nstream\n" + packed + rest[rest.index(b"\nendstream") :]


def test_each_gives_a_line_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "files"
    folder.mkdir(parents=True)
    for name, data in malformed(random.Random(4)):
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(f"关于供水的通知\n{TEXT}", encoding="utf-8")
    names = {path.name for path in folder.iterdir()} - {"good.txt"}
    assert len(names) >= 300
    started = time.monotonic()
    results = list(read_folder(folder, "test", OPTIONS))
    assert time.monotonic() - started < 60
    assert [d.path for result in results for d in result.documents] == ["good.txt"]
    lines = Counter(one.path.partition("!/")[0] for r in results for one in r.skipped)
    assert lines.keys() == names
    assert set(lines.values()) == {1}
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_damaged_bytes_never_stop_a_run(tmp_path: Path) -> None:
    chance = random.Random(5)
    for suffix, data in whole().items():
        for number in range(12):
            damaged = bytearray(data)
            for _ in range(chance.randrange(1, 30)):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            (tmp_path / f"{number}{suffix}").write_bytes(damaged)
    results = list(read_folder(tmp_path, "test", OPTIONS))
    assert len(results) == len(list(tmp_path.iterdir()))
    assert all(result.documents or result.skipped for result in results)


def printed() -> Iterator[tuple[str, bytes]]:
    """PDF and OFD with all that their readers look at."""
    labels = [(74.0, 700.0, 14.0, "申请人："), (74.0, 660.0, 14.0, "地址：")]
    leaf = Leaf(
        texts=[*column(TEXT), *labels],
        turned=[(90, (40.0, 300.0, 10.0, "档案")), (45, (150.0, 300.0, 60.0, "内部资料"))],
        columns=[(540.0, 700.0, 14.0, "内部资料")],
        rules=[(74, y, 321, y) for y in (500, 470)] + [(x, 470, x, 500) for x in (74, 170, 321)],
        pictures=[(300, 100, 400, 200)],
        fields=[((140, 695, 300, 715), "张三", True), ((140, 655, 300, 675), "某路", False)],
        comments=["请核对"],
    )
    yield ".pdf", paper(leaf, Leaf(texts=column(TEXT), turn=90), column(TEXT))
    objects = [
        text_object(30, 40, 5, TEXT),
        text_object(190, 20, 5, TEXT, ctm="0 1 -1 0 0 0"),
        text_object(180, 30, 5, TEXT, steps=down(TEXT, 5)),
        grid((20, 60, 100), (60, 80, 100)),
    ]
    yield ".ofd", with_template([objects, objects], objects[:1], "Foreground")
    yield ".ofd", with_annotations(objects, [annotation("Stamp", objects[0], "请核对")])


def test_printed_files_that_are_damaged_are_lines_of_the_report(tmp_path: Path) -> None:
    chance = random.Random(6)
    for kind, (suffix, data) in enumerate(printed()):
        for number in range(15):
            (tmp_path / f"cut-{kind}-{number}{suffix}").write_bytes(
                data[: chance.randrange(1, len(data) - 20)]
            )
            damaged = bytearray(data)
            for _ in range(chance.randrange(1, 20)):
                place = chance.randrange(len(damaged))
                damaged[place] ^= 1 << chance.randrange(8)
            (tmp_path / f"bits-{kind}-{number}{suffix}").write_bytes(damaged)
    results = {result.path: result for result in read_folder(tmp_path, "test", OPTIONS)}
    assert len(results) == len(list(tmp_path.iterdir())) == 90
    for path, result in results.items():
        assert len(result.skipped) + len(result.documents) == 1, path
        assert not (path.startswith("cut-") and result.documents), path


@pytest.mark.parametrize(
    ("member", "content"),
    [
        ("Doc_0/P/0.xml", "<Page><Content><Layer><TextObject/></Layer></Content></Page>"),
        ("Doc_0/P/0.xml", "<Page>"),
        ("Doc_0/Document.xml", "<Document/>"),
        ("Doc_0/Document.xml", "<Document><Pages><Page BaseLoc='none.xml'/></Pages></Document>"),
        ("OFD.xml", "<OFD><DocBody><DocRoot>../../x.xml</DocRoot></DocBody></OFD>"),
        ("OFD.xml", "<OFD/>"),
    ],
)
def test_an_ofd_of_wrong_parts_is_a_line_of_the_report(
    tmp_path: Path, member: str, content: str
) -> None:
    data = with_member(file([page([text_object(30, 40, 5, TEXT)])]), member, content.encode())
    (tmp_path / "a.ofd").write_bytes(data)
    (result,) = read_folder(tmp_path, "test", OPTIONS)
    assert not result.documents
    assert next(skipped.reason for skipped in result.skipped) in (
        SkipReason.UNREADABLE,
        SkipReason.NO_TEXT_LAYER,
    )


def sleep(options: ReadOptions) -> None:
    """A reader that hangs."""
    time.sleep(60)


def swell(options: ReadOptions) -> None:
    """A reader that explodes."""
    bytearray(2 * options.max_memory_mb * 1024 * 1024)


def end(options: ReadOptions) -> None:
    """A reader that takes its process with it."""
    os.abort()


def answer(value: int, options: ReadOptions) -> int:
    """A reader that works, and prints."""
    sys.stdout.write(str(value))
    return value


@pytest.mark.parametrize(
    ("reader", "reason"),
    [
        (sleep, SkipReason.TOO_SLOW),
        (swell, SkipReason.TOO_MUCH_MEMORY),
        (end, SkipReason.UNREADABLE),
    ],
)
def test_a_reader_is_stopped_and_the_next_one_works(reader: object, reason: SkipReason) -> None:
    options = ReadOptions(max_seconds=1, max_memory_mb=1024)
    assert callable(reader)
    with pytest.raises(FileError) as caught:
        apart.call(reader, options=options)
    assert caught.value.reason is reason
    assert apart.call(answer, 7, options=options) == 7


def killed(options: ReadOptions) -> None:
    """A reader that the system ends, as it does where memory is short."""
    os.kill(os.getpid(), signal.SIGKILL)


def leave(options: ReadOptions) -> None:
    """A reader that ends by itself in the middle."""
    os._exit(3)


@pytest.mark.parametrize(
    ("reader", "said"),
    [
        (killed, "killed=9"),
        (end, "killed=6"),
        (leave, "crashed=3"),
    ],
)
def test_how_a_reader_ended_is_said(reader: object, said: str) -> None:
    assert callable(reader)
    with pytest.raises(FileError) as caught:
        apart.call(reader, options=ReadOptions())
    assert caught.value.detail == said
