"""Identify: which title a file is, decided by a person with the reasons beside each candidate."""
