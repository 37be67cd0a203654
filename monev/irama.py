"""The rhythm of Bab IV as a road map starts with it: rows to edit afterwards, never read again. Pure."""

from typing import NamedTuple

DASAR = "Perwal 45/2020, Bab IV"


class BarisIrama(NamedTuple):
    """One obligation: code, name, level, what keeps it, how often, and how many days after the period it is due."""

    kode: str
    nama: str
    tingkat: str
    peristiwa: str
    irama: str
    tenggat_hari: int


IRAMA = (
    BarisIrama("rapat-pokja", "Rapat kelompok kerja", "pokja", "rapat", "bulan", 0),
    BarisIrama("rapat-pleno", "Rapat pleno", "kota", "rapat", "bulan", 0),
    BarisIrama("rapat-pd", "Pertemuan Kepala Perangkat Daerah", "pd", "rapat", "dua-pekan", 0),
    BarisIrama(
        "laporan-pokja", "Laporan kemajuan kelompok kerja ke pleno", "pokja", "laporan-monev", "bulan", 10
    ),
    BarisIrama("laporan-pd", "Laporan kemajuan ke Pokja Monev", "pd", "laporan", "bulan", 10),
    BarisIrama("evaluasi-pokja", "Rapat evaluasi kelompok kerja", "pokja", "rapat-evaluasi", "semester", 31),
    BarisIrama("evaluasi-pleno", "Rapat evaluasi pleno", "kota", "rapat-evaluasi", "semester", 31),
    BarisIrama("evaluasi-pd", "Rapat evaluasi Perangkat Daerah", "pd", "rapat-evaluasi", "semester", 31),
    BarisIrama("hasil-evaluasi-pokja", "Evaluasi kelompok kerja", "pokja", "evaluasi", "semester", 31),
    BarisIrama("hasil-evaluasi-pd", "Evaluasi Perangkat Daerah", "pd", "evaluasi", "semester", 31),
    BarisIrama("hasil-evaluasi-kota", "Evaluasi kota", "kota", "evaluasi", "semester", 31),
    BarisIrama("pengukuran-pd", "Pengukuran target indikator", "pd", "pengukuran", "semester", 31),
    BarisIrama("pengukuran-kota", "Pengukuran target indikator kota", "kota", "pengukuran", "semester", 31),
    BarisIrama("laporan-monev-pd", "Laporan monev tahunan", "pd", "laporan-monev", "tahun", 59),
    BarisIrama("laporan-monev-kota", "Laporan monev tahunan kota", "kota", "laporan-monev", "tahun", 59),
    BarisIrama("survei-pd", "Survei rutin melalui internet", "pd", "survei", "tahun", 0),
    BarisIrama("survei-kota", "Survei rutin melalui internet tingkat kota", "kota", "survei", "tahun", 0),
)
