"""Collaborators for tests: the real contract, with answers that a test lays out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from metarr_desktop.domain.assets import assets_of
from metarr_desktop.domain.errors import Cancelled, MetarrError, NotFound
from metarr_desktop.domain.fields import fields_of
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import (
    Ask,
    Candidate,
    LineState,
    NotKept,
    Provider,
    ProviderSpec,
    Rate,
    Record,
    Source,
    Wanted,
)
from metarr_desktop.domain.sources import Choice
from metarr_desktop.domain.titles import folded
from metarr_desktop.providers import local

_ASKED = (Kind.MOVIE, Kind.SERIES, Kind.ARTIST, Kind.ALBUM, Kind.COLLECTION)


class FakeProvider:
    """A provider that knows just what a test tells it, under ids of a scheme that has its name.

    `asked` are its questions in order: ("search", title), ("resolve", id) and ("fetch", id). `fails_with` is raised
    instead of any answer. `before_fetch` is called first, from the thread that asks.
    """

    def __init__(self, name: str = "tmdb", **spec: Any) -> None:
        fields = {kind: frozenset(row.name for row in fields_of(kind)) for kind in Kind}
        self.spec = ProviderSpec(
            **{
                "name": name,
                "label": name.upper(),
                "kinds": frozenset(_ASKED),
                "fields": fields,
                "pictures": {kind: frozenset(one.name for one in assets_of(kind)) for kind in Kind},
                "schemes": dict.fromkeys(_ASKED, (name, "imdb")),
                "searches": frozenset(_ASKED),
                "base_url": "https://api.invalid/1",
                "rate": Rate(1000),
                "website": "https://invalid",
                "terms_url": "https://invalid/terms",
                "attribution": "",
                **spec,
            }
        )
        self.candidates: list[Candidate] = []
        self.records: dict[str, Record] = {}
        self.asked: list[tuple[str, str]] = []
        self.fails_with: MetarrError | None = None
        self.before_fetch: Callable[[], None] = lambda: None
        self._lock = threading.Lock()

    @property
    def source(self) -> Source:
        return Source(self.spec, lambda web, secrets: self)

    def knows(self, id: str, title: str, kind: Kind = Kind.MOVIE, **more: Any) -> Record:
        """Have it know a title: both for searches and whole. `more` are parts of the record, `values` its fields."""
        values = {"title": title, **more.pop("values", {})}
        ids = (ExternalId(self.spec.name, id), *more.pop("ids", ()))
        year = values.get("year")
        self.candidates.append(Candidate(self.spec.name, kind, title, ids, year, runtime_min=values.get("runtime")))
        record = Record(self.spec.name, kind, ids, values, **more)
        self.records[id] = record
        return record

    def search(self, wanted: Wanted, ask: Ask) -> Sequence[Candidate]:
        self._note("search", wanted.title)
        first = folded(wanted.title).split()[:1]
        return [
            replace(one, runtime_min=None)
            for one in self.candidates
            if one.kind is wanted.kind and folded(one.title).split()[:1] == first
        ]

    def resolve(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        self._note("resolve", id.value)
        return next((one for one in self.candidates if one.kind is kind and id in one.ids), None)

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        if ask.only_kept and not (ask.is_any_age and any(("fetch", one.value) in self.asked for one in ids)):
            raise NotKept
        for one in ids:
            found = next((r for r in self.records.values() if r.kind is kind and one in r.ids), None)
            if found is not None:
                self._note("fetch", one.value)
                self.before_fetch()
                return found
        return None

    def changed_since(self, since_s: float, ask: Ask) -> frozenset[ExternalId] | None:
        return None

    def test(self, ask: Ask) -> None:
        self._note("test", "")

    def _note(self, verb: str, what: str) -> None:
        with self._lock:
            self.asked.append((verb, what))
        if self.fails_with is not None:
            raise self.fails_with


def your_files() -> Source:
    """What the person's own files say, as a source among fake ones."""
    return local.SOURCE


class FakeLine:
    """A provider's way to the network in tests whose providers need none."""

    base_url = ""
    state = LineState(0, Rate(1000), 0.0, "")

    def get(self, *words: Any, **more: Any) -> Any:
        raise AssertionError("a fake provider asks nobody")

    post = get


def connect(spec: ProviderSpec, choice: Choice) -> FakeLine:
    return FakeLine()


class FakeDownloads:
    """Pictures by address; what is not there is gone. `asked` are the addresses in order.

    `before_fetch` is called first with the address, from the thread that asks.
    """

    def __init__(self, pictures: Mapping[str, bytes] | None = None) -> None:
        self.pictures = dict(pictures or {})
        self.errors: dict[str, MetarrError] = {}
        self.asked: list[str] = []
        self.before_fetch: Callable[[str], None] = lambda url: None

    def fetch(self, url: str, *, is_cancelled: Callable[[], bool]) -> bytes:
        self.asked.append(url)
        self.before_fetch(url)
        if is_cancelled():
            raise Cancelled("The work was stopped.")
        if url in self.errors:
            raise self.errors[url]
        if url not in self.pictures:
            raise NotFound("The picture is gone.")
        return self.pictures[url]


_is_provider: type[Provider] = FakeProvider  # the contract is checked where the types are
