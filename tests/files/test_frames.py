"""A frame of a film as a picture, where PyAV is installed."""

import io
from pathlib import Path

import pytest
from PIL import Image

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.files.frames import FrameTask, can_grab, grab
from metarr_desktop.files.images import ImageFormat, inspect
from metarr_desktop.files.pool import Failed, Failure, WorkerPool

needs_av = pytest.mark.skipif(not can_grab(), reason="PyAV is not installed (the extra `av`)")


@needs_av
@pytest.mark.parametrize("name", ["plain.mp4", "two-languages.mkv", "old.avi", "interlaced.ts", "hlg-720p.mp4"])
def test_a_film_of_any_kind_gives_a_picture(media: Path, name: str) -> None:
    facts = inspect(grab(FrameTask(str(media / name), 0.2)))

    assert facts.format is ImageFormat.JPEG
    assert facts.width > facts.height > 0


@needs_av
def test_a_place_behind_the_end_gives_the_last_that_can_be_shown(media: Path) -> None:
    assert inspect(grab(FrameTask(str(media / "plain.mp4"), 3600.0)))


@needs_av
def test_a_frame_is_no_wider_than_a_screen(media: Path) -> None:
    assert inspect(grab(FrameTask(str(media / "hdr10-2160p.mkv"), 0.0))).width == 1920


@needs_av
def test_black_frames_are_passed_over_for_one_that_shows_something(tmp_path: Path) -> None:
    film = tmp_path / "film.mkv"
    a_film(film, ["black"] * 12 + ["picture"] * 12)

    picture = Image.open(io.BytesIO(grab(FrameTask(str(film), 10.0))))

    assert picture.convert("L").getextrema()[1] > 150


@needs_av
def test_what_is_no_film_is_a_bad_file_also_in_a_worker(tmp_path: Path) -> None:
    film = tmp_path / "film.mkv"
    film.write_bytes(b"no film" * 1000)

    with pytest.raises(BadFile, match="no frame of it can be decoded"):
        grab(FrameTask(str(film), 1.0))
    with WorkerPool(1) as pool:
        ((_, found),) = pool.map(grab, [FrameTask(str(film), 1.0)])
    assert isinstance(found, Failed)
    assert found.failure is Failure.UNUSABLE


@needs_av
def test_music_has_no_frame(media: Path) -> None:
    with pytest.raises(BadFile, match="no video"):
        grab(FrameTask(str(media / "untagged.mp3"), 1.0))


def a_film(path: Path, seconds: list[str]) -> None:
    """A film of one frame a second, each a key frame: black, or of stripes."""
    import av

    stripes = Image.linear_gradient("L").resize((320, 180)).convert("RGB")
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=1, options={"g": "1"})
        stream.width, stream.height = 320, 180
        for second in seconds:
            image = stripes if second == "picture" else Image.new("RGB", (320, 180))
            container.mux(stream.encode(av.VideoFrame.from_image(image)))
        container.mux(stream.encode())
