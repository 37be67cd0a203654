"""The admin of monev: kemajuan."""
