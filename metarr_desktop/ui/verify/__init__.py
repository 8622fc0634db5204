"""What on the disk differs from what was published, and what may be done about it."""
