"""The Whoosh engine: Whoosh keeps schema, segments and commits; postings are NumPy arrays.

What a segment's files hold: `schema` (which fields), `arrays` (a file of named arrays), `packing`
(numbers of documents in 16 bits), `inversion` (tokens → postings), `postings` (reading them),
`stored` (columns), `codec` (how Whoosh reads them), `segment` (one open segment).

How an index changes: `writer` (add, delete, publish), `segment_writer` (one new segment), `merging`
(when, and the segment that comes of it), `merged_arrays`, `merged_postings` and `laying` (what
becomes of the arrays), `revaluing` (whose standing changes), `manifest` (what a generation says of
itself), `generations` (its folders, the pointer, the lock), `verification` (is all of it whole?).

What of a generation is open: `opened` (all that questions start from), `standings` (how documents
stand on a day), `groups` (same texts), `lookups` (who is meant, who acts).

What answers a query, in the order of `searcher`: `matching` with `evaluation`, `literals` and
`proximity` (which documents), `facets` with `counting` and `repeats` (how many of each value),
`relevance` with `scoring` (how well), `selection` and `cursors` (which page), `passages`, `hits`
and `reasons` (what a hit shows), `readings` (how the query was read). Then `trends` with `periods`,
`suggesting`, `explaining`, `statistics`.

What answers for documents: `documents` (one by its id), `relating` (one among the others) with
`citing` (who cites it), `neighbours` and `kindred` (which are on the same subject) and `telling`
(what is shown of that), `reviewing` (drafts), `cleaning` (clean-up lists) with `resting` (what
rests on what has ended) and `absent` (where that is not here).

Who serves: `live` (the current generation, whichever it is), `old_generations` (for cursors).
"""
