"""Which backups are kept, and what their names tell."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.backups import Backup, BackupKind, facts_of_name, name_for, outlived

START = datetime(2026, 5, 31, 3, 0, tzinfo=UTC)  # a Sunday


def a_backup(at: datetime, kind: BackupKind = BackupKind.DAILY) -> Backup:
    name = name_for(kind, at, ())
    return Backup(name, f"/backups/{name}", kind, at.strftime("%Y-%m-%d %H:%M:%S"), 1)


def nights(count: int) -> list[Backup]:
    """The backups of so many nights, the last one first."""
    return [a_backup(START - timedelta(days=number)) for number in range(count)]


def test_of_forty_nights_the_last_seven_and_the_last_of_each_of_four_weeks_stay() -> None:
    all_of_them = nights(40)

    gone = outlived(all_of_them)

    kept = [one.at[:10] for one in all_of_them if one not in gone]
    assert kept[:7] == [one.at[:10] for one in all_of_them[:7]]
    assert kept[7:] == ["2026-05-24", "2026-05-17", "2026-05-10"]  # the fourth week is that of the last seven


def test_what_a_person_made_and_copies_from_before_upgrades_stay() -> None:
    own = [a_backup(START - timedelta(days=number), BackupKind.OWN) for number in range(50)]
    upgrade = Backup("before-0006-from-0005.db", "", BackupKind.UPGRADE, "2020-01-01 00:00:00", 1)

    assert outlived([*own, upgrade]) == []


def test_of_what_restores_replaced_the_last_five_stay() -> None:
    replaced = [a_backup(START - timedelta(days=number), BackupKind.REPLACED) for number in range(7)]

    assert outlived(replaced) == replaced[5:]


def test_a_clock_that_is_set_wrong_removes_no_more_than_one_backup_more() -> None:
    future = a_backup(START + timedelta(days=365 * 40))

    assert len(outlived([future, *nights(7)])) <= 1


@given(st.lists(st.integers(0, 5000), unique=True))
def test_there_are_never_fewer_than_seven_left_and_the_newest_is_among_them(days: list[int]) -> None:
    all_of_them = [a_backup(START - timedelta(days=number)) for number in days]

    gone = outlived(all_of_them)

    assert len(all_of_them) - len(gone) >= min(7, len(all_of_them))
    assert max(all_of_them, key=lambda one: one.at, default=None) not in gone


@given(st.sampled_from([BackupKind.DAILY, BackupKind.OWN, BackupKind.REPLACED]), st.integers(0, 3))
def test_a_name_tells_why_and_when_even_of_several_in_one_second(kind: BackupKind, others: int) -> None:
    taken: list[str] = []
    for _ in range(others + 1):
        taken.append(name_for(kind, START, taken))

    assert len(set(taken)) == others + 1
    assert {facts_of_name(name) for name in taken} == {(kind, "2026-05-31 03:00:00")}


def test_other_files_are_no_backups() -> None:
    for name in ("library.db", "metarr-20260531-030000-daily.zip.partial", "metarr-2026-daily.zip", ".making", ""):
        assert facts_of_name(name) is None
