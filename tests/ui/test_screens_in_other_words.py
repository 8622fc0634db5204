"""The main screens in long words that nobody speaks: what is in no catalogue stands out, what is too narrow cuts."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui import language
from metarr_desktop.ui.bridge import Bridge
from metarr_desktop.ui.desk import Desk, Place, Stage
from metarr_desktop.ui.layout_flaws import flaws
from metarr_desktop.ui.pictures import Pictures
from metarr_desktop.ui.pseudo import OPENING
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.shell.session import Session
from metarr_desktop.ui.shell.window import MainWindow

_LONG_MS = 20_000
_MOST_ROWS = 8
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_PLACES = (
    *(Place.SETTINGS, Place.PLAYERS, Place.ACTIVITY, Place.STATISTICS, Place.DIAGNOSTICS),
    *(Place.TRASH, Place.SUGGESTIONS, Place.VERIFY, Place.IDENTIFY),
)
#: Names that are the same in all languages, and what a program reads.
_NAMES = frozenset(
    re.findall(
        r"[a-z]+",
        """
        audiodb theaudiodb anilist cover art archive fanart internet movie database imdb musicbrainz metacritic omdb
        rotten tomatoes tmdb tvdb thetvdb tvmaze trakt wikidata kodi jellyfin plex metarr nfo radarr lidarr sonarr
        overseerr dolby vision deutsch english ntfy discord gotify flac json bytes
        """,
    )
)


#: Paths with what is in the files there, addresses, keys, and what Qt itself says of a date.
_NO_WORDS = re.compile(
    r"""
    ^/.*  |  https?://\S+  |  \b(Ctrl|Shift|Alt)\b(\+\w+)*  |  \b(F\d+|Del|Ins|Esc|Return|Backspace|Space)\b
    | \b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b
    """,
    re.DOTALL | re.VERBOSE,
)

_CALM_ROUNDS = 4  # of the event loop: an answer leads to a layout, and to the next question


@pytest.fixture
def session(qapp: QApplication, qtbot: QtBot, demo_engine: Engine, speak: Callable[[str], None]) -> Iterator[Session]:
    """The window over the demo, in words that nobody speaks."""
    speak(language.PSEUDO)
    bridge = Bridge(demo_engine)
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.open(Desk(demo_engine, bridge, Pictures(bridge, demo_engine.browse.picture_path), Stage()))
    assert window.session is not None
    yield window.session
    bridge.close()
    demo_engine.libraries.put_setting("window.state", "")


def settled(session: Session, qtbot: QtBot) -> QWidget:
    """The window, when it asks nothing any more."""
    bridge = session.desk.bridge
    for _ in range(_CALM_ROUNDS):
        qtbot.waitUntil(lambda: not bridge.is_asking, timeout=_LONG_MS)
        QApplication.processEvents()
    return session.content.window()


def texts(root: QWidget) -> Iterator[str]:
    """All that is read on a screen: by the eye, in tips, and by who does not see it."""
    for widget in (one for one in (root, *root.findChildren(QWidget)) if one.isVisibleTo(root)):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        yield from (action.text() for action in widget.actions())
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit():
                yield widget.placeholderText()
            case QComboBox():
                yield from map(widget.itemText, range(widget.count()))
            case QAbstractItemView():
                yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model, nothing = view.model(), QModelIndex()
    columns = model.columnCount(nothing) if isinstance(view, QTableView | QTreeView) else 1
    yield from (str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in range(columns))
    for row in range(min(model.rowCount(nothing), _MOST_ROWS)):
        for index in (model.index(row, column) for column in range(columns)):
            yield from (str(index.data(role) or "") for role in _ROLES)


def words_of(engine: Engine) -> frozenset[str]:
    """The words of what is the person's: titles, values, folders, files."""
    ids = [one for kind in LibraryType for one in engine.browse.listing(Scope(kind=kind.top_kind)).ids]
    known = [repr(engine.browse.detail(item)) for item in ids]
    known += [f"{library.name} {library.roots}" for library in engine.browse.libraries()]
    return frozenset(re.findall(r"[a-z]{3,}", " ".join(known).casefold()))


def test_the_main_screens_say_nothing_past_a_catalogue_and_have_room_for_long_words(
    session: Session, demo_engine: Engine, qtbot: QtBot
) -> None:
    films = next(iter(demo_engine.browse.libraries())).id
    own = words_of(demo_engine) | _NAMES
    strange: set[str] = set()
    cut: set[str] = set()

    for there in (Location(library=films), *(Location(place=place) for place in _PLACES)):
        session.guide.go(there)
        window = settled(session, qtbot)
        cut.update(flaws(window))
        for text in texts(window):
            words = re.findall(r"[a-z]{3,}", _NO_WORDS.sub("", text).casefold())
            if OPENING not in text and not own.issuperset(words):
                strange.add(text)

    assert sorted(strange) == []
    assert sorted(cut) == []
