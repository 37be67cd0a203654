"""Forms of the plans, one file per kind of record."""
