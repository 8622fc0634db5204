"""What the sources of ratings are called, wherever the window names them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_LONGEST_ABBREVIATION = 4


def rating_names() -> dict[str, str]:
    """The sources that are known, and their names."""
    return {
        "imdb": "IMDb",
        "tmdb": "TMDB",
        "tvdb": "TheTVDB",
        "tvmaze": "TVmaze",
        "trakt": "Trakt",
        "letterboxd": "Letterboxd",
        "metacritic": "Metacritic",
        "tomatometerallcritics": translate("Ratings", "Rotten Tomatoes critics"),
        "tomatometerallaudience": translate("Ratings", "Rotten Tomatoes audience"),
        "rogerebert": "Roger Ebert",
        "anilist": "AniList",
        "myanimelist": "MyAnimeList",
        "musicbrainz": "MusicBrainz",
        "audiodb": "TheAudioDB",
    }


def rating_name(source: str) -> str:
    """A source in words; one that nobody knows is written as names are."""
    usual = source.upper() if len(source) <= _LONGEST_ABBREVIATION else source.title()
    return rating_names().get(source, usual)


def rating_source(text: str) -> str:
    """The source that a name, or the source itself, means; other words as they are, without blanks."""
    wanted = text.strip().casefold()
    known = {name.casefold(): source for source, name in rating_names().items()}
    return known.get(wanted, "".join(wanted.split()))
