"""The third floor: what people and programs see of the index, by HTTP and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from indexer.engine import Engine
    from indexer.settings import Settings
    from search_app.operation.analytics import Analytics


def create_app(settings: Settings, engine: Engine, analytics: Analytics | None = None) -> Flask:
    """Make the web application that answers from one engine.

    What is typed is counted by `analytics`, and not at all without.

    Flask and the analysis are loaded here, not with the package: most commands need neither.
    """
    from search_app.application import create_app as create

    return create(settings, engine, analytics)
