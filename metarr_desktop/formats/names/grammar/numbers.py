"""The rules for season and episode numbers in their order; the first that finds one ends the search.

Every rule gets the sentence and what is known of the name's surroundings, and answers whether it found something. The
place of the number is kept as `number_first` and `number_end` (words), for titles end and episode titles begin there.
"""

from __future__ import annotations

from metarr_desktop.formats.names.grammar.bare import apart, bare, in_brackets, leading, parts, specials, underscored
from metarr_desktop.formats.names.grammar.marks import part_of_many, season_and_episode, seasons
from metarr_desktop.formats.names.grammar.numerals import Around, Rule
from metarr_desktop.formats.names.grammar.sentence import Sentence
from metarr_desktop.formats.names.grammar.wordings import words


def _vague(rule: Rule) -> Rule:
    """The rule, with its finding marked as one that may be wrong."""

    def vague(sentence: Sentence, around: Around) -> bool:
        is_found = rule(sentence, around)
        if is_found:
            sentence.found["is_vague"] = True
        return is_found

    return vague


def _below_folder(sentence: Sentence, around: Around) -> bool:
    """Below a season's or a show's folder a number in front is surer than one further on."""
    return (around.season is not None or bool(around.show)) and leading(sentence, around)


#: The rules for sure forms, in their order.
RULES: tuple[Rule, ...] = (season_and_episode, words, seasons, _below_folder, part_of_many)


#: The rules for numbers that may mean something else; they come after the dates.
LATE_RULES: tuple[Rule, ...] = (specials, underscored, apart, in_brackets, leading, parts, _vague(bare))


def is_found(rules: tuple[Rule, ...], sentence: Sentence, around: Around) -> bool:
    """Whether one of the rules finds a number; those after it are not tried."""
    return any(rule(sentence, around) for rule in rules)
