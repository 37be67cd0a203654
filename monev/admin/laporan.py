"""The admin of monev: laporan."""
