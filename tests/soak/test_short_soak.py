"""Some seconds of what `make soak` does for minutes; times are bounded there alone."""

from __future__ import annotations

import threading
from pathlib import Path

from tests.soak.__main__ import base_documents, totals_of
from tests.soak.site_under_load import PAIRS, Answer, Load, Site


def test_every_answer_is_that_of_the_generation_it_names(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.index_base(list(base_documents(150, real=False)))
    site.publish()
    with site.served() as server:
        load = Load(server.address, clients=8, rate=16, totals=totals_of(server))
        stop = threading.Event()
        publisher = threading.Thread(target=site.publish_until, args=(stop, 0))
        publisher.start()
        answers: list[Answer] = []
        while site.publications < 3:
            answers += load.ask_for(3, seed=len(answers))
        stop.set()
        publisher.join()
    assert site.wrong(answers) == []
    assert {one.status for one in answers} <= {200, 410}
    assert len({one.generation for one in answers}) > 2, "no publication was seen"


def test_a_wrong_answer_is_noticed() -> None:
    site = Site(Path())
    site.holds[7] = PAIRS[0]
    right = Answer(0, 1, "marker", 200, generation=7, total=PAIRS[0])
    wrong = Answer(0, 1, "marker", 200, generation=7, total=PAIRS[1])
    refused = Answer(0, 1, "cursor", 410, generation=7)
    assert site.wrong([right]) == []
    assert len(site.wrong([right, wrong, refused])) == 2
