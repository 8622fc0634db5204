"""The publish plan: every file that would be written, replaced, kept or removed, shown before it is done."""
