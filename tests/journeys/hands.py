"""The two hands of a person before the window: one that only types, one that only points and clicks.

Both do what people do and nothing else: events go to the window that has the keys, or to the place under the pointer;
no slot is called and no widget is given the focus. Whatever one of them cannot reach, a person could not reach either.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTreeView,
    QWidget,
)
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

PATIENCE_MS = 8_000
_MOST_STEPS = 400

Found = TypeVar("Found")

_Key, _Mod = Qt.Key, Qt.KeyboardModifier


class Hand(ABC):
    """What a person can do, each in the way of one hand, and what both of them see.

    Everything is named by the words that are on the screen, or are told to screen readers.
    """

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    # --- seeing -----------------------------------------------------------------------------------------------------

    def wait(self, condition: Callable[[], object]) -> None:
        """Watch the screen until it is so."""
        try:
            self._qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)
        except TimeoutError as error:
            seen = "\n  ".join(dict.fromkeys(self._texts()))
            raise AssertionError(f"It never came to that. On the screen there is:\n  {seen}") from error

    def wait_to_see(self, words: str) -> None:
        """Watch until those words stand somewhere."""
        self.wait(lambda: self.sees(words))

    def wait_to_miss(self, words: str) -> None:
        """Watch until those words are gone."""
        self.wait(lambda: not self.sees(words))

    def sees(self, words: str) -> bool:
        """Whether those words stand somewhere in what can be used now."""
        return any(words in text for text in self._texts())

    def rows(self, view: str) -> list[str]:
        """What the rows of a list are called."""
        there, _ = self._row_of(view, "")
        return [str(index.data()) for index in _rows(there)]

    def _texts(self) -> Iterator[str]:
        for widget in _shown_in(self._front()):
            yield from _words_of(widget)
            if isinstance(widget, QTabBar):
                yield from (widget.tabText(tab) for tab in range(widget.count()))
            if isinstance(widget, QMenu):
                yield from (_plain(action.text()) for action in widget.actions())
            if isinstance(widget, QAbstractItemView):
                yield from (_row_words(index) for index in _rows(widget))

    def _front(self) -> QWidget:
        """The popup, dialog or window that would get a key or a click."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def _named(self, name: str, *kinds: type[QWidget]) -> QWidget:
        """What is called so - exactly, else what begins so - as soon as it can be used."""

        def found() -> QWidget | None:
            usable = [one for one in _shown_in(self._front()) if isinstance(one, kinds) and one.isEnabled()]
            exact = (one for one in usable if name in _words_of(one))
            begun = (one for one in usable if any(text.startswith(name) for text in _words_of(one)))
            return next(exact, None) or next(begun, None)

        return self._as_soon_as(found)

    def _row_of(self, view: str, row: str) -> tuple[QAbstractItemView, QModelIndex]:
        """A row with those words of the list that is called so, as soon as it is there."""

        def found() -> tuple[QAbstractItemView, QModelIndex] | None:
            views = [one for one in _shown_in(self._front()) if isinstance(one, QAbstractItemView)]
            lists = [one for one in views if not view or view in _words_of(one)]
            rows = ((one, index) for one in lists if (index := _row(one, row)) is not None)
            return next(rows, None)

        return self._as_soon_as(found)

    def _tab(self, name: str) -> tuple[QTabBar, int]:
        """The tab that is called so, as soon as it is there."""

        def found() -> tuple[QTabBar, int] | None:
            bars = [one for one in _shown_in(self._front()) if isinstance(one, QTabBar)]
            tabs = ((bar, tab) for bar in bars for tab in range(bar.count()) if _plain(bar.tabText(tab)) == name)
            return next(tabs, None)

        return self._as_soon_as(found)

    def _menu_with(self, entry: str) -> tuple[QMenu, QAction]:
        """The open menu, as soon as it has that entry."""

        def found() -> tuple[QMenu, QAction] | None:
            menu = QApplication.activePopupWidget()
            action = _entry(menu, entry) if isinstance(menu, QMenu) else None
            return (menu, action) if isinstance(menu, QMenu) and action is not None else None

        return self._as_soon_as(found)

    def _focus_window(self) -> QWindow:
        """What gets the keys; a window manager gives them to what is in front."""
        focus = QGuiApplication.focusWindow()
        if focus is None or not focus.isVisible():
            self._front().activateWindow()
            focus = self._as_soon_as(QGuiApplication.focusWindow)
        return focus

    def _as_soon_as(self, find: Callable[[], Found | None]) -> Found:
        self.wait(lambda: find() is not None)
        found = find()
        assert found is not None
        return found

    # --- doing ------------------------------------------------------------------------------------------------------

    @abstractmethod
    def press(self, name: str) -> None:
        """Press the button that is called so, as soon as it can be pressed."""

    @abstractmethod
    def enter(self, name: str, text: str) -> None:
        """Bring a text into the line that is called so."""

    @abstractmethod
    def add_word(self, name: str, word: str) -> None:
        """Add a known word to the list whose line is called so."""

    @abstractmethod
    def point_to_folder(self, folder: Path) -> None:
        """Answer the dialog that asks for a folder."""

    @abstractmethod
    def choose(self, view: str, row: str) -> None:
        """Choose a row of a list."""

    @abstractmethod
    def choose_all(self, view: str) -> None:
        """Choose every row of a list."""

    @abstractmethod
    def open(self, view: str, row: str) -> None:
        """Choose a row and have what it leads to."""

    @abstractmethod
    def turn_to(self, tab: str) -> None:
        """Have another tab in front."""

    @abstractmethod
    def command(self, menu: str, entry: str) -> None:
        """Have something done that stands in a menu of the window."""

    @abstractmethod
    def look_for(self, words: str, filters: Sequence[tuple[str, str]]) -> None:
        """Search in the list that is shown: by words, or by filters to tick (the group, what is offered below it)."""

    @abstractmethod
    def undo(self) -> None:
        """Take back what was done last."""


