"""Queries without marks: what a reader types is folded like what the index holds."""

import re

from modelsearch.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText, SearchQuery

from showcase.text.fold import fold

NOTHING = Not(MATCH_ALL)
# More words than anyone types in earnest; each costs the database a look-up.
MOST_WORDS = 12


def words(text: str) -> list[str]:
    """Return the words of a text, folded and in lower case: letters and digits only.

    A quotation mark, a NUL or a lone hyphen is a syntax error to SQLite's FTS5, so none gets there.

    >>> words('Nước "mắm" Đô-Lương')
    ['nuoc', 'mam', 'do', 'luong']
    """
    return re.findall(r"[^\W_]+", fold(text).lower())[:MOST_WORDS]


def fold_query(query: SearchQuery) -> SearchQuery:
    """Return the query with every text in it folded; one without any word finds nothing.

    Each word becomes a text of its own, because the compilers take the last word of a text as the
    beginning of one: so every word that is typed may be unfinished.
    """
    match query:
        case PlainText():
            texts = [PlainText(word, boost=query.boost) for word in words(query.query_string)]
            joined = Or if query.operator == "or" else And
            return joined(texts) if len(texts) > 1 else texts[0] if texts else NOTHING
        case Phrase():
            text = " ".join(words(query.query_string))
            return Phrase(text) if text else NOTHING
        case Fuzzy():
            return Fuzzy(" ".join(words(query.query_string)), operator=query.operator)
        case Not():
            return Not(fold_query(query.subquery))
        case Boost():
            return Boost(fold_query(query.subquery), query.boost)
        case And() | Or():
            return type(query)([fold_query(sub) for sub in query.subqueries])
        case _:
            return query
