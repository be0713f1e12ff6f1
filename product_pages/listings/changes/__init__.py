"""Changing what a marketplace is: shown before it is done, written down when it is, and with a way back."""
