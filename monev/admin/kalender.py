"""The admin of monev: kalender."""
