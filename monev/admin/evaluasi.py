"""The admin of monev: evaluasi."""
