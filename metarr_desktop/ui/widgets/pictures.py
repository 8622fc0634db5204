"""Brings pictures to the size and shape that cards blit. Safe in worker threads: images only, no pixmaps."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.ui.theme import metrics


def read_well(image: QImage) -> QImage:
    """What was read, if it is a picture. Raises BadInput."""
    if image.isNull():
        raise BadInput(QCoreApplication.translate("Picture", "The picture could not be read."))
    return image


def fit_card(image: QImage, size: QSize, *, ratio: float = 1.0, radius: float = metrics.RADIUS_PANEL) -> QImage:
    """Fill `size` logical pixels with the middle of a picture and round its corners.

    The outcome has `ratio` device pixels per logical one; a null image stays null.
    """
    if image.isNull():
        return image
    device = QSize(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
    scaled = image.scaled(
        device,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    card = QImage(device, QImage.Format.Format_ARGB32_Premultiplied)
    card.fill(Qt.GlobalColor.transparent)
    painter = QPainter(card)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(_rounded(QRectF(card.rect()), radius * ratio))
    left = (device.width() - scaled.width()) // 2
    top = (device.height() - scaled.height()) // 2
    painter.drawImage(left, top, scaled)
    painter.end()
    card.setDevicePixelRatio(ratio)
    return card


def _rounded(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path
