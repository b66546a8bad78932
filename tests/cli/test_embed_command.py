"""The lines for other sites, on the terminal."""

from __future__ import annotations

from search_app.embed import embed_script
from tests.cli.conftest import Run


def test_lines_and_hash(policy_search: Run) -> None:
    ran = policy_search(
        *("embed", "--public-url", "https://so.example.gov.cn", "--url-prefix", "/zc", "--pin"),
        *("--scope", "title", "--topic", "国防", "--topic", "其他", "--source", "市政府网站"),
        *("--target", "_blank", "--placeholder", "搜标题"),
    )
    assert (ran.code, ran.err) == (0, "")
    address = f"https://so.example.gov.cn/zc/embed/{embed_script.version()}.js"
    assert f'<script src="{address}" integrity="{embed_script.integrity()}"' in ran.out
    assert 'action="https://so.example.gov.cn/zc/search" target="_blank"' in ran.out
    assert 'placeholder="搜标题"' in ran.out
    for name, value in (
        ("scope", "title"), ("topic", "国防"), ("topic", "其他"), ("source", "市政府网站")
    ):  # fmt: skip
        assert f'<input type="hidden" name="{name}" value="{value}">' in ran.out
    assert ran.out.splitlines()[-2].endswith(embed_script.integrity())


def test_without_a_public_address_it_says_so(policy_search: Run) -> None:
    ran = policy_search("embed")
    assert '<script src="http://127.0.0.1:8000/embed.js" defer></script>' in ran.out
    assert "public_url" in ran.err
