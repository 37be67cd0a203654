"""The admin of monev: the calendar is edited, everything else is written by pages and services and read here."""

from monev.admin import evaluasi, kalender, kemajuan, kepatuhan, laporan, masalah, pengukuran, rapat

__all__ = ["evaluasi", "kalender", "kemajuan", "kepatuhan", "laporan", "masalah", "pengukuran", "rapat"]
