"""The filter panel: it reads the search, writes it, and leaves alone what it has no place for."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_facets import WORD_KEYS, Range
from metarr_desktop.domain.query_terms import KEYS
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.filter.groups import cleared, groups_of
from metarr_desktop.ui.filter.panel import FilterPanel

MOVIES = Scope(kind=Kind.MOVIE)
COUNTS = {"genre": {"Drama": 3, "Crime": 5}, "audio": {"de": 2}}


OTHERS = {"country": "countries france", "studio": "studio mann"}


def said(words: str, kind: Kind | None = Kind.MOVIE) -> dict[str, str]:
    """Which groups say that something of them is asked for, and what."""
    return {group.key: group.said for group in groups_of(kind, parse_query(words), COUNTS) if group.said}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("tide", {}),
        ("genre:crime OR genre:drama", {"genre": "Crime, Drama"}),
        ("-genre:crime", {"genre": "not Crime"}),
        ("genre:Noir", {"genre": "genre Noir"}),  # which the library has not
        ("unwatched missing:poster", {"watched": "Not watched", "missing": "Poster"}),
        ("missing:sub:de", {"missing": "missing sub German"}),
        ("res>=4k hdr:any audio:deu", {"res": "8K, 4K", "hdr": "HDR of any kind", "audio": "German"}),
        ("locked:any -unpublished", {"state": "Locked by you, not Unpublished"}),
        ("added<7d", {"added": "In the last seven days"}),
        ("genre:crime OR tide", {}),
        ("codec:x265 -codec:dts", {"codec": "codec H.265, not codec DTS"}),
        ("size>4gb size<4000mb", {"size": "size < 4000mb, Over 4 GB"}),
        ("complete<0.5", {"complete": "Under 50 %"}),
        ("complete:100", {"complete": "Nothing is missing"}),
        ("confidence<80%", {"confidence": "Under 80 %"}),
        ("complete>50", {}),
        ("source:tmdb OR source:person", {"source": "You, TMDB"}),
        ("root:/films library:Kids", {"library": "library Kids", "root": "root /films"}),
        ("language:de country:france studio:mann", {"language": "language German", **OTHERS}),
        ("user_rating:9 played<30d", {"user_rating": "9", "played": "In the last thirty days"}),
        ("in:trash status:enriched", {"state": "status enriched, in the trash"}),
    ],
)
def test_a_search_typed_by_hand_is_shown(words: str, shown: dict[str, str]) -> None:
    assert said(words) == shown


def test_series_are_chosen_by_episodes_that_are_missing() -> None:
    assert said("missing:episodes OR missing:poster", Kind.SERIES) == {"missing": "Poster, Episodes"}
    assert said("-missing:episode", Kind.SERIES) == said("-missing:episodes", None) == {"missing": "not Episodes"}
    assert said("missing:episodes", Kind.MOVIE) == {"missing": "missing episodes"}  # which it does not offer


def test_a_list_offers_what_its_kind_can_have() -> None:
    def keys(kind: Kind | None) -> set[str]:
        return {group.key for group in groups_of(kind, parse_query(""), COUNTS)}

    assert {"kind", "watched", "res"} <= keys(None)
    assert keys(Kind.MOVIE) & {"kind", "res", "audio"} == {"res", "audio"}
    assert keys(Kind.ARTIST).isdisjoint({"kind", "res", "hdr", "watched"})
    assert {"audio", "res"} <= keys(Kind.SERIES)


def offered(kind: Kind | None, *, with_more: bool) -> set[str]:
    """The keys that a list can be filtered by with a click."""
    counts = {key: {"x": 1} for key in (*KEYS, *WORD_KEYS, "genre", "tag")}
    groups = groups_of(kind, parse_query(""), counts, with_more=with_more)
    return {option.facet.key for group in groups for option in group.members}


def test_what_is_asked_for_less_often_is_there_when_more_is_wanted() -> None:
    typed = {"person", "file", "decade"}  # names, and what the years from and to say

    assert offered(None, with_more=True) | offered(Kind.MOVIE, with_more=True) >= set(KEYS) - typed
    assert offered(Kind.MOVIE, with_more=False).isdisjoint({"codec", "size", "complete", "source", "root", "studio"})
    assert {"codec", "label", "mood"} <= offered(Kind.ALBUM, with_more=True)
    assert "network" not in offered(Kind.MOVIE, with_more=True)


def test_everything_that_can_be_missing_is_there_when_more_is_wanted() -> None:
    def missing(*, with_more: bool) -> list[str]:
        groups = groups_of(Kind.MOVIE, parse_query(""), {}, with_more=with_more)
        return next([one.value for one in group.members] for group in groups if group.key == "missing")

    usual, everything = missing(with_more=False), missing(with_more=True)

    assert everything[: len(usual)] == usual
    assert {"audio", "discart", "tagline", "directors"} <= set(everything) - set(usual)
    assert "watched" not in everything


@pytest.mark.parametrize("words", ["codec:hevc", "size>4gb", "complete<50%", "in:trash", "studio:Pixar", "played<7d"])
def test_clearing_takes_out_what_is_out_of_the_way(words: str) -> None:
    assert str(cleared(Kind.MOVIE, parse_query(f"tide {words}"))) == "tide"


def test_the_commonest_stands_first_and_values_of_the_search_alone_before_all() -> None:
    (genre,) = [one for one in groups_of(Kind.MOVIE, parse_query("genre:Noir"), COUNTS) if one.key == "genre"]

    assert [(one.text, one.count) for one in genre.members] == [("genre Noir", 0), ("Crime", 5), ("Drama", 3)]


def test_clearing_leaves_words_and_what_has_no_place_here() -> None:
    query = parse_query('tide genre:crime year>1990 -"low tide" file:x actor:Ek decade:80s rating>=7')

    assert str(cleared(Kind.MOVIE, query)) == 'tide -"low tide" file:x actor:Ek'


@pytest.fixture
def panel(demo_desk: Desk, qtbot: QtBot) -> FilterPanel:
    panel = FilterPanel(demo_desk)
    qtbot.addWidget(panel)
    panel.resize(panel.width(), 700)
    panel.show()
    panel.show_list(MOVIES, "")
    qtbot.waitUntil(lambda: place(panel, "Drama").isValid())
    return panel


def place(panel: FilterPanel, text: str) -> QModelIndex:
    """Where a heading or an option stands."""
    model = panel.model
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    below = [model.index(row, 0, top) for top in tops for row in range(model.rowCount(top))]
    return next((index for index in (*tops, *below) if index.data() == text), QModelIndex())


def click(panel: FilterPanel, text: str, qtbot: QtBot) -> None:
    index = place(panel, text)
    panel.tree.expand(index.parent())
    panel.tree.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
    spot = panel.tree.visualRect(index).topLeft() + QPoint(30, 8)
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_what_changed_while_it_was_closed_is_counted_when_it_opens(
    panel: FilterPanel, demo_desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    panel.hide()
    demo_desk.bridge.news.emit(News(frozenset({Aspect.VALUES})))
    monkeypatch.setattr(demo_desk.engine.browse, "facets", lambda _scope: {"genre": {"Noir": 7}})

    panel.show()
    panel.show_list(MOVIES, "")

    qtbot.waitUntil(lambda: place(panel, "Noir").isValid())
    assert not place(panel, "Drama").isValid()


def test_what_is_clicked_becomes_words_of_the_search(panel: FilterPanel, qtbot: QtBot) -> None:
    told: list[str] = []
    panel.words_changed.connect(told.append)
    panel.show_words("lantern")

    click(panel, "Drama", qtbot)
    click(panel, "Comedy", qtbot)
    click(panel, "All of these at once", qtbot)
    click(panel, "Drama", qtbot)

    assert told == [
        "lantern genre:Drama",
        "lantern genre:Drama OR genre:Comedy",
        "lantern genre:Drama genre:Comedy",
        "lantern genre:Comedy",
    ]


def test_keys_open_groups_choose_and_leave_out(panel: FilterPanel, qtbot: QtBot) -> None:
    told: list[str] = []
    panel.words_changed.connect(told.append)
    panel.enter()
    panel.tree.setCurrentIndex(place(panel, "Watched"))

    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(panel.tree, key)
    panel.tree.setCurrentIndex(place(panel, "Drama"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Minus)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Minus)

    assert told == ["watched:yes", "watched:no", "watched:no -genre:Drama", "watched:no"]
    assert panel.tree.currentIndex().data() == "Drama"


def test_more_filters_come_with_a_click_and_go_again(panel: FilterPanel, qtbot: QtBot) -> None:
    told: list[str] = []
    panel.words_changed.connect(told.append)
    assert not place(panel, "Coded as").isValid()

    panel.more.click()
    qtbot.waitUntil(lambda: place(panel, "Coded as").isValid())
    panel.tree.expand(place(panel, "Coded as"))
    codec = panel.model.index(0, 0, place(panel, "Coded as"))
    click(panel, codec.data(), qtbot)
    panel.more.click()

    assert [word[:6] for word in told] == ["codec:"]
    assert place(panel, "Coded as").isValid()  # the search asks by it
    assert not place(panel, "Size").isValid()


def test_a_search_by_what_is_out_of_the_way_shows_its_group_with_all_there_is(panel: FilterPanel, qtbot: QtBot) -> None:
    panel.show_words("codec:hevc")

    qtbot.waitUntil(lambda: panel.model.rowCount(place(panel, "Coded as")) > 1)
    assert not panel.more.isChecked()


def test_letters_find_what_is_out_of_the_way(panel: FilterPanel, qtbot: QtBot) -> None:
    panel.sift.setFocus()

    qtbot.keyClicks(panel.sift, "coded")

    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    assert panel.model.index(0, 0).data() == "Coded as"


def test_a_row_says_its_state_and_its_number_in_words(panel: FilterPanel, english: None) -> None:
    panel.show_words("-genre:Drama")

    spoken = place(panel, "not Drama").data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.startswith("not Drama, ")
    assert spoken.endswith(" titles")
    assert place(panel, "Genre").data(Qt.ItemDataRole.AccessibleTextRole) == "Genre: not Drama"


def test_a_program_that_reads_the_screen_sets_a_check(panel: FilterPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.words_changed) as words:
        panel.model.setData(place(panel, "Drama"), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)

    assert words.args == ["genre:Drama"]


def test_limits_follow_the_search_and_change_it_with_enter(panel: FilterPanel, qtbot: QtBot) -> None:
    panel.show_words("tide decade:90s")
    year = panel.ranges["year"]
    assert (year.low.text(), year.high.text()) == ("1990", "1999")

    year.high.selectAll()
    qtbot.keyClicks(year.high, "2010")
    with qtbot.waitSignal(panel.words_changed) as words:
        qtbot.keyClick(year.high, Qt.Key.Key_Return)

    assert words.args == ["tide year>=1990 year<=2010"]


def test_a_search_that_makes_no_sense_yet_is_not_written_over(panel: FilterPanel) -> None:
    panel.show_words("genre:Drama year>so")
    assert not panel.tree.isEnabled()
    assert "not finished" in panel.hint.text()

    panel.show_words("genre:Drama year>2000")
    assert panel.tree.isEnabled()


def test_letters_leave_the_filters_that_have_them_open(panel: FilterPanel, qtbot: QtBot) -> None:
    panel.sift.setFocus()
    qtbot.keyClicks(panel.sift, "post")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)

    assert panel.model.index(0, 0).data() == "Missing"
    assert panel.tree.isExpanded(panel.model.index(0, 0))
    assert place(panel, "Poster").isValid()

    qtbot.keyClick(panel.sift, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.model.rowCount() > 1)
    assert not panel.tree.isExpanded(place(panel, "Missing"))


def test_clear_and_escape(panel: FilterPanel, qtbot: QtBot) -> None:
    assert not panel.clear_button.isEnabled()
    panel.show_words("tide genre:Drama")

    with qtbot.waitSignal(panel.words_changed) as words:
        qtbot.mouseClick(panel.clear_button, Qt.MouseButton.LeftButton)
    assert words.args == ["tide"]

    with qtbot.waitSignal(panel.close_wanted):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Escape)


def test_the_model_keeps_qts_rules(panel: FilterPanel, qtmodeltester: ModelTester) -> None:
    panel.show_words("genre:Drama genre:Noir")
    qtmodeltester.check(panel.model)


def test_a_limit_that_was_typed_is_a_number_of_the_language(panel: FilterPanel, qtbot: QtBot) -> None:
    rating = panel.ranges["rating"]
    rating.show_range(Range(7.5))
    assert rating.low.text() == rating.locale().toString(7.5)
