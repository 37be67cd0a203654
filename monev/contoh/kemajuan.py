"""Monthly reports of the sample: progress along the schedule, faster or slower with the unit's way of working."""

from datetime import timedelta
from decimal import Decimal
from random import Random

from monev.contoh.acak import BIASA, LAMBAT, RAJIN, pukul, sumber, watak
from monev.contoh.pelaku import Pelaku
from monev.models import Kemajuan, LaporanBulanan, Periode
from monev.queries.kemajuan import versi_kemajuan
from monev.services.alur import alihkan
from monev.services.bukti import tambah_tautan
from monev.services.kemajuan import kunci_untuk_diisi, mulai_laporan, simpan_banyak
from monev.spreadsheet.isian import Isian
from monev.workflow import LAPORAN_BULANAN
from organisasi.models import PerangkatDaerah
from rencana_aksi.models import RencanaAksi

LAJU = {
    RAJIN: (Decimal("0.98"), Decimal("1.02")),
    BIASA: (Decimal("0.85"), Decimal("1.0")),
    LAMBAT: (Decimal("0.5"), Decimal("0.8")),
}
"""How much of what the schedule says is done, from least to most."""

KENDALA = (
    "Penyesuaian anggaran belum selesai.",
    "Petugas pelaksana terbatas.",
    "Menunggu koordinasi dengan unit lain.",
    "Pengadaan barang tertunda.",
)
LANGKAH = ("Mempercepat koordinasi.", "Menambah petugas.", "Mengajukan perubahan jadwal.")


def muat_laporan(
    rencana: RencanaAksi, unit: PerangkatDaerah, bulan: Periode, pelaku: Pelaku
) -> LaporanBulanan:
    """Write a unit's report of a month: filled in, sent by its head, accepted by its reader."""
    acak = sumber("laporan", unit.kode, bulan.tahun, bulan.nomor)
    penyusun, kepala = pelaku.penyusun[unit.pk], pelaku.kepala[unit.pk]
    hari_isi = bulan.akhir + timedelta(days=2)
    laporan, _ = mulai_laporan(rencana=rencana, periode=bulan, oleh=penyusun, kini=pukul(hari_isi))
    tanda = versi_kemajuan(laporan)
    baris = list(laporan.kemajuan.select_related("butir").order_by("butir__nomor"))
    perubahan = [(k, _isian(k, unit.kode, bulan, acak), tanda.get(k.pk, "")) for k in baris]
    terkunci = kunci_untuk_diisi(laporan, penyusun, pukul(hari_isi, 10))
    simpan_banyak(laporan=terkunci, perubahan=perubahan, oleh=penyusun)
    if bulan.nomor % 3 == 0 and baris:
        tambah_tautan(
            bidang="kemajuan",
            pemilik=baris[0],
            nama=f"Dokumentasi {bulan}",
            tautan=f"https://{unit.kode}.contoh.invalid/{bulan.tahun}/{bulan.nomor}",
            oleh=penyusun,
            kini=pukul(hari_isi, 11),
        )
    kirim = bulan.akhir + timedelta(days=_hari_kirim(unit.kode, acak))
    for peralihan, orang, hari in (
        ("kirim", kepala, kirim),
        ("terima", pelaku.pelaksana[1], kirim + timedelta(days=3)),
    ):
        laporan = alihkan(
            dokumen=laporan, peralihan=LAPORAN_BULANAN.langkah(peralihan), oleh=orang, kini=pukul(hari, 14)
        )
    return laporan


def _hari_kirim(kode: str, acak: Random) -> int:
    """Return how many days after the month's end the report is sent; the 10th is the last day on time."""
    return {RAJIN: acak.randint(3, 9), BIASA: acak.randint(5, 11), LAMBAT: acak.randint(8, 16)}[watak(kode)]


def _isian(kemajuan: Kemajuan, kode: str, bulan: Periode, acak: Random) -> Isian:
    butir = kemajuan.butir
    jadwal = list(butir.jadwal)
    rencana = Decimal(sum(m <= bulan.nomor for m in jadwal)) / max(len(jadwal), 1)
    bawah, atas = LAJU[watak(kode)]
    laju = bawah + (atas - bawah) * Decimal(acak.randrange(101)) / 100
    tuntas = bulan.nomor == 12 and watak(kode) == RAJIN
    bagian = Decimal(1) if tuntas else min(rencana * laju, Decimal(1))
    fisik = max(kemajuan.fisik or Decimal(0), (bagian * 100).quantize(Decimal(1)))
    volume = max(kemajuan.volume or Decimal(0), ((butir.target or Decimal(0)) * bagian).quantize(Decimal(1)))
    uang = (
        ((butir.anggaran or Decimal(0)) * bagian * Decimal("0.95"))
        .quantize(Decimal(1000))
        .quantize(Decimal(1))
    )
    lambat = rencana * 100 - fisik >= 20
    return Isian(
        fisik=fisik,
        volume=volume,
        anggaran=max(kemajuan.anggaran or Decimal(0), min(uang, butir.anggaran or Decimal(0))),
        kendala=acak.choice(KENDALA) if lambat else "",
        langkah=acak.choice(LANGKAH) if lambat else "",
    )
