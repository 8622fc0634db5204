"""What stands on screen before the library is open: the last view as it was left. Needs Qt and nothing else of ours."""
