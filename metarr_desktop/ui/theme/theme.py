"""Puts palette and text size on the application; keeps it in step with the system's light or dark, and its contrast."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from metarr_desktop.domain.settings import SettingValue
from metarr_desktop.ui.theme import fonts, motion
from metarr_desktop.ui.theme.motion import Motion
from metarr_desktop.ui.theme.palette import DARK, LIGHT, Palette, high_contrast, remember_palette
from metarr_desktop.ui.theme.stylesheet import style_sheet


class Mode(StrEnum):
    """What the person chose: the system's own, or one of ours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Contrast(StrEnum):
    """What the person chose: the system's wish, the palettes as drawn, or those with more contrast."""

    SYSTEM = "system"
    USUAL = "usual"
    MORE = "more"


_SCHEMES = {
    Mode.SYSTEM: Qt.ColorScheme.Unknown,
    Mode.LIGHT: Qt.ColorScheme.Light,
    Mode.DARK: Qt.ColorScheme.Dark,
}


def apply(app: QApplication, palette: Palette, text_percent: int = 100, *, with_sheet: bool = True) -> None:
    """Dress the whole application: Fusion, Qt's palette, font and the style sheet. Widgets get a PaletteChange.

    While a style sheet is on, whatever is put into another widget is dressed anew with all that is in it; so what is
    made where nobody sees it gets its sheet at the end (`Theme.put_on_sheet`).
    """
    remember_palette(app, palette)
    app.setStyle("Fusion")
    app.setPalette(palette.qpalette())
    fonts.put_on(app, text_percent)
    if with_sheet:
        app.setStyleSheet(style_sheet(app, palette))


class Theme(QObject):
    """The theme in use. Owned by the application's root; `changed` carries the new `Palette`."""

    changed = Signal(object)

    def __init__(
        self,
        app: QApplication,
        mode: Mode = Mode.SYSTEM,
        contrast: Contrast = Contrast.SYSTEM,
        text_percent: int = 100,
        *,
        with_sheet: bool = True,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._contrast = contrast
        self._text_percent = text_percent
        self._hints = app.styleHints()  # both are held: what is asked of a hint that Python let go is gone
        self._wishes = self._hints.accessibility()
        self._dress_system()
        self._palette = self._wanted()
        apply(self._app, self._palette, self._text_percent, with_sheet=with_sheet)
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._wishes.contrastPreferenceChanged.connect(self._follow_system)

    @property
    def palette(self) -> Palette:
        """The palette now on screen."""
        return self._palette

    @property
    def mode(self) -> Mode:
        """What the person chose."""
        return self._mode

    @property
    def contrast(self) -> Contrast:
        """What the person chose."""
        return self._contrast

    @property
    def text_percent(self) -> int:
        """How large text is, of the system's own size."""
        return self._text_percent

    def put_on_sheet(self) -> None:
        """Put on the style sheet that was held back when the theme was made; does nothing where it is on."""
        if not self._app.styleSheet():
            self._app.setStyleSheet(style_sheet(self._app, self._palette))

    def take(self, settings: Mapping[str, SettingValue]) -> None:
        """Look, and move, as the settings say."""
        motion.choose(self._app, Motion(str(settings["appearance.motion"])))
        self.choose(
            Mode(str(settings["appearance.theme"])),
            Contrast(str(settings["appearance.contrast"])),
            int(settings["appearance.text_size"]),
        )

    def choose(self, mode: Mode, contrast: Contrast = Contrast.SYSTEM, text_percent: int = 100) -> None:
        """Switch at once; does nothing where the outcome is what is already shown."""
        self._mode = mode
        self._contrast = contrast
        is_resized = text_percent != self._text_percent
        self._text_percent = text_percent
        self._dress_system()
        self._follow(is_resized=is_resized)

    def _dress_system(self) -> None:
        """Title bars and file dialogs are the system's: they are told what was chosen."""
        self._hints.setColorScheme(_SCHEMES[self._mode])

    def _follow_system(self) -> None:
        """Takes no argument of the signals: what they carry is asked for anew."""
        self._follow()

    def _follow(self, *, is_resized: bool = False) -> None:
        wanted = self._wanted()
        if wanted.name == self._palette.name and not is_resized:
            return
        self._palette = wanted
        self._dress()
        self.changed.emit(wanted)

    def _dress(self) -> None:
        apply(self._app, self._palette, self._text_percent)

    def _wanted(self) -> Palette:
        scheme = self._hints.colorScheme()
        is_dark = self._mode is Mode.DARK or (self._mode is Mode.SYSTEM and scheme is Qt.ColorScheme.Dark)
        palette = DARK if is_dark else LIGHT
        return high_contrast(palette) if self._wants_more() else palette

    def _wants_more(self) -> bool:
        if self._contrast is Contrast.SYSTEM:
            return self._wishes.contrastPreference() is Qt.ContrastPreference.HighContrast
        return self._contrast is Contrast.MORE
