"""Every number that decides whether a passage is shown, with its measured reason.

They were found on one half of the questions on notices, cut by right document, and judged on the
other half (docs/decisions/0027-passages.md). Shares are of the question's terms by their idf.
"""

from __future__ import annotations

EVIDENCE = 3.0
"""How much of a question passage and title hold, in terms that no other document holds: a question
of two words is held by many texts that do not answer it. At 2.5 twelve of 200 questions without an
answer got one, from 3.5 on none."""

COVERAGE = 0.6
"""The share that passage and title hold: what is asked about is all there, in other words too."""

COVERAGE_UNASKED = 0.8
"""`COVERAGE` of a text without a word that asks: of everyday words in a row (贫困户 危房 疫情) a
passage that held two thirds answered nothing."""

ONE_SENTENCE = 0.4
"""The share that one sentence of the passage and the title hold: of words from all over a text
every second passage was no answer."""

BEYOND_TITLE = 0.2
"""The share of what the title does not say that the passage holds: the opening of a notice holds
its title again and answers nothing."""

MARGIN = 1.1
"""The score of the first hit, as a multiple of the second's: below 1.1 every eighth first hit was
the wrong document, from 1.2 on every twentieth."""

SURE_EVIDENCE = 4.5
"""`EVIDENCE` of one sentence and the title, from which on the second hit does not count."""
