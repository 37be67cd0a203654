"""The admin of monev: rapat."""
