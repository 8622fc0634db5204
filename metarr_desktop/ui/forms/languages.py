"""A list of languages in order: shown by their names, kept as tags."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from metarr_desktop.domain.languages import language_of
from metarr_desktop.domain.titles import folded
from metarr_desktop.ui.widgets.tag_editor import TagEditor
from metarr_desktop.ui.words import country_name, language_name, script_words

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SEVERAL = re.compile(r"(?P<language>[^()]+) \((?P<which>[^()]+)\)")
"""As `language_name` writes it where the tag has several parts."""
_REGIONAL = ("en-GB", "en-US", "es-419", "es-ES", "fr-CA", "nl-BE", "pt-BR", "pt-PT", "zh-Hans", "zh-Hant")
"""Tags that sources of titles and subtitles tell apart: they are offered beside the plain languages."""
_TWO_LETTERS = 2
_LONGEST_CODE = 3


class LanguagesEditor(TagEditor):
    """`tags_edited` carries the tags after every change a person makes. What names no language is not taken."""

    tags_edited = Signal(tuple)
    refused = Signal(str)
    """What was entered names no language; it is not taken."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder="", parent=parent)
        self.line.setPlaceholderText(self.tr("Add a language…"))
        self.set_completions(tuple(sorted(_names(), key=folded)))
        self.edited.connect(self._tell)

    def tags(self) -> tuple[str, ...]:
        """The tags in order."""
        return tuple(tag for tag in map(language_tag, self.values()) if tag)

    def set_tags(self, tags: Sequence[str]) -> None:
        """Show these languages; emits nothing."""
        self.set_values([language_name(tag) for tag in tags])

    def _tell(self) -> None:
        tags = self.tags()
        unknown = next((word for word in self.values() if not language_tag(word)), "")
        self.set_tags(tags)
        if unknown:
            self.refused.emit(unknown)
        else:
            self.tags_edited.emit(tags)


def language_tag(text: str) -> str:
    """The tag that a name, in the window's language or in English, or a tag means; "" for what is neither."""
    if named := _SEVERAL.fullmatch(text.strip()):
        parts = [language_tag(named["language"]), *map(_region_code, named["which"].split(","))]
        return "-".join(parts) if all(parts) else ""
    wanted = folded(text)
    tag = next((code for name, code in _names().items() if folded(name) == wanted), None)
    if tag is not None:
        return tag
    if len(wanted) > _LONGEST_CODE and (tag := language_of(wanted)):
        return tag
    written = text.strip().replace("_", "-")
    return written if _TAG.fullmatch(written) else ""


def _names() -> dict[str, str]:
    """Name as it is shown -> tag, of the languages that have two letters, and of those that differ between places."""
    codes = {QLocale.languageToCode(language) for language in QLocale.Language}
    tags = [code for code in sorted(codes) if len(code) == _TWO_LETTERS]
    return {language_name(tag): tag for tag in (*tags, *_REGIONAL)}


def _region_code(text: str) -> str:
    """The part of a tag that the name of a country or of a way to write means; "" for neither."""
    wanted = folded(text)
    codes = [QLocale.territoryToCode(territory) for territory in QLocale.Country]
    named = {**{code: country_name(code) for code in codes if code}, **script_words()}
    return next((code for code, name in named.items() if wanted in (folded(name), folded(code))), "")
