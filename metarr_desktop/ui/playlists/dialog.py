"""The dialog that makes a playlist of a saved view. It says what the file would hold before anything is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QFormLayout, QProgressBar, QWidget

from metarr_desktop.domain.playlists import Form, Playlist, file_name
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.look import Look
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.playlists.words import left_out_text, refusal_text
from metarr_desktop.ui.theme import fonts, metrics, motion
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.dialog_column import dialog_column
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.words import number_text

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.player_views import GroupView
    from metarr_desktop.domain.saved_views import SavedView
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate

AskForFile = Callable[[QWidget, str], str]

_WIDTH = 560
_SHOWN_EVERY_MS = 250
"""How far it is; what is done before that shows no bar."""


def ask_where_to_save(parent: QWidget, name: str) -> str:
    """Let the person name the file of a playlist; "" where they did not."""
    form = Form.XSP if name.endswith(Form.XSP.endings) else Form.M3U
    kinds = {
        Form.M3U: translate("Playlist", "Playlists (*.m3u8 *.m3u)"),
        Form.XSP: translate("Playlist", "Kodi smart playlists (*.xsp)"),
    }
    path, _ = QFileDialog.getSaveFileName(parent, translate("Playlist", "Export the view"), name, kinds[form])
    return path if not path or path.lower().endswith(form.endings) else f"{path}{form.endings[0]}"


class PlaylistDialog(QDialog):
    """Escape and Cancel stop the looking and write nothing."""

    def __init__(
        self, desk: Desk, view: SavedView, parent: QWidget | None = None, ask_for_file: AskForFile = ask_where_to_save
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export “{view}”").format(view=isolated(view.name)))
        fonts.keep_wide(self, _WIDTH)
        self._desk = desk
        self._view = view
        self._ask_for_file = ask_for_file
        self._groups: Sequence[GroupView] = ()
        self._playlist: Playlist | None = None
        self._latest = Latest(desk.bridge, self)
        self._look = Look(desk.bridge.is_closed)
        self._clock = QTimer(self, interval=_SHOWN_EVERY_MS)
        self._clock.timeout.connect(self._say_how_far)
        self.finished.connect(lambda _result: self._stop())
        self.form = QComboBox()
        self.form.setAccessibleName(self.tr("Write"))
        self.form.addItem(self.tr("List of files (M3U)"), Form.M3U)
        self.form.addItem(self.tr("Kodi smart playlist (XSP)"), Form.XSP)
        self.form.currentIndexChanged.connect(lambda _index: self.look())
        self.paths = QComboBox()
        self.paths.setAccessibleName(self.tr("Paths"))
        self.paths.addItem(self.tr("As on this computer"))
        self.paths.currentIndexChanged.connect(lambda _index: self.look())
        self.explanation = Label(ink=Ink.TEXT2, wrap=True)
        self.finding = Banner(Tone.ACCENT)
        self.finding.acted.connect(lambda: self.form.setCurrentIndex(self.form.findData(Form.M3U)))
        self.bar = QProgressBar(textVisible=False)
        self.more = Label(wrap=True)
        self.save = Button(self.tr("Save…"), icon=Icon.SAVE, kind=ButtonKind.PRIMARY)
        self.save.clicked.connect(self._save)
        self._lay_out()
        self.look()
        desk.bridge.ask(self, desk.engine.browse.groups, self._offer)

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setHorizontalSpacing(metrics.SPACE_ROW)
        fields.setVerticalSpacing(metrics.SPACE)
        for name, field in ((self.tr("Write"), self.form), (self.tr("Paths"), self.paths)):
            label = Label(name, ink=Ink.TEXT2)
            label.setMinimumHeight(metrics.HEIGHT_CONTROL)
            fields.addRow(label, field)
        self._column = dialog_column(self, self.save, fields, self.explanation, self.finding, self.bar, self.more)

    def event(self, event: QEvent) -> bool:
        """As high as what it says takes, whenever that changes."""
        is_handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return is_handled

    def _fit(self) -> None:
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))

    def _offer(self, groups: Sequence[GroupView]) -> None:
        """As the players of a group see the files; only groups that see them elsewhere."""
        self._groups = [group for group in groups if group.mappings]
        for group in self._groups:
            self.paths.addItem(self.tr("As “{group}” sees them").format(group=isolated(group.name)))

    # --- what it would hold -----------------------------------------------------------------------------------------

    def look(self) -> None:
        """Find out what the file would hold."""
        form = Form(self.form.currentData())
        explanations = {
            Form.M3U: self.tr(
                "What the view shows now, in its order: a show stands for its episodes, an artist for all tracks. "
                "Nearly every player opens it."
            ),
            Form.XSP: self.tr(
                "Rules that Kodi asks its own library by, each time anew. The file belongs into Kodi's userdata "
                "folder, under playlists/video, or playlists/music for songs."
            ),
        }
        self.explanation.setText(explanations[form])
        self._begin(self.tr("Looking at what the view shows…"))
        self._playlist = None
        group = self.paths.currentIndex() - 1
        mappings = self._groups[group].mappings if group >= 0 else ()
        playlists, view, look = self._desk.engine.playlists, self._view, self._look
        self._latest.ask(lambda: playlists.plan(view, form, mappings, look), self._show, self._fail)

    def _begin(self, text: str) -> None:
        """Say what is done now, and let go of what was done before."""
        self._stop()
        self._look = Look(self._desk.bridge.is_closed)
        self._clock.start()
        self.save.setEnabled(False)
        self._say(Tone.ACCENT, text)

    def _stop(self) -> None:
        self._look.stop()
        self._clock.stop()
        self.bar.hide()

    def _say_how_far(self) -> None:
        done, total = self._look.done, self._look.total
        motion.show_progress(self.bar, done, total)
        text = self.finding.accessibleName()
        if total:
            text = self.tr("{done} of {total} titles").format(done=number_text(done), total=number_text(total))
        self.bar.setAccessibleName(text)
        self.bar.show()
        self._say(Tone.ACCENT, text)

    def _show(self, playlist: Playlist) -> None:
        self._stop()
        self._playlist = playlist
        self.save.setEnabled(not playlist.refusals and (playlist.form is Form.XSP or playlist.tracks > 0))
        if playlist.refusals:
            head = self.tr("Kodi's rules cannot say all of this view, and would show something else.")
            parts = [
                f"{one.part} – {refusal_text(one)}" if one.part else refusal_text(one) for one in playlist.refusals
            ]
            self._say(Tone.WARN, head, "\n".join(f"• {part}" for part in parts), self.tr("List of files instead"))
        elif playlist.form is Form.XSP:
            self._say(Tone.OK, self.tr("Kodi's rules say just what this view says."))
        else:
            left_out = left_out_text(playlist)
            tone = Tone.WARN if left_out or not playlist.tracks else Tone.OK
            self._say(tone, self.tr("%n file(s)", "", playlist.tracks), left_out)

    def _fail(self, error: MetarrError) -> None:
        self._stop()
        self.save.setEnabled(self._playlist is not None)
        self._say(Tone.ERROR, translated(error))

    def _say(self, tone: Tone, text: str, more: str = "", action: str = "") -> None:
        """What was found."""
        self.finding.show_message(tone, text, action=action)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        # Before the dialog is on screen the banner tells nobody that it takes another height: what was known of it is
        # forgotten here, and asked anew once all is said.
        self.finding.updateGeometry()
        QTimer.singleShot(0, self, self._fit)

    # --- writing ----------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        playlist, playlists = self._playlist, self._desk.engine.playlists
        if playlist is None:
            return
        path = self._ask_for_file(self, file_name(self._view.name, playlist.form))
        if path:
            self._begin(self.tr("Writing {name}…").format(name=isolated(os.path.basename(path))))
            look = self._look
            self._latest.ask(
                lambda: playlists.save(path, playlist, look), lambda _none: self._say_saved(path), self._fail
            )

    def _say_saved(self, path: str) -> None:
        text = self.tr("Saved {name}").format(name=isolated(os.path.basename(path)))
        self._desk.stage.said.emit(Notice(text, Icon.SAVE))
        self.accept()
