"""Other words for a term have a language: 青色 is blue in Japanese, teal in Chinese. Commas part them, and keywords."""

from __future__ import annotations

import re

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_terms = sa.table("terms", sa.column("term"), sa.column("lang"), sa.column("text"), sa.column("also"))
_aliases = sa.table("aliases", sa.column("word"), sa.column("term"))
_categories = sa.table("category_texts", sa.column("category_id"), sa.column("lang"), sa.column("keywords"))


def upgrade() -> None:
    op.add_column("terms", sa.Column("also", sa.Text(), nullable=False, server_default=""))
    connection = op.get_bind()
    others: dict[tuple[str, str], list[str]] = {}
    for word, term in connection.execute(sa.select(_aliases.c.word, _aliases.c.term).order_by(_aliases.c.word)):
        # Until now shops had two languages.
        others.setdefault((term, "zh" if re.search("[\u3400-\u9fff]", word) else "en"), []).append(word)
    for (term, lang), words in others.items():
        here = (_terms.c.term == term) & (_terms.c.lang == lang)
        if connection.execute(_terms.update().where(here).values(also=", ".join(words))).rowcount == 0:
            connection.execute(_terms.insert().values(term=term, lang=lang, text=term, also=", ".join(words)))
    for category, lang, keywords in connection.execute(sa.select(_categories)).all():
        here = (_categories.c.category_id == category) & (_categories.c.lang == lang)
        connection.execute(_categories.update().where(here).values(keywords=", ".join(keywords.split())))
    op.drop_table("aliases")
