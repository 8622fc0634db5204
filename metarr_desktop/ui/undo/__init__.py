"""What is in the way of an undo, shown and asked about."""