class Keyboard(Hand):
    """Types. Tab and the arrows lead everywhere; a key goes to whatever has the focus."""

    def key(self, key: _Key, modifiers: _Mod = _Mod.NoModifier) -> None:
        """One key."""
        QTest.keyClick(self._focus_window(), key, modifiers)

    def type(self, text: str) -> None:
        """Letter by letter."""
        for letter in text:
            QTest.sendKeyEvent(QTest.KeyAction.Click, self._focus_window(), _Key.Key_unknown, letter, _Mod.NoModifier)

    def press(self, name: str) -> None:
        """Go there and press Space."""
        self._go_to(self._named(name, QAbstractButton), name)
        self.key(_Key.Key_Space)

    def enter(self, name: str, text: str) -> None:
        """Go there, replace what stands there."""
        self._go_to(self._named(name, QLineEdit, QPlainTextEdit), name)
        self.key(_Key.Key_A, _Mod.ControlModifier)
        self.type(text)

    def add_word(self, name: str, word: str) -> None:
        """Type it and press Enter."""
        self.enter(name, word)
        self.key(_Key.Key_Return)

    def point_to_folder(self, folder: Path) -> None:
        """Type its path."""
        self.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit) and QApplication.activeModalWidget())
        self.type(str(folder))
        self.key(_Key.Key_Return)

    def choose(self, view: str, row: str) -> None:
        """Go to the list and along it with the arrows."""
        there, _ = self._row_of(view, row)
        self._go_to(there, view)
        self.key(_Key.Key_End)  # a key that leads nowhere would leave chosen what was chosen with it
        self.key(_Key.Key_Home)
        for _ in range(there.model().rowCount(there.rootIndex())):
            if _named(there.currentIndex(), row):
                break
            self._go_on(there)
        assert _named(there.currentIndex(), row), f"no arrow leads to “{row}” in “{view}”"
        if not there.selectionModel().isSelected(there.currentIndex()):
            self.key(_Key.Key_Space)

    def choose_all(self, view: str) -> None:
        """Ctrl+A."""
        there, _ = self._row_of(view, "")
        self._go_to(there, view)
        self.key(_Key.Key_A, _Mod.ControlModifier)

    def open(self, view: str, row: str) -> None:
        """Enter."""
        self.choose(view, row)
        self.key(_Key.Key_Return)

    def turn_to(self, tab: str) -> None:
        """Go to the tabs and along them."""
        bar, wanted = self._tab(tab)
        self._go_to(bar, bar.accessibleName())
        while bar.currentIndex() != wanted:
            before = bar.currentIndex()
            self.key(_Key.Key_Right if before < wanted else _Key.Key_Left)
            assert bar.currentIndex() != before, f"no arrow leads to “{tab}”"

    def command(self, menu: str, entry: str) -> None:
        """Open the menu by its letter, and go down to the entry."""
        bar = self.window.menuBar()
        (title,) = [action.text() for action in bar.actions() if _plain(action.text()) == menu]
        letter = title[title.index("&") + 1].upper()
        self.key(_Key(ord(letter)), _Mod.AltModifier)
        self._take_entry(entry)

    def look_for(self, words: str, filters: Sequence[tuple[str, str]]) -> None:
        """Ctrl+F, say it as one speaks, and take what that is understood as."""
        self.key(_Key.Key_F, _Mod.ControlModifier)
        self.type(words)
        self.wait_to_see("missing:sub")
        self.key(_Key.Key_Down)
        self.key(_Key.Key_Return)

    def undo(self) -> None:
        """Ctrl+Z."""
        self.key(_Key.Key_Z, _Mod.ControlModifier)

    def _take_entry(self, entry: str) -> None:
        menu, _ = self._menu_with(entry)
        for _ in range(_MOST_STEPS):
            active = menu.activeAction()
            if active is not None and _plain(active.text()) == entry:
                self.key(_Key.Key_Return)
                return
            self.key(_Key.Key_Down)
        raise AssertionError(f"no arrow leads to “{entry}” in the menu")

    def _go_on(self, view: QAbstractItemView) -> None:
        before = view.currentIndex()
        self.key(_Key.Key_Down)
        if view.currentIndex() == before:
            self.key(_Key.Key_Right)

    def _go_to(self, wanted: QWidget, name: str) -> None:
        """Tab until it has the focus."""
        passed = []
        for _ in range(_MOST_STEPS):
            there = QApplication.focusWidget()
            if there is not None and there in (wanted, wanted.focusProxy()):
                return
            passed.append("/".join(_words_of(there)) or type(there).__name__ if there is not None else "nothing")
            self.key(_Key.Key_Tab)
        ways = "\n  ".join(dict.fromkeys(passed))
        raise AssertionError(f"Tab never came to “{name}”; it passed:\n  {ways}")


