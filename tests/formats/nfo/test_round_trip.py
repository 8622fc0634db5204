"""What is written comes back as it was, for every kind and every field that an NFO has an element for."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.formats.nfo import NfoRecord, read, write
from metarr_desktop.formats.nfo.dialect import ROOTS
from tests.formats.nfo.records import records, texts, writable_fields

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.parametrize("kind", sorted(ROOTS))
def test_a_written_record_reads_back_as_the_same_record(kind: Kind) -> None:
    @patient
    @given(records(st.just(kind)))
    def check(record: NfoRecord) -> None:
        assert read(write([record]).encode()) == (record,)

    check()


@patient
@given(st.lists(records(st.just(Kind.EPISODE)), min_size=2, max_size=3))
def test_the_blocks_of_a_double_episode_read_back_in_order(blocks: list[NfoRecord]) -> None:
    assert read(write(blocks).encode()) == tuple(blocks)


@patient
@given(records())
def test_the_same_record_always_gives_the_same_bytes(record: NfoRecord) -> None:
    text = write([record])

    assert write(read(text.encode())) == text


@patient
@given(records())
def test_what_is_written_is_strict_xml(record: NfoRecord) -> None:
    root = etree.fromstring(write([record]).encode())

    assert root.tag == ROOTS[record.kind]


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(sorted(ROOTS)))
def test_no_text_whatever_makes_the_file_unreadable(text: str, kind: Kind) -> None:
    written = write([NfoRecord(kind, {"title": text, "sort_title": text})])

    etree.fromstring(written.encode())


@settings(deadline=None)
@given(texts)
def test_the_text_about_a_set_travels_with_its_film(overview: str) -> None:
    record = NfoRecord(Kind.MOVIE, {"collection": "The Trilogy"}, collection_overview=overview)

    assert read(write([record]).encode()) == (record,)


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=400) | st.text("<>/&;!?[]-movietl #x0\n\0é", max_size=200).map(str.encode))
def test_any_bytes_give_records_or_a_sentence(data: bytes) -> None:
    with contextlib.suppress(BadFile):
        assert isinstance(read(data), tuple)


@pytest.mark.parametrize("kind", sorted(ROOTS))
def test_every_field_with_an_element_is_exercised_by_these_tests(kind: Kind) -> None:
    elements = [row.element(kind) for row in writable_fields(kind)]

    assert len(elements) == len(set(elements))
