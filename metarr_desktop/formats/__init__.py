"""Text to domain values and back, without touching the disk: names, NFO, player layouts."""
