"""Evaluations of the sample, its yearly reports, and those of the pokja."""

from datetime import timedelta
from typing import Any

from monev.contoh.acak import pukul, sumber
from monev.contoh.pelaku import Pelaku
from monev.models import Evaluasi, LaporanMonev, Periode, Rekomendasi
from monev.services.alur import alihkan
from monev.services.evaluasi import mulai_evaluasi, simpan_analisis, simpan_rekomendasi
from monev.services.laporan_monev import mulai_laporan_monev, simpan_laporan_monev
from monev.workflow import EVALUASI, LAPORAN_MONEV
from organisasi.models import Pengguna, PerangkatDaerah, Pokja

ANALISIS = (
    "Sebagian besar butir berjalan sesuai jadwal. Yang tertinggal disebabkan oleh anggaran dan petugas."
)
PENGANTAR = "Laporan ini memuat hasil monitoring dan evaluasi reformasi birokrasi pada periode tersebut."
SIMPULAN = "Pelaksanaan berjalan dengan beberapa kendala yang ditindaklanjuti pada periode berikutnya."


def muat_evaluasi(semester: Periode, pelaku: Pelaku, unit: PerangkatDaerah | None = None) -> Evaluasi:
    """Evaluate a semester of a unit, or of the city, with one recommendation for a unit; accepted."""
    oleh = pelaku.penyusun[unit.pk] if unit else pelaku.pelaksana[0]
    hari = semester.akhir + timedelta(days=20)
    evaluasi = mulai_evaluasi(
        periode=semester, tingkat="pd" if unit else "kota", oleh=oleh, kini=pukul(hari), perangkat_daerah=unit
    )
    evaluasi.analisis = ANALISIS
    evaluasi = simpan_analisis(evaluasi=evaluasi, oleh=oleh, kini=pukul(hari, 10))
    if unit:
        saran = Rekomendasi(
            evaluasi=evaluasi,
            nomor=1,
            teks="Mempercepat butir yang tertinggal dan melaporkannya setiap bulan.",
            perangkat_daerah=unit,
            tenggat=semester.akhir + timedelta(days=120),
        )
        simpan_rekomendasi(rekomendasi=saran, oleh=oleh, kini=pukul(hari, 11))
    kirim = ("kirim", pelaku.kepala[unit.pk]) if unit else ("kirim-tim", oleh)
    terima = ("terima", pelaku.pelaksana[1] if unit else pelaku.inspektur[0])
    for jeda, (nama, orang) in enumerate((kirim, terima), start=1):
        evaluasi = alihkan(
            dokumen=evaluasi,
            peralihan=EVALUASI.langkah(nama),
            oleh=orang,
            kini=pukul(hari + timedelta(days=jeda)),
        )
    return evaluasi


def muat_laporan_tahunan(tahun: Periode, pelaku: Pelaku, unit: PerangkatDaerah | None = None) -> LaporanMonev:
    """Write the yearly report of a unit, or of the city, and let it be set."""
    oleh, penetap = (
        (pelaku.penyusun[unit.pk], pelaku.kepala[unit.pk])
        if unit
        else (pelaku.pelaksana[0], pelaku.pengarah[0])
    )
    lingkup = {"tingkat": "pd" if unit else "kota", "perangkat_daerah": unit}
    return _tetapkan(tahun, lingkup, oleh, penetap, hari=45)


def muat_laporan_pokja(bulan: Periode, pelaku: Pelaku, pokja: Pokja) -> LaporanMonev:
    """Write a pokja's report of a month and let it be set; the 10th of the next month is the last day on time."""
    hari = sumber("laporan-pokja", pokja.kode, bulan.tahun, bulan.nomor).randint(2, 8)
    lingkup = {"tingkat": "pokja", "pokja": pokja}
    return _tetapkan(bulan, lingkup, pelaku.pokja[pokja.pk], pelaku.pelaksana[0], hari=hari)


def _tetapkan(
    periode: Periode, lingkup: dict[str, Any], oleh: Pengguna, penetap: Pengguna, *, hari: int
) -> LaporanMonev:
    """Write a report so many days after its period, and let it be set five days later."""
    saat = periode.akhir + timedelta(days=hari)
    laporan = mulai_laporan_monev(periode=periode, oleh=oleh, kini=pukul(saat), **lingkup)
    laporan.pengantar, laporan.simpulan = PENGANTAR, SIMPULAN
    laporan = simpan_laporan_monev(laporan=laporan, oleh=oleh, kini=pukul(saat, 10))
    return alihkan(
        dokumen=laporan,
        peralihan=LAPORAN_MONEV.langkah("tetapkan"),
        oleh=penetap,
        kini=pukul(saat + timedelta(days=5)),
    )
