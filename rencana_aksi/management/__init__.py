"""Commands of the rencana aksi."""
