"""Alembic's scripts: how the shop's tables came to be."""
