"""Run by `test_watch.py` where the system allows five watches: no part of the ordinary suite."""

from pathlib import Path

from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.root_state import WatchState
from tests.disk import a_film, a_video
from tests.services.desk import Desk
from tests.services.watching import WatchedDesk


def test_nine_folders_with_room_for_five(desk: Desk, root: Path) -> None:
    watch = WatchedDesk(desk)
    for number in range(8):
        watch.age(a_film(root, f"Film {number} (2001)"))
    desk.scan(desk.add(root, LibraryType.MOVIE))
    watch.begin()

    health = watch.health()
    for number in range(8):
        watch.age(a_video(root / f"Film {number} (2001)" / "new.mkv"))
    watch.later(6 * 3600)
    watch.work()
    watch.close()

    assert (health.state, health.watched, health.folders) == (WatchState.PARTLY, 5, 9)
    assert "No space" in health.error
    found = [file.path for row in desk.rows(Kind.MOVIE) for file in desk.detail(row.id).files]
    assert sum(path.endswith("new.mkv") for path in found) == 8
