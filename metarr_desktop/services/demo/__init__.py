"""A small library of invented titles that shows what the program can do; all media and pictures are our own."""
