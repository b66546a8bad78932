"""Texts with their matches marked, as pages show them."""

from __future__ import annotations

from markupsafe import Markup

from indexer.results import Snippet
from search_app.rendering.direct_templates import escaped


def marked(parts: Snippet) -> Markup:
    """The parts of a text, those that match between tags; a page shows some thirty such texts.

    >>> from indexer.results import TextPart
    >>> marked((TextPart("<", False), TextPart("养犬", True)))
    Markup('&lt;<mark>养犬</mark>')
    """
    return Markup(  # each part is escaped  # nosec B704
        "".join(
            [
                f"<mark>{escaped(part.text)}</mark>" if part.match else escaped(part.text)
                for part in parts
            ]
        )
    )
