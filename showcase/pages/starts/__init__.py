"""Where a new page starts: from a template of chapters, from another page, or from nothing."""
