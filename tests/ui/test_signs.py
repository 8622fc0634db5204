"""No state is told by its colour alone: each has a sign of its own, and a word."""

from collections.abc import Iterable, Mapping

import pytest

from metarr_desktop.ui.detail import proofs
from metarr_desktop.ui.diagnostics import words as diagnostics
from metarr_desktop.ui.plan_words import VERB_SIGNS
from metarr_desktop.ui.roles import Attention, Card, RowState
from metarr_desktop.ui.scans import words as scans
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.verify import words as verify
from metarr_desktop.ui.widgets import badges, banner, diff_view, table_cells
from metarr_desktop.ui.widgets.badges import spoken
from metarr_desktop.ui.widgets.table_cells import state_word

TABLES: Mapping[str, Iterable[object]] = {
    "states of rows": table_cells._SIGNS.values(),
    "attention on cards": badges._ATTENTION.values(),
    "tones of banners": banner._SIGNS.values(),
    "lines of a comparison": diff_view._SIGNS.values(),
    "what a scan found": scans._SIGNS.values(),
    "what the disk differs in": verify.SIGNS.values(),
    "what players proved": proofs._SIGNS.values(),
    "findings": diagnostics.SIGNS.values(),
    "verbs of a plan": VERB_SIGNS.values(),
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_each_state_has_a_sign_of_its_own(table: Iterable[object]) -> None:
    signs = [entry if isinstance(entry, Icon) else entry[0] for entry in table if isinstance(entry, Icon | tuple)]

    assert len(signs) > 2
    assert len(set(signs)) == len(signs)


def test_each_state_of_a_row_has_a_word() -> None:
    assert len({state_word(state) for state in RowState}) == len(RowState)


def test_each_sign_on_a_card_is_said() -> None:
    plain = spoken(Card("Heat", "1995"))

    told = [
        *(Card("Heat", "1995", attention=attention) for attention in Attention),
        Card("Heat", "1995", locks=1),
        Card("Heat", "1995", is_to_publish=True),
        Card("Heat", "1995", is_watched=True),
        Card("Heat", "1995", is_chosen=True),
        Card("Heat", "1995", is_absent=True),
    ]

    assert len({plain, *map(spoken, told)}) == len(told) + 1
