"""Scans: what each scan of a library found, file by file."""
