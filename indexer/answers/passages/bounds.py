"""Every number that decides whether a passage is shown, with its measured reason.

They were found on one half of the questions on notices, cut by right document, and judged on the
other half (docs/decisions/0027-passages.md, `make passages`). With all of them 160 of 633 questions
have a passage, and so has one of 200 questions that no document answers.
"""

from __future__ import annotations

EVIDENCE = 3.0
"""How much of a question passage and title hold, in terms that no other document holds: a question
of two words is held by many texts that do not answer it. At 2 eight of 200 questions without an
answer have a passage, at 3.5 none, but six fewer of those with one."""

COVERAGE = 0.6
"""The share of a question's terms, by their idf, that passage and title hold. At .4 five more have
a passage; everyday queries in part with the wrong one."""

COVERAGE_UNASKED = 0.8
"""`COVERAGE` of a text without a word that asks: at .6 two everyday queries of words in a row
(贫困户 危房 疫情) have a passage of the right document that answers nothing."""

BEYOND_TITLE = 0.2
"""The share of what the title does not say that the passage holds: the opening of a notice holds
its title again. Without it five more have a passage; of two that were read neither answered."""

MARGIN = 1.1
"""The score of the first hit as a multiple of the next one's of another title: without it (and
without `SURE_EVIDENCE`) 11.5% of the passages are from a document that was not rated as right,
with it alone 6.8%."""

SURE_EVIDENCE = 4.5
"""`EVIDENCE` of one sentence and the title, from which on the next hit does not count: who copies a
sentence finds it in several documents. 27 of the 160 are shown by it."""
