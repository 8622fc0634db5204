"""What a person hands over as a picture: from the clipboard, or dropped."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from metarr_desktop.ui.widgets.item_drag import items_of_mime

_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Given:
    """A file by its path, pixels, or an address; what is not there is empty."""

    file: str = ""
    image: QImage = field(default_factory=QImage)
    address: str = ""

    def __bool__(self) -> bool:
        return bool(self.file or self.address or not self.image.isNull())

    @staticmethod
    def may_be_in(data: QMimeData) -> bool:
        """Whether there is something of the kind, told before it is let go."""
        return not items_of_mime(data) and (
            data.hasImage() or any(url.isLocalFile() or url.toString().startswith(_WEB) for url in data.urls())
        )

    @classmethod
    def dropped(cls, data: QMimeData) -> Given:
        """What is dropped: an address is a link that was dragged."""
        return cls(_file(data), _image(data), next((one for one in _links(data)), ""))

    @classmethod
    def pasted(cls, data: QMimeData) -> Given:
        """What is on the clipboard: an address is its whole text."""
        text = data.text().strip() if data.hasText() else ""
        is_address = text.startswith(_WEB) and len(text.split()) == 1
        return cls(_file(data), _image(data), text if is_address else "")


def _file(data: QMimeData) -> str:
    return next((url.toLocalFile() for url in data.urls() if url.isLocalFile()), "")


def _links(data: QMimeData) -> list[str]:
    return [url.toString() for url in data.urls() if url.toString().startswith(_WEB)]


def _image(data: QMimeData) -> QImage:
    found = data.imageData() if data.hasImage() else None
    return found if isinstance(found, QImage) else QImage()
