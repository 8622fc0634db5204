"""The window, the tray, their models and delegates: the only room with PySide6, one folder a screen.

Widgets show frozen values and emit intentions; they ask `services` and never wait for disk, database or network.
"""
