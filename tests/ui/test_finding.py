"""What a few typed letters find."""

import pytest

from metarr_desktop.ui.shell.finding import Hit, find


def the_hit(words: str, text: str, beside: str = "") -> Hit:
    hit = find(words, text, beside)
    assert hit is not None
    return hit


def marked(words: str, text: str) -> str:
    """The text with what was meant in capitals."""
    places = the_hit(words, text).places
    return "".join(letter.upper() if place in places else letter for place, letter in enumerate(text))


@pytest.mark.parametrize(
    ("words", "text", "shown"),
    [
        ("lock", "lock all fields", "LOCK all fields"),
        ("all lo", "lock all fields", "LOck ALL fields"),
        ("lock", "unlock all fields", "unLOCK all fields"),
        ("amelie", "amélie", "AMÉLIE"),
        ("pbl", "publish", "PuBLish"),
        ("lckf", "lock all fields", "LoCK all Fields"),
        ("pulbish", "publish everything", "PUBLISH everything"),
    ],
)
def test_each_word_may_stand_anywhere_and_its_letters_are_known(words: str, text: str, shown: str) -> None:
    assert marked(words, text) == shown


@pytest.mark.parametrize(
    ("words", "text"), [("lock x", "lock all"), ("zz", "lock"), ("pb", "publish"), ("kcol", "lock")]
)
def test_what_does_not_fit_is_not_found(words: str, text: str) -> None:
    assert find(words, text) is None


def test_the_beginning_of_a_word_fits_better_than_its_middle() -> None:
    assert the_hit("lock", "lock all").cost < the_hit("lock", "unlock all").cost


def test_what_is_said_beside_counts_less_than_the_words_themselves() -> None:
    assert the_hit("trash", "trash").cost < the_hit("trash", "purge for good", "trash").cost


def test_only_guesses_are_weak() -> None:
    assert not the_hit("lock", "unlock").is_weak
    assert the_hit("pbl", "publish").is_weak
    assert the_hit("pulbish", "publish").is_weak


def test_ligatures_and_signs_do_not_shift_what_is_marked() -> None:
    assert marked("loom", "straße & loom") == "straße & LOOM"
