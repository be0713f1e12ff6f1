"""Withdrawing a consent: everything that it allowed goes, from what readers see down to the oldest draft.

`plan` reads what would change and changes nothing, so the preview cannot differ from the deed;
`carry_out` does it in one transaction and deletes the files after it. Both may be run again at any time.
"""
