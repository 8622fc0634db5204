"""Settings: everything that can be set, searchable; each change holds at once."""
