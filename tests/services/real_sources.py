"""The real providers with what their servers would answer: one title of each kind that a provider can be asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Source
from metarr_desktop.providers import PROVIDERS
from tests.providers import test_anilist as anilist
from tests.providers import test_audiodb as audiodb
from tests.providers import test_coverart as coverart
from tests.providers import test_fanarttv as fanarttv
from tests.providers import test_musicbrainz as musicbrainz
from tests.providers import test_omdb as omdb
from tests.providers import test_tvdb as tvdb
from tests.providers import test_tvmaze as tvmaze
from tests.providers import test_wikidata as wiki
from tests.providers import tmdb_answers as tmdb

SOURCES: Mapping[str, Source] = {one.spec.name: one for one in PROVIDERS}


@dataclass(frozen=True, eq=False)
class Title:
    """A title that a provider knows: `answers` are (what stands in the path, the JSON that is told there)."""

    provider: str
    kind: Kind
    id: ExternalId
    answers: Sequence[tuple[str, Any]]

    def answer(self, path: str, query: Mapping[str, Any] | None = None) -> Any:
        """What the provider's server tells; None for what it does not know."""
        asked = (query or {}).get({"omdb": "i", "wikidata": "ids"}.get(self.provider, ""), self.id.value)
        if asked != self.id.value and asked in {one.id.value for one in TITLES} | {wiki.FILM}:
            return None
        return next((data for part, data in self.answers if part in path), None)


_TMDB_PLACES = ("configuration", {"images": {"secure_base_url": "https://pictures.invalid/t/p/"}})
_TVDB_LISTS = (
    ("login", {"data": {"token": "t"}}),
    ("artwork/types", {"data": tvdb.ART_TYPES}),
    ("countries", {"data": tvdb.COUNTRIES}),
)
_EPISODES = {"data": {"episodes": [*tvdb.IN_GERMAN, *tvdb.IN_NORWEGIAN]}, "links": {"next": None}}


def _wikidata(id: str, item: Any) -> Sequence[tuple[str, Any]]:
    return (
        ("page/summary", {"type": "standard", "wikibase_item": id, "extract": "A text."}),
        ("w/api.php", {"entities": {id: item, **wiki.NAMES}}),
    )


TITLES = (
    Title("tmdb", Kind.MOVIE, ExternalId("tmdb", "900101"), (_TMDB_PLACES, ("movie/900101", tmdb.MOVIE))),
    Title(
        *("tmdb", Kind.SERIES, ExternalId("tmdb", "900301")),
        (_TMDB_PLACES, ("episode_group", tmdb.DVD_GROUP), ("tv/900301", tmdb.SERIES)),
    ),
    Title(
        *("tmdb", Kind.COLLECTION, ExternalId("tmdb_set", "900201")),
        (_TMDB_PLACES, ("collection/900201", tmdb.COLLECTION)),
    ),
    Title(
        *("tvdb", Kind.SERIES, tvdb.SERIES_ID),
        (*_TVDB_LISTS, ("/episodes/", _EPISODES), ("series/4711", {"data": tvdb.SERIES})),
    ),
    Title("tvdb", Kind.MOVIE, tvdb.FILM_ID, (*_TVDB_LISTS, ("movies/815", {"data": tvdb.FILM}))),
    Title("fanarttv", Kind.MOVIE, fanarttv.MOVIE_ID, (("movies/900101", fanarttv.MOVIE),)),
    Title("fanarttv", Kind.SERIES, fanarttv.SERIES_ID, (("tv/900302", fanarttv.SERIES),)),
    Title("fanarttv", Kind.ARTIST, fanarttv.ARTIST_ID, ((f"music/{fanarttv.ARTIST}", fanarttv.MUSIC),)),
    Title("fanarttv", Kind.ALBUM, fanarttv.ALBUM_ID, ((f"music/albums/{fanarttv.ALBUM}", fanarttv.MUSIC),)),
    Title("omdb", Kind.MOVIE, omdb.ID, (("", omdb.ANSWER),)),
    Title("tvmaze", Kind.SERIES, tvmaze.OWN, (("shows/4711", tvmaze.SHOW),)),
    Title(
        *("musicbrainz", Kind.ARTIST, ExternalId("musicbrainz_artist", musicbrainz.ARTIST)),
        ((f"artist/{musicbrainz.ARTIST}", musicbrainz.AN_ARTIST),),
    ),
    Title(
        *("musicbrainz", Kind.ALBUM, ExternalId("musicbrainz_release", musicbrainz.RELEASE)),
        ((f"release/{musicbrainz.RELEASE}", musicbrainz.A_RELEASE), ("release-group/", musicbrainz.A_GROUP)),
    ),
    Title("coverart", Kind.ALBUM, coverart.IDS[1], ((f"release/{coverart.RELEASE}", coverart.ANSWER),)),
    Title("audiodb", Kind.ARTIST, ExternalId("audiodb", "111"), (("artist", {"artists": [audiodb.AN_ARTIST]}),)),
    Title("audiodb", Kind.ALBUM, ExternalId("audiodb", "222"), (("album", {"album": [audiodb.AN_ALBUM]}),)),
    Title("wikidata", Kind.MOVIE, ExternalId("wikidata", wiki.FILM), _wikidata(wiki.FILM, wiki.A_FILM)),
    Title("wikidata", Kind.SERIES, ExternalId("wikidata", wiki.SERIES), _wikidata(wiki.SERIES, wiki.A_SERIES)),
    Title("wikidata", Kind.ARTIST, ExternalId("wikidata", wiki.BAND), _wikidata(wiki.BAND, wiki.A_BAND)),
    Title("anilist", Kind.SERIES, anilist.OWN, (("", {"data": {"Media": anilist.MEDIA}}),)),
)
