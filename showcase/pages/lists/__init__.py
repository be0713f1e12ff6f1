"""The lists of pages in the admin: one for each kind, with its own columns and filters."""
