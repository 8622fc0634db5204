"""Small widgets, driven by clicks and keys: what they show and which intention leaves."""

from itertools import pairwise
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QImage, QPixmap, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QStyledItemDelegate,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from metarr_desktop.ui.roles import Role, RowState, TwoLines
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import LIGHT, Ink, Tone
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, LockButton, ToolButton
from metarr_desktop.ui.widgets.chip import Chip, ChipBar, ChipValue
from metarr_desktop.ui.widgets.count_pill import CountPill
from metarr_desktop.ui.widgets.diff_view import DiffView
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.focus_ring import FocusRing
from metarr_desktop.ui.widgets.form_row import FormRow
from metarr_desktop.ui.widgets.hero_header import Hero, HeroChip, HeroHeader, HeroKind
from metarr_desktop.ui.widgets.labels import ElidedLabel
from metarr_desktop.ui.widgets.letter_strip import LetterStrip
from metarr_desktop.ui.widgets.placeholder import initials
from metarr_desktop.ui.widgets.progress_strip import ProgressStrip
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.widgets.search_box import Offer, SearchBox
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl
from metarr_desktop.ui.widgets.star_line import Rating, StarLine
from metarr_desktop.ui.widgets.tab_strip import TabStrip
from metarr_desktop.ui.widgets.table_cells import LocksCell, PercentCell, StateCell, state_word
from metarr_desktop.ui.widgets.tag_editor import TagEditor
from metarr_desktop.ui.widgets.thumb_row import Thumb, ThumbRow
from metarr_desktop.ui.widgets.toast import Notice, ToastStack
from metarr_desktop.ui.widgets.two_line_cell import note_width
from tests.ui.laying_out import requests_at_rest

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LEFT = Qt.MouseButton.LeftButton


W = TypeVar("W", bound=QWidget)


def shown(qtbot: QtBot, widget: W) -> W:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def tool(widget: QWidget, name: str) -> QToolButton:
    return next(button for button in widget.findChildren(QToolButton) if button.accessibleName() == name)


def button(widget: QWidget, text: str) -> QPushButton:
    return next(button for button in widget.findChildren(QPushButton) if button.text() == text)


class TestButtons:
    def test_a_button_is_32_high_and_a_small_one_24(self, qtbot: QtBot) -> None:
        assert shown(qtbot, Button("Scan", icon=Icon.REFRESH)).height() == 32
        assert shown(qtbot, Button("Accept", small=True)).height() == 24

    @pytest.mark.parametrize("kind", [QLineEdit, QComboBox, QSpinBox, QDateEdit, QPushButton])
    def test_every_control_is_32_high_with_and_without_focus(self, qtbot: QtBot, kind: type[QWidget]) -> None:
        control = shown(qtbot, kind())
        assert control.sizeHint().height() == 32

        control.setFocus()
        assert control.sizeHint().height() == 32

    def test_icons_to_press_are_squares_of_the_controls_height(self, qtbot: QtBot) -> None:
        sizes = [
            shown(qtbot, ToolButton(Icon.UNDO, "Undo")).size().toTuple(),
            shown(qtbot, ToolButton(Icon.UNDO, "Undo", small=True)).size().toTuple(),
            shown(qtbot, LockButton("title")).size().toTuple(),
        ]

        assert sizes == [(32, 32), (24, 24), (28, 28)]

    def test_a_count_takes_room_and_is_told_to_screen_readers(self, qtbot: QtBot) -> None:
        publish = shown(qtbot, Button("Publish", kind=ButtonKind.PRIMARY))
        before = publish.sizeHint().width()

        publish.set_count(8)

        assert publish.sizeHint().width() > before + 16
        assert publish.accessibleDescription() == "8"

    def test_a_lock_asks_and_turns_only_when_it_is_set(self, qtbot: QtBot) -> None:
        lock = shown(qtbot, LockButton("title"))

        with qtbot.waitSignal(lock.clicked):
            qtbot.mouseClick(lock, LEFT)
        assert not lock.isChecked()

        lock.set_locked(True)
        assert lock.isChecked()
        assert lock.accessibleName() == "Lock title"

    def test_the_focus_ring_follows_the_focus_of_buttons(self, qtbot: QtBot, qapp: QApplication) -> None:
        ring = FocusRing(qapp)
        window = shown(qtbot, QWidget())
        scan = Button("Scan", parent=window)
        scan.move(20, 20)
        scan.show()
        line = QLineEdit(window)
        line.move(20, 80)
        line.show()

        scan.setFocus()
        around = ring.ring()
        assert around is not None
        assert around.geometry() == scan.geometry().adjusted(-4, -4, 4, 4)

        scan.move(40, 20)
        assert around.geometry().left() == 36

        line.setFocus()
        assert ring.ring() is None
        ring.deleteLater()

    def test_a_list_is_ringed_within_and_an_input_rings_itself(self, qtbot: QtBot, qapp: QApplication) -> None:
        ring = FocusRing(qapp)
        window = shown(qtbot, QWidget())
        titles, notes, strip = QListView(window), QPlainTextEdit(window), LetterStrip(parent=window)
        for place, widget in enumerate((titles, notes, strip)):
            widget.setGeometry(20, 120 * place, 100, 100)
            widget.show()

        titles.setFocus()
        around = ring.ring()
        assert around is not None
        assert around.geometry() == titles.geometry()
        strip.setFocus()
        assert ring.ring() is not None
        notes.setFocus()
        assert ring.ring() is None
        ring.deleteLater()

    def test_a_list_that_is_clicked_into_is_not_ringed(
        self, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ring = FocusRing(qapp)
        window = shown(qtbot, QWidget())
        titles = QListView(window)
        titles.show()
        monkeypatch.setattr(QApplication, "mouseButtons", lambda: LEFT)  # Qt's own are those of a real mouse

        qtbot.mouseClick(titles.viewport(), LEFT)

        assert titles.hasFocus()
        assert ring.ring() is None
        ring.deleteLater()

    def test_the_focus_ring_outlives_the_windows_it_was_in(self, qtbot: QtBot, qapp: QApplication) -> None:
        ring = FocusRing(qapp)
        for _ in range(3):
            window = QWidget()
            keep = Button("Keep", parent=window)
            window.show()
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)
            keep.setFocus()
            assert ring.ring() is not None

        window.deleteLater()
        ring.deleteLater()


