"""The signs that end a sentence: one set for each question that is asked of sentences.

The sets differ on purpose. A semicolon parts the items of one sentence (一、……；二、……。): who
searches for words in one sentence means the whole of it, but a snippet shows one item, and what a
text says of a document in one item does not hold for the documents of the next.
"""

from __future__ import annotations

SEARCHED_SENTENCE_ENDS = "。!?"
"""Signs of normalised text behind which another sentence begins for a search (甲 /s 乙)."""

SHOWN_SENTENCE_ENDS = "。！？；!?;"
"""Signs of original text at which a snippet may begin or end."""

STATEMENT_ENDS = "。；;！？\n"
"""Signs of original text at which a statement about other documents ends."""

KEPT_WITH_STATEMENT = "。！？"
"""Those of them that are shown with the statement that they end."""
