"""What the tags inside a music file say, in one shape for every tag format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.streams import AudioStream


@dataclass(frozen=True, slots=True)
class AudioTags:
    """The tags of one track. Empty, zero and `None` mean that the file does not say.

    `artist` is the credit as printed ("A feat. B"), `artists` the single names where the tagger wrote them apart (else
    the one credit); the same for the album's artist. Dates have only the parts that are known. Ids are MusicBrainz's:
    the *release group* is "the album", the *release* this pressing of it, the *recording* the performance and the
    *release track* its place on that pressing.
    """

    title: str = ""
    artist: str = ""
    artists: tuple[str, ...] = ()
    album: str = ""
    album_artist: str = ""
    album_artists: tuple[str, ...] = ()
    composers: tuple[str, ...] = ()
    track: int | None = None
    track_total: int | None = None
    disc: int | None = None
    disc_total: int | None = None
    disc_title: str = ""
    date: str = ""
    original_date: str = ""
    genres: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    is_compilation: bool = False
    release_types: tuple[str, ...] = ()
    release_status: str = ""
    title_sort: str = ""
    artist_sort: str = ""
    album_sort: str = ""
    album_artist_sort: str = ""
    artist_ids: tuple[str, ...] = ()
    album_artist_ids: tuple[str, ...] = ()
    release_id: str = ""
    release_group_id: str = ""
    recording_id: str = ""
    release_track_id: str = ""
    duration_s: float = 0.0
    has_picture: bool = False
    stream: AudioStream | None = None

    @property
    def year(self) -> int | None:
        """The year of first release where known, else of this release."""
        text = (self.original_date or self.date)[:4]
        return int(text) if text.isdecimal() else None
