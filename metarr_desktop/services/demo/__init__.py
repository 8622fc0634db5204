"""A small library of invented titles that shows what the program can do, with all the awkward cases of real ones.

`lay_out` writes it to disk: the tables in `resources/demo` say what there is, `tree` where it lies, `media`, `art` and
`nfo` make the bytes. All video, sound and pictures are our own. Nothing here scans or shows anything.
"""

from metarr_desktop.services.demo.laying import DemoFolders, lay_out

__all__ = ["DemoFolders", "lay_out"]
