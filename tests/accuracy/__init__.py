"""How well real documents are read; `python -m tests.accuracy` prints it."""
