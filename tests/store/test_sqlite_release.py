"""Which releases of SQLite have the WAL-reset fault."""

import pytest

from metarr_desktop.store.sqlite_release import has_wal_reset_fault


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 44, 5), (3, 45, 0), (3, 50, 6), (3, 51, 2)])
def test_releases_before_the_fix_have_the_fault(version: tuple[int, int, int]) -> None:
    assert has_wal_reset_fault(version)


@pytest.mark.parametrize("version", [(3, 44, 6), (3, 50, 7), (3, 51, 3), (3, 52, 0), (4, 0, 0)])
def test_fixed_releases_do_not(version: tuple[int, int, int]) -> None:
    assert not has_wal_reset_fault(version)
