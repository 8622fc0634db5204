"""Back and forward, as in a browser."""

from metarr_desktop.domain.kinds import ItemId, LibraryId
from metarr_desktop.ui.desk import Place
from metarr_desktop.ui.shell.location import Location, Trail

MOVIES, SERIES = Location(library=LibraryId(1)), Location(library=LibraryId(2))
SHOW = Location(show=ItemId(7))


def test_a_new_window_has_nowhere_to_go_back_to() -> None:
    trail = Trail()

    trail.go(MOVIES)

    assert not trail.can_go_back
    assert not trail.can_go_forward


def test_back_and_forward_lead_over_the_same_places() -> None:
    trail = Trail()
    for place in (MOVIES, SERIES, SHOW):
        trail.go(place)

    assert [trail.back(), trail.back(), trail.forward()] == [SERIES, MOVIES, SERIES]


def test_going_elsewhere_forgets_what_lay_ahead() -> None:
    trail = Trail()
    for place in (MOVIES, SERIES):
        trail.go(place)
    trail.back()

    trail.go(Location(place=Place.TRASH))

    assert not trail.can_go_forward


def test_the_search_of_a_place_is_there_again_on_the_way_back() -> None:
    trail = Trail()
    trail.go(MOVIES)
    trail.note_words("year>2010")
    trail.go(SHOW)

    assert trail.back().words == "year>2010"


def test_another_search_in_the_same_place_is_no_step() -> None:
    trail = Trail()
    trail.go(MOVIES)

    trail.go(Location(library=MOVIES.library, words="glass"))

    assert not trail.can_go_back
    assert trail.here.words == "glass"
