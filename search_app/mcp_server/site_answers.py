"""Ask the API of a site in the same process: one place has the checks, limits and answers."""

from __future__ import annotations

from typing import Any

from flask import Flask

from search_app import wording
from search_app.api.operations import PREFIX

Answer = dict[str, Any]
"""A JSON object."""


class RefusedError(Exception):
    """The API refused a question; the message says in Chinese what is wrong and how to mend it."""


class SiteAnswers:
    """The operations of the API that tools are made of; safe to use from several threads."""

    def __init__(self, app: Flask, address: str) -> None:
        """Ask this site, which people reach at `address`."""
        self._app, self._address = app, address

    def get(self, path: str, **parameters: object) -> Answer:
        """The answer of an operation; parameters that are None or "" are left out.

        Raises `RefusedError`.
        """
        given = {name: str(value) for name, value in parameters.items() if value not in (None, "")}
        return self._ask("GET", path, query_string=given)

    def post(self, path: str, **body: object) -> Answer:
        """The answer to what is sent; raises `RefusedError`."""
        given = {name: value for name, value in body.items() if value not in (None, "")}
        return self._ask("POST", path, json=given)

    def _ask(self, method: str, path: str, **request: Any) -> Answer:
        with self._app.test_client().open(
            PREFIX + path, method=method, base_url=self._address, **request
        ) as response:
            answer = response.get_json(silent=True)
            if response.status_code == 200 and isinstance(answer, dict):
                return answer
        error = answer.get("error", {}) if isinstance(answer, dict) else {}
        said = [error.get("message"), *(one.get("message") for one in error.get("problems", ()))]
        raise RefusedError(" ".join(filter(None, said)) or wording.mcp.NO_ANSWER)
