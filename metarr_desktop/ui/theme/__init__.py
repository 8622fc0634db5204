"""How everything looks: the palettes, sizes, fonts, icons and the one style sheet. No colour is written elsewhere.

`Theme` lives as long as the application and follows the system; widgets read `current_palette()` when they paint
and are repainted by Qt (`QEvent.PaletteChange`) when it changes.
"""