class TestChips:
    def test_the_cross_and_delete_remove_a_chip(self, qtbot: QtBot) -> None:
        chip = shown(qtbot, Chip(ChipValue("y", "year > 2010")))

        with qtbot.waitSignal(chip.removed) as crossed:
            qtbot.mouseClick(tool(chip, "Remove year > 2010"), LEFT)
        with qtbot.waitSignal(chip.removed) as deleted:
            qtbot.keyClick(chip, Qt.Key.Key_Delete)

        assert crossed.args == deleted.args == ["y"]

    def test_a_fact_cannot_be_removed(self, qtbot: QtBot) -> None:
        fact = shown(qtbot, Chip(ChipValue("n", "11 write", tone=Tone.OK, is_removable=False)))

        with qtbot.assertNotEmitted(fact.removed):
            qtbot.keyClick(fact, Qt.Key.Key_Delete)

    def test_a_bar_shows_its_chips_and_asks_for_more(self, qtbot: QtBot) -> None:
        bar = shown(qtbot, ChipBar("Filter"))
        bar.set_chips([ChipValue("a", "4K"), ChipValue("b", "HDR")])

        assert [chip.value.text for chip in bar.chips()] == ["4K", "HDR"]
        with qtbot.waitSignal(bar.add_requested):
            qtbot.mouseClick(bar.add_button, LEFT)

    def test_chips_wrap_to_the_next_line(self, qtbot: QtBot) -> None:
        bar = ChipBar()
        bar.set_chips([ChipValue(str(number), "a chip of some width") for number in range(4)])
        shown(qtbot, bar)

        assert bar.layout().heightForWidth(200) > 3 * bar.layout().heightForWidth(2000)


