"""Which language the window and its tray speak: words, forms of numbers and dates, and the direction of writing.

A start settles it before the first widget is made, so before the library is open: what the person chose in the
settings is noted in a small file in the data directory, by the window that hears of it. Widgets keep the words that
they were made with, so a window that hears of another language is built anew (`ui.application`). Loaded before the
first paint, so it imports Qt's core alone.

For tests, pictures and who develops there are two languages that nobody speaks (`ui.pseudo`), and `METARR_LANGUAGE`
that overrules the setting for one start.
"""

from __future__ import annotations

import contextlib
import os

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from metarr_desktop.shipped import resources

SYSTEM = "system"
PSEUDO = "pseudo"
"""English, longer by a third and with accents: what is not in a catalogue stands out, what is too narrow is clipped."""
RIGHT_TO_LEFT = "rtl"
"""English in Hebrew letters, from right to left, with the numbers and dates of Hebrew."""

VARIABLE = "METARR_LANGUAGE"
_FILE = "window-language"
_LONGEST_WORD = 16


def chosen(data_dir: str) -> str:
    """The language to start with: as `VARIABLE` says, else as it was noted, else the system's."""
    try:
        with open(os.path.join(data_dir, _FILE), encoding="ascii") as file:
            return overruled(file.read(_LONGEST_WORD).strip() or SYSTEM)
    except (OSError, UnicodeDecodeError):
        return overruled(SYSTEM)


def overruled(language: str) -> str:
    """The language that holds where the person chose this one: `VARIABLE` comes before it."""
    return os.environ.get(VARIABLE) or language


def is_same(one: str, other: str) -> bool:
    """Whether both sound the same here: the system's language may be one of those that can be chosen."""
    return one == other or (not {one, other} & {PSEUDO, RIGHT_TO_LEFT} and _locale(one) == _locale(other))


def note(data_dir: str, language: str) -> None:
    """Keep what the person chose for the next start. For a worker; what cannot be kept leaves the system's language."""
    path = os.path.join(data_dir, _FILE)
    with contextlib.suppress(OSError):
        if language == SYSTEM:
            os.unlink(path)
            return
        with open(path, "w", encoding="ascii") as file:
            file.write(language)


def speak(app: QCoreApplication, language: str) -> None:
    """Have the application speak a language from now on; widgets that are there already keep their words.

    `language` is a value of the setting `appearance.language`, `PSEUDO` or `RIGHT_TO_LEFT`.
    """
    hush(app)
    locale = _locale(language)
    QLocale.setDefault(locale)
    ours = str(resources() / "translations")
    for name, folder in (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("metarr", ours),
    ):
        translator = QTranslator(app)
        if translator.load(locale, name, "_", folder) or (
            folder == ours and translator.load(os.path.join(ours, "metarr_en.qm"))  # for its plurals
        ):
            app.installTranslator(translator)
    if language in (PSEUDO, RIGHT_TO_LEFT):
        from metarr_desktop.ui.pseudo import PseudoTranslator

        app.installTranslator(PseudoTranslator(language == RIGHT_TO_LEFT, app))
    _turn(app, locale)


def hush(app: QCoreApplication) -> None:
    """Take back what `speak` did: the words stand as the sources write them, all else is as the system has it."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(QLocale.system())
    _turn(app, QLocale(QLocale.Language.English))


def _locale(language: str) -> QLocale:
    """Whose numbers and dates go with it: the system's where it speaks that language, else those of its country."""
    system = QLocale.system()
    match language:
        case "en" | "de" if QLocale(language).language() != system.language():
            return QLocale(QLocale(language).language(), system.territory())
        case "pseudo":
            return QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
        case "rtl":
            return QLocale(QLocale.Language.Hebrew, QLocale.Country.Israel)
    return system


def _turn(app: QCoreApplication, locale: QLocale) -> None:
    from PySide6.QtGui import QGuiApplication

    if isinstance(app, QGuiApplication):
        app.setLayoutDirection(locale.textDirection())
