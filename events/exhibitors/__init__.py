"""Who shows what at which stand."""
