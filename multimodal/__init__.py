"""Hear, see, speak: signals in, signals out. One file per engine; `events` is the vocabulary of a turn."""
