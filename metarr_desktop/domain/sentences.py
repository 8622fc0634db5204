"""How the rooms below the window say something to people: in English, in whole sentences, with their values in them.

The command line prints these sentences, jobs and players keep them, and the window says them in the person's language
(`ui.translated`), which finds each again by the words around its values. `packaging/sentences.py` collects them for the
catalogue: the sentence of every error by itself, all others where they are marked.
"""


def sentence(text: str) -> str:
    """The text as it is; being marked so, it is in the catalogue. What is put into it stands in the f-string given."""
    return text
