"""Counting what readers do, by the day and without knowing anything about them."""
