"""Commands of organisasi."""
