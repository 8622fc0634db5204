"""Values and pure rules: kinds, ids, fields, merge and locks, plans, errors, settings, and the protocols of
providers and players. Imports the standard library and pure computing libraries only.
"""
