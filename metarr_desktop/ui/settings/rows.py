"""One setting as a row: what it is, what it does, and the control for its kind of value."""

from __future__ import annotations

import html
import os

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.settings import Form, Setting, SettingValue
from metarr_desktop.services.rename import example
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.forms.countries import CountryBox
from metarr_desktop.ui.forms.languages import LanguagesEditor
from metarr_desktop.ui.forms.rating_sources import RatingSourcesEditor
from metarr_desktop.ui.settings.sections import choice_word
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ToolButton
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.switch import Switch

translate = QCoreApplication.translate

EDITOR_WIDTH = 304
TEMPLATE_WIDTH = 400


class Row(QWidget):
    """Words at the left, a control at the right; `mark` shows what is searched for."""

    def __init__(self, title: str, text: str, editor: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = title, text
        self._title = Label(title, wrap=True)
        self._text = Label(text, size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        self._refusal = Label(size=fonts.Size.SMALL, ink=Ink.ERROR, wrap=True)
        if not text:
            self._text.hide()
        self._refusal.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        for label in (self._title, self._text, self._refusal):
            words.addWidget(label)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        row.setSpacing(metrics.SPACE_SECTION)
        row.addLayout(words, 1)
        if editor is not None:
            row.addWidget(editor, alignment=Qt.AlignmentFlag.AlignVCenter)

    def mark(self, word: str) -> bool:
        """Mark a word in the texts; whether it stands there (an empty one always does)."""
        title, text = self._words
        for label, plain in ((self._title, title), (self._text, text)):
            label.setTextFormat(Qt.TextFormat.RichText if word else Qt.TextFormat.PlainText)
            label.setText(_marked(plain, word) if word else plain)
        return word.casefold() in f"{title} {text}".casefold()

    def show_text(self, text: str) -> None:
        """Show another text below the title, until something is searched for."""
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setText(text)

    def show_refusal(self, sentence: str) -> None:
        """Say why a value was not taken; "" says nothing."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))


class SettingRow(Row):
    """A row for one declared setting."""

    changed = Signal(str, object)
    """Name and new value, as a person set it."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        title, text = translate("Setting", setting.label), translate("Setting", setting.help)
        self.setting = setting
        self._shown: SettingValue | None = None
        self.editor = _editor(setting, title)
        super().__init__(title, text, self.editor, parent)
        self._listen()
        if setting.form is Form.TEMPLATE and isinstance(self.editor, QLineEdit):
            self.editor.textChanged.connect(self._show_example)

    def show_value(self, value: SettingValue) -> None:
        """Show the value that holds; emits nothing. What is being typed stays, a refusal until the value changes."""
        if value != self._shown:
            self.show_refusal("")
        self._shown = value
        match self.editor:
            case Switch():
                self.editor.setChecked(bool(value))
            case QSpinBox() if not self._is_being_typed():
                self.editor.blockSignals(True)
                self.editor.setValue(int(value))
                self.editor.blockSignals(False)
            case LanguagesEditor():
                self.editor.set_tags(_words(value))
            case RatingSourcesEditor():
                self.editor.set_sources(_words(value))
            case CountryBox():
                self.editor.show_code(str(value))
            case QComboBox():
                self.editor.setCurrentIndex(max(0, self.editor.findData(value)))
            case FolderEditor():
                self.editor.show_folder(str(value))
            case QLineEdit() if not self.editor.isModified():
                self.editor.setText(str(value))

    def take_back(self, sentence: str) -> None:
        """Say why a value was not taken; a list shows again what holds."""
        if isinstance(self.editor, LanguagesEditor) and self._shown is not None:
            self.editor.set_tags(_words(self._shown))
        self.show_refusal(sentence)

    def _refuse_language(self, word: str) -> None:
        text = translate("Setting", "“{word}” is no language that is known; a name or a tag such as “pt-BR” is.")
        self.show_refusal(text.format(word=isolated(word)))

    def _is_being_typed(self) -> bool:
        """Whether digits stand in the number's line that were not entered yet."""
        box = self.editor
        return isinstance(box, QSpinBox) and box.hasFocus() and box.cleanText() != box.textFromValue(box.value())

    def _show_example(self, text: str) -> None:
        """What the template makes of a title, or what is wrong with it, while it is typed."""
        try:
            said = example(self.setting.name, text)
        except BadInput as error:
            self.show_refusal(translated(error))
            return
        self.show_refusal("")
        text = translate("Setting", "For example: {name}").format(name=said)
        self.show_text(text if said else translate("Setting", self.setting.help))

    def _take_text(self, line: QLineEdit) -> None:
        if line.isModified():  # it is finished twice: by Return, and when the line is left
            line.setModified(False)
            self.changed.emit(self.setting.name, line.text().strip())

    def _listen(self) -> None:
        name = self.setting.name
        match self.editor:
            case Switch():
                self.editor.clicked.connect(lambda checked: self.changed.emit(name, checked))
            case QSpinBox():
                self.editor.valueChanged.connect(lambda value: self.changed.emit(name, value))
            case LanguagesEditor():
                self.editor.tags_edited.connect(lambda tags: self.changed.emit(name, " ".join(tags)))
                self.editor.refused.connect(self._refuse_language)
            case RatingSourcesEditor():
                self.editor.sources_edited.connect(lambda sources: self.changed.emit(name, " ".join(sources)))
            case QComboBox() as box:
                box.activated.connect(lambda _index: self.changed.emit(name, str(box.currentData())))
            case FolderEditor():
                self.editor.chosen.connect(lambda folder: self.changed.emit(name, folder))
            case QLineEdit() as line:
                line.editingFinished.connect(lambda: self._take_text(line))


class FolderEditor(QWidget):
    """A folder, chosen in the system's dialog; "" = none."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(EDITOR_WIDTH)
        self.line = QLineEdit(readOnly=True)
        self.line.setPlaceholderText(self.tr("Not used"))
        self.line.setAccessibleName(name)
        self._choose = Button(self.tr("Choose…"))
        self._choose.setAccessibleName(self.tr("Choose: {name}").format(name=name))
        self._choose.clicked.connect(self._open)
        self._clear = ToolButton(Icon.CLOSE, self.tr("Do not use: {name}").format(name=name))
        self._clear.clicked.connect(lambda: self.chosen.emit(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.SPACE_GROUP)
        row.addWidget(self.line, 1)
        row.addWidget(self._clear)
        row.addWidget(self._choose)

    def show_folder(self, folder: str) -> None:
        """Show a folder; emits nothing."""
        self.line.setText(folder)
        self.line.setToolTip(folder)
        self._clear.setVisible(bool(folder))

    def _open(self) -> None:
        dialog = folder_dialog(self, self.line.accessibleName(), self.line.text())
        dialog.fileSelected.connect(self.chosen)
        dialog.open()


def folder_dialog(parent: QWidget, title: str, start: str = "") -> QFileDialog:
    """The system's dialog for one folder; it is destroyed when it closes."""
    dialog = QFileDialog(parent, title, start or os.path.expanduser("~"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _editor(setting: Setting, name: str) -> QWidget:
    if setting.is_folder:
        return FolderEditor(name)
    if isinstance(setting.default, bool):
        return Switch(name)
    if isinstance(setting.default, int):
        number = QSpinBox(minimum=setting.lowest, maximum=setting.highest)
        number.setKeyboardTracking(False)
        fonts.keep_wide(number, 112)
        number.lineEdit().setTextMargins(metrics.SPACE, 0, 0, 0)  # the style sheet does not reach it
        number.setAccessibleName(name)
        number.lineEdit().setAccessibleName(number.accessibleName())
        return number
    match setting.form:
        case Form.LANGUAGES | Form.RATINGS:
            editor = LanguagesEditor(name) if setting.form is Form.LANGUAGES else RatingSourcesEditor(name)
            editor.setFixedWidth(EDITOR_WIDTH)
            return editor
        case Form.COUNTRY:
            country = CountryBox(name)
            country.setFixedWidth(EDITOR_WIDTH)
            return country
    if not setting.choices:
        line = QLineEdit()
        line.setFixedWidth(EDITOR_WIDTH if setting.form is not Form.TEMPLATE else TEMPLATE_WIDTH)
        line.setAccessibleName(name)
        return line
    box = QComboBox()
    for choice in setting.choices:
        box.addItem(choice_word(choice), choice)
    box.setFixedWidth(EDITOR_WIDTH)
    box.setAccessibleName(name)
    return box


def _words(value: SettingValue) -> list[str]:
    return str(value).replace(",", " ").split()


def _marked(plain: str, word: str) -> str:
    """The text as rich text, every place of the word on a soft face and underlined."""
    palette = current_palette()
    style = f"background-color: {palette.warn_soft.name()}; text-decoration: underline"
    parts, rest = [], plain
    while (at := rest.casefold().find(word.casefold())) >= 0:
        hit = rest[at : at + len(word)]
        parts.append(f'{html.escape(rest[:at])}<span style="{style}">{html.escape(hit)}</span>')
        rest = rest[at + len(word) :]
    return "".join([*parts, html.escape(rest)])