class TestTagEditor:
    def test_enter_and_comma_add_words_once(self, qtbot: QtBot) -> None:
        tags = shown(qtbot, TagEditor("Genres", ("Drama",)))

        qtbot.keyClicks(tags.line, "Mystery")
        with qtbot.waitSignal(tags.edited):
            qtbot.keyClick(tags.line, Qt.Key.Key_Return)
        qtbot.keyClicks(tags.line, "War,drama,")

        assert tags.values() == ("Drama", "Mystery", "War")

    def test_backspace_in_an_empty_line_removes_the_last_word(self, qtbot: QtBot) -> None:
        tags = shown(qtbot, TagEditor("Genres", ("Drama", "War")))

        with qtbot.waitSignal(tags.edited) as edited:
            qtbot.keyClick(tags.line, Qt.Key.Key_Backspace)

        assert edited.args == [("Drama",)]

    def test_a_click_into_the_empty_line_offers_what_is_known_and_a_click_there_adds_it(self, qtbot: QtBot) -> None:
        tags = shown(qtbot, TagEditor("Genres", ("Drama",)))
        tags.set_completions(("Drama", "Mystery", "War"))
        offers = tags.line.completer().popup()

        qtbot.mouseClick(tags.line, LEFT)
        place = offers.visualRect(offers.model().index(1, 0)).center()
        with qtbot.waitSignal(tags.edited):
            qtbot.mouseClick(offers.viewport(), LEFT, pos=place)

        assert tags.values() == ("Drama", "Mystery")
        assert tags.line.text() == ""

    def test_the_arrow_down_offers_it_too(self, qtbot: QtBot) -> None:
        tags = shown(qtbot, TagEditor("Genres"))
        tags.set_completions(("Drama", "Mystery"))

        qtbot.keyClick(tags.line, Qt.Key.Key_Down)
        qtbot.keyClick(tags.line.completer().popup(), Qt.Key.Key_Down)
        qtbot.keyClick(tags.line.completer().popup(), Qt.Key.Key_Return)

        assert tags.values() == ("Drama",)

    def test_the_cross_removes_a_word(self, qtbot: QtBot) -> None:
        tags = shown(qtbot, TagEditor("Genres", ("Drama", "War")))

        qtbot.mouseClick(tool(tags, "Remove Drama"), LEFT)

        assert tags.values() == ("War",)

    def test_alt_and_arrows_move_a_word(self, qtbot: QtBot) -> None:
        tags = shown(qtbot, TagEditor("Genres", ("Drama", "War", "Noir")))
        first = tags.findChildren(Chip)[0]

        with qtbot.waitSignal(tags.edited) as edited:
            qtbot.keyClick(first, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

        assert edited.args == [("War", "Drama", "Noir")]

    def test_dragging_a_word_over_another_changes_their_order(self, qtbot: QtBot) -> None:
        tags = shown(qtbot, TagEditor("Genres", ("Drama", "War", "Noir")))
        tags.resize(500, tags.height())
        drama, _, noir = tags.findChildren(Chip)

        qtbot.mousePress(drama, LEFT, pos=QPoint(8, 8))
        qtbot.mouseMove(drama, drama.mapFrom(tags, noir.geometry().center()))
        with qtbot.waitSignal(tags.edited) as edited:
            qtbot.mouseRelease(drama, LEFT)

        assert edited.args == [("War", "Noir", "Drama")]

    def test_showing_other_values_is_no_edit(self, qtbot: QtBot) -> None:
        tags = shown(qtbot, TagEditor("Genres", ("Drama",)))

        with qtbot.assertNotEmitted(tags.edited):
            tags.set_values(("War", "Noir"))

        assert tags.values() == ("War", "Noir")


class TestSearchBox:
    def test_it_searches_once_after_a_pause_and_at_once_on_enter(self, qtbot: QtBot) -> None:
        search = shown(qtbot, SearchBox("Search", pause_ms=1))
        with qtbot.waitSignal(search.searched) as paused:
            qtbot.keyClicks(search, "heat")

        slow = shown(qtbot, SearchBox("Search", pause_ms=60_000))
        qtbot.keyClicks(slow, "ronin")
        with qtbot.waitSignal(slow.searched) as entered:
            qtbot.keyClick(slow, Qt.Key.Key_Return)

        assert "heat".startswith(paused.args[0])
        assert entered.args == ["ronin"]

    def test_escape_empties_it(self, qtbot: QtBot) -> None:
        search = shown(qtbot, SearchBox("Search", pause_ms=60_000))
        search.set_text("heat")

        with qtbot.waitSignal(search.searched) as searched:
            qtbot.keyClick(search, Qt.Key.Key_Escape)

        assert searched.args == [""]

    def test_showing_a_search_searches_nothing(self, qtbot: QtBot) -> None:
        search = shown(qtbot, SearchBox("Search", pause_ms=0))

        with qtbot.assertNotEmitted(search.searched, wait=20):
            search.set_text("year>2010")

    def test_what_is_typed_is_told_so_that_ways_on_are_offered(self, qtbot: QtBot) -> None:
        search = shown(qtbot, SearchBox("Search", pause_ms=60_000))
        search.setFocus()
        search.offers_wanted.connect(lambda text: search.offer(text, [Offer("year>", "heat year>")]))

        qtbot.keyClicks(search, "heat ye")
        qtbot.keyClick(search.completer().popup(), Qt.Key.Key_Down)
        qtbot.keyClick(search.completer().popup(), Qt.Key.Key_Return)

        assert search.text() == "heat year>"

    def test_the_arrows_and_the_mouse_reach_every_offer(self, qtbot: QtBot) -> None:
        search = shown(qtbot, SearchBox("Search", pause_ms=60_000))
        search.setFocus()
        qtbot.keyClicks(search, "gen")
        offers = [Offer("genre:", "genre:"), Offer("gender:", "gender:")]
        search.offer("gen", offers)
        popup = search.completer().popup()

        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Down)

        assert search.text() == "gender:"
        place = popup.visualRect(popup.model().index(0, 0)).center()
        qtbot.mouseClick(popup.viewport(), LEFT, pos=place)
        assert search.text() == "genre:"
        assert not popup.isVisible()

    def test_what_is_offered_has_an_edge_and_room_between_its_lines_and_does_not_scroll(self, qtbot: QtBot) -> None:
        search = shown(qtbot, SearchBox("Search", pause_ms=60_000))
        search.setFocus()
        qtbot.keyClicks(search, "gen")
        search.offer("gen", [Offer("genre:", "genre:"), Offer("gender:", "gender:")])
        popup = search.completer().popup()

        assert popup.frameWidth() == 1
        assert popup.sizeHintForRow(0) >= popup.fontMetrics().height() + 8
        assert not popup.verticalScrollBar().isVisible()

    def test_an_offer_that_is_clicked_is_searched_for_at_once(self, qtbot: QtBot) -> None:
        search = shown(qtbot, SearchBox("Search", pause_ms=60_000))
        search.setFocus()
        qtbot.keyClicks(search, "genre:")
        search.offer("genre:", [Offer("genre:Drama", "genre:Drama ")])
        popup = search.completer().popup()

        with qtbot.waitSignal(search.searched) as searched:
            qtbot.mouseClick(popup.viewport(), LEFT, pos=popup.visualRect(popup.model().index(0, 0)).center())

        assert searched.args == ["genre:Drama "]

    def test_an_offer_that_comes_after_enter_is_not_shown(self, qtbot: QtBot) -> None:
        search = shown(qtbot, SearchBox("Search", pause_ms=60_000))
        search.setFocus()
        qtbot.keyClicks(search, "gen")
        qtbot.keyClick(search, Qt.Key.Key_Return)

        search.offer("gen", [Offer("genre:", "genre:")])

        assert search.completer() is None

    def test_an_offer_for_what_is_typed_no_longer_is_not_shown(self, qtbot: QtBot) -> None:
        search = shown(qtbot, SearchBox("Search", pause_ms=60_000))
        search.setFocus()

        qtbot.keyClicks(search, "heat")
        search.offer("hea", [Offer("heat:", "heat:")])

        assert search.completer() is None


