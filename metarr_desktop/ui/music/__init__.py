"""The music screen: artists, their albums and the tracks of one album."""
