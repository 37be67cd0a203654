"""Evaluations and yearly reports of the sample."""

from datetime import timedelta

from monev.contoh.acak import pukul
from monev.contoh.pelaku import Pelaku
from monev.models import Evaluasi, LaporanMonev, Periode, Rekomendasi
from monev.services.alur import alihkan
from monev.services.evaluasi import mulai_evaluasi, simpan_analisis, simpan_rekomendasi
from monev.services.laporan_monev import mulai_laporan_monev, simpan_laporan_monev
from monev.workflow import EVALUASI, LAPORAN_MONEV
from organisasi.models import Pengguna, PerangkatDaerah

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
    oleh: Pengguna = pelaku.penyusun[unit.pk] if unit else pelaku.pelaksana[0]
    hari = tahun.akhir + timedelta(days=45)
    laporan = mulai_laporan_monev(
        periode=tahun, tingkat="pd" if unit else "kota", oleh=oleh, kini=pukul(hari), perangkat_daerah=unit
    )
    laporan.pengantar, laporan.simpulan = PENGANTAR, SIMPULAN
    laporan = simpan_laporan_monev(laporan=laporan, oleh=oleh, kini=pukul(hari, 10))
    penetap = pelaku.kepala[unit.pk] if unit else pelaku.pengarah[0]
    return alihkan(
        dokumen=laporan,
        peralihan=LAPORAN_MONEV.langkah("tetapkan"),
        oleh=penetap,
        kini=pukul(hari + timedelta(days=5)),
    )