class TestSegments:
    def segments(self, qtbot: QtBot) -> SegmentedControl:
        return shown(qtbot, SegmentedControl([Segment("all", "All"), Segment("locked", "Locked")], name="Fields"))

    def test_a_click_chooses(self, qtbot: QtBot) -> None:
        fields = self.segments(qtbot)

        with qtbot.waitSignal(fields.chosen) as chosen:
            qtbot.mouseClick(fields.button("locked"), LEFT)

        assert chosen.args == [fields.current()] == ["locked"]

    def test_arrows_choose_the_neighbour(self, qtbot: QtBot) -> None:
        fields = self.segments(qtbot)
        fields.button("all").setFocus()

        with qtbot.waitSignal(fields.chosen) as chosen:
            qtbot.keyClick(fields.button("all"), Qt.Key.Key_Right)

        assert chosen.args == ["locked"]

    def test_setting_emits_nothing(self, qtbot: QtBot) -> None:
        fields = self.segments(qtbot)

        with qtbot.assertNotEmitted(fields.chosen):
            fields.set_current("locked")

        assert fields.current() == "locked"

    @pytest.mark.parametrize(("small", "height"), [(True, 24), (False, 32)])
    def test_they_are_as_high_as_other_controls(self, small: bool, height: int, qtbot: QtBot) -> None:
        fields = shown(
            qtbot, SegmentedControl([Segment("all", "All"), Segment("no", "No")], name="Fields", small=small)
        )

        assert fields.button("all").height() == height

    @pytest.mark.parametrize("small", [True, False])
    def test_larger_letters_are_not_cut(self, small: bool, qtbot: QtBot, qapp: QApplication) -> None:
        usual = qapp.font()
        larger = QFont(usual)
        larger.setPixelSize(32)
        qapp.setFont(larger)
        try:
            fields = shown(qtbot, SegmentedControl([Segment("all", "Äg"), Segment("no", "No")], name="F", small=small))
            choice = fields.button("all")

            assert choice.fontMetrics().height() > 32
            assert choice.height() > choice.fontMetrics().height()
            assert choice.width() > choice.fontMetrics().horizontalAdvance(choice.text())
        finally:
            qapp.setFont(usual)


