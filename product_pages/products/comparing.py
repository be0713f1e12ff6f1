"""Harvest months compared by their names."""

from django.utils.dates import MONTHS

from product_pages.months import MonthsField
from showcase.pages.comparing import WordsComparison, compare_in_words


class MonthsComparison(WordsComparison):
    def words(self, value) -> str:
        return ", ".join(str(MONTHS[month]) for month in value) if value else super().words(value)


compare_in_words(MonthsField, MonthsComparison)
