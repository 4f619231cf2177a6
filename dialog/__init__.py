"""The brain: pure async Python over the Protocols of `dialog.ports`."""
