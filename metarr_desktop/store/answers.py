"""What providers answered, kept beyond the network's good will (`domain.provider.Answers`)."""

from __future__ import annotations

import zlib
from datetime import timedelta
from typing import TYPE_CHECKING

from metarr_desktop.domain.provider import Answer

if TYPE_CHECKING:
    from metarr_desktop.store.clock import Clock
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

#: TMDB's terms let nobody keep its data longer; the others ask for less.
KEEP_DAYS = 180


class AnswerTable:
    """The table. Thread-safe."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def find(self, key: str) -> Answer | None:
        """The kept answer, however old."""
        with self._lanes.read() as connection:
            row = connection.execute(
                "SELECT provider, status, body, fetched_s, expires_s, etag, last_modified FROM provider_answer "
                "WHERE key = ?",
                (key,),
            ).one_or_none()
        return None if row is None else Answer(row[0], row[1], zlib.decompress(row[2]), *row[3:])

    def keep(self, key: str, answer: Answer) -> None:
        """Keep an answer in place of an older one."""
        body = zlib.compress(answer.body, 1)
        with self._lanes.write(durable=False) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO provider_answer "
                "(key, provider, status, body, fetched_s, expires_s, etag, last_modified) VALUES (?,?,?,?,?,?,?,?)",
                (
                    key,
                    answer.provider,
                    answer.status,
                    body,
                    answer.fetched_s,
                    answer.expires_s,
                    answer.etag,
                    answer.last_modified,
                ),
            )


def purge(connection: Connection, clock: Clock) -> int:
    """Forget answers that are too old to be kept at all; how many went."""
    limit_s = (clock() - timedelta(days=KEEP_DAYS)).timestamp()
    return connection.execute("DELETE FROM provider_answer WHERE fetched_s < ?", (limit_s,)).rowcount
