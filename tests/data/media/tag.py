"""Writes the tags into the tones that `make.sh` made: `python tag.py COVER.jpg`, once for each new set of samples."""

import base64
import sys
from pathlib import Path

from mutagen import id3
from mutagen.aiff import AIFF
from mutagen.apev2 import BINARY, APEValue
from mutagen.asf import ASF, ASFByteArrayAttribute
from mutagen.flac import FLAC, Picture
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4, MP4Cover, MP4FreeForm
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis
from mutagen.wave import WAVE
from mutagen.wavpack import WavPack

HERE = Path(__file__).parent

VORBIS = {
    "title": ["Café del Río"],
    "artist": ["Ada Example feat. Björn Sample"],
    "artists": ["Ada Example", "Björn Sample"],
    "album": ["Invented Songs"],
    "albumartist": ["Ada Example"],
    "composer": ["Clara Score", "Dirk Note"],
    "tracknumber": ["3"],
    "totaltracks": ["12"],
    "discnumber": ["2"],
    "totaldiscs": ["2"],
    "discsubtitle": ["Evening"],
    "date": ["2011-04-02"],
    "originaldate": ["1997-03"],
    "genre": ["Jazz", "Folk"],
    "mood": ["Calm"],
    "label": ["Sample Records"],
    "compilation": ["1"],
    "releasetype": ["album", "compilation"],
    "releasestatus": ["official"],
    "titlesort": ["Cafe del Rio"],
    "artistsort": ["Example, Ada feat. Sample, Björn"],
    "albumsort": ["Invented Songs"],
    "albumartistsort": ["Example, Ada"],
    "musicbrainz_artistid": ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"],
    "musicbrainz_albumartistid": ["11111111-1111-4111-8111-111111111111"],
    "musicbrainz_albumid": ["33333333-3333-4333-8333-333333333333"],
    "musicbrainz_releasegroupid": ["44444444-4444-4444-8444-444444444444"],
    "musicbrainz_trackid": ["55555555-5555-4555-8555-555555555555"],
    "musicbrainz_releasetrackid": ["66666666-6666-4666-8666-666666666666"],
}
IDS = {
    "MusicBrainz Artist Id": "musicbrainz_artistid",
    "MusicBrainz Album Artist Id": "musicbrainz_albumartistid",
    "MusicBrainz Album Id": "musicbrainz_albumid",
    "MusicBrainz Release Group Id": "musicbrainz_releasegroupid",
    "MusicBrainz Release Track Id": "musicbrainz_releasetrackid",
    "MusicBrainz Album Type": "releasetype",
    "MusicBrainz Album Status": "releasestatus",
}


def one(name: str) -> str:
    return VORBIS[name][0]


def id3_frames(cover: bytes):
    text = {
        id3.TIT2: "title", id3.TPE1: "artist", id3.TPE2: "albumartist", id3.TALB: "album",
        id3.TCOM: "composer", id3.TSST: "discsubtitle",
        id3.TDRC: "date", id3.TDOR: "originaldate", id3.TCON: "genre", id3.TMOO: "mood",
        id3.TPUB: "label", id3.TCMP: "compilation",
        id3.TSOT: "titlesort", id3.TSOP: "artistsort", id3.TSOA: "albumsort", id3.TSO2: "albumartistsort",
    }  # fmt: skip
    yield from (frame(encoding=3, text=VORBIS[name]) for frame, name in text.items())
    yield id3.TRCK(encoding=3, text="3/12")
    yield id3.TPOS(encoding=3, text="2/2")
    yield id3.TXXX(encoding=3, desc="ARTISTS", text=VORBIS["artists"])
    yield from (id3.TXXX(encoding=3, desc=desc, text=VORBIS[name]) for desc, name in IDS.items())
    yield id3.UFID(owner="http://musicbrainz.org", data=one("musicbrainz_trackid").encode())
    yield id3.APIC(encoding=3, mime="image/jpeg", type=3, desc="", data=cover)


def picture(cover: bytes) -> Picture:
    front = Picture()
    front.type, front.mime, front.data = 3, "image/jpeg", cover
    return front


