"""Kodi, Jellyfin, Plex: one file each, known to `app` through the tuple PLAYERS.
"""
