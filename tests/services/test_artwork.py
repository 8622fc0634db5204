"""Artwork: the best picture on offer that can be used, for empty slots alone, and never one that was refused."""

import io
import random
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from mutagen.mp4 import MP4, MP4Cover
from PIL import Image

from metarr_desktop.domain.disk import OfferState, PictureCandidate
from metarr_desktop.domain.edits import Proposal
from metarr_desktop.domain.errors import BadInput, Cancelled, NotFound, Unavailable
from metarr_desktop.domain.item_views import PictureView
from metarr_desktop.domain.jobs import JobResult, Unwatched
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId, Kind, LibraryType
from metarr_desktop.domain.provider import PictureOffer
from metarr_desktop.domain.settings import SettingValue
from metarr_desktop.domain.values import is_empty
from metarr_desktop.files.frames import can_grab
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.services.errands import artwork_job
from metarr_desktop.store.batch import Batch
from tests.builders import a_movie, an_episode
from tests.fakes import FakeProvider
from tests.services.desk import Desk

SITE = "https://pictures.invalid/"
POSTER = (1000, 1500)
MEDIA = Path(__file__).parents[1] / "data" / "media"


@pytest.fixture
def desk(tmp_path: Path, workers: WorkerPool) -> Iterator[Desk]:
    data = tmp_path / "data"
    data.mkdir()
    desk = Desk(data, workers, providers=(FakeProvider("tmdb"), FakeProvider("fanarttv")))
    yield desk
    desk.store.close()


