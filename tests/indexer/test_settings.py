"""Settings: which of flag, environment and file counts, and what is said of a wrong value."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from indexer.errors import Problem
from indexer.settings import (
    Mistake,
    Settings,
    SettingsError,
    load_settings,
    misspelt_variables,
    number_range,
)
from search_app import wording


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working directory without a settings file."""
    monkeypatch.chdir(tmp_path)


def problems(
    flags: dict[str, str], config: Path | None = None, environment: dict[str, str] | None = None
) -> tuple[Problem, ...]:
    with pytest.raises(SettingsError) as caught:
        load_settings(flags, config, environment or {})
    return caught.value.problems


def test_defaults_hold_where_nothing_is_said() -> None:
    assert load_settings({}, None, {}) == Settings()


def test_a_flag_counts_before_the_environment_and_that_before_the_file() -> None:
    config = Path("own.toml")
    config.write_text("port = 1\nthreads = 1\nprocesses = 1\n", encoding="utf-8")
    environment = {"POLICY_SEARCH_PORT": "2", "POLICY_SEARCH_THREADS": "2"}
    settings = load_settings({"port": "3"}, config, environment)
    assert (settings.port, settings.threads, settings.processes) == (3, 2, 1)


def test_an_empty_variable_is_not_set() -> None:
    assert load_settings({}, None, {"POLICY_SEARCH_PORT": ""}).port == Settings().port


def test_the_file_in_the_working_directory_is_read() -> None:
    Path("policy-search.toml").write_text("port = 1", encoding="utf-8")
    assert load_settings({}, None, {}).port == 1


def test_a_file_that_is_named_counts_instead_of_it() -> None:
    Path("policy-search.toml").write_text("port = 1", encoding="utf-8")
    named, flagged = Path("named.toml"), Path("flagged.toml")
    named.write_text("port = 2", encoding="utf-8")
    flagged.write_text("port = 3", encoding="utf-8")
    environment = {"POLICY_SEARCH_CONFIG": str(named)}
    assert load_settings({}, None, environment).port == 2
    assert load_settings({}, flagged, environment).port == 3


@pytest.mark.parametrize("text", ["https://a.cn,http://b.cn:81", "https://a.cn  http://b.cn:81 "])
def test_several_origins_are_told_apart(text: str) -> None:
    origins = load_settings({"embed_origins": text}, None, {}).embed_origins
    assert origins == ("https://a.cn", "http://b.cn:81")


def test_columns_are_pairs() -> None:
    columns = load_settings({"columns": "title=文件 名称, body = 内容,"}, None, {}).columns
    assert columns == {"title": "文件 名称", "body": "内容"}


def test_all_mistakes_are_told_at_once_with_place_value_and_what_would_do() -> None:
    config = Path("own.toml")
    config.write_text('prot = 1\npublic_url = "a.cn"', encoding="utf-8")
    environment = {"POLICY_SEARCH_THREADS": "0", "POLICY_SEARCH_EMBED_ORIGINS": "*"}
    assert set(problems({"port": "80a"}, config, environment)) == {
        Problem(Mistake.UNKNOWN, "own.toml: prot", "1", "port"),
        Problem(Mistake.FORM, "own.toml: public_url", "a.cn", "https://search.example.gov.cn"),
        Problem(Mistake.NUMBER, "POLICY_SEARCH_THREADS", "0", "1–256"),
        Problem(Mistake.FORM, "POLICY_SEARCH_EMBED_ORIGINS", "*", "https://www.example.gov.cn"),
        Problem(Mistake.NUMBER, "--port", "80a", "0–65535"),
    }


NUMBERS = [name for name in Settings.model_fields if number_range(name)]


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_out_of_its_range_is_told_with_value_range_and_cure(name: str) -> None:
    assert {type(getattr(Settings(), one)) for one in NUMBERS} == {int}
    least, most = map(int, number_range(name).split("–"))
    for value in (str(least - 1), str(most + 1), "1.5", "true"):
        config = Path("own.toml")
        config.write_text(f"{name} = {value}", encoding="utf-8")
        found = problems({}, config)
        assert [one.code for one in found] == [Mistake.NUMBER]
        assert found[0].value.lower() == value
        assert wording.mistakes.problem(found[0]) == (
            f"own.toml: {name} 的值“{found[0].value}”不对，请改成 {least}–{most} 之间的整数。"
        )


def test_every_setting_that_is_a_number_has_a_range() -> None:
    whole = [name for name in Settings.model_fields if type(getattr(Settings(), name)) is int]
    assert whole == NUMBERS


def test_a_misspelt_variable_is_told_with_the_nearest_name() -> None:
    environment = {
        "POLICY_SEARCH_PROT": "1",
        "POLICY_SEARCH_CONFG": "own.toml",
        "POLICY_SEARCH_PORT": "2",
        "POLICY_SEARCH_SERVICE_HOST": "10.0.0.1",  # of a cluster that tells of its services
        "POLICY_SEARCH_TREADS": "",
    }
    assert misspelt_variables(environment) == (
        Problem(Mistake.VARIABLE, "POLICY_SEARCH_PROT", "1", "POLICY_SEARCH_PORT"),
        Problem(Mistake.VARIABLE, "POLICY_SEARCH_CONFG", "own.toml", "POLICY_SEARCH_CONFIG"),
    )
    assert load_settings({}, None, environment).port == 2


def test_a_byte_order_mark_is_no_mistake() -> None:
    config = Path("own.toml")
    config.write_text("port = 1", encoding="utf-8-sig")
    assert load_settings({}, config, {}).port == 1


def test_a_named_file_has_to_be_there() -> None:
    assert problems({}, Path("none.toml")) == (Problem(Mistake.FILE_MISSING, "none.toml", ""),)


@pytest.mark.parametrize("content", [b"port = ", "site_name = '政策'".encode("gb18030")])
def test_a_file_has_to_be_toml(content: bytes) -> None:
    config = Path("own.toml")
    config.write_bytes(content)
    assert [one.code for one in problems({}, config)] == [Mistake.FILE_UNREADABLE]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("public_url", "https://a.cn/"),
        ("public_url", "ftp://a.cn"),
        ("url_prefix", "policy"),
        ("url_prefix", "/policy/"),
        ("url_prefix", "/../x y"),
        ("embed_origins", "https://a.cn/path"),
        ("embed_origins", "null"),
        ("site_name", " " * 41),
        ("host", "a b"),
        ("columns", "tittle=标题"),
        ("columns", "title"),
        ("columns", "title="),
    ],
)
def test_what_has_a_form_has_to_have_it(name: str, value: str) -> None:
    assert [one.code for one in problems({name: value})] == [Mistake.FORM]


def test_settings_never_change() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1
