"""The admin of monev: pengukuran."""