@cache
def a_picture(look: int = 0, size: tuple[int, int] = POSTER, format: str = "JPEG", alpha: bool = False) -> bytes:
    """A picture of a size; the same `look` resembles itself at any size, different ones do not."""
    grey = random.Random(look)
    image = Image.new("RGBA" if alpha else "RGB", (4, 6), (0, 0, 0, 0))
    for place in range(0, 24, 2 if alpha else 1):
        shade = grey.randrange(256)
        image.putpixel((place % 4, place // 4), (shade, shade, shade, 255) if alpha else (shade, shade, shade))
    stream = io.BytesIO()
    image.resize(size, Image.Resampling.BICUBIC).save(stream, format)
    return stream.getvalue()


def offer(
    desk: Desk,
    item: ItemId,
    name: str,
    data: bytes | None = None,
    *,
    art: str = "poster",
    size: tuple[int | None, int | None] = POSTER,
    language: str | None = "en",
    votes: int = 0,
    provider: str = "tmdb",
) -> str:
    """Have a provider offer a picture, there to be fetched when `data` is given; its address."""
    url = SITE + name
    with desk.store.write() as unit:
        one = PictureOffer(art, url, "", language, *size, 8.0, votes)
        unit.enriched.put_offers([(item, provider, one)])
    if data is not None:
        desk.downloads.pictures[url] = data
    return url


def hunted(desk: Desk, *items: ItemId) -> JobResult:
    return desk.run(artwork_job(list(items)))[0]


def put_setting(desk: Desk, name: str, value: SettingValue) -> None:
    with desk.store.write() as unit:
        unit.put_setting(name, value)


def chosen(desk: Desk, item: ItemId, art: str = "poster") -> list[PictureView]:
    pictures = [one for one in desk.detail(item).pictures if one.art == art and one.position is not None]
    return sorted(pictures, key=lambda one: one.position or 0)


def widths(desk: Desk, item: ItemId, art: str = "poster") -> list[int]:
    return [one.width for one in chosen(desk, item, art)]


def candidate(desk: Desk, item: ItemId, url: str) -> PictureCandidate:
    (found,) = [one for one in desk.store.enriched.offers([item])[item] if one.offer.url == url]
    return found


def batch_of(result: JobResult) -> BatchId:
    return BatchId(int(result.summary[0].args["batch"]))


# --- what is chosen -------------------------------------------------------------------------------------------------


def test_the_best_ranked_is_fetched_and_no_other(desk: Desk) -> None:
    movie = a_movie(desk.store)
    offer(desk, movie, "worse", a_picture(1, (900, 1350)), size=(900, 1350))
    best = offer(desk, movie, "best", a_picture(2, (2000, 3000)), size=(2000, 3000), votes=100)

    result = hunted(desk, movie)

    assert desk.downloads.asked == [best]
    (picture,) = chosen(desk, movie)
    assert (picture.width, picture.height, picture.source) == (2000, 3000, "tmdb")
    assert Path(desk.picture(movie)).read_bytes() == a_picture(2, (2000, 3000))
    assert (result.counts["fetched"], result.counts["titles"]) == (1, 1)
    assert desk.detail(movie).origins["poster"].source == "tmdb"
    assert "poster" not in desk.detail(movie).row.locked


def test_its_small_form_is_kept_of_the_same_decoding(desk: Desk) -> None:
    movie = a_movie(desk.store)
    offer(desk, movie, "large", a_picture(1, (2000, 3000)))

    hunted(desk, movie)

    (picture,) = chosen(desk, movie)
    assert desk.cache.has_thumbnail(picture.path)


@pytest.mark.parametrize("bad", [None, b"<html>sign in</html>", a_picture(1)[:5000]], ids=["gone", "page", "cut off"])
def test_one_that_is_gone_or_of_no_use_is_remembered_and_the_next_is_taken(desk: Desk, bad: bytes | None) -> None:
    movie = a_movie(desk.store)
    dead = offer(desk, movie, "bad", bad, votes=100)
    good = offer(desk, movie, "good", a_picture(2))

    result = hunted(desk, movie)

    assert desk.downloads.asked == [dead, good]
    assert widths(desk, movie) == [1000]
    assert candidate(desk, movie, dead).state is OfferState.DEAD
    assert (result.counts["dead"], result.problems) == (1, ())
    desk.edit.undo(batch_of(result))
    hunted(desk, movie)
    assert desk.downloads.asked.count(dead) == 1


def test_one_that_cannot_come_now_is_named_and_asked_again(desk: Desk) -> None:
    movie = a_movie(desk.store)
    late = offer(desk, movie, "late", a_picture(1))
    desk.downloads.errors[late] = Unavailable("pictures.invalid does not answer in time.")

    result = hunted(desk, movie)

    assert result.problems == ("pictures.invalid does not answer in time.",)
    assert (chosen(desk, movie), candidate(desk, movie, late).state) == ([], OfferState.OFFERED)
    desk.downloads.errors.clear()
    hunted(desk, movie)
    assert widths(desk, movie) == [1000]


def test_one_that_is_smaller_than_was_said_is_not_chosen_nor_fetched_again_and_shows_its_true_size(desk: Desk) -> None:
    movie = a_movie(desk.store)
    small = offer(desk, movie, "small", a_picture(1, (300, 450)), size=(2000, 3000))
    unsaid = offer(desk, movie, "unsaid", a_picture(2, (100, 150)), size=(None, None))

    hunted(desk, movie)
    hunted(desk, movie)

    assert chosen(desk, movie) == []
    assert desk.downloads.asked == [small, unsaid]
    assert (candidate(desk, movie, small).offer.width, candidate(desk, movie, small).state) == (300, OfferState.OFFERED)


def test_a_size_once_seen_stays_known_when_the_provider_says_none(desk: Desk) -> None:
    movie = a_movie(desk.store)
    url = offer(desk, movie, "small", a_picture(1, (300, 450)), size=(None, None))
    hunted(desk, movie)

    offer(desk, movie, "small", size=(None, None))

    assert (candidate(desk, movie, url).offer.width, candidate(desk, movie, url).offer.height) == (300, 450)


def test_a_logo_has_to_be_transparent(desk: Desk) -> None:
    movie = a_movie(desk.store)
    size = (800, 310)
    solid = offer(desk, movie, "solid", a_picture(1, size, "PNG"), art="clearlogo", size=size, votes=100)
    offer(desk, movie, "clear", a_picture(2, size, "PNG", alpha=True), art="clearlogo", size=size)

    hunted(desk, movie)

    assert Path(desk.picture(movie, "clearlogo")).read_bytes() == a_picture(2, size, "PNG", alpha=True)
    assert candidate(desk, movie, solid).state is OfferState.DEAD


def test_as_many_are_chosen_as_the_settings_say(desk: Desk) -> None:
    movie = a_movie(desk.store)
    put_setting(desk, "artwork.limit_poster", 3)
    put_setting(desk, "artwork.limit_fanart", 0)
    for number in range(5):
        offer(desk, movie, f"{number}", a_picture(number), votes=100 - number)
    offer(desk, movie, "wide", a_picture(1, (1920, 1080)), art="fanart", size=(1920, 1080))

    hunted(desk, movie)

    assert desk.downloads.asked == [SITE + "0", SITE + "1", SITE + "2"]
    assert len(chosen(desk, movie)) == 3
    assert chosen(desk, movie, "fanart") == []


def test_two_that_look_the_same_are_one_and_the_larger_is_kept(desk: Desk) -> None:
    movie = a_movie(desk.store)
    put_setting(desk, "artwork.limit_poster", 2)
    offer(desk, movie, "first", a_picture(1, (1000, 1500)), votes=1000)
    offer(desk, movie, "larger", a_picture(1, (1200, 1800)), size=(1200, 1800))
    offer(desk, movie, "other", a_picture(2, (600, 900)), size=(600, 900))

    hunted(desk, movie)

    assert widths(desk, movie) == [1200, 600]


def test_the_same_picture_in_another_language_is_another(desk: Desk) -> None:
    movie = a_movie(desk.store)
    put_setting(desk, "artwork.limit_poster", 3)
    offer(desk, movie, "english", a_picture(1, (1000, 1500)), language="en")
    offer(desk, movie, "german", a_picture(1, (1100, 1650)), language="de")
    offer(desk, movie, "textless", a_picture(1, (1200, 1800)), language="")

    hunted(desk, movie)

    assert sorted(widths(desk, movie)) == [1000, 1100, 1200]


def test_of_those_known_to_look_the_same_the_largest_is_fetched(desk: Desk) -> None:
    movie = a_movie(desk.store)
    first = offer(desk, movie, "first", a_picture(1), votes=1000)
    largest = offer(desk, movie, "largest", a_picture(1, (1200, 1800)), size=(1200, 1800))
    for url in (first, largest):
        desk.artwork.preview(movie, candidate(desk, movie, url).offer)
    desk.downloads.asked.clear()

    hunted(desk, movie)

    assert desk.downloads.asked == [largest]


def test_a_picture_that_is_in_the_cache_already_is_chosen_from_there(desk: Desk) -> None:
    movie = a_movie(desk.store)
    offer(desk, movie, "one", a_picture(1))
    before = chosen_after_hunt(desk, movie)
    desk.edit.undo(before[1])

    again = chosen_after_hunt(desk, movie)

    assert again[0].uuid == before[0].uuid
    assert len(list(Path(desk.cache.path(again[0].path)).parent.iterdir())) == 1


def chosen_after_hunt(desk: Desk, movie: ItemId) -> tuple[PictureView, BatchId]:
    result = hunted(desk, movie)
    (picture,) = chosen(desk, movie)
    return picture, batch_of(result)


# --- what is left alone ---------------------------------------------------------------------------------------------


def test_a_locked_slot_is_left_as_it_is_even_an_empty_one(desk: Desk) -> None:
    movie = a_movie(desk.store, locked=["poster"])
    offer(desk, movie, "one", a_picture(1))

    hunted(desk, movie)

    assert (desk.downloads.asked, chosen(desk, movie), desk.browse.suggestions([movie])) == ([], [], [])


def test_a_picture_that_lies_beside_the_film_stays(desk: Desk, root: Path) -> None:
    folder = root / "Alien (1979)"
    folder.mkdir()
    (folder / "Alien (1979).mkv").touch()
    (folder / "poster.jpg").write_bytes(a_picture(7, (600, 900)))
    desk.scan(desk.add(root, LibraryType.MOVIE))
    movie = desk.one(Kind.MOVIE)
    offer(desk, movie, "one", a_picture(1), votes=100)

    hunted(desk, movie)

    assert (desk.downloads.asked, widths(desk, movie)) == ([], [600])


def test_what_was_chosen_before_stays_though_better_is_offered(desk: Desk) -> None:
    movie = a_movie(desk.store)
    offer(desk, movie, "one", a_picture(1))
    hunted(desk, movie)
    better = offer(desk, movie, "better", a_picture(2, (2000, 3000)), size=(2000, 3000), votes=1000)

    hunted(desk, movie)

    assert better not in desk.downloads.asked
    assert widths(desk, movie) == [1000]


def test_nothing_is_fetched_for_what_is_not_monitored_nor_for_what_belongs_to_it(desk: Desk) -> None:
    movie = a_movie(desk.store)
    series, _, episode = an_episode(desk.store)
    desk.enrich.set_monitored([movie, series], False)
    offer(desk, movie, "movie", a_picture(1))
    offer(desk, series, "series", a_picture(2))
    offer(desk, episode, "still", a_picture(3, (1920, 1080)), art="thumb", size=(1920, 1080))

    hunted(desk, movie, series, episode)

    assert desk.downloads.asked == []


def test_nothing_is_fetched_for_what_is_in_the_trash(desk: Desk) -> None:
    movie = a_movie(desk.store)
    offer(desk, movie, "one", a_picture(1))
    desk.edit.trash([movie])

    hunted(desk, movie)

    assert desk.downloads.asked == []


def test_a_rejected_one_is_never_taken_again_however_often_it_is_offered(desk: Desk) -> None:
    movie = a_movie(desk.store)
    refused = offer(desk, movie, "refused", a_picture(1), votes=1000)
    other = offer(desk, movie, "other", a_picture(2))
    desk.artwork.reject(movie, "poster", [refused])
    offer(desk, movie, "refused", votes=2000)

    hunted(desk, movie)

    assert desk.downloads.asked == [other]
    desk.artwork.reject(movie, "poster", [refused], is_rejected=False)
    assert desk.artwork.shelf(movie, "poster").looks[0].face.offer.url == refused


def test_only_the_items_given_are_touched_and_what_is_below_them(desk: Desk) -> None:
    series, _, episode = an_episode(desk.store)
    other_series, _, other_episode = an_episode(desk.store, "Other")
    other_movie = a_movie(desk.store, "Other")
    wide = (1920, 1080)
    for number, item in enumerate((series, other_series, other_movie)):
        offer(desk, item, f"poster {item}", a_picture(number))
    for number, item in enumerate((episode, other_episode)):
        offer(desk, item, f"still {item}", a_picture(number, wide), art="thumb", size=wide)

    hunted(desk, series)

    assert sorted(desk.downloads.asked) == [f"{SITE}poster {series}", f"{SITE}still {episode}"]
    assert [bool(desk.detail(item).pictures) for item in (other_series, other_episode, other_movie)] == [False] * 3
    assert widths(desk, episode, "thumb") == [1920]


def test_a_person_who_is_quicker_than_the_download_wins(desk: Desk, tmp_path: Path) -> None:
    movie = a_movie(desk.store)
    url = offer(desk, movie, "one", a_picture(1))

    def choose_another(fetched: str) -> None:
        desk.edit.add_picture_data(movie, "poster", a_picture(9, (700, 1050)), "mine.jpg")

    desk.downloads.before_fetch = choose_another
    hunted(desk, movie)

    assert desk.downloads.asked == [url]
    assert widths(desk, movie) == [700]
    assert desk.browse.suggestions([movie]) == []


def test_a_local_picture_that_came_meanwhile_stays(desk: Desk) -> None:
    movie = a_movie(desk.store)
    offer(desk, movie, "one", a_picture(1))

    def scan_finds_one(fetched: str) -> None:
        mine = desk.edit.add_picture_data(movie, "poster", a_picture(9, (700, 1050)), "poster.jpg")
        uuid = desk.value(movie, "poster")
        desk.edit.undo(mine.batch)
        with desk.store.write() as unit:
            unit.apply(Batch(Actor.SCAN, "take_in"), [Proposal(movie, {"poster": uuid})])

    desk.downloads.before_fetch = scan_finds_one
    hunted(desk, movie)

    assert widths(desk, movie) == [700]


# --- room, stopping, taking back ------------------------------------------------------------------------------------


def test_downloads_stop_where_the_disk_would_get_too_full(desk: Desk) -> None:
    movie = a_movie(desk.store)
    put_setting(desk, "artwork.limit_poster", 3)
    for number in range(3):
        offer(desk, movie, f"{number}", a_picture(number))

    def fill_disk(url: str) -> None:
        desk.free_bytes = 1_023_000_000

    desk.downloads.before_fetch = fill_disk
    result = hunted(desk, movie)

    assert len(chosen(desk, movie)) == len(desk.downloads.asked) == 1
    (problem,) = result.problems
    assert problem.startswith("The disk that keeps pictures has less than 1,024 MB free, so no more are fetched")


class StoppedAfter(Unwatched):
    """Progress of work that is stopped as soon as that many addresses were asked for."""

    def __init__(self, desk: Desk, count: int) -> None:
        self._desk, self._count = desk, count

    @property
    def is_cancelled(self) -> bool:  # type: ignore[override]
        return len(self._desk.downloads.asked) > self._count


def test_what_was_fetched_before_it_was_stopped_is_kept(desk: Desk) -> None:
    movie = a_movie(desk.store)
    for number, art in enumerate(("poster", "keyart")):
        offer(desk, movie, art, a_picture(number), art=art)

    with pytest.raises(Cancelled):
        desk.run(artwork_job([movie]), StoppedAfter(desk, 1))

    first, second = desk.downloads.asked
    assert [len(chosen(desk, movie, url.removeprefix(SITE))) for url in (first, second)] == [1, 0]


def test_one_undo_takes_back_all_of_a_hunt(desk: Desk) -> None:
    movie, other = a_movie(desk.store), a_movie(desk.store, "Brazil")
    offer(desk, movie, "one", a_picture(1))
    offer(desk, other, "two", a_picture(2), provider="fanarttv")

    result = hunted(desk, movie, other)
    assert widths(desk, movie) == widths(desk, other) == [1000]
    desk.edit.undo(batch_of(result))

    assert is_empty(desk.value(movie, "poster"))
    assert is_empty(desk.value(other, "poster"))


def test_an_item_that_is_purged_meanwhile_costs_the_others_nothing(desk: Desk) -> None:
    doomed, movie = a_movie(desk.store), a_movie(desk.store, "Brazil")
    gone = offer(desk, doomed, "doomed", a_picture(1))
    offer(desk, movie, "stays", a_picture(2))

    def purge(url: str) -> None:
        if url == gone:
            desk.edit.trash([doomed])
            desk.edit.purge([doomed])

    desk.downloads.before_fetch = purge
    hunted(desk, doomed, movie)

    assert widths(desk, movie) == [1000]


def test_an_estimate_says_how_many_pictures_and_bytes_and_fetches_none(desk: Desk) -> None:
    movie, locked = a_movie(desk.store), a_movie(desk.store, "Brazil", locked=["poster"])
    put_setting(desk, "artwork.limit_poster", 3)
    for item in (movie, locked):
        offer(desk, item, f"{item} a")
        offer(desk, item, f"{item} b")
        offer(desk, item, f"{item} wide", art="fanart", size=(1920, 1080))

    pictures, size = desk.artwork.estimate([movie, locked])

    assert (pictures, desk.downloads.asked) == (4, [])
    assert size == 2 * 700_000 + 2 * 600_000


# --- a person's choice ----------------------------------------------------------------------------------------------


def test_a_persons_choice_is_fetched_and_locked_and_can_be_taken_back(desk: Desk) -> None:
    movie = a_movie(desk.store)
    offer(desk, movie, "one", a_picture(1), votes=100)
    hunted(desk, movie)
    mine = offer(desk, movie, "mine", a_picture(2, (800, 1200)))

    changes = desk.artwork.choose(movie, "poster", mine)

    assert (widths(desk, movie), "poster" in desk.detail(movie).row.locked) == ([800], True)
    desk.edit.undo(changes.batch)
    assert (widths(desk, movie), "poster" in desk.detail(movie).row.locked) == ([1000], False)


def test_a_person_may_choose_what_automation_would_not_and_from_anywhere(desk: Desk) -> None:
    movie = a_movie(desk.store)
    desk.downloads.pictures["https://elsewhere.invalid/p.png"] = a_picture(3, (100, 150), "PNG")

    desk.artwork.choose(movie, "poster", "https://elsewhere.invalid/p.png")

    (picture,) = chosen(desk, movie)
    assert (picture.width, picture.source) == (100, "elsewhere.invalid")


def test_a_choice_that_is_gone_is_said_and_changes_nothing(desk: Desk) -> None:
    movie = a_movie(desk.store)
    gone = offer(desk, movie, "gone")

    with pytest.raises(NotFound):
        desk.artwork.choose(movie, "poster", gone)

    assert (chosen(desk, movie), desk.detail(movie).row.locked) == ([], ())
    assert candidate(desk, movie, gone).state is OfferState.DEAD


def test_a_kind_that_an_item_has_not_is_refused_before_anything_is_fetched(desk: Desk) -> None:
    movie = a_movie(desk.store)

    with pytest.raises(BadInput, match="spine"):
        desk.artwork.choose(movie, "spine", SITE)
    with pytest.raises(BadInput, match="nosuch"):
        desk.artwork.shelf(movie, "nosuch")

    assert desk.downloads.asked == []


def test_everything_on_offer_is_shown_with_its_score_and_what_became_of_it(desk: Desk) -> None:
    movie = a_movie(desk.store)
    refused = offer(desk, movie, "refused", votes=10)
    offer(desk, movie, "gone", votes=5)
    offer(desk, movie, "good", a_picture(1))
    desk.artwork.reject(movie, "poster", [refused])
    hunted(desk, movie)

    standings = desk.artwork.standings(movie)

    assert [one.candidate.offer.url.removeprefix(SITE) for one in standings] == ["refused", "gone", "good"]
    assert [one.candidate.state.value for one in standings] == ["rejected", "dead", "offered"]
    assert standings[0].score.total > standings[2].score.total


# --- the last resort ------------------------------------------------------------------------------------------------


def a_film_on_disk(desk: Desk, root: Path, cover: bytes | None = None) -> ItemId:
    """A scanned film that nobody knows, with a cover inside its file or without."""
    film = root / "Picnic (2009)" / "Picnic (2009).mp4"
    film.parent.mkdir()
    shutil.copy(MEDIA / "plain.mp4", film)
    if cover:
        tags = MP4(film)
        tags["covr"] = [MP4Cover(cover)]
        tags.save()
    desk.scan(desk.add(root, LibraryType.MOVIE))
    return desk.one(Kind.MOVIE)


def test_what_nobody_offers_a_picture_for_shows_the_cover_inside_its_file(desk: Desk, root: Path) -> None:
    movie = a_film_on_disk(desk, root, a_picture(1, (600, 900)))

    result = hunted(desk, movie)

    (picture,) = chosen(desk, movie)
    assert (picture.width, picture.source) == (600, "Picnic (2009).mp4")
    assert desk.detail(movie).origins["poster"].actor is Actor.SYSTEM
    desk.edit.undo(batch_of(result))
    assert chosen(desk, movie) == []


@pytest.mark.skipif(not can_grab(), reason="PyAV is not installed (the extra `av`)")
def test_without_a_cover_a_frame_is_its_thumb(desk: Desk, root: Path) -> None:
    movie = a_film_on_disk(desk, root)

    hunted(desk, movie)

    (picture,) = chosen(desk, movie, "thumb")
    assert picture.width > picture.height
    assert chosen(desk, movie) == []


def test_without_a_cover_and_without_pyav_nothing_is_said(
    desk: Desk, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("metarr_desktop.services.last_resort.can_grab", lambda: False)
    movie = a_film_on_disk(desk, root)

    result = hunted(desk, movie)

    assert (result.problems, desk.detail(movie).pictures) == ((), ())


def test_a_cover_from_the_file_gives_way_to_what_is_offered_later(desk: Desk, root: Path) -> None:
    movie = a_film_on_disk(desk, root, a_picture(1, (600, 900)))
    hunted(desk, movie)
    offer(desk, movie, "better", a_picture(2))

    hunted(desk, movie)

    assert widths(desk, movie) == [1000]
    assert desk.detail(movie).origins["poster"].source == "tmdb"


@pytest.mark.parametrize("why", ["offered", "locked", "switched off", "there"])
def test_the_file_is_not_asked_where_that_is_not_wanted(desk: Desk, root: Path, why: str) -> None:
    movie = a_film_on_disk(desk, root, a_picture(1, (600, 900)))
    if why == "offered":
        url = offer(desk, movie, "late")
        desk.downloads.errors[url] = Unavailable("pictures.invalid does not answer in time.")
    elif why == "locked":
        desk.edit.set_locks([movie], ["poster", "thumb"], True)
    elif why == "switched off":
        put_setting(desk, "artwork.from_files", False)
    else:
        desk.edit.add_picture_data(movie, "fanart", a_picture(3, (1280, 720)), "mine.jpg")

    hunted(desk, movie)

    assert (widths(desk, movie), widths(desk, movie, "thumb")) == ([], [])
