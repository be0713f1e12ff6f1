"""Short permanent addresses for print, and how often they were scanned."""
