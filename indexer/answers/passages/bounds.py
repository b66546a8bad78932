"""Every number that decides whether a passage is shown, with its measured reason.

They were found on one half of the questions on notices, cut by right document, and judged on the
other half (docs/decisions/0027-passages.md); what each gives was counted again with those of
docs/decisions/0041-where-the-answer-stands.md (`make passages`). With all of them 189 of 632
questions have a passage, and none of 200 that no document answers.
"""

from __future__ import annotations

EVIDENCE = 3.0
"""How much of a question passage and title hold, in terms that no other document holds: a question
of two words is held by many texts that do not answer it. At 2 thirteen more have a passage, and
one of 200 questions without an answer; at 3.5 seven fewer, six of which are answered."""

SHORT_QUESTION = 6.5
"""`EVIDENCE` in a whole question below which a passage must hold the word that 吗 asks about
(违建吗); a long one describes a case, whose answer may say it otherwise (可以解除合同吗). Of the
passages without the word, by 1,235 questions on statutes and the everyday queries, 1 of 7 was from
a document rated as right below this bound, and 7 of 10 above it."""

COVERAGE = 0.6
"""The share of a question's terms, by their idf, that passage and title hold. At .4 four more have
a passage, and everyday queries get some that say nothing; at .7 fifteen fewer."""

COVERAGE_UNASKED = 0.8
"""`COVERAGE` of a text without a word that asks: at .6 an everyday query of words in a row
(贫困户 危房 疫情) has a passage of the right document that answers nothing."""

BEYOND_TITLE = 0.2
"""The share of what the title does not say that the passage holds: the opening of a notice holds
its title again. Without it five more have a passage, at .35 six fewer."""

TITLE_SHARE = 0.25
"""What a term that the title holds as well is worth where the passage is chosen: the opening of a
notice repeats its title. At .5 two fewer have a passage and one has that of another item, at 0 two
have. Names of places are worth nothing: the whole document is for the place."""

MARGIN = 1.1
"""The score of the first hit as a multiple of the next one's of another title: without it (and
without `SURE_EVIDENCE`) 10.7% of the passages are from a document that was not rated as right,
with it alone 6.4%."""

SURE_EVIDENCE = 4.5
"""`EVIDENCE` of one sentence and the title, from which on the next hit does not count: who copies a
sentence finds it in several documents. 32 of the 189 are shown by it."""
