"""What a person at a terminal sees while jobs run."""

import pytest

from metarr_desktop.cli.progress import how_far


@pytest.mark.parametrize(
    ("done", "total", "per_s", "says"),
    [
        (1204, 8310, 38.2, "1,204 of 8,310 · 38/s · 3 min left"),
        (4, 53, 0.5, "4 of 53 · 30/min · 2 min left"),
        (50, 53, 1.0, "50 of 53 · 1/s · 3 s left"),
        (10, 90_000, 1.0, "10 of 90,000 · 1/s · 25 h left"),
        (4, 53, None, "4 of 53"),
        (53, 53, 9.0, "53 of 53 · 9/s"),
        (7, 0, None, "7"),
        (0, 0, None, ""),
    ],
)
def test_how_far_a_job_is(done: int, total: int, per_s: float | None, says: str) -> None:
    assert how_far(done, total, per_s) == says
