"""What invented providers would say of the demo's titles that nothing identifies: something to decide on."""

from __future__ import annotations

from collections.abc import Mapping

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Candidate


def _film(
    id: int, title: str, year: int, original: str, countries: tuple[str, ...], runtime_min: float, note: str = ""
) -> Candidate:
    return Candidate(
        "tmdb",
        Kind.MOVIE,
        title,
        (ExternalId("tmdb", str(id)), ExternalId("imdb", f"tt{id}")),
        year,
        original,
        runtime_min=runtime_min,
        countries=countries,
        note=note,
    )


def _also_at_omdb(film: Candidate) -> Candidate:
    """OMDb knows the same film, and less of it."""
    return Candidate("omdb", film.kind, film.title, film.ids[1:], film.year, runtime_min=film.runtime_min)


_HARBOUR = _film(990000001, "The Lost Harbour Tapes", 2008, "Havnebåndene", ("DK", "NO"), 113)

#: Title in the demo -> candidates. None of these films exists; their ids lie where TMDB has none.
CANDIDATES: Mapping[str, tuple[Candidate, ...]] = {
    "Lost Harbour Tapes": (
        _HARBOUR,
        _also_at_omdb(_HARBOUR),
        _film(990000002, "Lost Harbour", 2007, "", ("GB",), 94),
        _film(990000003, "Harbour Tapes: Live", 2006, "", ("CA",), 58, "Music documentary"),
        _film(990000004, "Tapes of the Harbour", 2019, "", ("PT",), 22, "Short film"),
        _film(990000005, "The Lost Tapes", 2011, "", ("US",), 88),
        _film(990000006, "Harbour", 1998, "Havn", ("NO",), 101),
    ),
    "Café Équinoxe": (
        _film(990000011, "Café Equinox", 2002, "Café Équinoxe", ("FR",), 97),
        _film(990000012, "Café Équinoxe", 1968, "", ("FR", "IT"), 104),
    ),
    "Windward": (
        _film(990000021, "Windward", 2008, "", ("IE",), 91),
        _film(990000022, "Windward", 2010, "", ("NZ",), 103),
    ),
    "The Tin Comet": (_film(990000031, "Tin Comet", 1954, "", ("US",), 71),),
    "2391": (),
}
