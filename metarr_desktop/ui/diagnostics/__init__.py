"""Diagnostics: what there is to say about the installation, how much room it takes, and its log."""
