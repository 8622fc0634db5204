"""Sources of metadata and pictures, one file each, known to `app` through the tuple PROVIDERS.

A provider's file holds its spec, the questions it asks and the mapping of its answers to domain values; its contract is
`domain.provider.Provider`. It reaches the network only through the `Web` that it is handed. The order here is the one
in which sources are asked where nothing else was said.
"""

from __future__ import annotations

from metarr_desktop.domain.provider import Source
from metarr_desktop.providers import (
    anilist,
    audiodb,
    coverart,
    fanarttv,
    local,
    musicbrainz,
    omdb,
    tmdb,
    tvdb,
    tvmaze,
    wikidata,
)

#: Those that are asked over the network.
PROVIDERS: tuple[Source, ...] = (
    tmdb.SOURCE,
    tvdb.SOURCE,
    fanarttv.SOURCE,
    omdb.SOURCE,
    tvmaze.SOURCE,
    musicbrainz.SOURCE,
    coverart.SOURCE,
    audiodb.SOURCE,
    wikidata.SOURCE,
    anilist.SOURCE,
)

#: All whose word counts, the person's own files first.
SOURCES: tuple[Source, ...] = (local.SOURCE, *PROVIDERS)
