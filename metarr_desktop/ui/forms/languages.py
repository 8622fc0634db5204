"""A list of languages in order: shown by their names, kept as tags."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from metarr_desktop.domain.languages import language_of
from metarr_desktop.domain.titles import folded
from metarr_desktop.ui.widgets.tag_editor import TagEditor
from metarr_desktop.ui.words import language_name

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TWO_LETTERS = 2
_LONGEST_CODE = 3


class LanguagesEditor(TagEditor):
    """`tags_edited` carries the tags after every change a person makes. What names no language is not taken."""

    tags_edited = Signal(tuple)

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
        self.set_tags(tags)
        self.tags_edited.emit(tags)


def language_tag(text: str) -> str:
    """The tag that a name, in the window's language or in English, or a tag means; "" for what is neither."""
    wanted = folded(text)
    tag = next((code for name, code in _names().items() if folded(name) == wanted), None)
    if tag is not None:
        return tag
    if len(wanted) > _LONGEST_CODE and (tag := language_of(wanted)):
        return tag
    written = text.strip().replace("_", "-")
    return written if _TAG.fullmatch(written) else ""


def _names() -> dict[str, str]:
    """Name as it is shown -> tag, of the languages that have two letters."""
    codes = {QLocale.languageToCode(language) for language in QLocale.Language}
    return {language_name(code): code for code in sorted(codes) if len(code) == _TWO_LETTERS}
