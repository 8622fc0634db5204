"""Activity: what runs, waits, went wrong and is done."""