class TestToasts:
    def test_a_toast_offers_the_way_back_and_takes_no_focus(self, qtbot: QtBot) -> None:
        area = shown(qtbot, QWidget())
        area.resize(600, 400)
        line = QLineEdit(area)
        line.show()
        line.setFocus()

        toast = ToastStack(area).show_notice(Notice("3 movies moved to Trash", Icon.TRASH, "Undo", is_undo=True))
        with qtbot.waitSignal(toast.acted):
            qtbot.mouseClick(button(toast, "Undo"), LEFT)

        assert area.focusWidget() is line

    def test_toasts_stand_16_px_above_the_foot_and_follow_it(self, qtbot: QtBot) -> None:
        area = shown(qtbot, QWidget())
        area.resize(600, 400)
        stack = ToastStack(area)
        stack.show_notice(Notice("Published 7 titles"))

        area.resize(600, 500)

        assert stack.geometry().bottom() + 1 == 500 - 16

    def test_a_toast_leaves_by_itself(self, qtbot: QtBot) -> None:
        area = shown(qtbot, QWidget())
        qtbot.mouseMove(area, QPoint(1, 1))
        stack = ToastStack(area)
        toast = stack.show_notice(Notice("Done"), stay_ms=1)

        with qtbot.waitSignal(toast.closed):
            pass

        assert stack.toasts() == ()
        assert stack.isHidden()

    def test_only_the_three_newest_stay(self, qtbot: QtBot) -> None:
        area = shown(qtbot, QWidget())
        stack = ToastStack(area)
        for number in range(5):
            stack.show_notice(Notice(f"Step {number}"))

        assert [toast.notice.text for toast in stack.toasts()] == ["Step 2", "Step 3", "Step 4"]


class TestFormRow:
    def row(self, qtbot: QtBot) -> FormRow:
        return shown(qtbot, FormRow("Title", QLineEdit("Heat")))

    def test_the_lock_asks_for_the_other_state(self, qtbot: QtBot) -> None:
        row = self.row(qtbot)
        row.set_locked(True)

        with qtbot.waitSignal(row.lock_requested) as wanted:
            qtbot.mouseClick(row.lock, LEFT)

        assert wanted.args == [False]

    def test_the_editor_is_named_after_the_field(self, qtbot: QtBot) -> None:
        row = self.row(qtbot)

        assert row.editor.accessibleName() == "Title"
        assert row.lock.accessibleName() == "Lock Title"

    def test_a_suggestion_is_accepted_or_dismissed(self, qtbot: QtBot) -> None:
        row = self.row(qtbot)
        row.set_suggestion("TMDB says, 2 days ago", "Heat (1995)")

        with qtbot.waitSignal(row.accepted):
            qtbot.mouseClick(button(row, "Accept"), LEFT)
        with qtbot.waitSignal(row.dismissed):
            qtbot.mouseClick(button(row, "Dismiss"), LEFT)
        row.clear_suggestion()

        assert not row.has_suggestion()

    def test_the_editor_starts_right_of_the_label_of_88(self, qtbot: QtBot) -> None:
        row = self.row(qtbot)
        row.resize(456, row.height())

        assert row.editor.x() == 88 + 8


