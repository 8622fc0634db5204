"""What lies in a data directory, by name, where several have to do with it."""

#: The library.
LIBRARY = "library.db"
#: The folder in which what is to be restored is prepared.
STAGE = "restore"
#: What the check of a start found only when the library was shown.
DAMAGE = "damage.txt"
