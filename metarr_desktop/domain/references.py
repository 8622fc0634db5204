"""What a person pastes to say which title is meant: an id, or the address of a page of any provider."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import ProviderSpec, WebAddress

_SCHEMES = {scheme.value for scheme in Scheme}
_IMDB = re.compile(r"tt[0-9]{7,10}")
_NAMED = re.compile(r"\[?\{?(?P<scheme>[a-z_]+?)(?:id)?[:=\- ] ?(?P<id>[A-Za-z0-9][A-Za-z0-9\-]*)\}?\]?")
_IMDB_PAGE = WebAddress(re.compile(r"^(?:www\.|m\.)?imdb\.com/(?:[a-z]{2}/)?title/(?P<id>tt[0-9]{7,10})"), "imdb")


@dataclass(frozen=True, slots=True)
class Reference:
    """A title that was named by its id; `kind` is None where the id does not tell it."""

    kind: Kind | None
    id: ExternalId


def parse_reference(text: str, specs: Iterable[ProviderSpec]) -> Reference | None:
    """The title that a text names: `tt0133093`, `tmdb:603`, `{tvdb-81189}`, or an address; None for other words."""
    text = text.strip()
    if _IMDB.fullmatch(text):
        return Reference(None, ExternalId(Scheme.IMDB, text))
    address = re.sub(r"^https?://", "", text, flags=re.IGNORECASE)
    for one in (_IMDB_PAGE, *(address for spec in specs for address in spec.addresses)):
        if found := one.pattern.search(address):
            return Reference(one.kind, ExternalId(one.scheme, found["id"]))
    named = _NAMED.fullmatch(text)
    if named and named["scheme"] in _SCHEMES:
        return Reference(None, ExternalId(named["scheme"], named["id"]))
    return None
