"""What an id has to look like before it becomes part of a request: NFO files and people write anything into them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from types import MappingProxyType

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Scheme

_NUMBER = re.compile(r"[1-9][0-9]{0,9}")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FORMS = MappingProxyType(
    {
        Scheme.TMDB: _NUMBER,
        Scheme.TMDB_SET: _NUMBER,
        Scheme.TVDB: _NUMBER,
        Scheme.IMDB: re.compile(r"(?:tt|nm)[0-9]{5,12}"),
        Scheme.WIKIDATA: re.compile(r"Q[1-9][0-9]{0,11}"),
        Scheme.MB_ARTIST: _UUID,
        Scheme.MB_RELEASE_GROUP: _UUID,
    }
)


def is_well_formed(scheme: str, value: str) -> bool:
    """Whether the issuer of that scheme gives out such ids."""
    form = _FORMS.get(scheme)  # type: ignore[call-overload]
    return form is not None and form.fullmatch(value) is not None


def askable(ids: Iterable[ExternalId], schemes: Sequence[str]) -> list[ExternalId]:
    """Those ids that have a form to ask by, in the order of the schemes."""
    fitting = [id for id in ids if id.scheme in schemes and is_well_formed(id.scheme, id.value)]
    return sorted(fitting, key=lambda id: schemes.index(id.scheme))
