"""The admin of monev: kepatuhan."""