class Mouse(Hand):
    """Points and clicks. What has to be written, it takes from the clipboard."""

    def click(self, widget: QWidget, place: QPoint | None = None, **more: object) -> None:
        """Click there, after having scrolled to it; nothing may lie above it."""
        self._scroll_to(widget)
        inside = widget.rect().center() if place is None else place
        on_screen = widget.mapToGlobal(inside)
        under = QApplication.widgetAt(on_screen)
        is_free = under is not None and (under is widget or widget.isAncestorOf(under))
        assert is_free, f"{_words_of(under) if under else 'nothing'} lies above {_words_of(widget)}"
        self._click_at(widget.window(), on_screen, **more)

    def _click_at(
        self,
        top: QWidget,
        on_screen: QPoint,
        *,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        modifiers: _Mod = _Mod.NoModifier,
        is_double: bool = False,
    ) -> None:
        self._focus_window()  # as a click gives a window the keys
        handle = top.windowHandle()
        place = handle.mapFromGlobal(on_screen)
        QTest.mouseMove(handle, place)
        QTest.mouseClick(handle, button, modifiers, place)
        if is_double:
            QTest.mouseDClick(handle, button, modifiers, place)

    def press(self, name: str) -> None:
        """Click on it."""
        self.click(self._named(name, QAbstractButton))

    def enter(self, name: str, text: str) -> None:
        """Paste it there: right click, Paste."""
        line = self._named(name, QLineEdit, QPlainTextEdit)
        QGuiApplication.clipboard().setText(text)
        self.click(line, button=Qt.MouseButton.RightButton)
        self._take_entry("Paste")

    def add_word(self, name: str, word: str) -> None:
        """Click into the line, and on the word among those that are offered."""
        self.click(self._named(name, QLineEdit))
        self._click_row(*self._row_of(name, word))

    def point_to_folder(self, folder: Path) -> None:
        """Click on it, then on Choose."""
        self._click_row(*self._row_of("", folder.name))
        self.press("Choose")

    def choose(self, view: str, row: str) -> None:
        """Click on it."""
        self._click_row(*self._row_of(view, row))

    def choose_all(self, view: str) -> None:
        """Click on the first, and with Shift on the last."""
        there, first = self._row_of(view, "")
        self._click_row(there, first)
        *_, last = _rows(there)
        self._click_row(there, last, modifiers=_Mod.ShiftModifier)

    def open(self, view: str, row: str) -> None:
        """Double click."""
        self._click_row(*self._row_of(view, row), is_double=True)

    def turn_to(self, tab: str) -> None:
        """Click on it."""
        bar, wanted = self._tab(tab)
        self.click(bar, bar.tabRect(wanted).center())

    def command(self, menu: str, entry: str) -> None:
        """Click on the menu, then on the entry."""
        bar = self.window.menuBar()
        (title,) = [action for action in bar.actions() if _plain(action.text()) == menu]
        self.click(bar, bar.actionGeometry(title).center())
        self._take_entry(entry)

    def look_for(self, words: str, filters: Sequence[tuple[str, str]]) -> None:
        """The filter beside the list: a group is opened, and a choice in it ticked."""
        self.press("Add a filter")
        for group, choice in filters:
            self._click_row(*self._row_of("Filters", group))
            self._click_row(*self._row_of("Filters", choice))

    def undo(self) -> None:
        """The button of the tool bar."""
        self.press("Undo")

    def _take_entry(self, entry: str) -> None:
        menu, action = self._menu_with(entry)
        self.click(menu, menu.actionGeometry(action).center())

    def _click_row(self, view: QAbstractItemView, index: QModelIndex, **more: object) -> None:
        viewport = view.viewport()
        for _ in range(_MOST_STEPS):
            place = view.visualRect(index)
            if viewport.rect().contains(place.center()):
                break
            self._turn_wheel(viewport, place.center().y() < 0)
        self.click(viewport, view.visualRect(index).center(), **more)

    def _scroll_to(self, widget: QWidget) -> None:
        for _ in range(_MOST_STEPS):
            area = _area_of(widget)
            if area is None:
                return
            place = QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())
            if area.viewport().rect().contains(place.center()):
                return
            self._turn_wheel(area.viewport(), place.center().y() < 0)

    def _turn_wheel(self, over: QWidget, is_up: bool) -> None:
        handle = over.window().windowHandle()
        place = handle.mapFromGlobal(over.mapToGlobal(over.rect().center()))
        QTest.wheelEvent(handle, QPointF(place), QPoint(0, 120 if is_up else -120))


