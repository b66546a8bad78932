"""What all tests share: where the real documents are, and that CI skips nothing."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

collect_ignore = ["benchmarks/peers"]
"""Other engines, which only `make bench` installs."""

settings.register_profile("busy machine", deadline=None)
settings.load_profile("busy machine")

ON_CI = os.environ.get("CI") == "true"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real documents: `data` in $POLICY_SEARCH_SHARED, else in `../shared`."""
    beside = Path(__file__).resolve().parents[2] / "shared"
    folder = Path(os.environ.get("POLICY_SEARCH_SHARED") or beside) / "data"
    if not (folder / "laws.jsonl.gz").is_file():
        pytest.skip(f"needs the real documents, which are not in {folder}")
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one on CI."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a skipped module into a failed one on CI."""
    report = yield
    _refuse_skip(report)
    return report


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Fail a report that says "skipped" on CI; an expected failure is not a skip."""
    if ON_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"CI skips nothing, but {report.nodeid} was skipped: {reason}"
