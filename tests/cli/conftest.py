"""A folder of real files, the index of it, and a way to run the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from search_app.cli import run


@dataclass(frozen=True)
class Ran:
    """What one run of the command line returned and printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def policy_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run `policy-search` in a working directory of its own."""
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return ran


def record(number: int, **fields: str) -> dict[str, str]:
    """One notice as a record with the default column names."""
    return {
        "id": f"n{number}",
        "title": f"示例市人民政府关于第{number}项工作的通知",
        "date": f"20{number:02}-03-01",
        "body": f"各区人民政府：\n现就第{number}项工作通知如下。请认真贯彻执行。",
        "doc_no": f"示政发〔20{number:02}〕{number}号",
        "issuer": "示例市人民政府",
        "topic": "综合政务",
        **fields,
    }


def write_records(path: Path, records: list[dict[str, str]]) -> None:
    """Write records as JSON Lines."""
    lines = [json.dumps(one, ensure_ascii=False) for one in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten notices, one to a file, in a folder named 示例."""
    place = tmp_path / "示例"
    place.mkdir()
    for number in range(10, 20):
        write_records(place / f"{number}.jsonl", [record(number)])
    return place