# --- what stands on the screen ------------------------------------------------------------------------------------


def _shown_in(top: QWidget) -> list[QWidget]:
    return [top, *(one for one in top.findChildren(QWidget) if one.isVisible())]


def _words_of(widget: QWidget) -> tuple[str, ...]:
    """What is read on a widget, and what it is called."""
    texts = [widget.accessibleName()]
    if isinstance(widget, QAbstractButton | QLabel | QLineEdit):
        texts.append(_plain(widget.text()))
    if isinstance(widget, QComboBox):
        texts.append(widget.currentText())
    return tuple(dict.fromkeys(text for text in texts if text))


def _plain(text: str) -> str:
    """A text as it is read: without the sign of its letter, and what follows a tab."""
    return text.partition("\t")[0].replace("&", "")


def _row_words(index: QModelIndex) -> str:
    roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
    return " ".join(str(text) for role in roles if (text := index.data(role)))


def _rows(view: QAbstractItemView, above: QModelIndex | None = None) -> Iterator[QModelIndex]:
    """The rows of a list from above, with what is open below each."""
    model = view.model()
    parent = view.rootIndex() if above is None else above
    for row in range(model.rowCount(parent) if model is not None else 0):
        index = model.index(row, 0, parent)
        yield index
        if isinstance(view, QTreeView) and view.isExpanded(index):
            yield from _rows(view, index)


def _named(index: QModelIndex, row: str) -> bool:
    return index.isValid() and row in _row_words(index.siblingAtColumn(0))


def _row(view: QAbstractItemView, row: str) -> QModelIndex | None:
    return next((index for index in _rows(view) if _named(index, row)), None)


def _entry(menu: QMenu, name: str) -> QAction | None:
    return next((one for one in menu.actions() if _plain(one.text()) == name and one.isEnabled()), None)


def _area_of(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            return above
        above = above.parentWidget()
    return None
