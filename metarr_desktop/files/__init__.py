"""The disk: walking, hashing, probing, pictures, the cache, atomic writes, the directory lock.

Paths are `str` with surrogate escapes, so that the bytes the disk gave survive. No SQL, no network.
"""
