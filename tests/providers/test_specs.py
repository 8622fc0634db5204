"""What the providers announce of themselves can be relied on."""

from __future__ import annotations

import re

import pytest

from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.provider import KeyNeed, ProviderSpec, Source
from metarr_desktop.providers import PROVIDERS
from tests.providers.shapes import Told

_SPECS = pytest.mark.parametrize("spec", [source.spec for source in PROVIDERS], ids=lambda spec: spec.name)


def test_each_has_a_name_of_its_own() -> None:
    assert len({source.spec.name for source in PROVIDERS}) == len(PROVIDERS)


@_SPECS
def test_fields_and_pictures_are_ones_that_the_kind_has(spec: ProviderSpec) -> None:
    for kind, names in spec.fields.items():
        assert kind in spec.kinds
        assert [name for name in names if kind not in FIELD[name].kinds] == []
    for kind, names in spec.pictures.items():
        assert kind in spec.kinds
        assert [name for name in names if kind not in ASSET[name].kinds] == []


@_SPECS
def test_what_it_searches_it_can_be_asked_for_by_its_own_ids(spec: ProviderSpec) -> None:
    assert spec.searches <= set(spec.schemes)
    assert all(kind in spec.kinds and schemes for kind, schemes in spec.schemes.items())


@_SPECS
def test_people_can_see_whose_it_is_and_where_to_get_a_key(spec: ProviderSpec) -> None:
    assert spec.attribution.endswith(".")
    assert all(url.startswith("https://") for url in (spec.base_url, spec.website, spec.terms_url))
    assert bool(spec.secrets) == bool(spec.key_url) == (spec.key is not KeyNeed.NONE)


@_SPECS
def test_addresses_hold_an_id(spec: ProviderSpec) -> None:
    for address in spec.addresses:
        assert "id" in re.compile(address.pattern).groupindex
        assert address.kind is None or address.scheme in spec.schemes[address.kind]


@pytest.mark.parametrize("source", PROVIDERS, ids=lambda source: source.spec.name)
def test_one_is_made_without_any_secret_told(source: Source) -> None:
    assert source.make(Told(lambda path, query: None), {}).spec is source.spec
