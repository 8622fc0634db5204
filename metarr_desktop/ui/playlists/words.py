"""Words for what a playlist leaves out, and for what Kodi's rules do not say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.playlists import LeftOut, Playlist, Refusal, Why

translate = QCoreApplication.translate


def left_out_text(playlist: Playlist) -> str:
    """Why some titles of a view are not in a list of files, a line each; "" where none is missing."""
    return "\n".join(_left_out(why, count) for why, count in playlist.left_out.items())


def _left_out(why: LeftOut, count: int) -> str:
    match why:
        case LeftOut.NOTHING_TO_PLAY:
            return translate("Playlist", "Left out: %n title(s) without a file to play", "", count)
        case LeftOut.GONE:
            return translate("Playlist", "Left out: %n title(s) whose files are gone", "", count)
        case LeftOut.UNREACHED:
            return translate("Playlist", "Left out: %n file(s) that no path mapping of the group reaches", "", count)
        case LeftOut.UNWRITABLE:
            return translate(
                "Playlist", "Left out: %n file(s) with a path that no list holds: a line break, or no UTF-8", "", count
            )


def refusal_text(refusal: Refusal) -> str:
    """Why no rule of Kodi's says a part of a view; the part stands before it."""
    count = refusal.count
    match refusal.why:
        case Why.SEVERAL_KINDS:
            return translate(
                "Playlist", "a smart playlist holds one kind of title; add kind:movie, kind:series or kind:episode"
            )
        case Why.NO_SUCH_LIST:
            return translate("Playlist", "Kodi has no smart playlists of this kind of title")
        case Why.WORDS:
            return translate("Playlist", "plain words look in titles, people and file names at once")
        case Why.ONLY_HERE:
            return translate("Playlist", "only Metarr knows that")
        case Why.OTHERWISE:
            return translate("Playlist", "Kodi counts or compares that in another way, and would show other titles")
        case Why.COMBINATION:
            return translate("Playlist", "Kodi's rules have no brackets: all of them have to hold, or one")
        case Why.REVERSED:
            return translate("Playlist", "turned round, Kodi would leave out titles of which nothing is known")
        case Why.WILDCARD:
            return translate("Playlist", "Kodi takes % and _ for any letters")
        case Why.TOO_MANY:
            return translate("Playlist", "too many names fit")
        case Why.LIBRARY:
            return translate(
                "Playlist",
                "Kodi knows a library by its folders, and no path mapping reaches these, or others look like them",
            )
        case Why.PREMIERE:
            return translate(
                "Playlist", "Kodi goes by the year of the premiere, which is another one for %n title(s)", "", count
            )
        case Why.PLAYS:
            return translate(
                "Playlist", "whether something was watched does not go with how often, for %n title(s)", "", count
            )
        case Why.TAGS:
            return translate(
                "Playlist", "Kodi reads songs from their tags, and something else stands here for %n song(s)", "", count
            )
