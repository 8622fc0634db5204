"""What a model offers to the wall, the table and their delegates, beyond Qt's own roles."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics

from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink

_FIRST = int(Qt.ItemDataRole.UserRole)


class Role(IntEnum):
    """Item roles. `Qt.DisplayRole` is the title, so that Qt's own search and screen readers work."""

    CARD = _FIRST + 1
    """`Card | None`: all that a card paints but its picture; None while the row is being fetched."""
    PICTURE = _FIRST + 2
    """`QPixmap | None`: scaled to the card with rounded corners; None draws the placeholder."""
    ITEM = _FIRST + 3
    """The id of the item behind the row."""
    STATE = _FIRST + 4
    """`RowState | None`: icon and word of the table's state column. Qt hands it on as the plain string of its value."""
    PERCENT = _FIRST + 5
    """`int | None`, 0 to 100: completeness."""
    LOCKS = _FIRST + 6
    """`int`: how many fields the person locked."""
    INITIAL = _FIRST + 7
    """`str`: the letter under which the row stands in the letter strip."""
    NOTE = _FIRST + 8
    """`str`: a second line or a further cell that the row itself does not know: an episode's plot, a track's length."""
    PARTS = _FIRST + 9
    """`tuple[Part, ...] | None`: the words of a cell that are not all written alike."""
    LINES = _FIRST + 10
    """`TwoLines | Heading`: a row of a list of two lines."""
    STEPS = _FIRST + 11
    """`tuple[Step, ...]`: how far something has come on its way."""
    LOCK = _FIRST + 12
    """`bool | None`: whether the field of the cell is locked; None where the cell is no field of its item."""


class Attention(StrEnum):
    """The one thing on a card that needs a person or says that work runs; at most one, top left."""

    NEEDS_YOU = "needs-you"
    FILE_MISSING = "file-missing"
    ENRICHING = "enriching"
    OFFLINE = "offline"


class RowState(StrEnum):
    """What the state column of the table says, most urgent first."""

    NEEDS_YOU = "needs-you"
    FILE_MISSING = "file-missing"
    OFFLINE = "offline"
    ENRICHING = "enriching"
    TO_PUBLISH = "to-publish"
    IN_STEP = "in-step"
    ABSENT = "absent"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a cell in an ink and a font of their own; what is marked is cut last."""

    text: str
    ink: QColor
    font: QFont
    is_marked: bool = False

    @property
    def width(self) -> int:
        """In logical pixels."""
        return QFontMetrics(self.font).horizontalAdvance(self.text)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way: its word and its sign; `is_now` where the thing is."""

    name: str
    icon: Icon
    ink: Ink
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between the rows of a list of two lines."""

    title: str


@dataclass(frozen=True, slots=True)
class TwoLines:
    """A row: a sign, a title with a note at the end of its line, and a sentence below."""

    icon: Icon
    ink: Ink
    title: str
    note: str = ""
    sentence: str = ""

    @property
    def spoken(self) -> str:
        """The row in words."""
        return ". ".join(part for part in (self.title, self.note, self.sentence) if part)


@dataclass(frozen=True, slots=True)
class Card:
    """One card of the wall.

    `caption` is the second line ("2019"), `note` coloured words after it ("needs you"), `quality` boxed words
    ("4K", "HDR"), `details` further lines (artwork candidates), `also` the last of them in the accent. `resume` is 0 to
    1, `copies` how many same pictures are folded into one, `is_absent` draws the dashed frame of what is not owned.
    `parts` are the points, of 100, that make up the score in `title`.
    """

    title: str
    caption: str = ""
    note: str = ""
    attention: Attention | None = None
    locks: int = 0
    is_to_publish: bool = False
    is_watched: bool = False
    is_chosen: bool = False
    is_absent: bool = False
    resume: float = 0.0
    copies: int = 1
    quality: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    also: str = ""
    parts: tuple[float, ...] = ()
