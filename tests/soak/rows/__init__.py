"""The rows, a module a theme."""