class TestMessages:
    def test_an_empty_state_has_at_most_one_button(self, qtbot: QtBot) -> None:
        empty = shown(qtbot, EmptyState())
        empty.show_message(Icon.FOLDER, "No movies yet", "Films appear here.", action="Add a folder")

        with qtbot.waitSignal(empty.acted):
            qtbot.mouseClick(empty.button, LEFT)
        empty.show_message(Icon.CHECK, "Everything is identified", "New files will wait here.")

        assert empty.button.isHidden()
        assert empty.accessibleName() == "Everything is identified"

    def test_the_sentence_of_an_empty_state_fits_whatever_room_there_is(self, qtbot: QtBot) -> None:
        area = QScrollArea()
        area.setWidgetResizable(False)
        empty = EmptyState(area)
        shown(qtbot, area)
        empty.show()
        empty.show_message(Icon.SEARCH, "No movie fits", "Fewer words, or another spelling, may find more of them.")
        empty.resize(200, 400)
        qtbot.waitUntil(lambda: empty._text.geometry().right() < 200)
        narrow = empty._text.height()
        empty.resize(600, 400)

        qtbot.waitUntil(lambda: empty._text.height() < narrow)

    def test_a_banner_says_what_to_do(self, qtbot: QtBot) -> None:
        banner = shown(qtbot, Banner(Tone.WARN, "Archive disk is not connected.", action="Try again"))

        with qtbot.waitSignal(banner.acted):
            qtbot.mouseClick(banner.button, LEFT)

        assert banner.accessibleName() == "Archive disk is not connected."

    def test_a_running_job_is_paused_and_cancelled(self, qtbot: QtBot) -> None:
        jobs = shown(qtbot, ProgressStrip())
        jobs.show_progress("Enriching", 1204, 8310, "1,204 of 8,310")

        with qtbot.waitSignal(jobs.pause_requested) as paused:
            qtbot.mouseClick(jobs.pause, LEFT)
        with qtbot.waitSignal(jobs.cancel_requested):
            qtbot.mouseClick(jobs.cancel, LEFT)
        jobs.show_paused("Paused")
        with qtbot.waitSignal(jobs.pause_requested) as resumed:
            qtbot.mouseClick(jobs.resume, LEFT)

        assert (paused.args, resumed.args) == ([True], [False])

    def test_an_ended_job_leaves_its_sentence(self, qtbot: QtBot) -> None:
        jobs = shown(qtbot, ProgressStrip())
        jobs.show_idle("Found 312 movies, 4 need you")

        assert jobs.cancel.isHidden()

    def test_a_section_links_on(self, qtbot: QtBot) -> None:
        section = shown(qtbot, SectionHeader("Cast", link="All 24"))

        with qtbot.waitSignal(section.linked):
            qtbot.mouseClick(button(section, "All 24"), LEFT)

    @pytest.mark.parametrize(("width_px", "is_below"), [(800, False), (160, True)])
    def test_the_controls_of_a_section_go_where_they_have_room_and_rest_there(
        self, qtbot: QtBot, width_px: int, is_below: bool
    ) -> None:
        around = QWidget()
        section, control = SectionHeader("Players of the house"), Button("Add a player")
        section.add_control(control)
        QVBoxLayout(around).addWidget(section)
        around.resize(width_px, 200)
        shown(qtbot, around)

        assert requests_at_rest(section) == 0
        title = section.findChildren(ElidedLabel)[0]
        assert (control.mapTo(section, control.rect().topLeft()).y() >= title.geometry().bottom()) is is_below

    def test_a_pill_hides_at_nothing(self, qtbot: QtBot) -> None:
        pill = shown(qtbot, CountPill(3))
        pill.set_count(0)

        assert pill.isHidden()

    def test_a_long_line_is_cut_and_stands_whole_in_its_tip(self, qtbot: QtBot) -> None:
        label = shown(qtbot, ElidedLabel("/media/films/Hours of Brass (1988)/Hours of Brass.avi"))
        label.resize(120, 20)
        label.grab()

        assert label.shown_text().endswith("…")
        assert label.toolTip() == label.text()


class TestLetterStrip:
    def strip(self, qtbot: QtBot) -> LetterStrip:
        strip = shown(qtbot, LetterStrip())
        strip.resize(20, 27 * 16)
        strip.set_letters("ADG")
        return strip

    def test_a_tap_on_a_letter_with_titles_leads_there(self, qtbot: QtBot) -> None:
        strip = self.strip(qtbot)

        with qtbot.waitSignal(strip.chosen) as chosen:
            qtbot.mouseClick(strip, LEFT, pos=strip.letter_rect("D").center())

        assert chosen.args == ["D"]

    def test_a_dot_leads_nowhere(self, qtbot: QtBot) -> None:
        strip = self.strip(qtbot)

        with qtbot.assertNotEmitted(strip.chosen):
            qtbot.mouseClick(strip, LEFT, pos=strip.letter_rect("B").center())

    def test_arrows_go_from_letter_to_letter(self, qtbot: QtBot) -> None:
        strip = self.strip(qtbot)
        strip.set_current("A")

        with qtbot.waitSignal(strip.chosen) as chosen:
            qtbot.keyClick(strip, Qt.Key.Key_Down)

        assert chosen.args == ["D"]


class TestThumbs:
    def test_arrows_and_enter_reach_a_face(self, qtbot: QtBot) -> None:
        cast = shown(qtbot, ThumbRow("Cast"))
        cast.set_thumbs([Thumb("1", "Ines Haldor", "Marta"), Thumb("2", "Tobin Reyes")])

        qtbot.keyClick(cast, Qt.Key.Key_Right)
        with qtbot.waitSignal(cast.activated) as activated:
            qtbot.keyClick(cast, Qt.Key.Key_Return)

        assert activated.args == ["2"]

    def test_a_click_reaches_a_face(self, qtbot: QtBot) -> None:
        cast = shown(qtbot, ThumbRow("Cast"))
        cast.set_thumbs([Thumb("1", "Ines Haldor", picture=QPixmap(40, 60)), Thumb("2", "Tobin Reyes")])
        cast.grab()

        with qtbot.waitSignal(cast.activated) as activated:
            qtbot.mouseClick(cast, LEFT, pos=cast.thumb_rect(0).center())

        assert activated.args == ["1"]

    @pytest.mark.parametrize(
        ("title", "letters"), [("Lost Harbour Tapes", "LH"), ("Heat", "HE"), ("", ""), ("  ", ""), ("(500) Days", "5D")]
    )
    def test_initials_stand_for_a_title(self, title: str, letters: str) -> None:
        assert initials(title) == letters


