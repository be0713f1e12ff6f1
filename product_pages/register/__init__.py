"""The register: what departments keep in spreadsheets, taken in as drafts and given back."""
