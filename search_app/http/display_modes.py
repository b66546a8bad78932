"""Display modes that a visitor can choose: large type, high contrast.

The choice stands in the address, before the path of the page (`/large/contrast/search?q=…`): it
needs neither a cookie nor a script, every link and form keeps it, and it can be bookmarked. What
the browser itself says (dark, more contrast, forced colours, less motion) needs no address.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ENVIRON = "policy_search.modes"
"""Where a request's modes are in its WSGI environment."""


class Mode(StrEnum):
    """A way to show the pages; its value is the name in the address, and the class in the page."""

    LARGE = "large"
    CONTRAST = "contrast"


def path_of(modes: Iterable[Mode]) -> str:
    """What stands before the path of a page: "/large/contrast", "" without a mode."""
    chosen = set(modes)
    return "".join(f"/{mode.value}" for mode in Mode if mode in chosen)


def switched(modes: Sequence[Mode], mode: Mode) -> tuple[Mode, ...]:
    """`modes` with one of them turned on or off."""
    return tuple(one for one in Mode if (one in modes) != (one is mode))


class Moded:
    """A WSGI application whose pages are also there in each mode."""

    def __init__(self, app: WSGIApplication) -> None:
        """Offer `app` in all modes."""
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request with its modes in SCRIPT_NAME, where links are made from."""
        modes: list[Mode] = []
        path: str = environ.get("PATH_INFO", "")
        for mode in Mode:
            if path == f"/{mode.value}" or path.startswith(f"/{mode.value}/"):
                modes.append(mode)
                path = path.removeprefix(f"/{mode.value}")
        root = environ.get("SCRIPT_NAME", "") + path_of(modes)
        changed = {"SCRIPT_NAME": root, "PATH_INFO": path or "/", ENVIRON: tuple(modes)}
        return self._app({**environ, **changed} if modes else environ, start_response)
