"""Draws screens into PNG files, and says what is wrong with them: `python3 bootstrap.py tour DIR`.

`screens` leads a window through them (a screen more is a line there), `looks` says in which light, scale, size and
language they are drawn, `demo` brings the demo library into every state that has a screen. Used by no other screen.
"""
