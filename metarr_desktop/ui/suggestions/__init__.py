"""Suggestions: what a source would have changed, had the person not locked it."""