def main(cover: bytes) -> None:
    for kind, name in ((MP3, "mp3"), (AIFF, "aiff"), (WAVE, "wav")):
        file = kind(HERE / f"tagged.{name}")
        file.tags or file.add_tags()
        assert isinstance(file.tags, id3.ID3)
        for frame in id3_frames(cover):
            file.tags.add(frame)
        file.save()
    flac = FLAC(HERE / "tagged.flac")
    flac.update(VORBIS)
    flac.add_picture(picture(cover))
    flac.save(padding=lambda info: 0)
    for kind, name in ((OggVorbis, "ogg"), (OggOpus, "opus")):
        file = kind(HERE / f"tagged.{name}")
        file.update(VORBIS)
        file["metadata_block_picture"] = [base64.b64encode(picture(cover).write()).decode()]
        file.save()
    mp4 = MP4(HERE / "tagged.m4a")
    mp4.update(
        {"\xa9nam": VORBIS["title"], "\xa9ART": VORBIS["artist"], "aART": VORBIS["albumartist"],
         "\xa9alb": VORBIS["album"],
         "\xa9wrt": VORBIS["composer"], "\xa9day": VORBIS["date"], "\xa9gen": VORBIS["genre"], "cpil": True,
         "trkn": [(3, 12)], "disk": [(2, 2)], "sonm": VORBIS["titlesort"], "soar": VORBIS["artistsort"],
         "soal": VORBIS["albumsort"], "soaa": VORBIS["albumartistsort"],
         "covr": [MP4Cover(cover, MP4Cover.FORMAT_JPEG)]}
    )  # fmt: skip
    free = {"ARTISTS": "artists", "LABEL": "label", "MOOD": "mood", "DISCSUBTITLE": "discsubtitle", **IDS}
    free |= {"originaldate": "originaldate", "MusicBrainz Track Id": "musicbrainz_trackid"}
    for desc, name in free.items():
        mp4[f"----:com.apple.iTunes:{desc}"] = [MP4FreeForm(value.encode()) for value in VORBIS[name]]
    mp4.save()
    asf = ASF(HERE / "tagged.wma")
    asf.update(
        {"Title": VORBIS["title"], "Author": VORBIS["artist"], "WM/AlbumArtist": VORBIS["albumartist"],
         "WM/AlbumTitle": VORBIS["album"], "WM/Composer": VORBIS["composer"], "WM/TrackNumber": ["3/12"],
         "WM/PartOfSet": ["2/2"], "WM/SetSubTitle": VORBIS["discsubtitle"], "WM/Year": VORBIS["date"],
         "WM/OriginalReleaseTime": VORBIS["originaldate"], "WM/Genre": VORBIS["genre"], "WM/Mood": VORBIS["mood"],
         "WM/Publisher": VORBIS["label"], "WM/IsCompilation": ["1"], "WM/TitleSortOrder": VORBIS["titlesort"],
         "WM/ArtistSortOrder": VORBIS["artistsort"], "WM/AlbumSortOrder": VORBIS["albumsort"],
         "WM/AlbumArtistSortOrder": VORBIS["albumartistsort"], "WM/ARTISTS": VORBIS["artists"]}
    )  # fmt: skip
    for desc, name in {**IDS, "MusicBrainz Track Id": "musicbrainz_trackid"}.items():
        asf[desc.replace("MusicBrainz ", "MusicBrainz/")] = VORBIS[name]
    head = b"\x03" + len(cover).to_bytes(4, "little") + "image/jpeg\0".encode("utf-16-le") + "\0".encode("utf-16-le")
    asf["WM/Picture"] = [ASFByteArrayAttribute(head + cover)]
    asf.save()
    wv = WavPack(HERE / "tagged.wv")
    for name, values in VORBIS.items():
        wv.tags[
            {"tracknumber": "Track", "discnumber": "Disc", "date": "Year", "albumartist": "Album Artist"}.get(
                name, name
            )
        ] = values
    wv.tags["Track"], wv.tags["Disc"] = "3/12", "2/2"
    wv.tags["Cover Art (Front)"] = APEValue(b"cover.jpg\0" + cover, BINARY)
    wv.save()


if __name__ == "__main__":
    main(Path(sys.argv[1]).read_bytes())
