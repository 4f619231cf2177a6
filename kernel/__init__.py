"""What every folder may build on: one tree of errors, one registry of engines. Knows nothing of shops or speech."""
