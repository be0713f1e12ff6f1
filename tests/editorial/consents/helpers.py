"""Looking for what should be nowhere: in every text of the database, however it is wrapped, and in the files."""

import json
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

# An index of words is a table of the database's own.
SKIPPED = {"auth_permission"}


def everything() -> str:
    """Return every value of every table, as one text."""
    tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
    with connection.cursor() as cursor:
        return "\n".join(dump(cursor, table) for table in dict.fromkeys(tables) if table not in SKIPPED)


def dump(cursor, table: str) -> str:
    cursor.execute(f'SELECT * FROM "{table}"')
    return "\n".join(f"{table}: {row}" for row in cursor.fetchall())


def traces_of(text: str, where: str) -> list[str]:
    """Return the lines in which the text stands: as it is, or escaped once or more."""
    forms = {text}
    for _depth in range(4):
        forms |= {json.dumps(form)[1:-1] for form in forms}
    forms |= {form.replace("\\", "\\\\") for form in forms}
    return [line[:200] for line in where.splitlines() if any(form in line for form in forms)]


def files() -> list[str]:
    """Return the names of all stored files."""
    root = Path(settings.MEDIA_ROOT)
    return sorted(path.name for path in root.rglob("*") if path.is_file())
