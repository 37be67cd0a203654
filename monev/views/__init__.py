"""Pages of monev, one module per kind of record."""
