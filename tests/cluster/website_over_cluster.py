"""A plugin of pytest with which the tests of the website run over a cluster: `make test-cluster`.

They make settings without naming an engine; here the default is the engine of a cluster, and each
folder of an index has an index of its own there.
"""

from __future__ import annotations

import hashlib
import os
from typing import Any

import pytest
from pydantic_core import PydanticUndefined

from indexer.settings import Settings
from tests.engines_under_test import CLUSTER


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    """Change the defaults before a test makes settings."""
    fields = Settings.model_fields
    fields["engine"].default = "opensearch"
    fields["opensearch_hosts"].default = (os.environ[CLUSTER],)
    fields["opensearch_index"].default = PydanticUndefined
    fields["opensearch_index"].default_factory = _name
    Settings.model_rebuild(force=True)


def _name(known: dict[str, Any]) -> str:
    folder = str(known["index_dir"])
    return f"site-{hashlib.blake2b(folder.encode(), digest_size=8).hexdigest()}"
