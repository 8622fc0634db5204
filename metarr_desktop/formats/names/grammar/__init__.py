"""The grammar of one name: tokens, what each may mean, and the rules that decide, in their order.

`sentence` cuts a name into words and brackets; `vocabulary` (with the tables beside it) says what a word may mean and
`shapes` what a word with digits may; the rules in `numbers`, `dates`, `technical`, `titles` and `groups` each claim
words for one property; `reading` holds their order and makes the guess. A word is claimed once, and remembers by which
rule: that is the explanation. Nothing here knows of paths, folders or libraries' layouts.
"""
