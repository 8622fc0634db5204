"""What real media files tell of their streams, in how few reads."""

import json
import os
import shutil
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.domain.quality import HdrKind
from metarr_desktop.domain.streams import VideoStream
from metarr_desktop.files.hashes import quick_hash
from metarr_desktop.files.probe import Probed, ProbeTask, facts_from_json, probe, probe_file
from tests.slow_disk import SlowDisk


def report(*tracks: dict[str, str]) -> str:
    """A report as MediaInfo writes it, with the given tracks."""
    return json.dumps({"media": {"track": [{"@type": "General", "Format": "Matroska"}, *tracks]}})


def picture(**words: str) -> VideoStream:
    (stream,) = facts_from_json(report({"@type": "Video", "Format": "HEVC", **words})).video
    return stream


def test_a_film_file_tells_its_picture_sound_and_subtitles(media: Path) -> None:
    facts = probe(str(media / "two-languages.mkv"))

    (video,) = facts.video
    assert (video.codec, video.width, video.height, video.frame_rate) == ("h264", 320, 180, 24.0)
    assert (video.aspect, video.bit_depth, video.hdr, video.title) == (1.778, 8, HdrKind.NONE, "Main picture")
    english, german = facts.audio
    assert (english.codec, english.language, english.channels, english.is_default) == ("aac", "eng", 2, True)
    assert (german.language, german.channels, german.is_default) == ("ger", 1, False)
    full, signs = facts.subtitles
    assert (full.codec, full.language, full.is_forced) == ("subrip", "eng", False)
    assert (signs.language, signs.is_forced, signs.title) == ("ger", True, "Signs")
    assert facts.container == "matroska"
    assert facts.duration_s == pytest.approx(1.0, abs=0.1)


def test_an_mp4_tells_bitrates_and_languages(media: Path) -> None:
    facts = probe(str(media / "plain.mp4"))

    assert facts.container == "mp4"
    assert facts.video[0].bitrate > 10_000
    assert (facts.audio[0].language, facts.audio[0].sampling_rate) == ("fre", 48_000)


@pytest.mark.parametrize(
    ("name", "hdr", "height"), [("hdr10-2160p.mkv", HdrKind.HDR10, 2160), ("hlg-720p.mp4", HdrKind.HLG, 720)]
)
def test_high_dynamic_range_is_told_by_its_kind(media: Path, name: str, hdr: HdrKind, height: int) -> None:
    (video,) = probe(str(media / name)).video

    assert (video.codec, video.bit_depth, video.hdr, video.height) == ("hevc", 10, hdr, height)


def test_codecs_go_by_the_short_names_that_players_know(media: Path) -> None:
    old, recording = probe(str(media / "old.avi")), probe(str(media / "interlaced.ts"))
    sounds = probe(str(media / "sounds.mka")).audio

    assert (old.video[0].codec, old.audio[0].codec, old.container) == ("mpeg4", "mp3", "avi")
    assert (recording.video[0].codec, recording.video[0].is_interlaced) == ("mpeg2video", True)
    assert [sound.codec for sound in sounds] == [
        "ac3", "eac3", "dca", "truehd", "flac", "mp3", "opus", "vorbis", "pcm",
    ]  # fmt: skip
    assert (sounds[0].channels, sounds[0].language, sounds[1].language) == (6, "jpn", "por")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ({"HDR_Format": "Dolby Vision / SMPTE ST 2086", "HDR_Format_Compatibility": "HDR10"}, HdrKind.DOLBY_VISION),
        ({"HDR_Format": "SMPTE ST 2094 App 4", "HDR_Format_Compatibility": "HDR10+ Profile B"}, HdrKind.HDR10_PLUS),
        ({"HDR_Format": "SMPTE ST 2086", "HDR_Format_Compatibility": "HDR10"}, HdrKind.HDR10),
        ({"transfer_characteristics": "PQ"}, HdrKind.HDR10),
        ({"transfer_characteristics": "HLG"}, HdrKind.HLG),
        ({"transfer_characteristics": "BT.709"}, HdrKind.NONE),
    ],
)
def test_the_best_kind_of_range_counts(words: dict[str, str], kind: HdrKind) -> None:
    assert picture(**words).hdr is kind


def test_a_3d_picture_tells_how_its_halves_lie() -> None:
    assert picture(MultiView_Layout="Side by Side (left eye first)").stereo_mode == "left_right"


@pytest.mark.parametrize(
    ("words", "codec", "is_atmos"),
    [
        ({"Format": "DTS", "Format_Commercial_IfAny": "DTS-HD Master Audio"}, "dtshd_ma", False),
        ({"Format": "DTS", "Format_Commercial_IfAny": "DTS-HD High Resolution Audio"}, "dtshd_hra", False),
        ({"Format": "MLP FBA", "Format_Commercial_IfAny": "Dolby TrueHD with Dolby Atmos"}, "truehd", True),
        ({"Format": "E-AC-3", "Format_AdditionalFeatures": "JOC"}, "eac3", True),
        ({"Format": "MPEG Audio", "Format_Profile": "Layer 2"}, "mp2", False),
        ({"Format": "Some New Thing"}, "somenewthing", False),
    ],
)
def test_sound_formats_are_told_apart(words: dict[str, str], codec: str, is_atmos: bool) -> None:
    (sound,) = facts_from_json(report({"@type": "Audio", **words})).audio

    assert (sound.codec, sound.is_atmos) == (codec, is_atmos)


