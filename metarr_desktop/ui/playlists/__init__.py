"""A saved view as a playlist: what it would hold, what Kodi's rules do not say of it, and where it is written."""
