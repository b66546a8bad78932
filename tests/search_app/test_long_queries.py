"""A page whose query is long has it in a form and in a few links, so it stays small."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from search_app.addresses.links import LONGEST_IN_LINKS
from tests.search_app.pages import page

LONG = " OR ".join(["养犬", "登记", *(f"甲{number}" for number in range(10, 65))])
"""Nearly as long as a query may be."""
WITHIN = [f"养犬 OR {sign * 100}" for sign in "子丑寅卯"]
"""With it nearly as long as an address may be."""
MOST = 400_000


def asked(path: str, **more: str) -> str:
    return f"{path}?{urlencode({'q': LONG, 'within': WITHIN, **more}, doseq=True)}"


@pytest.mark.parametrize("path", ["/search", "/trends", "/search/issuer", "/cleanup"])
def test_pages_of_long_queries_are_small(client: FlaskClient, path: str) -> None:
    address = asked(path)
    assert LONGEST_IN_LINKS < len(address) < 8190
    answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.get_data()) < MOST


def test_filters_of_a_long_query_are_buttons_of_one_form(client: FlaskClient) -> None:
    found = page(client, asked("/search"))
    (form,) = found.xpath("//form[@id='again']")
    kept = [(i.get("name"), i.get("value")) for i in form.xpath(".//input")]
    button = found.xpath("//section[@id='facet-kind']//button[@form='again'][@name='kind']")[0]
    total = int(button.xpath(".//span[@class='count']")[0].text)
    clicked = [*kept, ("kind", button.get("value"))]
    narrowed = page(client, f"{form.get('action')}?{urlencode(clicked)}")
    assert f"{total} 份" in narrowed.xpath("string(//h2[@id='results-title'])")
    chosen = narrowed.xpath("//section[@id='facet-kind']//a[contains(@class, 'selected')]")
    back = page(client, chosen[0].get("href"))
    title = "string(//h2[@id='results-title'])"
    assert back.xpath(title) == found.xpath(title)


def test_short_queries_keep_their_links(client: FlaskClient) -> None:
    found = page(client, "/search?q=养犬")
    assert not found.xpath("//button[@form='again']")
    assert found.xpath("//section[@id='facet-kind']//a")


def test_a_hit_of_a_long_query_leads_to_its_document(client: FlaskClient) -> None:
    found = page(client, asked("/search"))
    href = found.xpath("//*[@class='hits']//a[contains(@href, '/d/')]")[0].get("href")
    assert "?" not in href
    assert client.get(href).status_code == 200
