"""How, this year: the rencana aksi of each Perangkat Daerah, from its own spreadsheet to a set plan."""
