"""Players: groups with their members, what waits for them, and where they see our folders."""