class TestTwoLines:
    def test_a_long_note_leaves_half_of_the_line_to_a_long_title(self) -> None:
        short, long = "Heat", "A name of a file that goes on and on and on and on and on and on.mkv"

        assert note_width(400, TwoLines(Icon.FILM, Ink.TEXT2, long, long)) == 200
        assert note_width(400, TwoLines(Icon.FILM, Ink.TEXT2, short, long)) > 300
        assert note_width(400, TwoLines(Icon.FILM, Ink.TEXT2, long, short)) < 100


class TestHeads:
    @pytest.mark.parametrize(("kind", "height"), [(HeroKind.PANE, 240), (HeroKind.COMPACT, 84), (HeroKind.BANNER, 168)])
    def test_each_kind_has_its_height_and_paints_without_pictures(
        self, qtbot: QtBot, kind: HeroKind, height: int
    ) -> None:
        head = shown(qtbot, HeroHeader(kind))
        head.set_hero(Hero("The Glass Meridian", "2019", "A border.", (HeroChip("3 locked", Icon.LOCK, Tone.ACCENT),)))
        head.grab()

        assert head.height() == height
        assert head.accessibleDescription() == "2019 · 3 locked"

    def test_buttons_give_up_their_words_where_a_line_of_their_own_is_too_short(self, qtbot: QtBot) -> None:
        head = shown(qtbot, HeroHeader(HeroKind.BANNER))
        ask, details = Button("Ask all providers", icon=Icon.DOWNLOAD), Button("Details", icon=Icon.PANE_RIGHT)
        head.add_tool(ask)
        head.add_tool(details)
        head.setFixedWidth(ask.sizeHint().width() + details.sizeHint().width())
        qtbot.waitUntil(lambda: ask.text() == "")
        assert (ask.accessibleName(), ask.toolTip(), details.text()) == ("Ask all providers",) * 2 + ("Details",)
        assert ask.width() >= ask.sizeHint().width()

        head.setFixedWidth(900)

        qtbot.waitUntil(lambda: ask.text() == "Ask all providers")
        assert (ask.accessibleName(), ask.toolTip()) == ("", "")

    def test_a_long_name_has_two_lines_in_the_pane_and_what_is_cut_is_said(self, qtbot: QtBot) -> None:
        name = "The Lord of the Rings: The Fellowship of the Ring"
        head = HeroHeader(HeroKind.PANE)
        qtbot.addWidget(head)
        head.resize(384, head.height())

        head.set_hero(Hero(name, "2001", chips=(HeroChip("4K"),)))
        assert not head.toolTip()
        head.grab()
        assert head.height() == 240

        head.set_hero(Hero(f"{name} <Extended>, and everything that was ever said of it", "2001"))
        assert "&lt;Extended&gt;" in head.toolTip()

    def test_a_banner_says_what_its_overview_has_no_room_for(self, qtbot: QtBot) -> None:
        head = HeroHeader(HeroKind.BANNER)
        qtbot.addWidget(head)
        head.resize(900, head.height())

        head.set_hero(Hero("Heat", overview="Short."))
        assert not head.toolTip()
        head.set_hero(Hero("Heat", overview="Long. " * 100))
        assert "Long. Long." in head.toolTip()

    def test_no_rating_takes_no_room(self, qtbot: QtBot) -> None:
        stars = shown(qtbot, StarLine())
        stars.set_ratings([Rating("7.9", "TMDB")])
        stars.grab()
        assert stars.accessibleName() == "7.9 TMDB"

        stars.set_ratings([])
        assert stars.isHidden()


