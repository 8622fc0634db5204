"""What names and folders say: one path to a guess, a folder tree to the items in it.

Pure text work: nothing here looks at a disk. `grammar` reads one name, `name` adds what the folders before it say,
`second_opinion` knows guessit; `movies`, `tv` and `music` know how such libraries are laid out, `sidecars` what lies
beside media files. NFO contents live in `formats.nfo`, the file names that we write in `formats.layouts`.
"""

from metarr_desktop.formats.names.name import explain, parse

__all__ = ["explain", "parse"]
