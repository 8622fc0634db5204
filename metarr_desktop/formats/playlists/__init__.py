"""Playlists as text: lists of files (`m3u`), and Kodi's smart playlists, which are rules (`kodi_rules`, `xsp`).

What is in them is found elsewhere: here nothing asks a library, and nothing is written to a disk.
"""
