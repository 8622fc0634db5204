"""The show screen: a series with its seasons and episodes."""
