"""The catalogue's own words: categories and colours as people call them, and the texts to search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from commerce import tokens
from commerce.schema import Alias, Category, CategoryText, Product, ProductAttribute, ProductText, Term
from commerce.search_index import Document

_NAME, _KIND, _ATTRIBUTE, _DESCRIPTION = 3.0, 2.5, 2.0, 0.4
_SILENT = frozenset({"yes", "no"})
"""Values that say something only together with their name."""


_Texts = defaultdict[str, list[tuple[float, str]]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`_named`: a category's names → its ids. `_terms`: any word for a term → the term. `_words`: the reverse."""

    _named: Mapping[str, frozenset[str]]
    _children: Mapping[str, frozenset[str]]
    _terms: Mapping[str, str]
    _words: Mapping[str, tuple[str, ...]]

    def categories(self, text: str) -> frozenset[str]:
        """The categories that `text` names, with everything below them; none where nobody calls one so."""
        return frozenset(
            below for id_ in self._named.get(_key(text), frozenset()) for below in (id_, *self._below(id_))
        )

    def _below(self, id_: str) -> Iterator[str]:
        for child in self._children.get(id_, frozenset()):
            yield child
            yield from self._below(child)

    def term(self, text: str) -> str:
        """The term that `text` is a word for, or `text` itself, in lower case."""
        return self._terms.get(_key(text), text).strip().lower()

    def vocabulary(self) -> Iterator[str]:
        """Every name of a category and every word for a term."""
        yield from self._named
        yield from self._terms

    def documents(self, session: Session) -> Iterator[Document]:
        """Every active product as what can be searched, all languages together."""
        names: _Texts = defaultdict(list)
        kinds: _Texts = defaultdict(list)
        attributes: _Texts = defaultdict(list)
        colours: _Texts = defaultdict(list)
        for text in session.scalars(select(ProductText)):
            names[text.product_id] += [(_NAME, text.name), (_DESCRIPTION, text.description)]
        for row in session.scalars(select(CategoryText)):
            kinds[row.category_id] += [(_KIND, row.name), (_KIND, row.keywords)]
        for attribute in session.scalars(select(ProductAttribute)):
            if attribute.value not in _SILENT:
                said = (attribute.value, *self._words.get(attribute.value, ()))
                # Colours whole only: 粉红色 is pink and must not be found as its part 红色, red.
                group = colours if attribute.name == "color" else attributes
                group[attribute.product_id] += [(_ATTRIBUTE, word) for word in said]
        for product in session.scalars(select(Product).where(Product.active).order_by(Product.id)):
            texts = (*names[product.id], *kinds[product.category_id], *attributes[product.id])
            yield Document(product.id, texts, tuple(colours[product.id]))


def load(session: Session) -> Lexicon:
    """Read the words from the store."""
    named: dict[str, set[str]] = defaultdict(set)
    for text in session.scalars(select(CategoryText)):
        for name in (text.category_id, text.name, *text.keywords.split()):
            named[_key(name)].add(text.category_id)
    children: dict[str, set[str]] = defaultdict(set)
    for category in session.scalars(select(Category)):
        if category.parent_id is not None:
            children[category.parent_id].add(category.id)
    words: dict[str, list[str]] = defaultdict(list)
    for term in session.scalars(select(Term)):
        words[term.term].append(term.text)
    for alias in session.scalars(select(Alias)):
        words[alias.term].append(alias.word)
    terms = {_key(word): term for term, several in words.items() for word in (term, *several)}
    return Lexicon(
        {name: frozenset(ids) for name, ids in named.items()},
        {parent: frozenset(ids) for parent, ids in children.items()},
        terms,
        {term: tuple(several) for term, several in words.items()},
    )


def _key(text: str) -> str:
    """A name without case, accents and plurals."""
    return " ".join(tokens.runs(text))
