"""The widgets that screens are made of: they show frozen values and emit intentions, and know no service.

Each re-reads the palette when Qt tells it that it changed, mirrors in right-to-left and has an accessible name.
"""
