"""Which fair to visit: by month, place, kind, product and year."""
