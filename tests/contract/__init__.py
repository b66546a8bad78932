"""What every engine has to do, asked of each one in `tests/engines_under_test.py`; none is named.

Three truths stand beside the answers: `oracle` searches plain documents literally, `recorded` has
answers that were worked out by hand, and `brute_force` is a second engine that looks at every
document. Where they share code with engines (the normal form, the reading of texts) the recorded
answers hold them. A question that is new to `View`, `Snapshot` or `Shelf` gets its tests here.
"""
