"""One module a verb of the product; each can run alone, twice with the same result, and be cancelled.

Services are handed the store, the disk, providers and players; they name no concrete provider or player.
"""
