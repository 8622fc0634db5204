"""Views that are exported as Kodi's smart playlists, asked of a real Kodi: it lists what our window lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType, ViewId
from metarr_desktop.domain.player import PlayerType
from metarr_desktop.domain.playlists import Form, Playlist
from metarr_desktop.domain.saved_views import SavedView, ViewWords
from metarr_desktop.domain.values import Credit, Value
from metarr_desktop.domain.views import Sort
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.playlists.words import refusal_text
from tests.disk import a_film, a_track, an_episode_file, an_nfo, element
from tests.journeys.household import Household
from tests.kodi import RealKodi, why_no_kodi

pytestmark = pytest.mark.kodi

#: What a person says of each film beside its title and year; nothing is known of the last.
FILMS: Mapping[str, Mapping[str, Value]] = {
    "Heat (1995)": {
        "genres": ("Crime", "Drama"),
        "runtime": 170,
        "watched": True,
        "play_count": 2,
        "last_played": "2025-12-31 23:59:59",
        "user_rating": 9,
        "tags": ("To watch again",),
        "date_added": "2026-03-05 10:11:12",
    },
    "Amélie (2001)": {
        "genres": ("Comédie", "Romance"),
        "countries": ("France",),
        "studios": ("Canal+ & Söhne",),
        "runtime": 122,
        "original_title": "Le fabuleux destin d'Amélie",
        "directors": (Credit("Jean-Pierre Jeunet"),),
        "top250": 90,
        "watched": False,
    },
    "Toy Story (1995)": {"collection": "Toy Story", "genres": ("Animation",), "runtime": 81, "plot": "Who's <first>?"},
    "Toy Story 2 (1999)": {
        "collection": "Toy Story",
        "genres": ("Animation",),
        "runtime": 92,
        "date_added": "2026-02-03 00:00:00",
    },
    "Ronin (1998)": {
        "certification": "R",
        "cast": (Credit("Robert De Niro", "Sam"), Credit("Jean Reno", "Vincent")),
        "writers": (Credit("David Mamet"),),
        "genres": ("Crime",),
        "tagline": "Your ally is your enemy",
        "watched": True,
        "last_played": "2026-01-01 00:00:00",
    },
    "Stardust (2007)": {"cast": (Credit("Robert De Niro"), Credit("Claire Danes")), "user_rating": 4},
    "Plain (2010)": {},
}


class Playlists(Household):
    """Films, a show and songs, in our window and in a real Kodi."""

    def __init__(self, media: Path, kodi: RealKodi, engine: Engine) -> None:
        super().__init__(media, engine)
        self.kodi = kodi

    def here(self, words: ViewWords, sort: Sort | None = None) -> list[str]:
        """The titles that our window lists, in its order."""
        ids = self.engine.browse.listing(words.scope, "", sort).ids
        return [row.title for row in self.engine.browse.rows([ItemId(one) for one in ids])]

    def exported(self, words: ViewWords, sort: Sort | None = None) -> Playlist:
        """What a view of those words is as a smart playlist."""
        return self.engine.playlists.plan(SavedView(ViewId(1), "Mine", words, sort or Sort()), Form.XSP)

    def in_kodi(self, playlist: Playlist, media: str = "video") -> list[str]:
        """The titles that Kodi lists of it.

        It is asked for the folder first, as opening that does: Kodi believes a listing that it remembers.
        """
        folder = self.kodi.profile / "home" / ".kodi" / "userdata" / "playlists" / media
        folder.mkdir(parents=True, exist_ok=True)
        self.engine.playlists.save(str(folder / "mine.xsp"), playlist)
        self.listed(f"special://profile/playlists/{media}/", media)
        return [row["title"] for row in self.listed(f"special://profile/playlists/{media}/mine.xsp", media)]

    def listed(self, folder: str, media: str) -> list[dict[str, Any]]:
        found = self.kodi.rpc("Files.GetDirectory", directory=folder, media=media, properties=["title"])
        files: list[dict[str, Any]] = found.get("files") or []
        return files


def lay_out(media: Path) -> None:
    for name in FILMS:
        a_film(media / "Movies", name)
    a_film(media / "Kids", "Bambi (1942)")
    for show, status in (("Lost Hours (2004)", "Ended"), ("Found Days (2011)", "Continuing")):
        folder = media / "TV" / show
        title, year = show[:-7], show[-5:-1]
        said = element("title", title) + element("plot", "Time.") + element("status", status) + element("year", year)
        an_nfo(folder / "tvshow.nfo", "tvshow", said + element("genre", "Mystery"))
        for number, word in ((1, "First"), (2, "Second")):
            inside = element("title", f"{word} of {title}") + element("season", 1) + element("episode", number)
            inside += element("aired", f"{year}-0{number}-03") + element("runtime", 40 + number)
            inside += element("director", f"{word} Director")
            an_episode_file(folder, f"{title} S01E0{number}", nfo=inside)
    for number, (title, genre, year) in enumerate((("Dusk", "Jazz", 1999), ("Dawn", "Klassik", 1971)), start=1):
        a_track(
            media / "Music" / "Owls" / f"Night {year}" / f"0{number} {title}.mp3",
            title,
            artist="Owls",
            album=f"Night {year}",
            album_artist="Owls",
            track=number,
            year=year,
            genre=genre,
        )


@pytest.fixture(scope="module")
def household(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playlists]:
    """Everything scanned, told by a person, published, and shown by Kodi."""
    if reason := why_no_kodi():
        pytest.skip(reason)
    media = tmp_path_factory.mktemp("media")
    lay_out(media)
    films = [media / "Movies", media / "Kids"]
    kodi = RealKodi.start(tmp_path_factory.mktemp("kodi"), movies=films, tv=[media / "TV"], music=[media / "Music"])
    try:
        with open_engine(str(tmp_path_factory.mktemp("data"))) as engine:
            for folder in films:
                engine.libraries.add(str(folder), LibraryType.MOVIE, name=folder.name)
            engine.libraries.add(str(media / "TV"), LibraryType.TV)
            engine.libraries.add(str(media / "Music"), LibraryType.MUSIC)
            group = engine.players.add_group("Living room", PlayerType.KODI)
            engine.players.link(group, [library.id for library in engine.browse.libraries()])
            engine.players.add(
                group,
                "Kodi",
                host="127.0.0.1",
                port=kodi.http_port,
                ws_port=kodi.tcp_port,
                user=kodi.user,
                secret=kodi.password,
            )
            household = Playlists(media, kodi, engine)
            household.scan()
            for name, values in FILMS.items():
                if values:
                    engine.edit.set_values([household.item(Kind.MOVIE, name[:-7])], values)
            household.publish()
            yield household
    finally:
        kodi.stop()


#: For each kind, what Kodi's rules say of its fields; `docs/VIEWS.md` names them.
SAID: Mapping[Kind, Sequence[str]] = {
    Kind.MOVIE: (
        *("", "genre:crime", "-genre:crime", "genre:comedie", "genre:crime OR genre:romance", "genre:crime year>1996"),
        *("genre:crime OR year:2010", "-(genre:crime watched)", "genre:crime OR genre:animation year<1999"),
        *('tag:"to watch again"', 'studio:"canal & sohne"', "country:france", "-country:france"),
        *("actor:robert", 'actor:"de niro"', "-actor:robert", "director:jeunet", "writer:mamet", "-writer:mamet"),
        *("title:heat", "-title:heat", "title:amélie", "title:toy OR title:heat", 'title:"toy story"'),
        *('original_title:"destin d\'"', 'plot:"<first>"', "-plot:who", "-tagline:enemy", "certificate:r"),
        *("collection:toy", "-collection:toy", "year:1995", "-year:1995", "year>1995", "year<=1998", "decade:90s"),
        *("runtime<122", "runtime>=92", "-runtime:170", "runtime<100 OR year>2005", "user_rating>4", "user_rating<=4"),
        *("top250<100", "-top250:90", "watched", "unwatched", "-watched", "watched:no year>1990"),
        *("play_count>1", "play_count:2", "-play_count:2", "added>2026-03-05", "added:2026-03-05", "added<2026-03"),
        *("last_played:2025", "last_played>2025", "last_played<2026", "last_played>=2026-01-01"),
    ),
    Kind.SERIES: (
        *("", "genre:mystery", "-genre:mystery", "-studio:nobody", "title:hours", "plot:time"),
        *("series_status:ended", "-series_status:ended", "year<2010", "-year:2004", "decade:2010s"),
    ),
    Kind.EPISODE: (
        *("", "title:first", "-title:first", "director:first", "-director:first", "-plot:nothing", "runtime>41"),
        *("watched", "unwatched", "aired:2004", "aired>2004-01", "aired<2011", "aired:2011-02-03", "-play_count:1"),
    ),
    Kind.TRACK: (
        *("", "genre:jazz", "-genre:jazz", "artist:owls", "-artist:owls", "title:dawn", "genre:jazz OR genre:klassik"),
        *("year:1971", "-year:1971", "year<1999", "decade:90s"),
    ),
}


@pytest.mark.parametrize("kind", SAID)
def test_kodi_lists_what_our_window_lists(household: Playlists, kind: Kind) -> None:
    media = "music" if kind is Kind.TRACK else "video"
    here, there = {}, {}
    for query in SAID[kind]:
        words = ViewWords(query, kind)
        here[query] = sorted(household.here(words))
        there[query] = sorted(household.in_kodi(household.exported(words), media))

    assert there == here
    assert sum(map(bool, here.values())) > len(here) * 3 / 4  # else little was compared


def test_kodi_lists_the_films_of_one_library(household: Playlists) -> None:
    words = ViewWords("-genre:crime", Kind.MOVIE, household.engine.browse.library("Kids").id)

    assert household.in_kodi(household.exported(words)) == household.here(words) == ["Bambi"]


@pytest.mark.parametrize("is_descending", [False, True])
@pytest.mark.parametrize(
    ("kind", "query", "by"),
    [
        (Kind.MOVIE, "", "title"),
        (Kind.MOVIE, "year>1995", "year"),
        (Kind.MOVIE, "runtime>0", "runtime"),
        (Kind.MOVIE, "added>2026 added<2026-04", "added"),
        (Kind.SERIES, "", "title"),
        (Kind.SERIES, "", "year"),
        (Kind.EPISODE, "title:hours", "number"),
        (Kind.TRACK, "", "number"),
        (Kind.TRACK, "", "year"),
    ],
)
def test_kodi_puts_them_in_our_order(
    household: Playlists, kind: Kind, query: str, by: str, is_descending: bool
) -> None:
    """By what comes first: asked from outside, Kodi lists by title, but a limit is by the playlist's order."""
    words, sort = ViewWords(query, kind), Sort(by, is_descending)
    playlist = household.exported(words, sort)
    first = replace(playlist, text=playlist.text.replace("</match>", "</match><limit>1</limit>"))

    assert household.in_kodi(first, "music" if kind is Kind.TRACK else "video") == household.here(words, sort)[:1]


def test_what_kodi_does_not_say_is_named(household: Playlists) -> None:
    refused = household.exported(
        ViewWords("missing:poster res:4k heat added<7d -user_rating:9 title:100% rating>7", Kind.MOVIE)
    )

    assert refused.text == ""
    assert [f"{one.part}: {refusal_text(one)}" for one in refused.refusals] == [
        "missing:poster: only Metarr knows that",
        "res:4k: Kodi counts or compares that in another way, and would show other titles",
        "heat: plain words look in titles, people and file names at once",
        "added<7d: Kodi counts or compares that in another way, and would show other titles",
        "-user_rating:9: turned round, Kodi would leave out titles of which nothing is known",
        "title:100%: Kodi takes % and _ for any letters",
        "rating>7: Kodi counts or compares that in another way, and would show other titles",
    ]
