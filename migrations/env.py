"""Alembic's environment. `store.migrate` hands in the connection: foreign keys are off, the transaction is open."""

from alembic import context

from metarr_desktop.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
