"""The exact templates, word for word: no language model at all."""

from __future__ import annotations

from collections.abc import Iterator

from models.chat import Brief


class Templates:
    """Says the draft. The draft is right by construction, so this engine is never wrong, only plain."""

    name = "templates"

    def reply(self, brief: Brief) -> Iterator[str]:
        """One piece per sentence of the draft, unchanged, each ended by a line break so that they stay apart."""
        for sentence in brief.draft:
            yield f"{sentence}\n"
