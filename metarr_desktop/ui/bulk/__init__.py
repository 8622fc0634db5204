"""The pane beside a list where several items are chosen: what they share, and one change for all of them."""
