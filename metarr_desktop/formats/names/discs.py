"""Copies of whole discs: folders that hold BDMV or VIDEO_TS."""

from __future__ import annotations

from metarr_desktop.domain.found import FileRole, FoundFile
from metarr_desktop.formats.names.folders import Entry, Folder

_OF_BLURAY = frozenset({"bdmv", "certificate", "any!", "aacs", "makemkv"})
_OF_DVD = frozenset({"video_ts", "audio_ts", "jacket_p"})
_OF_LOOSE_DVD = frozenset({"vob", "ifo", "bup"})


def is_disc(folder: Folder) -> bool:
    """Whether the folder is a disc: it holds BDMV or VIDEO_TS, or a DVD's files themselves."""
    return any(_is_main(child) for child in folder.folders) or any(
        entry.name.lower() == "video_ts.ifo" for entry in folder.files
    )


def is_part_of_disc(folder: Folder) -> bool:
    """Whether a folder inside a disc's folder belongs to the disc."""
    return folder.name.lower() in _OF_BLURAY | _OF_DVD


def is_disc_file(folder: Folder, entry: Entry) -> bool:
    """Whether a file directly in the folder is one of a DVD whose files lie there without VIDEO_TS."""
    return entry.extension in _OF_LOOSE_DVD and any(one.name.lower() == "video_ts.ifo" for one in folder.files)


def disc_files(folder: Folder, *, version: str = "", part: int | None = None) -> list[FoundFile]:
    """All files of the disc in the folder: role DISC, but for the NFO files that Kodi keeps inside it."""
    entries = [entry for child in folder.folders if is_part_of_disc(child) for entry in child.everything()]
    entries += [entry for entry in folder.files if is_disc_file(folder, entry)]
    return [
        FoundFile(entry.path, FileRole.NFO if entry.is_nfo else FileRole.DISC, version=version, part=part)
        for entry in entries
    ]


def is_of_bluray(path: str) -> bool:
    """Whether a disc's file is of a Blu-ray rather than of a DVD."""
    return not _OF_BLURAY.isdisjoint(path.lower().split("/"))


def disc_label(folder: Folder) -> str:
    """What to call the disc beside other versions of its film."""
    return "Blu-ray" if any(child.name.lower() == "bdmv" for child in folder.folders) else "DVD"


def _is_main(folder: Folder) -> bool:
    return folder.name.lower() in ("bdmv", "video_ts") and any(not entry.is_nfo for entry in folder.everything())
