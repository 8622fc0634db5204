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

    def turn_to_hour(self, hour: int) -> None:
        """Move on to the next time it is that hour where the test runs."""
        later = self.now.astimezone().replace(hour=hour, minute=0)
        self.now = (later if later > self.now else later + timedelta(days=1)).astimezone(UTC)
