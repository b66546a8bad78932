"""`make exports`: how long and how much memory the whole result as a file takes, by format."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import date, timedelta
from pathlib import Path

from corpus.document import Document, Paragraph, Part
from indexer.analysed_document import analyse
from indexer.engines import open_writer
from indexer.settings import Settings
from search_app.exports.formats import FORMATS

MOST_SECONDS = 60
MOST_MB = 200
KINDS = ("通知", "意见", "办法", "公告")


def made(number: int) -> Document:
    """A document whose fields are all there and as long as real ones."""
    day = date(2000, 1, 1) + timedelta(number % 9000)
    return Document(
        source="云川市人民政府网站",
        key=f"made-{number}",
        id=f"made-{number}",
        title=f"云川市人民政府办公室关于印发《云川市养犬登记管理办法（第{number}版）》的通知",
        parts=(Part((Paragraph("现将办法印发给你们，请遵照执行。养犬应当登记。"),)),),
        path=f"{number}.html",
        written_on=day,
        published_on=day + timedelta(5),
        effective_on=day + timedelta(30),
        document_number=f"云政办发〔{day.year}〕{number % 400 + 1}号",
        document_numbers=(f"云政办发〔{day.year}〕{number % 400 + 1}号",),
        issuers=("云川市人民政府办公室", "云川市公安局"),
        kind=KINDS[number % len(KINDS)],
        topics=("公安、安全、司法/公安",),
        source_topic="规范性文件",
        url=f"https://www.yunchuan.example.gov.cn/zwgk/{day.year}/{number}.html",
    )


def main() -> int:
    """Build, serve, fetch each format; 1 where one takes more than it may."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=100_000)
    options.add_argument("--work", help="folder of the index, kept and used again")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(asked.work or temporary)
        if not (folder / "CURRENT").exists():
            _build(folder, asked.documents)
        print(f"{asked.documents:,} documents; at most {MOST_SECONDS} s and {MOST_MB} MB each")
        return max(_measure(folder, form) for form in FORMATS)


def _build(folder: Path, count: int) -> None:
    with open_writer(Settings(index_dir=folder)) as writer:
        for number in range(count):
            writer.add(writer.prepare(analyse(made(number))))
        writer.publish()
        writer.merge()


def _measure(folder: Path, form: str) -> int:
    """Fetch one file from a server of its own, and look at its worker's peak (Linux)."""
    command = [sys.executable, "-c", "from search_app.cli import main; main()", "serve"]
    command += ["--index-dir", str(folder), "--port", "0", "--processes", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = re.search(r"http://[\d.:]+", server.stdout.readline())
            assert address
            base = address.group()
            urllib.request.urlopen(f"{base}/healthz").close()
            before = _megabytes(server.pid, "VmRSS")
            began, first, size = time.perf_counter(), 0.0, 0
            with urllib.request.urlopen(f"{base}/export.{form}") as answer:
                while block := answer.read(2**16):
                    first = first or time.perf_counter() - began
                    size += len(block)
            seconds = time.perf_counter() - began
            peak, anonymous = _megabytes(server.pid, "VmHWM"), _megabytes(server.pid, "RssAnon")
        finally:
            server.terminate()
    print(
        f"{form:6} {seconds:6.1f} s, first block after {first:5.2f} s, {size / 1e6:6.1f} MB; "
        f"memory at most {peak:.0f} MB ({before:.0f} before, {anonymous:.0f} not of files after)",
        flush=True,
    )
    return int(seconds > MOST_SECONDS or peak > MOST_MB)


def _megabytes(master: int, name: str) -> float:
    """A line of the one worker's /proc/…/status, in MB."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text(encoding="ascii").split()
    status = Path(f"/proc/{children[0]}/status").read_text(encoding="ascii")
    found = re.search(rf"^{name}:\s+(\d+) kB", status, re.MULTILINE)
    return int(found.group(1)) / 1024 if found else float("nan")


if __name__ == "__main__":
    sys.exit(main())
