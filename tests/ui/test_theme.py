"""The theme in use: the system's, or the one that was chosen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.ui.theme import fonts
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import DARK, LIGHT, current_palette
from metarr_desktop.ui.theme.theme import Contrast, Mode, Theme
from metarr_desktop.ui.widgets.buttons import ToolButton


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    yield theme
    theme.choose(Mode.LIGHT)
    theme.deleteLater()


def test_a_system_that_says_nothing_gets_the_light_theme(theme: Theme) -> None:
    assert theme.palette is LIGHT


def test_a_chosen_theme_is_on_screen_at_once(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed) as changed:
        theme.choose(Mode.DARK)

    assert changed.args == [DARK]
    assert current_palette() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.win


def test_choosing_what_is_shown_changes_nothing(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(Mode.LIGHT)


def test_more_contrast_is_a_theme_of_its_own(theme: Theme) -> None:
    theme.choose(Mode.DARK, Contrast.MORE)

    assert theme.palette.text3 == DARK.text


class AskingForContrast:
    """What Qt says of a system whose owner asks for more contrast; no platform of the tests can."""

    def contrastPreference(self) -> Qt.ContrastPreference:
        return Qt.ContrastPreference.HighContrast


def test_the_systems_wish_for_contrast_is_followed_unless_something_is_chosen(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "_wishes", AskingForContrast())

    theme.choose(Mode.LIGHT, Contrast.SYSTEM)
    assert theme.palette.name == "light-contrast"

    theme.choose(Mode.LIGHT, Contrast.USUAL)
    assert theme.palette is LIGHT


def test_a_system_that_comes_to_ask_for_contrast_is_followed_at_once(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = theme._wishes.contrastPreferenceChanged
    monkeypatch.setattr(theme, "_wishes", AskingForContrast())

    told.emit(Qt.ContrastPreference.HighContrast)

    assert theme.palette.name == "light-contrast"


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_icons_on_screen_change_with_the_theme(qtbot: QtBot, theme: Theme) -> None:
    button = ToolButton(Icon.DOT, "Dot")
    qtbot.addWidget(button)
    button.show()

    theme.choose(Mode.DARK)

    assert button.icon().pixmap(16).toImage().pixelColor(8, 8) == DARK.text


def test_type_sizes_derive_from_the_systems_font(qapp: QApplication) -> None:
    body = qapp.font()

    small, hero = fonts.font(fonts.Size.SMALL), fonts.font(fonts.Size.HERO, fonts.Weight.STRONG)

    assert small.pointSizeF() == pytest.approx(body.pointSizeF() * 0.85)
    assert hero.pointSizeF() == pytest.approx(body.pointSizeF() * 1.69)
    assert hero.weight() == fonts.Weight.STRONG.value
