"""Finding fairs: list, calendar, archive; and what the page of one tells."""
