"""What is said about a search: why it makes no sense, and what was searched for instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.errors import BadTerm, MetarrError
from metarr_desktop.ui.translated import translated

if TYPE_CHECKING:
    from metarr_desktop.domain.query_tree import Query

translate = QCoreApplication.translate


def problem_text(error: MetarrError) -> str:
    """Why the words could not be searched with; the error's own sentence where it is not about the search."""
    if not isinstance(error, BadTerm):
        return translated(error)
    sentences = {
        "search_long": translate("Search", "A search has at most {most} characters."),
        "search_deep": translate("Search", "Brackets stand at most {most} deep in each other."),
        "search_unknown": translate(
            "Search", "“{key}” is not something to search by. Put it in quotes to search for the text."
        ),
        "search_empty": translate("Search", "“{term}” needs a value."),
        "search_alone": translate("Search", "“{key}” stands alone, without “{rest}”."),
        "search_choice": translate("Search", "“{term}”: choose one of {choices}."),
        "search_no_order": translate("Search", "“{key}” can only be asked with “:”, not as “{term}”."),
        "search_no_field": translate(
            "Search", "“{term}”: there is no field “{value}”. Name a field, or ask for {key}:{alone}."
        ),
        "search_number": translate("Search", "“{term}”: a number is expected."),
        "search_date": translate(
            "Search",
            "“{term}”: a date is expected, as 1997, 1997-03 or 1997-03-21, or an age, as 7d, 3w, 6m or 2y.",
        ),
        "search_flag": translate("Search", "“{term}”: yes or no is expected."),
        "search_language": translate("Search", "“{term}”: a language is expected, as de, deu or german."),
        "search_share": translate("Search", "“{term}”: a part of a whole is expected, as 80% or 0.8."),
        "search_size": translate("Search", "“{term}”: a size is expected, as 700mb or 4gb."),
        "search_decade": translate("Search", "“{term}”: a decade is expected, as 1990 or 90s."),
    }
    return sentences[error.code].format(**error.said)


def meant_by(error: MetarrError) -> str:
    """The whole search as it was most likely meant; "" when nobody knows."""
    return error.corrected if isinstance(error, BadTerm) else ""


def meant_text(query: Query) -> str:
    """What everyday words are taken for, as one may search for it."""
    return translate("Search", "Search for: {query}").format(query=query)


def corrected_text(words: str, corrected: str) -> str:
    """That a slip of the keyboard was forgiven."""
    return translate("Search", "Nothing fits “{words}”. This is what “{corrected}” finds.").format(
        words=words, corrected=corrected
    )
