"""The admin of monev: masalah."""
