"""The fault matrix: one small function a row, provoking the fault on the real program and judging by what is left.

`outcome` has what a row gives back, `oracles` judge a library and a disk, `lives` are processes made to be ended,
`table` lists all rows with their counts, and `rows` holds the functions, a module a theme. The same functions serve two
suites: `test_fast` with few trials in the ordinary test suite, `python -m tests.soak` with the counts of the matrix.
"""
