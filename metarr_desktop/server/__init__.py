"""The running instance: its lock on the data directory and its local socket.

A second window raises the first; a command forwards its words and prints what comes back.
"""
