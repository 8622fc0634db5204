"""Editors for the fields of `domain.fields`, one for each type: the forms of one item and of many are made of them."""
