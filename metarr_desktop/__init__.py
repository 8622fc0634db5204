"""Metarr Desktop: a household's movies, TV and music, kept in order on its own machine.

Rooms, top to bottom: `ui`, `cli`, `server` (doors) - `services` (verbs) - `store`, `providers`, `players`,
`files` (adapters) - `net`, `formats` - `domain`. An import points down. `app` puts everything together.
"""
