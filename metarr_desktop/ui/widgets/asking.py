"""The one kind of dialog that asks: something vanishes for good. The focus is on the harmless answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import IconLabel, Label

_TEXT_WIDTH = 360


class AskingDialog(QDialog):
    """A question, what is lost and what is kept, and two answers that say what they do. Escape keeps."""

    def __init__(
        self,
        question: str,
        text: str,
        *,
        keep: str,
        go: str,
        icon: Icon = Icon.TRASH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setProperty("surface", "base")
        self.keep = Button(keep)
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.reject)
        self.go = Button(go, icon=icon, kind=ButtonKind.DANGER)
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self.accept)
        words = QVBoxLayout()
        words.setSpacing(metrics.SPACE)
        words.addWidget(Label(question, size=fonts.Size.TITLE, weight=fonts.Weight.STRONG, wrap=True))
        sentence = Label(text, ink=Ink.TEXT2, wrap=True)
        sentence.setFixedWidth(_TEXT_WIDTH)
        sentence.setMinimumHeight(sentence.heightForWidth(_TEXT_WIDTH))
        words.addWidget(sentence)
        top = QHBoxLayout()
        top.setSpacing(metrics.SPACE_ROW)
        sign = IconLabel(Icon.WARNING, ink=Ink.WARN, size_px=metrics.ICON + metrics.SPACE_GROUP)
        top.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        top.addLayout(words)
        answers = QHBoxLayout()
        answers.setSpacing(metrics.SPACE)
        answers.addStretch()
        answers.addWidget(self.keep)
        answers.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_SECTION] * 4)
        column.setSpacing(metrics.SPACE_SECTION)
        column.addLayout(top)
        column.addLayout(answers)
        self.keep.setFocus()
