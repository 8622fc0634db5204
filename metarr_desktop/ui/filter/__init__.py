"""The filter panel: what a search can ask for as groups to choose from, read from the words and written into them.

The words of the search are the truth; the panel knows no state of its own. How terms are read and changed is
`domain.query_facets`.
"""
