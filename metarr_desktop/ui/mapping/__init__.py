"""The dialog that says which episodes of a show its files hold."""
