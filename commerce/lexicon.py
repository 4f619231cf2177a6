"""The catalogue's own words: categories and colours as people call them in each language, and the texts to search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from commerce import tokens
from commerce.products import FALLBACK
from commerce.schema import Category, CategoryText, Product, ProductAttribute, ProductText, Term
from commerce.search_index import Document

_NAME, _KIND, _ATTRIBUTE, _DESCRIPTION = 3.0, 2.5, 2.0, 0.4
_BORROWED = 0.8
"""What an English name of a category is worth in another language."""
_SILENT = frozenset({"yes", "no"})
"""Values that say something only together with their name."""

_Texts = defaultdict[str, list[tuple[float, str]]]
_Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Names:
    """One language: a category's names → its ids, any word for a term → the term; both ways of looking."""

    categories: Mapping[str, frozenset[str]]
    terms: Mapping[str, str]


class Lexicon:
    """The words of the store at one moment, every language compiled when it is first asked for."""

    def __init__(self, session: Session) -> None:
        kinds: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for row in session.scalars(select(CategoryText)):
            kinds[row.lang][row.category_id] = (row.name, *_listed(row.keywords))
        terms: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for term in session.scalars(select(Term)):
            terms[term.lang][term.term] = (term.text, *_listed(term.also))
        self._kinds: Mapping[str, _Words] = kinds
        self._terms: Mapping[str, _Words] = terms
        self._ids: list[str] = []
        self._children: dict[str, set[str]] = defaultdict(set)
        for category in session.scalars(select(Category)):
            self._ids.append(category.id)
            if category.parent_id is not None:
                self._children[category.parent_id].add(category.id)
        self._names: dict[str, _Names] = {}
        self.languages = tuple(sorted(set(session.scalars(select(ProductText.lang).distinct())) | {FALLBACK}))

    def categories(self, text: str, lang: str) -> frozenset[str]:
        """The categories that `text` names, with everything below them; none where nobody calls one so."""
        for asked in self._asked(lang):
            if found := self._of(asked).categories.get(_key(text, asked)):
                return frozenset(below for id_ in found for below in (id_, *self._below(id_)))
        return frozenset()

    def term(self, text: str, lang: str) -> str:
        """The term that `text` is a word for, or `text` itself, in lower case."""
        for asked in self._asked(lang):
            if (term := self._of(asked).terms.get(_key(text, asked))) is not None:
                return term.lower()
        return text.strip().lower()

    def vocabulary(self, lang: str) -> Iterator[str]:
        """Every name of a category and every word for a term in `lang`, and the English names of categories."""
        yield from self.kinds(lang)
        yield from (word for words in self._terms.get(lang, {}).values() for word in words)
        if lang != FALLBACK:
            yield from self.kinds(FALLBACK)

    def kinds(self, lang: str) -> Iterator[str]:
        """The names of categories in `lang`."""
        yield from (name for names in self._kinds.get(lang, {}).values() for name in names)

    def documents(self, session: Session, lang: str) -> Iterator[Document]:
        """Every active product as what can be searched in `lang`: its texts there (in English where there are none),
        and the English names of its category and its colour, which people mix in."""
        names = _best(session.scalars(select(ProductText).where(ProductText.lang.in_((lang, FALLBACK)))), lang)
        attributes: _Texts = defaultdict(list)
        colours: _Texts = defaultdict(list)
        for attribute in session.scalars(select(ProductAttribute)):
            if attribute.value not in _SILENT:
                said = (attribute.value, *self._terms.get(lang, {}).get(attribute.value, ()))
                # Colours whole only: 粉红色 is pink and must not be found as its part 红色, red.
                group = colours if attribute.name == "color" else attributes
                group[attribute.product_id] += [(_ATTRIBUTE, word) for word in said]
        for product in session.scalars(select(Product).where(Product.active).order_by(Product.id)):
            kind = [(_KIND, name) for name in self._kinds.get(lang, {}).get(product.category_id, ())]
            if lang != FALLBACK:
                english = self._kinds.get(FALLBACK, {}).get(product.category_id, ())
                kind += [(_KIND * _BORROWED, name) for name in english]
            text = names.get(product.id)
            own = [] if text is None else [(_NAME, text.name), (_DESCRIPTION, text.description)]
            yield Document(product.id, (*own, *kind, *attributes[product.id]), tuple(colours[product.id]))

    def _below(self, id_: str) -> Iterator[str]:
        for child in self._children.get(id_, ()):
            yield child
            yield from self._below(child)

    def _asked(self, lang: str) -> Iterator[str]:
        """Languages in the order in which a word is looked up: the shopper's, English, then the others."""
        return iter(dict.fromkeys((lang, FALLBACK, *self.languages)))

    def _of(self, lang: str) -> _Names:
        names = self._names.get(lang)
        if names is None:
            categories: dict[str, set[str]] = defaultdict(set)
            for id_, words in ((id_, (id_, *self._kinds.get(lang, {}).get(id_, ()))) for id_ in self._ids):
                for word in words:
                    categories[_key(word, lang)].add(id_)
            terms = {
                _key(word, lang): term for term, words in self._terms.get(lang, {}).items() for word in (term, *words)
            }
            found = {key: frozenset(ids) for key, ids in categories.items()}
            names = self._names[lang] = _Names(found, terms)
        return names


def _best(rows: Iterable[ProductText], lang: str) -> dict[str, ProductText]:
    """One text a product: that in `lang` where there is one."""
    best: dict[str, ProductText] = {}
    for row in rows:
        if row.lang == lang or row.product_id not in best:
            best[row.product_id] = row
    return best


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split(", ")) if words else ()


def _key(text: str, lang: str) -> str:
    """A name without case, accents and plurals."""
    return " ".join(tokens.runs(text, lang))