class TestTable:
    @pytest.mark.parametrize("state", RowState)
    def test_every_state_has_a_word_and_a_sign(self, qtbot: QtBot, state: RowState) -> None:
        plain = self.cell(qtbot, StateCell(), None, Role.STATE)
        signed = self.cell(qtbot, StateCell(), state, Role.STATE)

        assert state_word(state)
        assert signed != plain

    def test_little_and_much_and_all_differ_in_colour(self, qtbot: QtBot) -> None:
        colors = {percent: self.cell(qtbot, PercentCell(), percent, Role.PERCENT) for percent in (44, 86, 100)}

        assert colors[44].pixelColor(12, 16) == LIGHT.warn
        assert colors[86].pixelColor(12, 16) == LIGHT.accent
        assert colors[100].pixelColor(12, 16) == LIGHT.ok

    def test_nothing_locked_says_nothing(self, qtbot: QtBot) -> None:
        assert self.cell(qtbot, LocksCell(), 0, Role.LOCKS) == self.cell(qtbot, LocksCell(), None, Role.LOCKS)

    def cell(self, qtbot: QtBot, delegate: QStyledItemDelegate, value: object, role: Role) -> QImage:
        table = QTableView()
        qtbot.addWidget(table)
        model = QStandardItemModel(1, 1, table)
        model.setData(model.index(0, 0), value, role)
        table.setModel(model)
        table.setItemDelegate(delegate)
        table.verticalHeader().setDefaultSectionSize(32)
        return table.viewport().grab(QRect(0, 0, 100, 32)).toImage()


class TestTabs:
    def test_a_count_stands_after_its_word(self, qtbot: QtBot) -> None:
        tabs = TabStrip("Tabs")
        qtbot.addWidget(tabs)
        tabs.addTab("Publish")
        tabs.set_count(0, 3)

        assert tabs.accessibleTabName(0) == "Publish 3"
        tabs.set_count(0, 0)
        assert tabs.accessibleTabName(0) == "Publish"


class TestDiffView:
    BEFORE = "<movie>\n<title>A</title>\n<rating>8</rating>"
    AFTER = "<movie>\n<title>B</title>\n<plot>New</plot>\n<rating>8</rating>"

    def view(self, qtbot: QtBot, width: int) -> DiffView:
        view = shown(qtbot, DiffView())
        view.resize(width, 300)
        view.show_texts(
            self.BEFORE, self.AFTER, before_title="On disk", after_title="After", kept=["<rating>8</rating>"]
        )
        return view

    def test_both_sides_have_as_many_lines(self, qtbot: QtBot) -> None:
        view = self.view(qtbot, 900)

        assert view.shows_two_columns()
        assert view.before.toPlainText() == "<movie>\n<title>A</title>\n\n<rating>8</rating>"
        assert view.after.toPlainText() == self.AFTER

    def test_what_the_signs_in_the_margin_say_is_told_in_words(self, qtbot: QtBot) -> None:
        view = self.view(qtbot, 900)

        assert view.before.accessibleDescription() == "removed: <title>A</title>; kept: <rating>8</rating>"
        assert view.after.accessibleDescription() == (
            "new: <title>B</title>; new: <plot>New</plot>; kept: <rating>8</rating>"
        )

    def test_changed_and_kept_lines_have_their_faces(self, qtbot: QtBot) -> None:
        view = self.view(qtbot, 900)
        view.grab()

        faces = [selection.format.background().color() for selection in view.after.extraSelections()]

        assert faces == [LIGHT.ok_soft, LIGHT.ok_soft, LIGHT.accent_soft]

    def test_below_720_px_one_column_holds_both(self, qtbot: QtBot) -> None:
        view = self.view(qtbot, 600)

        assert not view.shows_two_columns()
        assert view.after.toPlainText().splitlines()[1:3] == ["<title>A</title>", "<title>B</title>"]

    def test_both_sides_scroll_together(self, qtbot: QtBot) -> None:
        view = self.view(qtbot, 900)
        long = "\n".join(f"<tag>{number}</tag>" for number in range(200))
        view.show_texts(long, long, before_title="On disk", after_title="After")

        view.before.verticalScrollBar().setValue(50)

        assert view.after.verticalScrollBar().value() == 50


class TestScrollColumn:
    def test_what_is_added_has_its_room_at_once(self, qtbot: QtBot) -> None:
        column = ScrollColumn("Settings")
        column.resize(300, 100)
        column.column.addWidget(QPushButton("the first"))
        shown(qtbot, column)
        row = QWidget()
        inside = QVBoxLayout(row)
        buttons = [QPushButton(f"number {number}") for number in range(8)]
        for button in buttons:
            inside.addWidget(button)

        column.column.addWidget(row)
        QApplication.sendPostedEvents(row)  # it is shown; nobody else has been told of anything yet

        assert all(one.geometry().bottom() < next.geometry().top() for one, next in pairwise(buttons))


def test_a_button_loses_an_icon_that_is_taken_away(qtbot: QtBot) -> None:
    button = shown(qtbot, Button("Start scanning", icon=Icon.REFRESH))

    button.set_icon(None)

    assert button.icon().isNull()
