"""A second engine, for the contract suite alone: it looks at each document for every question.

It keeps them in plain files, and shows that the contract is enough to write an engine by.

`kept_document` what it keeps of a document; `generation_file` the files; `brute_writer`,
`brute_engine`, `brute_snapshot` and `brute_shelf` the parts of the contract; `matching`, `ranking`
and `counting` their answers.
"""
