"""Points in time: each player reads in an NFO what its own clock is meant to say, and nothing changes on the way."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metarr_desktop.domain.kinds import Kind, NfoDialect
from metarr_desktop.formats.nfo import NfoRecord, read, write
from tests.formats.nfo.records import moments

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a running program cannot be set here")

_LOCK = "<lockdata>false</lockdata>"


@pytest.fixture(autouse=True, params=["Europe/Berlin", "America/St_Johns", "UTC"])
def _zone(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


def _film(moment: str, *unknown: str) -> NfoRecord:
    return NfoRecord(Kind.MOVIE, {"title": "Heat", "date_added": moment}, unknown=unknown)


def _line(text: str) -> str:
    return next(line.strip() for line in text.splitlines() if "<dateadded" in line)


@pytest.mark.parametrize("_zone", ["Europe/Berlin"], indirect=True)
def test_kodi_is_told_the_clock_on_the_wall_and_jellyfin_utc() -> None:
    film = _film("2026-07-01 22:30:00")

    assert _line(write([film])) == "<dateadded>2026-07-02 00:30:00</dateadded>"
    assert _line(write([film], None, NfoDialect.JELLYFIN)) == "<dateadded>2026-07-01 22:30:00</dateadded>"


@pytest.mark.parametrize("_zone", ["Europe/Berlin"], indirect=True)
@pytest.mark.parametrize(
    ("elements", "moment"),
    [
        ("<dateadded>2026-07-02 00:30:00</dateadded>", "2026-07-01 22:30:00"),
        (f"{_LOCK}<dateadded>2026-07-01 22:30:00</dateadded>", "2026-07-01 22:30:00"),
        (f"<dateadded>2026-07-01 22:30:00</dateadded>{_LOCK}", "2026-07-01 22:30:00"),
        ("<dateadded>2026-07-02T00:30:00+02:00</dateadded>", "2026-07-01 22:30:00"),
        ("<dateadded>2026-07-01T22:30:00Z</dateadded>", "2026-07-01 22:30:00"),
        ("<dateadded>2026-07-02</dateadded>", "2026-07-02 00:00:00"),
        # Another program wrote another moment and left our attribute behind.
        ('<dateadded utc="2020-01-01 00:00:00">2026-07-02 00:30:00</dateadded>', "2026-07-01 22:30:00"),
    ],
)
def test_a_moment_is_read_as_the_player_of_its_file_does(elements: str, moment: str) -> None:
    (film,) = read(f"<movie><title>Heat</title>{elements}</movie>".encode())

    assert film.values["date_added"] == moment


@pytest.mark.parametrize("_zone", ["Europe/Berlin"], indirect=True)
@pytest.mark.parametrize("moment", ["2026-10-25 00:30:00", "2026-10-25 01:30:00"])
def test_the_hour_that_comes_twice_comes_back_as_the_one_it_was(moment: str) -> None:
    text = write([_film(moment)])

    assert ">2026-10-25 02:30:00<" in _line(text)
    assert read(text.encode()) == (_film(moment),)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moments, st.booleans(), st.sampled_from(NfoDialect))
def test_what_is_written_comes_back_whatever_else_is_in_the_file(
    moment: str, has_lock: bool, dialect_of: NfoDialect
) -> None:
    film = _film(moment, *([_LOCK] if has_lock else []))

    text = write([film], None, dialect_of)

    (again,) = read(text.encode())
    assert again.values["date_added"] == moment
    assert _line(write([again], None, dialect_of)) == _line(text)
