"""A process that is made to be killed: `python -m tests.soak_parts.backup_child DATA WHAT`.

For every line on stdin a fork of it says "ready PID" and does WHAT - "backup", again and again, or "restore NAME",
once - until it ends or is ended; then it says "dead".
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

from metarr_desktop.domain.backups import BackupKind
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.files.cache import Cache
from metarr_desktop.services import backup_folder, restore


def _say(words: str) -> None:
    os.write(sys.stdout.fileno(), f"{words}\n".encode())


def _live(data_dir: str, what: str, name: str) -> None:
    _say(f"ready {os.getpid()}")
    if what == "restore":
        restore.restore_now(data_dir, name, wait_s=10)
        return
    while True:
        made = backup_folder.make(data_dir, Cache(data_dir), BackupKind.OWN, datetime.now(UTC), "test", Unwatched())
        _say(f"made {made.name}")


def main(data_dir: str, what: str, name: str = "") -> None:
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                _live(data_dir, what, name)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        _say("dead")


if __name__ == "__main__":
    main(*sys.argv[1:])
