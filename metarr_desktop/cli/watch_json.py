"""How watching a root stands, as JSON."""

from __future__ import annotations

from datetime import UTC, datetime

from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import watch_sentence
from metarr_desktop.domain.watch import RootWatch


def watch_json(root: RootWatch) -> dict[str, Json]:
    """Numbers and words. Times are UTC, `YYYY-MM-DD HH:MM:SS`."""
    return {
        "state": root.state,
        "folders": root.folders,
        "watched": root.watched,
        "share": root.share,
        "swept_at": _stamp(root.last_swept_at),
        "next_sweep_at": _stamp(root.next_sweep_at),
        "says": watch_sentence(root),
    }


def _stamp(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S") if moment else None
