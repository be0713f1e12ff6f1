"""Wagtail's database search, blind to Vietnamese marks, on SQLite (FTS5) and PostgreSQL alike.

FTS5 folds single marks but never đ, and PostgreSQL folds nothing by default, so both the index and
the query are folded here, in Python, and need no extension of the database.
"""

from functools import cache

from django.db import connection
from django.db.models import F, Func, TextField
from modelsearch.backends.base import BaseSearchQueryCompiler
from modelsearch.query import PlainText

from showcase.text.fold import fold

from .folding import fold_query


class FoldingCompiler(BaseSearchQueryCompiler):
    """Folds the query before the stock compiler sees it."""

    LAST_TERM_IS_PREFIX = True

    def __init__(self, queryset, query, fields=None, operator=None, **kwargs):
        if isinstance(query, str):
            query = PlainText(query, operator=operator or self.DEFAULT_OPERATOR)
        super().__init__(queryset, fold_query(query), fields=fields, operator=operator, **kwargs)


class FoldedColumn(Func):
    """`fold()` in PostgreSQL, which reads the columns when a search names its fields."""

    template = (
        r"regexp_replace(normalize(translate(%(expressions)s::text, 'đĐ', 'dD'), NFD),"
        r" '[\u0300-\u036f]', '', 'g')"
    )
    output_field = TextField()


class FoldingPostgresCompiler(FoldingCompiler):
    def get_fields_vectors(self, search_query):
        from django.contrib.postgres.search import SearchVector

        return [
            (
                SearchVector(FoldedColumn(F(lookup)), config=search_query.config),
                getattr(field, "boost", None) or 1.0,
            )
            for lookup, field in self.search_fields.items()
        ]


@cache
def backend_class(vendor: str) -> type:
    """Return the search backend for a database, `postgresql` or `sqlite`."""
    if vendor == "postgresql":
        from modelsearch.backends.database.postgres import postgres as stock

        base = stock.PostgresSearchBackend
        search, autocomplete = stock.PostgresSearchQueryCompiler, stock.PostgresAutocompleteQueryCompiler
        compiler = FoldingPostgresCompiler
    else:
        from modelsearch.backends.database.sqlite import sqlite as stock

        base = stock.SQLiteSearchBackend
        search, autocomplete = stock.SQLiteSearchQueryCompiler, stock.SQLiteAutocompleteQueryCompiler
        compiler = FoldingCompiler

    class FoldingIndexer(stock.ObjectIndexer):
        def prepare_value(self, value):
            return fold(super().prepare_value(value))

    # The stock index looks its indexer up by this name; there is no other way in.
    stock.ObjectIndexer = FoldingIndexer

    return type(
        "FoldingSearchBackend",
        (base,),
        {
            "query_compiler_class": type("FoldingSearchCompiler", (compiler, search), {}),
            "autocomplete_query_compiler_class": type("FoldingAutocompleteCompiler", (compiler, autocomplete), {}),
        },
    )


def SearchBackend(params):
    """Return the search backend for the site's database; Wagtail asks for it by this name."""
    return backend_class(connection.vendor)(params)
