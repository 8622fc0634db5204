"""What a pasted id or address points to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme

if TYPE_CHECKING:
    from metarr_desktop.domain.provider import ProviderSpec


class Reference(NamedTuple):
    """An id that a person named. `kind` is None where neither the words nor the scheme tell."""

    kind: Kind | None
    id: ExternalId


_LONGEST = 2_000  # no address is longer; a pasted book is no reference
_NUMBER = re.compile(r"0*([1-9][0-9]{0,11})", re.ASCII)
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,199}", re.IGNORECASE)
_FORMS = {
    Scheme.IMDB: re.compile(r"tt[0-9]{7,10}", re.IGNORECASE),
    Scheme.WIKIDATA: re.compile(r"Q[1-9][0-9]{0,11}", re.IGNORECASE),
    Scheme.TRAKT: _SLUG,
    Scheme.LETTERBOXD: _SLUG,
    Scheme.MB_ARTIST: _UUID,
    Scheme.MB_RELEASE: _UUID,
    Scheme.MB_RELEASE_GROUP: _UUID,
    Scheme.MB_RECORDING: _UUID,
    Scheme.MB_TRACK: _UUID,
}
#: What schemes are called beside their own word; "tmdbid" is what folders are tagged with ("[tmdbid-603]").
_OTHER_WORDS = {
    "themoviedb": Scheme.TMDB,
    "moviedb": Scheme.TMDB,
    "thetvdb": Scheme.TVDB,
    "theaudiodb": Scheme.AUDIODB,
    "myanimelist": Scheme.MAL,
    "mbid": Scheme.MB_RELEASE_GROUP,
}
_KIND_WORDS = {"movie": Kind.MOVIE, "film": Kind.MOVIE, "tv": Kind.SERIES, "show": Kind.SERIES, "series": Kind.SERIES}
_KIND_OF_SCHEME = {
    Scheme.TVMAZE: Kind.SERIES,
    Scheme.TMDB_SET: Kind.COLLECTION,
    Scheme.MB_ARTIST: Kind.ARTIST,
    Scheme.MB_RELEASE: Kind.ALBUM,
    Scheme.MB_RELEASE_GROUP: Kind.ALBUM,
    Scheme.MB_RECORDING: Kind.TRACK,
    Scheme.MB_TRACK: Kind.TRACK,
}
_WORDS: dict[str, Scheme] = {scheme.value: scheme for scheme in Scheme} | _OTHER_WORDS
_NAMED = re.compile(
    r"(?P<scheme>[a-z_]+?)(?:id)?\s*[:=/ -]\s*(?:(?P<kind>movie|film|tv|show|series)\s*[:=/ -]\s*)?(?P<value>\S+)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://)?(?P<rest>[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]+)?/\S*)", re.IGNORECASE)
_IMDB_ADDRESS = re.compile(
    r"^(?:www\.|m\.)?imdb\.com/(?:[a-z]{2}(?:-[a-z]{2})?/)?title/(?P<id>tt[0-9]{7,10})", re.IGNORECASE
)


def parse_reference(text: str, specs: Iterable[ProviderSpec]) -> Reference | None:
    """The id in a pasted text: "tt0133093", "tmdb:603", "[tvdbid-81189]", or a page of one of the providers.

    None where it is neither: a bare number could be anybody's, a bare MusicBrainz id of four kinds of things.
    """
    text = text.strip().strip("<>[]{}()\"'").strip()
    if not text or len(text) > _LONGEST:
        return None
    address = _ADDRESS.fullmatch(text)
    if address is not None:
        return _of_address(address["rest"], specs)
    for scheme in (Scheme.IMDB, Scheme.WIKIDATA):
        if (reference := _reference(scheme, text, None)) is not None:
            return reference
    named = _NAMED.fullmatch(text)
    if named is None or named["scheme"].lower() not in _WORDS:
        return None
    return _reference(_WORDS[named["scheme"].lower()], named["value"], _KIND_WORDS.get((named["kind"] or "").lower()))


def _of_address(rest: str, specs: Iterable[ProviderSpec]) -> Reference | None:
    """The id in an address without its scheme, as the specs know their pages."""
    for spec in specs:
        for page in spec.addresses:
            match = page.pattern.search(rest)
            if match is not None and match["id"]:
                value = match["id"]
                return _reference(page.scheme, value, page.kind) or Reference(page.kind, ExternalId(page.scheme, value))
    match = _IMDB_ADDRESS.search(rest)
    return _reference(Scheme.IMDB, match["id"], None) if match else None


def _reference(scheme: str, value: str, kind: Kind | None) -> Reference | None:
    """The reference, if the value has the form that the scheme's ids have; in their one spelling."""
    known = _WORDS.get(scheme)
    if kind is None and known is not None:
        kind = _KIND_OF_SCHEME.get(known)
    form = _FORMS.get(known, _NUMBER) if known is not None else _NUMBER
    match = form.fullmatch(value)
    if match is None:
        return None
    value = match[1] if form is _NUMBER else value
    if scheme == Scheme.WIKIDATA:
        value = value.upper()
    elif form is not _SLUG:
        value = value.lower()
    return Reference(kind, ExternalId(str(scheme), value))
