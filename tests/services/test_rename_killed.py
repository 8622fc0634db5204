"""A rename that is killed anywhere loses no file, and is finished by the next start (RELIABILITY, row 6)."""

from pathlib import Path

from tests.renaming_killed import killed


def test_ten_kills_in_the_middle_of_a_rename_lose_nothing(tmp_path: Path) -> None:
    tally = killed(tmp_path, kills=10, files=300, seed=6)

    assert tally.faults == []
    assert tally.kills == 10
    assert tally.in_the_middle > 0, "no kill came while names were being changed"
