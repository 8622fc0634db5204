"""The pages of what gathers titles: a person with what they are in, and a collection with its films."""