@pytest.mark.parametrize(
    ("tag", "language"),
    [("de", "ger"), ("deu", "ger"), ("pt-BR", "por"), ("zh-Hans", "chi"), ("und", ""), ("", ""), ("no such", "")],
)
def test_languages_have_three_letters_or_none(tag: str, language: str) -> None:
    (sound,) = facts_from_json(report({"@type": "Audio", "Format": "AAC", "Language": tag})).audio

    assert sound.language == language


def test_the_first_of_two_values_counts() -> None:
    words = {"@type": "Audio", "Format": "DTS", "Channels": "8 / 6", "SamplingRate": "96000 / 48000"}

    (sound,) = facts_from_json(report(words)).audio

    assert (sound.channels, sound.sampling_rate) == (8, 96_000)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"no film at all" * 500, "no picture and no sound"), (None, "No such file")],
)
def test_an_unusable_file_is_named_with_the_reason(tmp_path: Path, content: bytes | None, reason: str) -> None:
    path = tmp_path / "broken.mkv"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(BadFile, match=reason) as raised:
        probe(str(path))

    assert "broken.mkv" in str(raised.value)


@pytest.mark.parametrize("name", [b"caf\xe9 \xff.mkv", "Amélie 東京.mkv".encode()])
def test_a_file_of_any_name_is_probed(tmp_path: Path, media: Path, name: bytes) -> None:
    path = os.path.join(tmp_path, os.fsdecode(name))
    shutil.copy(media / "two-languages.mkv", path)

    assert probe(path) == probe(str(media / "two-languages.mkv"))


# reads


def boxes(data: bytes) -> dict[bytes, bytes]:
    """The outermost boxes of an MP4 by their names."""
    found: dict[bytes, bytes] = {}
    while data:
        size = int.from_bytes(data[:4], "big")
        found[data[4:8]], data = data[:size], data[size:]
    return found


def large_mp4(media: Path, path: Path, *, behind: int) -> Path:
    """An MP4 of some megabytes with its index near the end, `behind` bytes before it."""
    box = boxes((media / "plain.mp4").read_bytes())
    room = [(size + 8).to_bytes(4, "big") + b"free" + bytes(size) for size in (3_000_000, behind)]
    path.write_bytes(box[b"ftyp"] + box[b"mdat"] + room[0] + box[b"moov"] + room[1])
    return path


@pytest.mark.parametrize("behind", [10, 2_000_000])
def test_an_index_at_the_end_or_between_takes_three_reads(
    media: Path, tmp_path: Path, behind: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = large_mp4(media, tmp_path / "film.mp4", behind=behind)
    whole = probe(str(film))
    disk = SlowDisk(str(tmp_path)).install(monkeypatch)

    probed = probe_file(ProbeTask(str(film)))

    assert probed.facts is not None
    assert (probed.facts.video, probed.facts.container) == (whole.video, "mp4")
    assert disk.count("open") == 1
    assert disk.count("read") <= 3
    assert probed.quick_hash == quick_hash(str(film))


def test_a_film_of_eight_terabytes_takes_three_reads(
    media: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = tmp_path / "film.mkv"
    shutil.copyfile(media / "two-languages.mkv", film)
    os.truncate(film, 8 * 1024**4)
    disk = SlowDisk(str(tmp_path)).install(monkeypatch)

    probed = probe_file(ProbeTask(str(film)))

    assert probed.facts is not None
    assert [stream.language for stream in probed.facts.audio] == ["eng", "ger"]
    assert disk.count("read") <= 3


@pytest.mark.parametrize("name", ["plain.mp4", "two-languages.mkv", "old.avi", "interlaced.ts", "sounds.mka"])
def test_few_reads_tell_what_many_tell(media: Path, name: str) -> None:
    assert probe_file(ProbeTask(str(media / name))).facts == probe(str(media / name))


def test_a_file_that_is_no_media_keeps_its_hash_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty.mkv").touch()
    (tmp_path / "text.mkv").write_bytes(b"no film" * 1000)

    empty, text, gone = (probe_file(ProbeTask(str(tmp_path / name))) for name in ("empty.mkv", "text.mkv", "gone.mkv"))

    assert (empty.problem, gone.quick_hash) == ("the file is empty", "")
    assert (text.facts, text.quick_hash) == (None, quick_hash(str(tmp_path / "text.mkv")))
    assert text.problem
    assert gone.problem


def test_what_is_known_by_its_quick_hash_is_not_looked_into(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    film = str(media / "two-languages.mkv")
    hashed = probe_file(ProbeTask(film)).quick_hash
    monkeypatch.setattr("metarr_desktop.files.probe.MediaInfo", None)

    assert probe_file(ProbeTask(film, frozenset({hashed}))) == Probed(hashed)
