"""The command line itself: help, wrong use, what it loads."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from search_app import wording
from search_app.cli import cli
from tests.cli.conftest import Run


def test_help_names_every_command(policy_search: Run) -> None:
    ran = policy_search("--help")
    assert ran.code == 0
    assert all(f"  {name} " in ran.out for name in cli.commands)


def test_the_version_is_that_of_the_package(policy_search: Run) -> None:
    ran = policy_search("--version")
    assert (ran.code, ran.out, ran.err) == (0, f"policy-search {version('policy-search')}\n", "")
    assert wording.commands.OPTION_HELP["version"] in policy_search("--help").out


@pytest.mark.parametrize("name", cli.commands)
def test_help_is_chinese_throughout(policy_search: Run, name: str) -> None:
    ran = policy_search(name, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"用法：policy-search {name} [选项]")
    assert not {"Usage", "Options", "Show this message", "TEXT", "PATH"} & set(ran.out.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serv"], "没有命令 serv。"),
        (["serve", "--prt", "1"], "没有选项 --prt。"),
        (["serve", "--port"], "选项 --port 后面缺少值，或多了值。"),
        (["read"], "缺少参数：文件。"),
        (["serve", "--port", "八千"], "--port 的值“八千”不对，请改成 0–65535 之间的整数。"),
        (["stats", "--config", "无.toml"], "没有设置文件“无.toml”，请检查路径。"),
        (
            ["stats", "--config", "坏.toml"],
            "设置文件“坏.toml”不是正确的 TOML（第 1 行，第 10 个字）",
        ),
        (["search", "养犬", "登记"], "多了参数：登记。"),
        ([], "用法：policy-search [选项] 命令 [参数]"),
    ],
)
def test_wrong_use_is_said(policy_search: Run, arguments: list[str], said: str) -> None:
    Path("坏.toml").write_text('port = "x\n', encoding="utf-8")
    ran = policy_search(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)


def test_a_place_that_cannot_hold_an_index_is_said(policy_search: Run, folder: Path) -> None:
    Path("占用").write_text("", encoding="utf-8")
    for command in (["index", str(folder)], ["stats"], ["check"]):
        ran = policy_search(*command, "--index-dir", "占用")
        assert (ran.code, ran.out) == (3, "")
        assert "占用" in ran.err
        assert "不是文件夹" in ran.err


def test_settings_in_force_are_shown(policy_search: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_SEARCH_PAGE_SIZE", "25")
    ran = policy_search("settings", "--port", "9000")
    assert ran.code == 0
    assert "page_size = 25\n" in ran.out
    assert "port = 9000\n" in ran.out


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["settings"]])
def test_what_a_command_does_not_need_is_not_loaded(arguments: list[str]) -> None:
    script = (
        "import sys; from search_app.cli import run; code = run(sys.argv[1:]);"
        "heavy = {'jieba', 'rjieba', 'opencc', 'whoosh', 'flask', 'gunicorn', 'numpy'};"
        "sys.exit(code or ' '.join(heavy & set(sys.modules)) or 0)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


def test_there_are_words_for_every_command() -> None:
    assert set(wording.commands.COMMAND_HELP) == set(cli.commands)


def test_a_secret_in_a_file_is_told_where_it_belongs(policy_search: Run, tmp_path: Path) -> None:
    """And it is not printed."""
    file = tmp_path / "policy-search.toml"
    file.write_text('opensearch_password = "geheim"\n', encoding="utf-8")
    ran = policy_search("settings")
    assert ran.code == 2
    assert "POLICY_SEARCH_OPENSEARCH_PASSWORD" in ran.err
    assert "是不是" not in ran.err
    assert "geheim" not in ran.err


def test_an_unknown_engine_is_told_both(policy_search: Run) -> None:
    ran = policy_search("check", "--engine", "elastic")
    assert (ran.code, "whoosh 或 opensearch" in ran.err) == (2, True)
