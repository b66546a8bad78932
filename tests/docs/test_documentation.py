"""The documentation names everything that there is, and nothing that there is not."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from indexer.query.facets import Facet
from indexer.settings import Settings, load_settings
from indexer.sources import load_sources
from search_app.cli import cli
from search_app.commands.settings_page import settings_markdown

ROOT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.zh-CN.md")
PAGES = (
    *READMES,
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")),
)


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def options_of(command: click.Command) -> set[str]:
    """All flags of a command but `--help`."""
    params = command.get_params(click.Context(command))
    return {flag for param in params for flag in param.opts if flag.startswith("--")} - {"--help"}


def make_targets() -> set[str]:
    """The targets that `make help` shows."""
    return set(re.findall(r"^([a-z]+):.*## ", text_of("Makefile"), re.MULTILINE))


def section_of(command: str) -> str:
    """The part of docs/commands.md on one command."""
    found = re.search(
        rf"^## policy-search {command}\b.*?(?=^## |\Z)",
        text_of("docs/commands.md"),
        re.MULTILINE | re.DOTALL,
    )
    return found.group() if found else ""


def test_the_page_on_settings_is_up_to_date() -> None:
    assert text_of("docs/settings.md") == settings_markdown() + "\n", (
        "run: policy-search settings --markdown > docs/settings.md"
    )


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_has_a_sentence(name: str) -> None:
    sentence = Settings.model_fields[name].description
    assert sentence and sentence.endswith("。")


@pytest.mark.parametrize("name", cli.commands)
def test_every_command_is_documented(name: str) -> None:
    assert section_of(name)


@pytest.mark.parametrize("name", sorted(set(cli.commands) - {"explain"}))
def test_every_option_is_documented(name: str) -> None:
    settings = {"--" + setting.replace("_", "-") for setting in Settings.model_fields}
    facets = {f"--{facet}" for facet in Facet} if name == "search" else set()  # `test_registries`
    missing = {
        option
        for option in options_of(cli.commands[name]) - settings - facets - {"--config"}
        if f"`{option}`" not in section_of(name)
    }
    assert not missing


def test_options_of_the_program_itself_are_documented() -> None:
    introduction = text_of("docs/commands.md").partition("\n## ")[0]
    assert not [option for option in options_of(cli) if f"{option}`" not in introduction]


def test_the_newest_release_is_the_version_that_is_told() -> None:
    releases = re.findall(r"^## (\d\S*) – \d{4}-\d\d-\d\d$", text_of("CHANGELOG.md"), re.MULTILINE)
    assert releases[0] == version("policy-search")
    assert "\n## Unreleased\n" in text_of("CHANGELOG.md").partition("\n## 0")[0]


def test_explain_has_the_options_of_search() -> None:
    assert options_of(cli.commands["explain"]) == options_of(cli.commands["search"]) - {"--json"}


@pytest.mark.parametrize("target", sorted(make_targets()))
def test_every_make_target_is_documented(target: str) -> None:
    assert f"`make {target}`" in text_of("CONTRIBUTING.md")


@pytest.mark.parametrize("page", READMES)
def test_a_readme_begins_with_both_commands(page: str) -> None:
    beginning = text_of(page).split("\n## ")[1]
    assert "\nmake serve\n" in beginning
    assert "\nmake test\n" in beginning


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_is_named_exists(page: str) -> None:
    text = text_of(page)
    named = set(
        re.findall(r"`(?:make|policy-search) [a-z]+|^(?:make|policy-search) [a-z]+", text, re.M)
    )
    known = {f"make {target}" for target in make_targets()}
    known |= {f"policy-search {name}" for name in cli.commands}
    assert {one.strip("`") for one in named} <= known


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", text_of(page))
    missing = [target for target in targets if not ((ROOT / page).parent / target).exists()]
    assert not missing


@pytest.mark.parametrize(
    "page", [page for page in PAGES if "decisions" not in page and page != "CHANGELOG.md"]
)
def test_every_file_that_is_named_exists(page: str) -> None:
    """A decision is never edited, so it may name what has moved since."""
    files = re.findall(r"`((?:corpus|indexer|search_app|tests|docs)/[\w./-]*)`", text_of(page))
    assert not [file for file in files if not (ROOT / file).exists()]


def test_the_map_of_the_engine_names_each_of_its_rooms_once() -> None:
    engine = ROOT / "indexer" / "engines" / "whoosh"
    named = re.findall(r"`(\w+)`", text_of("indexer/engines/whoosh/__init__.py"))
    files = {path.stem for path in engine.iterdir()} - {"__init__", "__pycache__"}
    assert sorted(named) == sorted(files)


@pytest.mark.parametrize("page", READMES)
def test_the_example_of_settings_is_right(page: str, tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", text_of(page), re.DOTALL)
    assert example
    file = tmp_path / "policy-search.toml"
    file.write_text(example.group(1), encoding="utf-8")
    assert load_settings({}, file, {}).url_prefix == "/policy"


def test_the_example_of_sources_is_right(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(\[\[source.*?)```", text_of("docs/commands.md"), re.DOTALL)
    assert example
    file = tmp_path / "sources.toml"
    file.write_text(example.group(1), encoding="utf-8")
    for folder in re.findall(r'^folder = "(.*)"$', example.group(1), re.MULTILINE):
        (tmp_path / folder).mkdir(parents=True)
    assert [source.name for source in load_sources(file)] == ["市政府网站", "本地文件"]
