"""Reading pages as a visitor does, and answers as a program does."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient
from lxml.html import HtmlElement, document_fromstring


def page(client: FlaskClient, address: str, status: int = 200) -> HtmlElement:
    """The page at an address, which answers with `status`."""
    response = client.get(address)
    assert response.status_code == status, response.get_data(as_text=True)
    assert response.content_type == "text/html; charset=utf-8"
    return document_fromstring(response.get_data(as_text=True))


def answer(client: FlaskClient, address: str, status: int = 200) -> Any:  # noqa: ANN401
    """The JSON at an address, which answers with `status`."""
    response = client.get(address)
    assert response.status_code == status, response.get_data(as_text=True)
    assert response.content_type == "application/json"
    return response.get_json()


def texts(root: HtmlElement, path: str) -> list[str]:
    """The text of all elements of an XPath, white space made single."""
    return [" ".join(element.text_content().split()) for element in root.xpath(path)]


def text(root: HtmlElement, path: str) -> str:
    """The text of the one element of an XPath."""
    (found,) = texts(root, path)
    return found


def link(root: HtmlElement, path: str) -> str:
    """The address of the one link of an XPath."""
    (found,) = root.xpath(path)
    return str(found.get("href"))
