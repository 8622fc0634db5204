"""Finds what is wrong with a screen as it lies: text that is cut, widgets over each other, a focus that jumps.

Pure over a tree of widgets that is laid out (shown once, with its events done); nothing is changed. Asked by the tour
over every screen in every look. What may give way does so by design and is left out: text that is cut with an ellipsis
and stands whole in a tip, what scrolls, and what floats over a page (`FLOATS`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizeGrip,
    QSplitter,
    QSplitterHandle,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from metarr_desktop.ui.widgets.labels import ElidedLabel

FLOATS = "floats"
"""The property of a widget that is meant to lie over its siblings, as letters do over a wall."""
ORDERS_FOCUS = "ordersFocus"
"""The property of a widget that settles by itself in which order Tab goes through its children."""

_SPARE = 1  # px: rounding of fonts at other scales
_EXCERPT = 40
_WAY = 4


def flaws(root: QWidget) -> Iterator[str]:
    """Each flaw of a screen as a sentence that names the widget by the way to it."""
    shown = [widget for widget in (root, *root.findChildren(QWidget)) if widget.isVisibleTo(root) and _has_room(widget)]
    for widget in shown:
        yield from _cut(widget)
        yield from _outside(widget, root)
        yield from _overlapping(widget)
        yield from _jumping(widget)


# --- what is cut ------------------------------------------------------------------------------------------------------


def _cut(widget: QWidget) -> Iterator[str]:
    """Text with less room than it needs, and no tip that says all of it."""
    if isinstance(widget, QHeaderView):
        yield from _cut_sections(widget)
        return
    if isinstance(widget, QTabBar):
        yield from _cut_tabs(widget)
        return
    text = _text(widget)
    if not text or isinstance(widget, ElidedLabel) or text in widget.toolTip():
        return
    needed, given = _needed(widget), _given(widget)
    for side, needs, has in (("wide", needed.width(), given.width()), ("high", needed.height(), given.height())):
        if needs > has + _SPARE:
            yield f"cut, {has} px {side} where {needs} are needed: {_way_to(widget)}"


def _text(widget: QWidget) -> str:
    """What a widget writes by itself; empty where it writes nothing, or scrolls it."""
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit) and not widget.text():
        return widget.placeholderText()
    return ""


def _needed(widget: QWidget) -> QSize:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return QSize(0, widget.heightForWidth(widget.width()))
    if isinstance(widget, QLineEdit):
        letters = widget.fontMetrics()
        return QSize(letters.horizontalAdvance(widget.placeholderText()), letters.height())
    if isinstance(widget, QComboBox):
        letters = widget.fontMetrics()
        return QSize(letters.horizontalAdvance(widget.currentText()), letters.height())
    return widget.minimumSizeHint()


def _given(widget: QWidget) -> QSize:
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        return widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget).size()
    if isinstance(widget, QLineEdit):
        margins = widget.textMargins()
        return widget.contentsRect().marginsRemoved(margins).size()
    return widget.size()


def _cut_sections(header: QHeaderView) -> Iterator[str]:
    model, is_across = header.model(), header.orientation() == Qt.Orientation.Horizontal
    for section in range(header.count()) if is_across and model is not None else ():
        text = str(model.headerData(section, header.orientation()) or "")
        tip = str(model.headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole) or "")
        needs, has = _needed_by(header, section, text), header.sectionSize(section)
        if text and not header.isSectionHidden(section) and needs > has and text not in tip:
            yield f"cut, {has} px wide where {needs} are needed: heading “{text}” of {_way_to(header)}"


def _needed_by(header: QHeaderView, section: int, text: str) -> int:
    """Qt's hint has room for the arrow, which only the section has by which rows are sorted."""
    is_unsorted = header.isSortIndicatorShown() and header.sortIndicatorSection() != section
    return header.fontMetrics().horizontalAdvance(text) if is_unsorted else header.sectionSizeHint(section)


def _cut_tabs(tabs: QTabBar) -> Iterator[str]:
    """Tabs that have to be scrolled to."""
    needs, has = tabs.sizeHint().width(), tabs.width()
    if needs > has + _SPARE:
        yield f"cut, {has} px wide where {needs} are needed: {_way_to(tabs)}"


# --- what lies where it does not belong -------------------------------------------------------------------------------


