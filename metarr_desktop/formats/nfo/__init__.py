"""NFO files: what players and other managers write beside media, to records and back.

`read` takes the bytes of any NFO and gives one record per root element; `write` gives the text Kodi reads best. Which
element carries which field is said once, in `domain.fields`; other programs' spellings are in `dialect`.
Nothing here touches the disk or the network.
"""

from metarr_desktop.formats.nfo.reading import read
from metarr_desktop.formats.nfo.record import NfoRecord
from metarr_desktop.formats.nfo.writing import write

__all__ = ["NfoRecord", "read", "write"]
