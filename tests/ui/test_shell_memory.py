"""What the window remembers: read as it was written, and begun anew where it is broken."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.episodes import Order
from metarr_desktop.domain.views import SORTS, Sort
from metarr_desktop.ui.library.look import ColumnLook, Look, Mode
from metarr_desktop.ui.shell.memory import Memory, from_text, to_text

_LOOKS = st.builds(
    Look,
    mode=st.sampled_from(Mode),
    sorts=st.dictionaries(st.text(max_size=9), st.builds(Sort, st.sampled_from(SORTS), st.booleans()), max_size=4),
    columns=st.dictionaries(
        st.text(max_size=9),
        st.lists(st.builds(ColumnLook, st.text(max_size=9), st.integers(0, 999), st.booleans()), max_size=4).map(tuple),
        max_size=3,
    ),
)
_MEMORIES = st.builds(
    Memory,
    geometry=st.text(alphabet="ABCabc012+/=", max_size=40),
    has_sidebar=st.booleans(),
    has_details=st.booleans(),
    has_details_beside_pages=st.booleans(),
    has_filter=st.booleans(),
    details=st.text(max_size=20),
    place=st.text(max_size=9),
    shows_absent=st.booleans(),
    order=st.sampled_from(Order),
    players_tab=st.text(max_size=9),
    look=_LOOKS,
)


@given(_MEMORIES)
def test_what_is_written_is_read_again(memory: Memory) -> None:
    assert from_text(to_text(memory)) == memory


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"geometry": 1}', '{"look": {"mode": "cloud"}}'])
def test_what_cannot_be_read_is_as_on_the_first_day(text: str) -> None:
    assert from_text(text) == Memory()


def test_columns_that_were_kept_for_all_lists_at_once_are_still_taken() -> None:
    kept = json.loads(to_text(Memory()))
    kept["look"]["columns"] = [{"name": "year", "width": 64, "is_shown": False}]

    look = from_text(json.dumps(kept)).look

    assert look.columns_of("library:1") == (ColumnLook("year", 64, is_shown=False),)
