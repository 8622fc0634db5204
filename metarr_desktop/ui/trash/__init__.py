"""Trash: what was removed and can come back."""
