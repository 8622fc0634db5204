"""Pictures as the window shows them: on cards from small forms that are made once, elsewhere from themselves."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.files.cache import Cache, CacheType
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.bridge import Bridge
from metarr_desktop.ui.pictures import Pictures

CARD = QSize(120, 180)
GREEN, RED = "#008000", "#ff0000"


@pytest.fixture
def cache(tmp_path: Path, empty_engine: Engine) -> Cache:
    return Cache(str(tmp_path / "data"))


@pytest.fixture
def pictures(qapp: QApplication, empty_engine: Engine) -> Iterator[Pictures]:
    bridge = Bridge(empty_engine)
    yield Pictures(bridge, empty_engine.browse.picture_path)
    bridge.close()


def kept(cache: Cache, colour: str = GREEN, size: tuple[int, int] = (1000, 1500)) -> str:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "JPEG")
    return cache.put(buffer.getvalue(), type=CacheType.IMAGE, kind="poster", item_id=1, extension="jpg")


def shown(qtbot: QtBot, pictures: Pictures, path: str, size: QSize, ratio: float = 1.0) -> QPixmap:
    if pictures.get(path, size, ratio) is None:
        with qtbot.waitSignal(pictures.arrived):
            pass
    found = pictures.get(path, size, ratio)
    assert found is not None
    return found


def colour(pixmap: QPixmap) -> str:
    middle = QColor(pixmap.toImage().pixel(pixmap.width() // 2, pixmap.height() // 2))
    return RED if middle.red() > middle.green() else GREEN


def test_a_card_is_shown_from_a_small_form_that_is_made_once(qtbot: QtBot, cache: Cache, pictures: Pictures) -> None:
    path = kept(cache)

    first = shown(qtbot, pictures, path, CARD)

    assert cache.has_thumbnail(path)
    assert first.size() == CARD
    os.replace(cache.path(kept(cache, RED)), cache.path(path))  # nobody looks at the picture itself again
    assert colour(shown(qtbot, pictures, path, QSize(200, 300), 2.0)) == GREEN
    assert colour(shown(qtbot, pictures, path, QSize(300, 450), 2.0)) == RED  # larger than any card


def test_a_small_picture_is_shown_from_itself(qtbot: QtBot, cache: Cache, pictures: Pictures) -> None:
    path = kept(cache, size=(400, 600))

    assert shown(qtbot, pictures, path, CARD).size() == CARD
    assert not cache.has_thumbnail(path)


def test_a_wide_picture_fills_a_high_card_from_itself(qtbot: QtBot, cache: Cache, pictures: Pictures) -> None:
    wide = kept(cache, size=(1920, 1080))
    cache.keep_thumbnail(wide, Path(cache.path(kept(cache, RED, (400, 225)))).read_bytes())

    assert colour(shown(qtbot, pictures, wide, QSize(200, 112), 2.0)) == RED
    assert colour(shown(qtbot, pictures, wide, QSize(200, 300), 2.0)) == GREEN


def test_a_broken_small_form_hides_no_picture(qtbot: QtBot, cache: Cache, pictures: Pictures) -> None:
    path = kept(cache)
    cache.keep_thumbnail(path, b"no picture")

    assert colour(shown(qtbot, pictures, path, CARD)) == GREEN


def test_where_no_small_form_can_be_kept_the_picture_itself_is_shown(
    qtbot: QtBot, cache: Cache, pictures: Pictures, tmp_path: Path
) -> None:
    path = kept(cache)
    (tmp_path / "data" / "thumbs").write_text("a file in the place of the folder")

    assert colour(shown(qtbot, pictures, path, CARD)) == GREEN


def test_a_picture_that_is_gone_stays_away(qtbot: QtBot, cache: Cache, pictures: Pictures) -> None:
    path = kept(cache)
    os.unlink(cache.path(path))
    assert pictures.get(path, CARD) is None

    qtbot.waitUntil(lambda: not pictures._wanted)

    assert pictures.get(path, CARD) is None


_MEETS = """
import sys
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QSize
from metarr_desktop.ui import pictures, previews
from metarr_desktop.ui.detail import artwork_compare, artwork_large, artwork_verbs
from metarr_desktop.ui.front import snapshot
from metarr_desktop.ui.publish import preview
path = sys.argv[1]
with open(path, "rb") as file:
    data = file.read()
app = QtWidgets.QApplication([])
made, image = pictures.Pictures(None, None), QtGui.QImage(path)
snapshot.prepare()
in_workers = [
    lambda: pictures._decoded(lambda path, _: path, pictures._Key(path, 20, 30, 2.0, 4.0)),
    lambda: previews._fetched(lambda: data, QSize(20, 30), 2.0),
    lambda: artwork_large._decoded(data, QSize(20, 30)),
    lambda: artwork_compare._decoded(data),
    lambda: artwork_verbs._png(image),
    lambda: preview._read_fitted(path, QSize(20, 30), 1.0),
    lambda: snapshot.write(sys.argv[2], snapshot.Snapshot("", "", snapshot.Looks("", False, "", 1.0), image)),
]
for work in in_workers:
    known = {*vars(QtCore), *vars(QtGui), *vars(QtWidgets)}
    assert work()
    print(*sorted({*vars(QtCore), *vars(QtGui), *vars(QtWidgets)} - known), end="")
"""


def test_a_worker_meets_no_type_of_qt_that_the_window_has_not_met(empty_engine: Engine, tmp_path: Path) -> None:
    """PySide makes a type when it is first met; two workers that met one at once ended the program."""
    Image.new("RGB", (600, 900), GREEN).save(tmp_path / "poster.png")

    words = [sys.executable, "-c", _MEETS, str(tmp_path / "poster.png"), empty_engine.data_dir]
    ran = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)

    assert ran.stdout == ""
