"""The pane beside a list: what is known of the item that is chosen there, a module a tab.

Tabs show an `ItemDetail` that the pane fetched; what a person does goes to `services.edit` through the bridge.
"""
