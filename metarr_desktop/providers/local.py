"""The files themselves as a source: NFO files, tags, embedded pictures and file names.

Nobody is asked for them: scans read them (`services.scan`, `services.take_in`). They stand among the providers so that
a person can say for which fields another source counts more than they do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from metarr_desktop.domain.assets import assets_of
from metarr_desktop.domain.fields import fields_of
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Ask, Candidate, ProviderSpec, Rate, Record, Source, Wanted, Web
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.domain.sources import LOCAL

_KINDS = frozenset(kind for kind in Kind if kind is not Kind.PERSON)

SPEC = ProviderSpec(
    name=LOCAL,
    label=sentence("Your files"),
    kinds=_KINDS,
    fields={kind: frozenset(row.name for row in fields_of(kind) if row.element(kind)) for kind in _KINDS},
    pictures={kind: frozenset(asset.name for asset in assets_of(kind)) for kind in _KINDS},
    schemes={},
    base_url="",
    rate=Rate(1),
    website="",
    terms_url="",
    attribution="",
    is_local=True,
)


class LocalFiles:
    """Has no answers: what it says is in the library since the last scan."""

    def __init__(self, web: Web, secrets: Mapping[str, str]) -> None:
        """It needs neither."""

    @property
    def spec(self) -> ProviderSpec:
        return SPEC

    def search(self, wanted: Wanted, ask: Ask) -> Sequence[Candidate]:
        return ()

    def resolve(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        return None

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        return None

    def changed_since(self, since_s: float, ask: Ask) -> frozenset[ExternalId] | None:
        return None

    def test(self, ask: Ask) -> None:
        """Nothing can be wrong with it."""


SOURCE = Source(SPEC, LocalFiles)
