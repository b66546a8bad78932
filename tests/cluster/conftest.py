"""These tests need a node: `make test-cluster` starts one and names it; else they are not there."""

from __future__ import annotations

import os

import pytest

from tests.engines_under_test import CLUSTER

if not os.environ.get(CLUSTER):
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def cluster_url() -> str:
    """The address of a node that tests may write to."""
    return os.environ[CLUSTER]
