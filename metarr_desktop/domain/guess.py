"""What one name says: a guess, and the steps by which it was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from metarr_desktop.domain.ids import ExternalId


class Guess(NamedTuple):
    """What a file's or folder's name suggests; everything may be unknown.

    Languages are ISO 639-1 codes; `confidence` is 0 to 1; vocabularies as in `../shared/corpora/README.md`.
    """

    title: str = ""
    alternative_title: str = ""
    year: int | None = None
    season: int | None = None
    seasons: tuple[int, ...] = ()
    season_part: int | None = None
    episodes: tuple[int, ...] = ()
    absolute: tuple[int, ...] = ()
    air_date: str = ""
    episode_title: str = ""
    part: int | None = None
    disc: int | None = None
    edition: tuple[str, ...] = ()
    resolution: str = ""
    source: str = ""
    video_codec: str = ""
    audio_codecs: tuple[str, ...] = ()
    hdr: tuple[str, ...] = ()
    bit_depth: int | None = None
    bitrate: int | None = None
    format_3d: str = ""
    languages: tuple[str, ...] = ()
    subtitle_languages: tuple[str, ...] = ()
    release_group: str = ""
    is_proper: bool = False
    is_remux: bool = False
    is_3d: bool = False
    is_special: bool = False
    is_leading: bool = False  # the number stood in front of the name
    version: int | None = None
    streaming_service: str = ""
    country: str = ""
    website: str = ""
    checksum: str = ""
    is_forced: bool = False
    is_default: bool = False
    is_hearing_impaired: bool = False
    container: str = ""
    ids: tuple[ExternalId, ...] = ()
    extra_type: str = ""
    artist: str = ""
    album: str = ""
    track: int | None = None
    confidence: float = 1.0

    @classmethod
    def of(cls, known: Mapping[str, Any]) -> Guess:
        """A guess with these fields, the others at their defaults."""
        return _NOTHING.but(**known)

    def but(self, **changes: Any) -> Guess:
        """The same guess with other values for some fields: `_replace` without its look at every field there is."""
        values = list(self)
        for name, value in changes.items():
            values[_PLACE[name]] = value
        return Guess._make(values)


_PLACE = {name: place for place, name in enumerate(Guess._fields)}
_NOTHING = Guess()


class NameStep(NamedTuple):
    """One step of reading a name: which of its words a rule took, and for what.

    `property` is a field of `Guess`, or what a word that fills none speaks of ("channels", "noise"); "" for words that
    nothing could be made of. `rule` says in words why; "folder" for what the folders before the name added.
    """

    text: str
    property: str
    value: str
    rule: str
