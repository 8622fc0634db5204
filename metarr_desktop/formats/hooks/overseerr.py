"""The notification of Overseerr, Jellyseerr and Seerr -> event.

Its body is a template that its operator may edit; the default one has every value as text, absent blocks as null.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from metarr_desktop.domain.hooks import Given, HookEvent, Wish, distinct
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.formats.hooks.reading import table, text

#: As its API description spells them.
NAMES = (
    "TEST_NOTIFICATION",
    "MEDIA_PENDING",
    "MEDIA_APPROVED",
    "MEDIA_AUTO_APPROVED",
    "MEDIA_AUTO_REQUESTED",
    "MEDIA_AVAILABLE",
    "MEDIA_DECLINED",
    "MEDIA_FAILED",
    "ISSUE_CREATED",
    "ISSUE_COMMENT",
    "ISSUE_RESOLVED",
    "ISSUE_REOPENED",
)
_KINDS = {"movie": Kind.MOVIE, "tv": Kind.SERIES}


def read(name: str, payload: Mapping[str, Any]) -> HookEvent:
    """The event of that name. Only what is available now says something of files: the titles with its ids changed."""
    event = HookEvent(name, title=text(payload.get("subject")))
    if name != "MEDIA_AVAILABLE":
        return event
    media = table(payload.get("media"))
    kind = _KINDS.get(text(media.get("media_type")).casefold())
    schemes = (("tmdbId", Scheme.TMDB), ("tvdbId", Scheme.TVDB), ("imdbId", Scheme.IMDB))
    ids = distinct(ExternalId(scheme, text(media.get(member))) for member, scheme in schemes)
    given = (Given(kind, ids, ()),) if kind and ids else ()
    return replace(event, wish=Wish.HINT, given=given)
