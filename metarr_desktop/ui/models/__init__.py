"""Models over what the services page out, and the names of what they offer to views and delegates."""
