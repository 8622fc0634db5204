"""Example Films: a database of films that answers `films?title=` and `films/ID` in JSON, without a key."""

from collections.abc import Mapping, Sequence

from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Ask, Candidate, PictureOffer, ProviderSpec, Rate, Record, Wanted, Web
from metarr_desktop.providers.reading import address, filled, items, text, whole


class Example:
    spec = ProviderSpec(
        name="example",
        label="Example Films",
        kinds=frozenset({Kind.MOVIE}),
        fields={Kind.MOVIE: frozenset({"title", "plot", "year", "external_ids"})},
        pictures={Kind.MOVIE: frozenset({"poster"})},
        schemes={Kind.MOVIE: ("example",)},
        searches=frozenset({Kind.MOVIE}),
        base_url="https://films.example/v1",
        rate=Rate(4),
        website="https://films.example",
        terms_url="https://films.example/terms",
        attribution="Film data by Example Films.",
    )

    def __init__(self, web: Web, secrets: Mapping[str, str]) -> None:
        self._web = web

    def search(self, wanted: Wanted, ask: Ask) -> Sequence[Candidate]:
        films = items(self._web.get("films", {"title": wanted.title}, ask=ask), "films")
        return [one for film in films if (one := self._candidate(film))]

    def resolve(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        return self._candidate(self._film([id], ask))

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        if (candidate := self._candidate(film := self._film(ids, ask))) is None:
            return None
        values = filled({"title": candidate.title, "year": candidate.year, "plot": text(film, "plot")})
        pictures = tuple(PictureOffer("poster", url) for url in [address(film, "poster")] if url)
        return Record("example", kind, candidate.ids, values, pictures=pictures)

    def changed_since(self, since_s: float, ask: Ask) -> None:
        return None

    def test(self, ask: Ask) -> None:
        self._web.get("films/1", ask=ask)

    def _film(self, ids: Sequence[ExternalId], ask: Ask) -> object:
        own = dict(ids).get("example", "")
        try:
            return self._web.get(f"films/{own}", ask=ask) if own.isdecimal() else None
        except NotFound:
            return None

    def _candidate(self, film: object) -> Candidate | None:
        ids, title = (ExternalId("example", text(film, "id")),), text(film, "title")
        return Candidate("example", Kind.MOVIE, title, ids, whole(film, "year")) if ids[0].value and title else None
