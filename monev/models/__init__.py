"""Periods and rhythm (`kalender`), and what is recorded of them, one module per kind of record."""

from monev.models.arahan import Arahan
from monev.models.bukti import Bukti, JenisBukti
from monev.models.contoh import JejakContoh
from monev.models.dasar import Terkunci, Tingkat
from monev.models.evaluasi import Evaluasi, Rekomendasi
from monev.models.kalender import Irama, JenisPeriode, Kewajiban, PengaturanMonev, Periode, Peristiwa
from monev.models.kemajuan import BIDANG_KEMAJUAN, Kemajuan, LaporanBulanan
from monev.models.laporan import BentukLaporan, BerkasLaporan, LaporanMonev, PaketLaporan, StatusPaket
from monev.models.masalah import (
    CatatanMasalah,
    CatatanTindakLanjut,
    LangkahMasalah,
    LangkahTindakLanjut,
    Permasalahan,
    StatusMasalah,
    StatusTindakLanjut,
    TindakLanjut,
)
from monev.models.pengukuran import Pengukuran
from monev.models.rapat import AgendaRapat, JenisRapat, Keputusan, Peserta, Rapat, StatusRapat
from monev.models.survei import Survei

__all__ = [
    "BIDANG_KEMAJUAN",
    "AgendaRapat",
    "Arahan",
    "BentukLaporan",
    "BerkasLaporan",
    "Bukti",
    "CatatanMasalah",
    "CatatanTindakLanjut",
    "Evaluasi",
    "Irama",
    "JejakContoh",
    "JenisBukti",
    "JenisPeriode",
    "JenisRapat",
    "Kemajuan",
    "Keputusan",
    "Kewajiban",
    "LangkahMasalah",
    "LangkahTindakLanjut",
    "LaporanBulanan",
    "LaporanMonev",
    "PaketLaporan",
    "PengaturanMonev",
    "Pengukuran",
    "Periode",
    "Peristiwa",
    "Permasalahan",
    "Peserta",
    "Rapat",
    "Rekomendasi",
    "StatusMasalah",
    "StatusPaket",
    "StatusRapat",
    "StatusTindakLanjut",
    "Survei",
    "Terkunci",
    "TindakLanjut",
    "Tingkat",
]
