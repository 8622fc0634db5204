"""The rename plan: every name that would change, from what to what, shown before it is done and while one types."""
