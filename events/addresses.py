"""What follows the address of the list of events for its further views; no event may be called so."""

CALENDAR, YEARS, SERIES = "lich", "nam", "chuoi"
TAKEN = frozenset({CALENDAR, YEARS, SERIES})
