"""What is on offer for a slot: by rank, with what was rejected beside it, and what of it lies in the cache already."""

from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.provider import PictureOffer
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.services.artwork import DiskState, OnDisk
from metarr_desktop.services.demo import art
from metarr_desktop.services.demo.gallery import Gallery, offers
from tests.services.desk import Desk

BEST, OTHER = "https://pictures.invalid/best.jpg", "https://pictures.invalid/other.jpg"


@pytest.fixture
def desk(tmp_path: Path, workers: WorkerPool) -> Iterator[Desk]:
    data = tmp_path / "data"
    data.mkdir()
    desk = Desk(data, workers)
    desk.downloads.pictures = {BEST: art.poster("A", art.varied(0)), OTHER: art.poster("A", art.varied(1))}
    yield desk
    desk.store.close()


@pytest.fixture
def item(desk: Desk, tmp_path: Path) -> ItemId:
    film = tmp_path / "films" / "Alien (1979)"
    film.mkdir(parents=True)
    (film / "Alien (1979).mkv").write_bytes(b"film")
    desk.scan(desk.add(tmp_path / "films", LibraryType.MOVIE))
    item = desk.one(Kind.MOVIE)
    desk.artwork.offer(
        [
            (item, "tmdb", PictureOffer("poster", OTHER, "", "en", 1000, 1500)),
            (item, "tmdb", PictureOffer("poster", BEST, "", "en", 2000, 3000)),
        ]
    )
    return item


def test_what_was_chosen_is_known_by_its_look(desk: Desk, item: ItemId) -> None:
    assert desk.artwork.shelf(item, "poster").taken == {}

    desk.artwork.choose(item, "poster", OTHER)

    (uuid,) = [one.uuid for one in desk.browse.detail(item).pictures]
    shelf = desk.artwork.shelf(item, "poster")
    assert shelf.taken == {OTHER: uuid}
    assert [look.face.offer.url for look in shelf.looks] == [BEST, OTHER]


def test_a_choice_takes_the_first_place_or_stands_behind(desk: Desk, item: ItemId) -> None:
    def sources() -> list[int]:
        chosen = sorted(
            (one.position, one.uuid) for one in desk.browse.detail(item).pictures if one.position is not None
        )
        taken = {uuid: url for url, uuid in desk.artwork.shelf(item, "poster").taken.items()}
        return [[BEST, OTHER].index(taken[uuid]) for _, uuid in chosen]

    desk.artwork.choose(item, "poster", BEST)
    desk.artwork.choose(item, "poster", OTHER)
    assert sources() == [1]

    desk.artwork.choose(item, "poster", BEST, is_added=True)
    assert sources() == [1, 0]

    desk.artwork.choose(item, "poster", BEST)
    assert sources() == [0, 1]


def test_what_was_rejected_stands_beside_until_it_is_offered_again(desk: Desk, item: ItemId) -> None:
    desk.artwork.reject(item, "poster", [BEST])
    shelf = desk.artwork.shelf(item, "poster")
    assert [look.face.offer.url for look in shelf.looks] == [OTHER]
    assert shelf.rejected == (BEST,)

    desk.artwork.reject(item, "poster", shelf.rejected, is_rejected=False)

    assert desk.artwork.shelf(item, "poster").rejected == ()


def test_a_slot_knows_that_something_is_on_offer_for_another(desk: Desk, item: ItemId) -> None:
    assert desk.artwork.shelf(item, "fanart").has_others
    assert not desk.artwork.shelf(item, "poster").has_others


def test_the_gallery_of_the_demo_draws_what_it_offers_and_nothing_else() -> None:
    with Gallery() as gallery:
        provider, offer = next(offers("The Glass Meridian", gallery.url))
        with urlopen(offer.url) as answer:
            assert answer.read(3) == b"\xff\xd8\xff"
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{gallery.url}/poster/0/tmdb/Nothing%20Of%20Ours.jpg")
    assert provider == "fanarttv"


# on the disk


@pytest.fixture
def published(desk: Desk, item: ItemId, tmp_path: Path) -> Path:
    """The poster as it was published beside the film."""
    desk.artwork.choose(item, "poster", OTHER)
    assert desk.artwork.on_disk(item, "poster") is None
    desk.publish(item)
    return next((tmp_path / "films" / "Alien (1979)").glob("*poster.jpg"))


def test_what_was_published_is_on_the_disk_until_another_is_chosen(desk: Desk, item: ItemId, published: Path) -> None:
    before = desk.artwork.on_disk(item, "poster")

    desk.artwork.choose(item, "poster", BEST)

    assert before == OnDisk((published.name,), DiskState.SAME)
    assert desk.artwork.on_disk(item, "poster") == OnDisk((published.name,), DiskState.FORMER)


def test_a_published_picture_that_another_program_changed_or_took_away_is_told(
    desk: Desk, item: ItemId, published: Path
) -> None:
    published.write_bytes(b"theirs")
    changed = desk.artwork.on_disk(item, "poster")
    published.unlink()

    assert changed == OnDisk((published.name,), DiskState.CHANGED)
    assert desk.artwork.on_disk(item, "poster") == OnDisk((published.name,), DiskState.GONE)


def test_while_its_disk_is_away_nothing_is_said_to_be_gone(desk: Desk, item: ItemId, published: Path) -> None:
    films = published.parent.parent
    films.rename(films.with_name("elsewhere"))
    desk.scan(desk.store.libraries.all()[0].id)

    assert desk.artwork.on_disk(item, "poster") == OnDisk((published.name,), DiskState.AWAY)
