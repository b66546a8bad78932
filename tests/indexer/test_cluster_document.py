"""What is sent of a document to a cluster, without a cluster."""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from indexer.analysed_document import analyse
from indexer.engines import open_engine
from indexer.engines.opensearch.cluster.cluster_document import mark, pack, rest_of
from indexer.engines.opensearch.cluster.mapping import SEPARATOR, mappings, validity_number
from indexer.engines.opensearch.match.standing_by_day import code_on
from indexer.errors import EngineAwayError
from indexer.relations.shelf import AsOf
from indexer.relations.validity.validity_rows import AMENDED, NO_RULE, NOW, STATED
from indexer.settings import SECRETS, Settings, misspelt_variables
from tests.contract.documents import document, history

TODAY = date(2020, 6, 1)
FIRST = TODAY.toordinal()
ROWS: tuple[list[list[int]], ...] = (
    [],
    [[0, NO_RULE]],
    [[0, 1 + STATED], [FIRST - 20, 2], [FIRST + 20, 4]],
    [[0, 1], [FIRST - 5, 2], [NOW, 5]],
    [[FIRST - 5, 2], [FIRST - 3, AMENDED], [FIRST + 3, 3], [FIRST + 3, 5]],
)


@pytest.mark.parametrize("rows", ROWS)
def test_ranges_of_days_say_what_the_rows_say(rows: list[list[int]]) -> None:
    packed = pack(analyse(document("k")))
    sent = json.loads(rest_of(json.loads(packed.line("k")) | {"rows": rows}))
    for days, later in product(range(-30, 30), (0, 40)):
        asof = AsOf(TODAY + timedelta(days), TODAY + timedelta(later))
        now = sent["has_now"] and asof.day >= asof.today
        ranges = sent["stands_now" if now else "stands"]
        number = asof.day.toordinal()
        held = {
            int(name[1:])
            for name, several in ranges.items()
            if any(one["gte"] <= number < one["lt"] for one in several)
        }
        assert held == {validity_number(code_on(rows, asof))}


def test_each_stream_has_a_token_for_each_place() -> None:
    for change in history()[:1]:
        for one in change.added:
            sent = json.loads(pack(analyse(one)).line(one.id))
            for name, streams in sent["x"].items():
                text = sent["normal"]["title" if name == "title" else "body"]["text"]
                if name == "attached":
                    text = text[sent["attachments"] :]
                if text:
                    assert len(streams["chars"].split(SEPARATOR)) == len(text)
                    assert len(streams["marks"].split(SEPARATOR)) == len(text)
            assert not any(map(str.isspace, sent["x"]["body"]["chars"].replace(SEPARATOR, "")))


def test_what_is_indexed_alone_is_not_stored() -> None:
    assert {"x", "x.*"} <= {*mappings()["_source"]["excludes"]}
    assert mark(0) == "00000"


def test_without_the_extra_the_command_to_install_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "opensearchpy", None)
    hosts = ("http://127.0.0.1:9",)
    settings = Settings(engine="opensearch", index_dir=tmp_path, opensearch_hosts=hosts)
    with pytest.raises(EngineAwayError, match=r"policy-search\[opensearch\]"):
        open_engine(settings)


def test_secrets_are_no_misspelt_settings() -> None:
    assert misspelt_variables(dict.fromkeys(SECRETS, "x")) == ()
