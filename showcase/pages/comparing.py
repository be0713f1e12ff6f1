"""Versions compared in words: days as the editor's language writes them, yes and no, nothing for nothing."""

from datetime import date, datetime, time

from django.db import models
from django.utils.formats import date_format, time_format
from django.utils.html import escape
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.compare import FieldComparison, TextDiff, comparison_class_registry


class WordsComparison(FieldComparison):
    """Compares values by what they are called."""

    def words(self, value) -> str:
        """Return a value in the editor's language; nothing is a dash."""
        match value:
            case None | "" | ():
                return "–"
            case bool():
                return _("yes") if value else _("no")
            case datetime():
                return date_format(localtime(value), "SHORT_DATETIME_FORMAT")
            case date():
                return date_format(value, "SHORT_DATE_FORMAT")
            case time():
                return time_format(value, "TIME_FORMAT")
            case _other:
                return str(value)

    def htmldiff(self):
        before, after = self.words(self.val_a), self.words(self.val_b)
        if not self.has_changed():
            return escape(before)
        return TextDiff([("deletion", before), ("addition", after)]).to_html()


def compare_in_words(field_class: type[models.Field], comparison: type[WordsComparison] = WordsComparison) -> None:
    """Compare all columns of a kind in words."""
    comparison_class_registry.register(field_class, value=comparison)


for kind in (models.DateField, models.TimeField, models.BooleanField, models.FloatField, models.IntegerField):
    compare_in_words(kind)
