"""The library screen: one list of items as a wall or a table, with its search, filters and what can be done to them."""
