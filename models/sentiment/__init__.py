"""Filled by its own module."""
