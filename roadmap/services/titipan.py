"""Uploaded bytes kept between preview and apply, for a day."""

from berkas.simpanan import Simpanan

titipan = Simpanan("unggahan", umur=24 * 3600)
