"""Pages of the rencana aksi: who may, load, one service or query, render."""
