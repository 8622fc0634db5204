"""Many at once: what they share, one change for all with a preview, and one way back."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.item_views import Spread
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.bulk.held import Outcome, SetTo, Words, outcome, shared_fields, tally
from metarr_desktop.ui.bulk.pane import BulkPane
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.forms.editors import LineEditor, WordsEditor
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.widgets.tag_editor import TagEditor
from tests.ui.demo_items import movies, put_back_after, the_item


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield from put_back_after(demo_engine)


@pytest.fixture
def items(demo_desk: Desk) -> list[ItemId]:
    return movies(demo_desk.engine, 6)


@pytest.fixture
def pane(demo_desk: Desk, items: list[ItemId], qtbot: QtBot) -> BulkPane:
    pane = BulkPane(demo_desk)
    qtbot.addWidget(pane)
    pane.resize(456, 800)
    pane.show()
    pane.show_items(items)
    qtbot.waitUntil(lambda: pane.is_read)
    return pane


def set_certificate(pane: BulkPane, qtbot: QtBot, text: str) -> None:
    pane.open_field("certification")
    editor = pane.editors["certification"]
    assert isinstance(editor, LineEditor)
    editor.line.setText(text)
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)


def wait_for_count(pane: BulkPane, count: int, qtbot: QtBot) -> None:
    """Until the pane offers to change so many."""
    qtbot.waitUntil(lambda: pane.apply.isEnabled() == (count > 0) and pane.apply.text() == f"Apply to {count}")


def test_it_says_how_many_and_what_they_share(pane: BulkPane) -> None:
    row = pane.shared.row_of("sort_title")

    assert row is not None
    assert pane.accessibleName().startswith("Edit 6")
    assert pane.shared.index(row, 1).data() == "empty in all"


def test_people_have_names_not_titles(pane: BulkPane, demo_desk: Desk, qtbot: QtBot) -> None:
    people = [the_item(demo_desk.engine, name, Kind.PERSON) for name in ("Edda Storm", "Ines Haldor")]

    pane.show_items(people)
    qtbot.waitUntil(lambda: pane.is_read)

    row = pane.shared.row_of("sort_title")
    assert row is not None
    assert pane.shared.index(row, 0).data() == "Sort name"


def test_nothing_changes_before_apply(pane: BulkPane, demo_desk: Desk, items: list[ItemId], qtbot: QtBot) -> None:
    set_certificate(pane, qtbot, "DE:6")

    wait_for_count(pane, 6, qtbot)
    assert pane.apply.isVisible()
    assert all(demo_desk.engine.browse.detail(item).values.get("certification") != "DE:6" for item in items)


def test_apply_changes_and_locks_all_of_them_in_one_step(
    pane: BulkPane, demo_desk: Desk, items: list[ItemId], qtbot: QtBot
) -> None:
    before = [demo_desk.engine.browse.detail(item).values.get("certification") for item in items]
    set_certificate(pane, qtbot, "DE:6")
    wait_for_count(pane, 6, qtbot)

    with qtbot.waitSignal(demo_desk.stage.said) as said:
        pane.apply.click()

    after = [demo_desk.engine.browse.detail(item) for item in items]
    assert said.args[0].is_undo
    assert all(one.values["certification"] == "DE:6" and "certification" in one.row.locked for one in after)
    demo_desk.engine.undo()
    assert [demo_desk.engine.browse.detail(item).values.get("certification") for item in items] == before


def test_locked_ones_are_skipped_unless_asked_for(
    pane: BulkPane, demo_desk: Desk, items: list[ItemId], qtbot: QtBot
) -> None:
    demo_desk.engine.edit.set_locks(items[:2], ["certification"], True)
    pane.show_items(items)
    row = pane.shared.row_of("certification")
    assert row is not None
    qtbot.waitUntil(lambda: pane.is_read and pane.shared.index(row, 2).data() == "2")
    set_certificate(pane, qtbot, "DE:6")

    wait_for_count(pane, 4, qtbot)
    assert "2 locked and skipped" in pane.sentence.text()
    pane.also_locked.click()
    wait_for_count(pane, 6, qtbot)


def test_the_preview_shows_before_and_after(pane: BulkPane, qtbot: QtBot) -> None:
    set_certificate(pane, qtbot, "DE:6")

    assert pane.preview.rowCount() == 6
    qtbot.waitUntil(lambda: pane.preview.index(0, 2).data() == "DE:6")
    assert pane.preview.index(0, 3).data() == "Will change"


def test_a_field_is_cleared_in_all(pane: BulkPane, demo_desk: Desk, items: list[ItemId], qtbot: QtBot) -> None:
    pane.open_field("genres")
    pane.clear.click()
    qtbot.waitUntil(pane.apply.isEnabled)

    with qtbot.waitSignal(demo_desk.stage.said):
        pane.apply.click()

    details = [demo_desk.engine.browse.detail(item) for item in items]
    assert all("genres" not in one.values for one in details)


def test_discard_forgets_what_was_typed(pane: BulkPane, qtbot: QtBot) -> None:
    set_certificate(pane, qtbot, "DE:6")

    pane.discard.click()

    editor = pane.editors["certification"]
    assert isinstance(editor, LineEditor)
    assert not pane.apply.isVisible()
    assert editor.line.text() != "DE:6"


def test_words_are_set_for_all(pane: BulkPane, demo_desk: Desk, items: list[ItemId], qtbot: QtBot) -> None:
    pane.open_field("tags")
    editor = pane.editors["tags"]
    assert isinstance(editor, WordsEditor)
    qtbot.mouseClick(pane.words["tags"].choice.button("whole"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor.tags.line, "evening")
    qtbot.keyClick(editor.tags.line, Qt.Key.Key_Return)
    qtbot.waitUntil(pane.apply.isEnabled)

    with qtbot.waitSignal(demo_desk.stage.said):
        pane.apply.click()

    assert all(demo_desk.engine.browse.detail(item).values["tags"] == ("evening",) for item in items)


def test_a_field_is_locked_and_unlocked_in_all(
    pane: BulkPane, demo_desk: Desk, items: list[ItemId], qtbot: QtBot
) -> None:
    pane.open_field("plot")

    with qtbot.waitSignal(demo_desk.stage.said):
        pane.lock.click()

    assert all("plot" in demo_desk.engine.browse.detail(item).row.locked for item in items)
    qtbot.waitUntil(pane.unlock.isVisible)
    with qtbot.waitSignal(demo_desk.stage.said):
        pane.unlock.click()
    assert not any("plot" in demo_desk.engine.browse.detail(item).row.locked for item in items)


def test_publish_asks_the_window_for_the_plan_of_these(
    pane: BulkPane, demo_desk: Desk, items: list[ItemId], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(demo_desk.stage.publish_wanted) as wanted:
        pane.publish.click()

    assert wanted.args == [items]


def test_trash_is_done_at_once_and_can_be_taken_back(
    pane: BulkPane, demo_desk: Desk, items: list[ItemId], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(demo_desk.stage.said) as said:
        pane.trash.click()

    assert said.args[0].is_undo
    assert not set(items) & set(movies(demo_desk.engine, 100))
    demo_desk.engine.undo()
    assert set(items) <= set(movies(demo_desk.engine, 100))


def test_only_fields_that_all_kinds_have_are_offered() -> None:
    names = {field.name for field in shared_fields({Kind.MOVIE, Kind.ALBUM})}

    assert "genres" in names
    assert not names & {"plot_outline", "album_type", "title", "poster", "external_ids"}


values = st.sampled_from([None, "one", "two"])


@given(values, values, st.booleans(), st.booleans())
def test_a_change_never_touches_what_is_locked_unless_asked_or_what_is_so_already(
    now: str | None, wanted: str | None, locked: bool, also_locked: bool
) -> None:
    result = outcome(now, locked, SetTo(wanted), also_locked=also_locked)

    assert (result is Outcome.SAME) == (now == wanted)
    assert not (result is Outcome.CHANGES and locked and not also_locked)


@given(st.lists(st.tuples(values, st.booleans())), values, st.booleans())
def test_a_count_says_what_would_become_of_each(
    items: list[tuple[str | None, bool]], wanted: str | None, also_locked: bool
) -> None:
    by_value = {value: [locked for now, locked in items if now == value] for value, _ in items}
    spread = [Spread(value, len(locks), sum(locks)) for value, locks in by_value.items()]

    counts = tally(spread, SetTo(wanted), also_locked=also_locked)

    each = [outcome(value, locked, SetTo(wanted), also_locked=also_locked) for value, locked in items]
    assert all(counts[one] == each.count(one) for one in Outcome)


def test_what_is_being_typed_outlives_news_of_the_items(
    pane: BulkPane, demo_desk: Desk, items: list[ItemId], qtbot: QtBot
) -> None:
    pane.open_field("certification")
    editor = pane.editors["certification"]
    assert isinstance(editor, LineEditor)
    pane.activateWindow()
    editor.line.setFocus()
    qtbot.waitUntil(editor.line.hasFocus)
    qtbot.keyClicks(editor.line, "DE:1")

    demo_desk.engine.edit.set_locks(items[:1], ["tagline"], True)
    row = pane.shared.row_of("tagline")
    assert row is not None
    qtbot.waitUntil(lambda: pane.shared.index(row, 2).data() == "1")

    assert editor.line.text() == "DE:1"


def type_word(editor: TagEditor, word: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor.line, word)
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)


def words_of(desk: Desk, items: list[ItemId], name: str) -> list[tuple[object, ...]]:
    found = [desk.engine.browse.detail(item).values.get(name, ()) for item in items]
    return [one for one in found if isinstance(one, tuple)]


def test_a_word_is_added_to_each_and_another_taken_out_in_one_step(
    pane: BulkPane, demo_desk: Desk, items: list[ItemId], qtbot: QtBot
) -> None:
    before = words_of(demo_desk, items, "genres")
    gone = next(str(words[0]) for words in before if words)
    demo_desk.engine.edit.set_locks(items[:1], ["genres"], True)
    pane.open_field("genres")
    part = pane.words["genres"]
    type_word(part.added, "Nordic", qtbot)
    type_word(part.removed, gone.upper(), qtbot)
    assert words_of(demo_desk, items, "genres") == before

    wait_for_count(pane, 5, qtbot)
    with qtbot.waitSignal(demo_desk.stage.said) as said:
        pane.apply.click()

    assert said.args[0].is_undo
    after = words_of(demo_desk, items, "genres")
    assert after[0] == before[0]
    assert after[1:] == [(*(word for word in words if word != gone), "Nordic") for words in before[1:]]
    assert part.added.values() == part.removed.values() == ()
    demo_desk.engine.undo()
    assert words_of(demo_desk, items, "genres") == before


def test_the_preview_marks_the_words_that_come_and_go(
    pane: BulkPane, demo_desk: Desk, items: list[ItemId], qtbot: QtBot
) -> None:
    row, words = next((row, words) for row, words in enumerate(words_of(demo_desk, items, "genres")) if words)
    pane.open_field("genres")
    type_word(pane.words["genres"].added, "Nordic", qtbot)
    type_word(pane.words["genres"].removed, str(words[0]), qtbot)

    def marked(column: int) -> list[str]:
        return [part.text for part in pane.preview.index(row, column).data(Role.PARTS) if part.is_marked]

    qtbot.waitUntil(lambda: pane.preview.index(row, 2).data() is not None)
    assert marked(1) == [words[0]]
    assert marked(2) == ["Nordic"]


def test_a_word_that_is_typed_and_left_counts(pane: BulkPane, qtbot: QtBot) -> None:
    pane.open_field("genres")
    part = pane.words["genres"]
    pane.activateWindow()
    part.added.line.setFocus()
    qtbot.waitUntil(part.added.line.hasFocus)
    qtbot.keyClicks(part.added.line, "Nordic")

    part.removed.line.setFocus()

    assert part.added.values() == ("Nordic",)
    assert pane.apply.isVisible()
    assert part.removed.line.hasFocus()


def test_turning_to_one_list_for_all_forgets_the_single_words(pane: BulkPane, qtbot: QtBot) -> None:
    pane.open_field("genres")
    part = pane.words["genres"]
    type_word(part.added, "Nordic", qtbot)
    assert pane.apply.isVisible()

    qtbot.mouseClick(part.choice.button("whole"), Qt.MouseButton.LeftButton)

    assert not pane.apply.isVisible()
    assert part.whole.isVisible()
    assert part.added.values() == ()


some_words = st.lists(st.sampled_from(["Drama", "drama", "Noir", "War"]), unique=True, max_size=4).map(tuple)


@given(some_words, some_words, some_words)
def test_words_are_gained_and_lost_once_whatever_their_case(
    before: tuple[str, ...], added: tuple[str, ...], removed: tuple[str, ...]
) -> None:
    change = Words(added, removed)

    after = change.after(before)

    assert isinstance(after, tuple)
    folded = {str(word).casefold() for word in after}
    assert {word.casefold() for word in added} <= folded
    assert not ({word.casefold() for word in removed} - {word.casefold() for word in added}) & folded
    assert [word for word in before if word in after] == [word for word in after if word in before]
    assert len(after) - len(folded) <= len(before) - len({word.casefold() for word in before})
