"""SQLite: the only room that knows SQL. Domain values go in and come out, rows stay inside.

One write lane, `BEGIN IMMEDIATE`; every change of a field goes through the one door (`door.py`).
"""
