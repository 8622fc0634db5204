"""The window around the screens: bars, sidebar, the stack of screens, toasts, and where the person has been."""
