"""The English of the command line for what a playlist leaves out, and for what Kodi's rules do not say."""

from __future__ import annotations

from metarr_desktop.domain.playlists import LeftOut, Refusal, Why

LEFT_OUT = {
    LeftOut.NOTHING_TO_PLAY: "they have no file to play",
    LeftOut.GONE: "their files are gone",
    LeftOut.UNREACHED: "no path mapping of the group reaches them",
    LeftOut.UNWRITABLE: "their paths have a line break, or are not UTF-8, which a list cannot hold",
}

_WHY = {
    Why.SEVERAL_KINDS: "a smart playlist holds one kind of title; say kind:movie, kind:series or kind:episode",
    Why.NO_SUCH_LIST: "Kodi has no smart playlists of this kind of title",
    Why.WORDS: "plain words look in titles, people and file names at once",
    Why.ONLY_HERE: "only Metarr knows that",
    Why.OTHERWISE: "Kodi counts or compares that in another way, and would show other titles",
    Why.COMBINATION: "Kodi's rules have no brackets: all of them have to hold, or one",
    Why.REVERSED: "turned round, Kodi would leave out titles of which nothing is known",
    Why.WILDCARD: "Kodi takes % and _ for any letters",
    Why.TOO_MANY: "too many names fit",
    Why.LIBRARY: "Kodi knows a library by its folders, and no path mapping reaches these, or others look like them",
    Why.PREMIERE: "Kodi goes by the year of the premiere, and {count} had theirs in another year",
    Why.PLAYS: "{count} say otherwise how often they were watched than whether they were",
    Why.TAGS: "Kodi reads songs from their tags, and of {count} that is asked for something else is said here",
}


def refusal_words(refusal: Refusal) -> str:
    """One line: the part of the view, and why no rule says it."""
    why = _WHY[refusal.why].format(count=f"{refusal.count} title{'s' if refusal.count != 1 else ''}")
    return f"  {refusal.part}: {why}" if refusal.part else f"  {why}"
