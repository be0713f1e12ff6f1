"""Exhibitors from a spreadsheet: read, previewed, confirmed."""
