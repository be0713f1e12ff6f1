"""Events in calendars and feeds."""
