"""A clock that stands until a test turns it."""

from datetime import UTC, datetime, timedelta


class HandClock:
    def __init__(self) -> None:
        self.now = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **time: float) -> None:
        """Move the hands: `turn(minutes=5)`, `turn(days=-2)`."""
        self.now += timedelta(**time)
