"""Streams in the words of people: definitions, light, codecs, channels."""

import pytest

from metarr_desktop.domain.quality import Definition, HdrKind, codec_name, definition
from metarr_desktop.domain.streams import AudioStream, MediaFacts, VideoStream, badges


@pytest.mark.parametrize(
    ("width", "height", "name"),
    [
        (7680, 4320, "8K"),
        (3840, 1600, "4K"),
        (3832, 2152, "4K"),
        (2560, 1440, "1440p"),
        (1920, 800, "1080p"),
        (1440, 1080, "1080p"),
        (1280, 534, "720p"),
        (960, 720, "720p"),
        (1024, 576, "SD"),
        (720, 576, "SD"),
        (0, 0, "SD"),
    ],
)
def test_a_picture_is_named_by_its_longer_measure(width: int, height: int, name: str) -> None:
    assert definition(width, height) is Definition(name)


def test_badges_tell_the_best_of_picture_and_sound() -> None:
    facts = MediaFacts(
        video=(VideoStream("hevc", 3840, 2160, hdr=HdrKind.DOLBY_VISION),),
        audio=(AudioStream("ac3", channels=6), AudioStream("truehd", channels=8, is_atmos=True)),
    )

    assert badges(facts) == ("4K", "Dolby Vision", "Atmos", "7.1")


def test_an_ordinary_old_file_has_no_badge() -> None:
    facts = MediaFacts(video=(VideoStream("mpeg4", 640, 480),), audio=(AudioStream("mp3", channels=2),))

    assert badges(facts) == ()
    assert badges(MediaFacts()) == ()


@pytest.mark.parametrize("kind", HdrKind)
def test_every_kind_of_range_but_the_ordinary_has_a_label(kind: HdrKind) -> None:
    assert bool(kind.label) == (kind is not HdrKind.NONE)


def test_a_codec_is_called_as_on_the_box() -> None:
    assert (codec_name("hevc"), codec_name("truehd"), codec_name("prores")) == ("H.265", "TrueHD", "PRORES")
