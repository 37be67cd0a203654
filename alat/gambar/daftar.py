"""Every picture that README and guide show, in the order in which they are taken."""

from alat.gambar import rencana, roadmap

DAFTAR = (*roadmap.GAMBAR, *rencana.GAMBAR)
