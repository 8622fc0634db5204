"""guessit as a second opinion: it weighs a reading and never changes it."""

import subprocess
import sys

import pytest

from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names import parse
from metarr_desktop.formats.names.second_opinion import AGREED, DISPUTED, weigh


def test_a_reading_that_guessit_shares_becomes_surer():
    guess = parse("Tin Orchard.mkv")

    weighed = weigh("Tin Orchard.mkv", guess, None)

    assert weighed == guess.but(confidence=AGREED)
    assert guess.confidence < AGREED


def test_a_reading_that_guessit_disputes_becomes_less_sure_but_stays():
    guess = parse("Tin.Orchard.207.hdtv.mkv").but(title="Brass Orchard", confidence=0.5)

    weighed = weigh("Tin.Orchard.207.hdtv.mkv", guess, LibraryType.TV)

    assert weighed == guess.but(confidence=DISPUTED)


@pytest.mark.parametrize("name", ["Tin Orchard ep 1-90000", "x" * 3000])
def test_names_that_guessit_would_choke_on_are_not_put_to_it(name):
    guess = parse(name)

    assert weigh(name, guess, LibraryType.TV) == guess


def test_everything_works_without_guessit():
    code = (
        "import sys; sys.modules['guessit'] = None\n"
        "from metarr_desktop.formats.names import parse\n"
        "from metarr_desktop.formats.names.second_opinion import weigh\n"
        "guess = parse('Tin Orchard.mkv')\n"
        "sys.exit(weigh('Tin Orchard.mkv', guess, None) != guess)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