def _outside(widget: QWidget, root: QWidget) -> Iterator[str]:
    """A widget that its parent cuts, and a page that has to be pushed sideways to be read."""
    if isinstance(widget, QScrollArea) and (page := widget.widget()) is not None:
        over = page.width() - widget.viewport().width()
        if over > 0 and page.isVisibleTo(widget):
            yield f"{over} px wider than what shows it: {_way_to(page)}"
    parent = widget.parentWidget()
    if parent is None or widget is root or widget.isWindow() or _is_scrolled(widget) or _floats(widget):
        return
    if not parent.rect().adjusted(-_SPARE, -_SPARE, _SPARE, _SPARE).contains(widget.geometry()):
        lies, room = _words(widget.geometry()), _words(parent.rect())
        yield f"reaches out of its place ({lies} in {room}): {_way_to(widget)}"


def _overlapping(parent: QWidget) -> Iterator[str]:
    """Children over each other, none of which is meant to float."""
    if isinstance(parent, QAbstractScrollArea | QTabBar):
        return
    for one, other in combinations(_children(parent), 2):
        shared = one.geometry().intersected(other.geometry())
        if shared.width() > 0 and shared.height() > 0:
            yield f"{shared.width()} × {shared.height()} px over {_name(other)}: {_way_to(one)}"


def _children(parent: QWidget) -> list[QWidget]:
    """Those that are seen and share the room between them."""
    return [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and child.isVisibleTo(parent)
        and _has_room(child)
        and not child.isWindow()
        and not _floats(child)
    ]


def _floats(widget: QWidget) -> bool:
    return (
        widget.property(FLOATS) is True
        or isinstance(widget, QSplitterHandle | QSizeGrip)  # Qt lays them over the edges that they move
        or widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # painted on top, as the focus ring
    )


def _is_scrolled(widget: QWidget) -> bool:
    """Whether a view shows a part of it, and which part is the person's choice."""
    parent = widget.parentWidget()
    area = parent.parentWidget() if parent is not None else None
    return isinstance(parent, QTabBar) or (isinstance(area, QAbstractScrollArea) and area.viewport() is parent)


# --- where the focus goes ---------------------------------------------------------------------------------------------


def _jumping(parent: QWidget) -> Iterator[str]:
    """Steps of the Tab key from one control to the next beside it, if that is read before it.

    Tab goes in the order in which widgets were added. (`nextInFocusChain` is not asked: its binding hands out wrappers
    that own each other, and ends in a crash.)
    """
    if parent.property(ORDERS_FOCUS) is True or isinstance(parent, QSplitter):  # a splitter stacks the last lowest
        return
    for one, following in pairwise(child for child in _children(parent) if _takes_tab(child)):
        if _is_before(following, one, parent):
            yield f"the focus jumps back to {_name(following)}: {_way_to(one)}"


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def _is_before(one: QWidget, other: QWidget, parent: QWidget) -> bool:
    """Whether the eye meets `one` first: above, or in the same line where lines begin."""
    first, second = one.geometry(), other.geometry()
    if parent.isRightToLeft():
        first, second = _mirrored(first, parent.width()), _mirrored(second, parent.width())
    if first.bottom() < second.top():
        return first.left() < second.right()  # to the right begins another column
    return first.top() <= second.bottom() and first.right() < second.left()


def _mirrored(place: QRect, width: int) -> QRect:
    return QRect(width - place.right() - 1, place.top(), place.width(), place.height())


# --- words ------------------------------------------------------------------------------------------------------------


def _has_room(widget: QWidget) -> bool:
    return widget.width() > 0 and widget.height() > 0


def _words(place: QRect) -> str:
    return f"{place.x()}, {place.y()}, {place.width()} × {place.height()}"


def _name(widget: QWidget) -> str:
    text = " ".join((_text(widget) or widget.accessibleName() or widget.objectName()).split())
    excerpt = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
    return f"{type(widget).__name__} “{excerpt}”" if excerpt else type(widget).__name__


def _way_to(widget: QWidget) -> str:
    steps = [_name(widget)]
    step = widget.parentWidget()
    while step is not None and len(steps) < _WAY and not widget.isWindow():
        steps.append(type(step).__name__)
        step = None if step.isWindow() else step.parentWidget()
    return " in ".join(steps)
