"""Whether a site should be sent requests: what `/readyz` answers, and the weekly look behind it."""

from __future__ import annotations

import logging
import random
import time
from datetime import timedelta
from threading import Thread

from indexer.changes.last_run import last_run
from indexer.engine import Engine
from indexer.engines import check
from indexer.errors import PolicySearchError
from indexer.settings import Settings
from indexer.today import now
from search_app import wording

LOGGER = logging.getLogger(__name__)
WEEK = 7 * 24 * 3600.0
FIRST = (600.0, 3600.0)
"""Seconds after the start between which the index is read for the first time: processes that begin
together do not all read at once."""
SOON = 3600.0
"""Seconds until the index is looked at again after damage was found: it may have been repaired."""


class Readiness:
    """What keeps a site from being ready."""

    def __init__(self, settings: Settings, engine: Engine) -> None:
        """Nothing is read before `watch`, or before it is asked."""
        self._settings = settings
        self._engine = engine
        self._damaged: tuple[str, tuple[str, ...]] = ("", ())
        self._suspected = ""

    def reasons(self) -> list[str]:
        """Why the site is not ready, in sentences for its operator; none where it is."""
        settings = self._settings
        view = self._engine.now()  # looks at what is published, before it is asked
        found = []
        left = self._engine.not_taken_up()
        if left is not None:
            found.append(wording.index.NOT_TAKEN_UP.format(wording.index.trouble(left)))
        read, problems = self._damaged
        if read == view.version:
            found += [wording.index.check_problem(problem) for problem in problems]
        run = last_run(settings.index_dir)
        if run is not None and run.was_killed:
            found.append(wording.index.last_run_killed(run.at))
        elif run is not None and run.ended_at and not run.succeeded:
            found.append(wording.index.last_run_failed(run.at))
        # Where no run is known it was at the latest when the index was published.
        days, updated = settings.fresh_days, run.at if run else view.published_at
        if days and now() - updated > timedelta(days=days):
            found.append(wording.index.last_run_old(updated, days))
        return found

    def watch(self) -> None:
        """Read the whole index once a week in a thread that ends with the process."""
        Thread(target=self._watch, name="weekly check", daemon=True).start()

    def damaged(self, version: str) -> bool:
        """Whether damage of the index of this version explains an error that nothing else does.

        Damage is known where that index has been read. Otherwise it is read now, in a thread and
        once: the error that comes after is explained.
        """
        known, problems = self._damaged
        if known == version:
            return bool(problems)
        if self._suspected != version:
            self._suspected = version
            Thread(target=self.look, name="check after an error", daemon=True).start()
        return False

    def look(self) -> None:
        """Read every byte of the published index; what is wrong is logged and a reason."""
        version = self._engine.now().version
        try:
            report = check(self._settings)
            problems = (*report.problems, *report.record_problems)
        except (PolicySearchError, OSError) as error:
            problems = (str(error),)
        for problem in problems:
            LOGGER.error("the index is damaged: %s", problem)
        self._damaged = (version, problems)

    def _watch(self) -> None:
        time.sleep(random.uniform(*FIRST))
        while True:
            self.look()
            time.sleep(SOON if self._damaged[1] else WEEK)
