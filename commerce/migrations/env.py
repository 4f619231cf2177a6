"""Runs the revisions on the connection that `commerce.store.migrate` opened."""

from alembic import context

from commerce.schema import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
